import { attributesOf, isTrue } from "../ooxml/xml.js";

/** Which cell formats lock their cells on a protected sheet: all but those that say otherwise. */
export function lockedFormats(styles: string | undefined): (style: number) => boolean {
  if (styles === undefined) return () => true;
  const start = styles.search(/<cellXfs[\s>]/);
  const list = start < 0 ? "" : styles.slice(start, styles.indexOf("</cellXfs>", start));
  const formats = list.match(/<xf(?:\s[^<>]*)?(?:\/>|>[^]*?<\/xf>)/g) ?? [];
  const unlocked = new Set(formats.flatMap((format, index) => (unlocks(format) ? [index] : [])));
  return (style) => !unlocked.has(style);
}

function unlocks(format: string): boolean {
  const protection = /<protection\s[^<>]*>/.exec(format)?.[0];
  const locked = protection && attributesOf(protection).get("locked");
  return locked !== undefined && !isTrue(locked);
}
