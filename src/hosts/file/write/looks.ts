import type { BlockLook } from "../../../workbook/index.js";
import { attributesOf, escapeXml } from "../ooxml/xml.js";
import {
  appending,
  childrenOf,
  type Element,
  type Markup,
  openedPart,
  prefixOf,
  type Splice,
  spliced,
  withAttribute,
} from "./markup.js";

/** The look of a cell that is written, and whether its text must stay a text when somebody enters it again. */
export interface CellLook {
  readonly look: BlockLook;
  readonly isQuoted: boolean;
}

/** The lists of a styles part in the order of the standard, as far as looks need them. */
const LISTS = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"] as const;
type ListName = (typeof LISTS)[number];

/** The font of a workbook that names none. */
const OWN_FONT = [
  ["sz", `<sz val="11"/>`],
  ["name", `<name val="宋体"/>`],
  ["charset", `<charset val="134"/>`],
] as const;

/** What a list that is not there begins with, so that the number 0 means what it means without the list. */
const FIRST: Readonly<Record<Exclude<ListName, "cellStyleXfs">, readonly string[]>> = {
  numFmts: [],
  fonts: [`<font>${OWN_FONT.map(([, markup]) => markup).join("")}</font>`],
  fills: [
    `<fill><patternFill patternType="none"/></fill>`,
    `<fill><patternFill patternType="gray125"/></fill>`,
  ],
  borders: ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
  cellXfs: [`<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`],
};

/** Formats of a workbook's own have numbers from here on. */
const FIRST_OWN_FORMAT = 164;
const FILL_IN = `<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill>`;
const SIDES = ["left", "right", "top", "bottom"].map(
  (side) => `<${side} style="thin"><color auto="1"/></${side}>`,
);
const FRAME = `<border>${SIDES.join("")}<diagonal/></border>`;
const REMARK_COLOUR = `<color rgb="FF595959"/>`;
/** In points. */
const REMARK_SIZE = 9;

/** A styles part for a package that has none. */
export function newStyles(namespace: string): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${escapeXml(namespace)}">` +
    `<cellStyleXfs count="1">${FIRST.cellXfs.join("")}</cellStyleXfs></styleSheet>`
  );
}

/** A list of the part: what stands in it and what is put behind it. */
interface List {
  readonly element: Element | undefined;
  readonly entries: readonly Element[];
  /** The number of each entry by its markup. */
  readonly numbers: Map<string, number>;
  count: number;
  readonly added: string[];
}

/**
 * A styles part that takes new looks: what is there keeps its number, and what is there already is not added again.
 * Its maker throws UnreadableMarkup.
 */
export class Styles {
  readonly #markup: Markup;
  readonly #root: Element;
  readonly #prefix: string;
  readonly #sections: readonly Element[];
  readonly #lists: Readonly<Record<ListName, List>>;
  /** The numbers of number formats by their codes. */
  readonly #codes = new Map<string, number>([["General", 0]]);
  #nextFormat = FIRST_OWN_FORMAT;
  /** The elements inside the font of the first cell format, which is the workbook's own. */
  readonly #font: ReadonlyMap<string, string>;

  constructor(text: string) {
    const markup = openedPart(text);
    this.#markup = markup;
    this.#root = markup.element(markup.root);
    this.#prefix = prefixOf(markup.root);
    this.#sections = childrenOf(markup, this.#root);
    this.#lists = {
      numFmts: this.#list("numFmts", "numFmt"),
      fonts: this.#list("fonts", "font"),
      fills: this.#list("fills", "fill"),
      borders: this.#list("borders", "border"),
      cellStyleXfs: this.#list("cellStyleXfs", "xf"),
      cellXfs: this.#list("cellXfs", "xf"),
    };
    for (const format of this.#lists.numFmts.entries) this.#know(this.#attributes(format));
    this.#font = this.#ownFont();
  }

  /** The number of the cell format for a look. */
  formatOf({ look, isQuoted }: CellLook): number {
    const numFmt = this.#numberFormat(look.numberFormat ?? "General");
    const font = this.#add("fonts", this.#fontOf(look));
    const fill = look.tone === "fill-in" ? this.#add("fills", FILL_IN) : 0;
    const border = look.border ? this.#add("borders", FRAME) : 0;
    const style = this.#lists.cellStyleXfs.count > 0 ? ` xfId="0"` : "";
    const align = look.align === undefined ? "" : ` horizontal="${look.align}"`;
    const wrap = look.wrap ? ` wrapText="1"` : "";
    return this.#add(
      "cellXfs",
      `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}"${style}` +
        `${isQuoted ? ` quotePrefix="1"` : ""} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"` +
        ` applyAlignment="1"><alignment${align} vertical="center"${wrap}/></xf>`,
    );
  }

  /** The part with everything that was asked for. */
  get text(): string {
    return spliced(this.#markup.text, this.#splices());
  }

  #splices(): Splice[] {
    return LISTS.flatMap((name) => {
      const { element, added, count } = this.#lists[name];
      if (added.length === 0) return [];
      if (element) {
        const hasCount = this.#attributes(element).has("count");
        return appending(this.#markup, element, added.join(""), (tag) =>
          hasCount ? withAttribute(tag, "count", String(count)) : tag,
        );
      }
      const rawName = this.#prefix + name;
      const at = this.#placeOf(name);
      return [{ start: at, end: at, text: `<${rawName} count="${count}">${added.join("")}</${rawName}>` }];
    });
  }

  /** Behind the lists that come before it. */
  #placeOf(name: ListName): number {
    const before: readonly string[] = LISTS.slice(0, LISTS.indexOf(name));
    return this.#sections.findLast(({ tag }) => before.includes(tag.name))?.end ?? this.#root.tag.end;
  }

  #list(name: ListName, entry: string): List {
    const element = this.#sections.find(({ tag }) => tag.name === name);
    const entries = element ? childrenOf(this.#markup, element).filter(({ tag }) => tag.name === entry) : [];
    const list: List = { element, entries, numbers: new Map(), count: 0, added: [] };
    for (const { tag, end } of entries) note(list, this.#markup.text.slice(tag.start, end));
    return list;
  }

  /** The number of an entry, which is put behind the others where it is not there. */
  #add(name: Exclude<ListName, "cellStyleXfs">, plain: string): number {
    const list = this.#lists[name];
    if (!list.element && list.count === 0)
      for (const first of FIRST[name]) this.#push(list, this.#own(first));
    const entry = this.#own(plain);
    return list.numbers.get(entry) ?? this.#push(list, entry);
  }

  #push(list: List, entry: string): number {
    list.added.push(entry);
    return note(list, entry);
  }

  /** Markup of ours in the spelling of the part. */
  #own(plain: string): string {
    return this.#prefix === "" ? plain : plain.replace(/<(\/?)(?=[a-z])/gi, `<$1${this.#prefix}`);
  }

  #numberFormat(code: string): number {
    const known = this.#codes.get(code);
    if (known !== undefined) return known;
    const id = this.#nextFormat++;
    this.#codes.set(code, id);
    this.#add("numFmts", `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
    return id;
  }

  /** The workbook's own font, as far as the look leaves it alone; its elements in the order that Excel writes. */
  #fontOf({ bold, size, tone }: BlockLook): string {
    const isRemark = tone === "remark";
    const points = size ?? (isRemark ? REMARK_SIZE : undefined);
    const of = (name: string): string => this.#font.get(name) ?? "";
    return [
      "<font>",
      bold ? "<b/>" : "",
      points === undefined ? of("sz") : `<sz val="${points}"/>`,
      isRemark ? REMARK_COLOUR : of("color"),
      ...["name", "family", "charset", "scheme"].map(of),
      "</font>",
    ].join("");
  }

  #ownFont(): ReadonlyMap<string, string> {
    const [format] = this.#lists.cellXfs.entries;
    const wanted = format ? Number(this.#attributes(format).get("fontId") ?? 0) : 0;
    const font = this.#lists.fonts.entries[wanted];
    if (!font) return new Map(OWN_FONT);
    return new Map(
      childrenOf(this.#markup, font).map(({ tag: { name, rawName, start, end } }) => {
        const attributes = this.#markup.text.slice(start + 1 + rawName.length, end).replace(/\s*\/?>$/, "");
        return [name, `<${name}${attributes}/>`];
      }),
    );
  }

  /** Takes note of a number format that the workbook has. */
  #know(format: ReadonlyMap<string, string>): void {
    const id = Number(format.get("numFmtId"));
    if (!Number.isInteger(id)) return;
    this.#codes.set(format.get("formatCode") ?? "General", id);
    this.#nextFormat = Math.max(this.#nextFormat, id + 1);
  }

  #attributes({ tag: { start, end } }: Element): Map<string, string> {
    return attributesOf(this.#markup.text.slice(start, end));
  }
}

/** Keeps the number of an entry; of equal ones that of the first. */
function note(list: List, entry: string): number {
  const number = list.count++;
  if (!list.numbers.has(entry)) list.numbers.set(entry, number);
  return number;
}
