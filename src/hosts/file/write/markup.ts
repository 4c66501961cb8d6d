import { remember } from "../../../workbook/index.js";
import { mainPrefixes } from "../ooxml/xml.js";

/** A start tag, an end tag, or the tag of an empty element, as it stands in the text. */
export interface Tag {
  readonly is: "start" | "end" | "empty";
  /** Without a prefix that stands for the main namespace. */
  readonly name: string;
  /** As written. */
  readonly rawName: string;
  readonly start: number;
  readonly end: number;
}

/** An element as it stands in the text. */
export interface Element {
  readonly tag: Tag;
  /** Where its content ends; at the end of the tag where it is empty. */
  readonly contentEnd: number;
  readonly end: number;
}

/** Thrown for markup that cannot be followed. */
export class UnreadableMarkup extends Error {
  override readonly name = "UnreadableMarkup";
}

const TAG = /<(\/?)([^\s<>/="'!?]+)(?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/y;

/** What is no element, by its ends. */
const OTHER = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/**
 * Goes through the tags of a part where they stand, so that some of it can be changed and the rest left as it is.
 * Comments, instructions and CDATA are passed over.
 */
export class Markup {
  readonly root: Tag;
  readonly #prefixes: ReadonlySet<string>;
  /** Nothing but tags and texts: the end of an element can be searched for. */
  readonly #isPlain: boolean;
  /** Where the next tag is looked for. */
  at = 0;

  constructor(readonly text: string) {
    this.#prefixes = new Set();
    const root = this.#required();
    this.#prefixes = mainPrefixes(text.slice(root.start, root.end));
    this.root = { ...root, name: this.#plainName(root.rawName) };
    this.#isPlain = !/<[!?]/.test(text.slice(root.end));
  }

  /** The next tag; undefined behind the last one. */
  next(): Tag | undefined {
    for (;;) {
      const start = this.text.indexOf("<", this.at);
      if (start < 0) return undefined;
      const other = OTHER.find(([opening]) => this.text.startsWith(opening, start));
      if (!other) return this.#tagAt(start);
      const end = this.text.indexOf(other[1], start + other[0].length);
      if (end < 0) throw new UnreadableMarkup();
      this.at = end + other[1].length;
    }
  }

  /** The element that a tag begins; the next tag is then the one behind it. */
  element(tag: Tag): Element {
    if (tag.is === "empty") return { tag, contentEnd: tag.end, end: tag.end };
    const closing = this.#isPlain ? this.#searched(tag) : this.#followed(tag);
    this.at = closing.end;
    return { tag, contentEnd: closing.start, end: closing.end };
  }

  /** The elements between here and `end` that lie in no other of them. */
  *elements(end: number): Generator<Element> {
    while (this.at < end) {
      const tag = this.next();
      if (!tag || tag.start >= end) return;
      if (tag.is === "end") throw new UnreadableMarkup();
      const element = this.element(tag);
      yield element;
      this.at = element.end;
    }
  }

  /** The first closing tag of this name that is not the end of one inside. */
  #searched(tag: Tag): Tag {
    const closing = tagsNamed(tag.rawName);
    closing.lastIndex = tag.end;
    let depth = 1;
    for (let match = closing.exec(this.text); match; match = closing.exec(this.text)) {
      const found = this.#tagAt(match.index);
      if (found.is === "end") depth--;
      else if (found.is === "start") depth++;
      if (depth === 0) return found;
      closing.lastIndex = found.end;
    }
    throw new UnreadableMarkup();
  }

  #followed(tag: Tag): Tag {
    this.at = tag.end;
    for (let depth = 1; ;) {
      const found = this.#required();
      if (found.is === "end") depth--;
      else if (found.is === "start") depth++;
      if (depth === 0) return found;
    }
  }

  #required(): Tag {
    const tag = this.next();
    if (!tag) throw new UnreadableMarkup();
    return tag;
  }

  #tagAt(start: number): Tag {
    TAG.lastIndex = start;
    const match = TAG.exec(this.text);
    if (!match) throw new UnreadableMarkup();
    const [whole, closing, rawName = "", empty] = match;
    const end = start + whole.length;
    this.at = end;
    const is = closing === "/" ? "end" : empty === "/" ? "empty" : "start";
    return { is, name: this.#plainName(rawName), rawName, start, end };
  }

  #plainName(rawName: string): string {
    const colon = rawName.indexOf(":") + 1;
    return colon > 0 && this.#prefixes.has(rawName.slice(0, colon)) ? rawName.slice(colon) : rawName;
  }
}

const tagsNamed = remember((name) => new RegExp(`</?${name.replace(/[^\w:-]/g, "\\$&")}(?=[\\s/>])`, "g"));

/** The prefix that a name carries, with its colon. */
export function prefixOf({ rawName }: Tag): string {
  return rawName.slice(0, rawName.indexOf(":") + 1);
}

const ATTRIBUTE = /\s+([^\s<>/="']+)\s*=\s*(?:"[^"<]*"|'[^'<]*')/g;

/** A tag with one attribute set, taken out (undefined), or added behind the others. */
export function withAttribute(tag: string, name: string, value: string | undefined): string {
  const attribute = value === undefined ? "" : ` ${name}="${value}"`;
  const own = [...tag.matchAll(ATTRIBUTE)].find((match) => match[1] === name);
  if (!own) return tag.replace(/\s*\/?>$/, (end) => attribute + end);
  return tag.slice(0, own.index) + attribute + tag.slice(own.index + own[0].length);
}

/** A stretch of a text and what stands there instead. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with these stretches replaced; an insertion goes in front of what is replaced at the same place. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text: replacement } of [...splices].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  )) {
    pieces.push(text.slice(done, start), replacement);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

/**
 * Puts something behind all that an element holds, which is opened for it where it is empty. `change` is what becomes of
 * its start tag.
 */
export function appending(
  { text }: Markup,
  { tag: { start, end, is, rawName }, contentEnd }: Element,
  inside: string,
  change: (tag: string) => string = (tag) => tag,
): Splice[] {
  const tag = change(text.slice(start, end));
  if (is === "empty") {
    return [{ start, end, text: `${tag.replace(/\s*\/>$/, ">")}${inside}</${rawName}>` }];
  }
  return [
    { start, end, text: tag },
    { start: contentEnd, end: contentEnd, text: inside },
  ];
}

/** A part whose root element can be put into. */
export function openedPart(text: string): Markup {
  const markup = new Markup(text);
  if (markup.root.is !== "empty") return markup;
  return new Markup(spliced(text, appending(markup, markup.element(markup.root), "")));
}

/** The elements right inside another one. */
export function childrenOf(markup: Markup, { tag, contentEnd }: Element): Element[] {
  markup.at = tag.end;
  return [...markup.elements(contentEnd)];
}
