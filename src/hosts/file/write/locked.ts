import { attributesOf, isTrue } from "../ooxml/xml.js";
import { childrenOf, type Element, Markup } from "./markup.js";

/**
 * Which cell formats lock their cells on a protected sheet: all but those that say otherwise. `styles` is the styles
 * part. @throws UnreadableMarkup
 */
export function lockedFormats(styles: string | undefined): (style: number) => boolean {
  if (styles === undefined) return () => true;
  const markup = new Markup(styles);
  const lists = childrenOf(markup, markup.element(markup.root));
  const formats = lists.find(({ tag }) => tag.name === "cellXfs");
  if (!formats) return () => true;
  const unlocked = new Set(
    childrenOf(markup, formats).flatMap((format, index) => (unlocks(markup, format) ? [index] : [])),
  );
  return (style) => !unlocked.has(style);
}

function unlocks(markup: Markup, format: Element): boolean {
  const protection = childrenOf(markup, format).find(({ tag }) => tag.name === "protection");
  if (!protection) return false;
  const { start, end } = protection.tag;
  const locked = attributesOf(markup.text.slice(start, end)).get("locked");
  return locked !== undefined && !isTrue(locked);
}
