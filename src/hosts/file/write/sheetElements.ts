import { type CellRange, parseAddress } from "../../../workbook/index.js";
import { attributesOf, isTrue } from "../ooxml/xml.js";
import { childrenOf, type Element, Markup, UnreadableMarkup } from "./markup.js";

/** A row where it stands. */
export interface RowElement {
  readonly element: Element;
  /** The format of its blank cells, where it has one. */
  readonly style: string | undefined;
  /** In their order; a cell without an address stands behind the one before it. */
  readonly cells: readonly { readonly column: number; readonly element: Element }[];
}

/** A worksheet part, and where in it the rows stand that are asked for. */
export interface SheetElements {
  readonly markup: Markup;
  /** `sheetData`. */
  readonly data: Element;
  /** By index; more than one where a writer made a row in pieces. */
  readonly rows: ReadonlyMap<number, readonly RowElement[]>;
  /** Where the rows that are asked for would be put in if they are not there. */
  readonly places: ReadonlyMap<number, number>;
  /** The format of blank cells by column. */
  columnStyle(column: number): string | undefined;
  /** Tables of several operations: all of their cells but the first are results without a formula. */
  readonly dataTables: readonly CellRange[];
  readonly isProtected: boolean;
}

/** Finds rows in a worksheet part. @throws UnreadableMarkup */
export function sheetElements(text: string, wanted: ReadonlySet<number>): SheetElements {
  const markup = new Markup(text);
  const parts = partsOf(markup);
  const data = parts.get("sheetData");
  if (!data) throw new UnreadableMarkup();
  const attributes = (element: Element): Map<string, string> =>
    attributesOf(text.slice(element.tag.start, element.tag.end));
  const protection = parts.get("sheetProtection");
  return {
    markup,
    data,
    ...findRows(markup, data, attributes, wanted),
    columnStyle: columnStyles(markup, parts.get("cols"), attributes),
    dataTables: dataTablesIn(text.slice(data.tag.end, data.contentEnd)),
    isProtected: protection !== undefined && isTrue(attributes(protection).get("sheet")),
  };
}

/** The elements right inside the root; of several with one name the first. */
function partsOf(markup: Markup): Map<string, Element> {
  const parts = new Map<string, Element>();
  for (const element of childrenOf(markup, markup.element(markup.root))) {
    if (!parts.has(element.tag.name)) parts.set(element.tag.name, element);
  }
  return parts;
}

type Attributes = (element: Element) => Map<string, string>;

function findRows(
  markup: Markup,
  data: Element,
  attributes: Attributes,
  wanted: ReadonlySet<number>,
): Pick<SheetElements, "rows" | "places"> {
  const rows = new Map<number, RowElement[]>();
  const places = new Map<number, number>();
  const ascending = [...wanted].sort((a, b) => a - b);
  let passed = 0;
  let row = -1;
  markup.at = data.tag.end;
  for (const element of markup.elements(data.contentEnd)) {
    if (element.tag.name !== "row") continue;
    const own = attributes(element);
    row = own.has("r") ? Number(own.get("r")) - 1 : row + 1;
    for (; (ascending[passed] ?? row) < row; passed++) places.set(ascending[passed] ?? 0, element.tag.start);
    if (!wanted.has(row)) continue;
    const style = isTrue(own.get("customFormat")) ? own.get("s") : undefined;
    const list = rows.get(row) ?? [];
    list.push({ element, style, cells: cellsOf(markup, element, attributes) });
    rows.set(row, list);
  }
  for (const last of ascending.slice(passed)) places.set(last, data.contentEnd);
  return { rows, places };
}

function cellsOf(markup: Markup, row: Element, attributes: Attributes): RowElement["cells"] {
  const cells: { column: number; element: Element }[] = [];
  let column = -1;
  markup.at = row.tag.end;
  for (const element of markup.elements(row.contentEnd)) {
    if (element.tag.name !== "c") continue;
    column = parseAddress(attributes(element).get("r") ?? "")?.column ?? column + 1;
    cells.push({ column, element });
  }
  return cells;
}

function columnStyles(
  markup: Markup,
  columns: Element | undefined,
  attributes: Attributes,
): SheetElements["columnStyle"] {
  if (!columns) return () => undefined;
  const stretches = childrenOf(markup, columns).map(attributes);
  return (column) =>
    stretches
      .find((one) => Number(one.get("min")) <= column + 1 && column + 1 <= Number(one.get("max")))
      ?.get("style");
}

const DATA_TABLE = /<(?:[\w.-]+:)?f\s[^<>]*["']dataTable["'][^<>]*>/g;

function dataTablesIn(data: string): CellRange[] {
  if (!data.includes("dataTable")) return [];
  return (data.match(DATA_TABLE) ?? []).flatMap((tag) => {
    const [first, last = first] = (attributesOf(tag).get("ref") ?? "").split(":").map(parseAddress);
    if (!first || !last) return [];
    return [{ top: first.row, left: first.column, bottom: last.row, right: last.column }];
  });
}
