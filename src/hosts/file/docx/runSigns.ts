import type { XmlWalk } from "./walk.js";

const SIGNS: Readonly<Record<string, string>> = {
  tab: " ",
  ptab: " ",
  br: "\n",
  cr: "\n",
  noBreakHyphen: "-",
};

/** What an element in a run shows; undefined for one that holds others, or shows nothing. */
export function runSign(name: string, walk: XmlWalk): string | undefined {
  if (name === "t") return shownText(walk);
  if (name === "m:t") return walk.text();
  if (name === "sym" || name.endsWith(":symEx")) return signOf(walk.attribute("char") ?? "");
  return Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
}

/** Blanks at both ends count only where the element says so; a line break in the file is a blank. */
function shownText(walk: XmlWalk): string {
  const text = walk.text().replace(/\r\n|[\r\n\t]/g, " ");
  if (!text.startsWith(" ") && !text.endsWith(" ")) return text;
  return walk.attribute("space") === "preserve" ? text : trimBlanks(text);
}

function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === " ") start++;
  while (end > start && text[end - 1] === " ") end--;
  return text.slice(start, end);
}

function signOf(code: string): string {
  const number = /^[0-9a-f]{1,6}$/i.test(code) ? parseInt(code, 16) : 0;
  return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : "";
}
