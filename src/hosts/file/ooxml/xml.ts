import { remember } from "../../../workbook/index.js";
import { damaged } from "../errors.js";

const MAIN_NAMESPACES = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/**
 * One spelling for what XML lets writers spell in many ways, because the library behind reads with patterns and loses
 * the other spellings in silence: comments and instructions go, CDATA becomes escaped text, the prefix of spreadsheets
 * (`<x:c>`) and of texts (`<w:p>`) goes, character references become characters, blanks inside a tag become single spaces. Document types,
 * which OOXML forbids, are refused: no entity is ever declared.
 */
export function plainXml(text: string, part: string): string {
  let plain = dropPrefixes(plainMarkup(text, part));
  if (plain.includes("&#")) plain = plainReferences(plain);
  if (/<\w+(?:[\t\r\n]| [ \t\r\n])/.test(plain)) plain = plain.replace(/<(\w+)\s+/g, "<$1 ");
  return plain;
}

/** Whether the text ends where its root element ends. A part cut in the middle does not. */
export function isComplete(plain: string): boolean {
  const root = /^\s*<([\w.:-]+)/.exec(plain)?.[1];
  if (root === undefined) return false;
  const end = plain.slice(-1000).trimEnd();
  if (new RegExp(`</${root.replaceAll(".", "\\.")}\\s*>$`).test(end)) return true;
  return /^\s*<[^<>]*\/>\s*$/.test(plain);
}

const startTag = remember(
  (name) => new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s(?:"[^"<]*"|'[^'<]*'|[^<>"'])*)?/?>`, "g"),
);

/** The attributes of every element with this name, in order; for small parts. Names without their prefix. */
export function elements(plain: string, name: string): Map<string, string>[] {
  if (!plain.includes(name)) return [];
  return (plain.match(startTag(name)) ?? []).map(attributesOf);
}

/** The attributes of a start tag, entities resolved, names without their prefix. */
export function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of tag.matchAll(
    /(?<![\w.:-])([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (name.startsWith("xmlns")) continue;
    attributes.set(name.slice(name.indexOf(":") + 1), unescapeXml(double ?? single ?? ""));
  }
  return attributes;
}

/** `1` and `true`. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** Text made safe for element content and attributes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Text with its entities resolved. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return plainReferences(text).replace(
    /&(?:(lt|gt|quot|apos|amp)|#(x?)([0-9a-fA-F]+));/g,
    (_, name?: string, hex?: string, digits = "") =>
      name === undefined
        ? String.fromCharCode(parseInt(String(digits), hex === "x" ? 16 : 10))
        : (named[name] ?? ""),
  );
}

const ROOT = /<([\w.-]+:)?[^<>]*>/;

const MARKUP = [
  { start: "<?", end: "?>", keep: false },
  { start: "<!--", end: "-->", keep: false },
  { start: "<![CDATA[", end: "]]>", keep: true },
];

/** Goes from one end to the next: a search for pairs would begin anew at every start that has no end. */
function plainMarkup(text: string, part: string): string {
  const pieces: string[] = [];
  let done = 0;
  const next = /<[!?]/g;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const at = match.index;
    const markup = MARKUP.find(({ start }) => text.startsWith(start, at));
    if (!markup) throw damaged({ what: "partDoctype", part });
    const content = at + markup.start.length;
    const end = text.indexOf(markup.end, content);
    if (end < 0) throw damaged({ what: "partCut", part });
    pieces.push(text.slice(done, at), markup.keep ? escapeXml(text.slice(content, end)) : "");
    done = end + markup.end.length;
    next.lastIndex = done;
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

/** The prefixes, each with its colon, that the root element of a part gives to the main namespaces. */
export function mainPrefixes(root: string): ReadonlySet<string> {
  const [tag, own] = ROOT.exec(root) ?? [""];
  const prefixes = new Set<string>(own === undefined ? [] : [own]);
  for (const [, prefix = "", namespace = ""] of tag.matchAll(/xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)) {
    if (MAIN_NAMESPACES.includes(namespace)) prefixes.add(`${prefix}:`);
  }
  return prefixes;
}

function dropPrefixes(text: string): string {
  let plain = text;
  for (const prefix of mainPrefixes(text))
    plain = plain.replaceAll(`<${prefix}`, "<").replaceAll(`</${prefix}`, "</");
  return plain;
}

/** ASCII stays a reference: `&#60;` must not become markup, and a line break in an attribute must not become a blank. */
function plainReferences(text: string): string {
  return text.replace(/&#(x?)([0-9a-fA-F]+);/g, (reference, hex: string, digits: string) => {
    const code = parseInt(digits, hex === "x" ? 16 : 10);
    return code >= 0x80 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : reference;
  });
}
