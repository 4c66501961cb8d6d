import { addressOf, groupBy } from "../../../workbook/index.js";
import { attributesOf } from "../ooxml/xml.js";
import { cellParts, newCell, rewrittenCell } from "./cellMarkup.js";
import { type CellContent, isBlank } from "./content.js";
import { appending, type Element, prefixOf, type Splice, spliced } from "./markup.js";
import { type RowElement, sheetElements, type SheetElements } from "./sheetElements.js";

/** What a cell of a sheet is made to hold. */
export interface CellWrite {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
  /** The new result of a formula, which stays. All other writes are refused where a formula stands. */
  readonly isResult: boolean;
}

/** What stands in the way of writing, as it is found out in the part. */
export interface Guard {
  /** Whether a cell format locks its cells on a protected sheet. */
  isLocked(style: number): boolean;
  refuse(why: "formula" | "locked", row: number, column: number): never;
}

/** A worksheet part with these cells written, every other sign of it as it was. @throws UnreadableMarkup */
export function patchedSheet(text: string, writes: readonly CellWrite[], guard: Guard): string {
  const sheet = sheetElements(text, new Set(writes.map(({ row }) => row)));
  for (const write of writes) refuseTables(sheet, write, guard);
  const splices: Splice[] = [];
  const newRows: Splice[] = [];
  for (const [row, own] of [...groupBy(writes, (write) => write.row)].sort(([a], [b]) => a - b)) {
    const context = { sheet, guard, row: sheet.rows.get(row) ?? [] };
    const added: CellWrite[] = [];
    for (const write of [...own].sort((a, b) => a.column - b.column)) {
      const old = context.row.flatMap(({ cells }) => cells.filter(({ column }) => column === write.column));
      splices.push(...old.map(({ element }) => cellSplice(context, element, write)));
      if (old.length === 0 && !isBlank(write.content)) added.push(write);
    }
    if (added.length === 0) continue;
    const [first] = context.row;
    if (first) splices.push(...cellsIntoRow(context, first, added));
    else newRows.push(newRow(context, row, added));
  }
  return spliced(text, [...splices, ...intoData(sheet, newRows)]);
}

interface Context {
  readonly sheet: SheetElements;
  readonly guard: Guard;
  /** The elements of the row that is written. */
  readonly row: readonly RowElement[];
}

function refuseTables({ dataTables }: SheetElements, { row, column }: CellWrite, guard: Guard): void {
  const isInside = dataTables.some(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
  if (isInside) guard.refuse("formula", row, column);
}

/** A cell that is there, with its new content. */
function cellSplice({ sheet, guard }: Context, element: Element, write: CellWrite): Splice {
  const { markup } = sheet;
  const { tag, end } = element;
  if (!write.isResult) {
    if (cellParts(markup, element).formula) guard.refuse("formula", write.row, write.column);
    refuseLocked(sheet, guard, attributesOf(markup.text.slice(tag.start, tag.end)).get("s"), write);
  }
  return { start: tag.start, end, text: rewrittenCell(markup, element, write.content) };
}

function refuseLocked(
  sheet: SheetElements,
  guard: Guard,
  style: string | undefined,
  { row, column }: CellWrite,
): void {
  if (sheet.isProtected && guard.isLocked(Number(style ?? 0))) guard.refuse("locked", row, column);
}

/** A cell that was blank takes the format that its row or its column gives to blank cells. */
function cellMarkup({ sheet, guard, row }: Context, prefix: string, write: CellWrite): string {
  const style = row[0]?.style ?? sheet.columnStyle(write.column);
  refuseLocked(sheet, guard, style, write);
  return newCell(prefix, addressOf(write.row, write.column), style, write.content);
}

/** Each in front of the first cell to its right, else at the end of the row. */
function cellsIntoRow(
  context: Context,
  { element, cells }: RowElement,
  writes: readonly CellWrite[],
): Splice[] {
  const { tag, contentEnd } = element;
  const prefix = prefixOf(tag);
  if (tag.is === "empty") {
    const inside = writes.map((write) => cellMarkup(context, prefix, write)).join("");
    return appending(context.sheet.markup, element, inside);
  }
  return writes.map((write) => {
    const next = cells.find(({ column }) => column > write.column);
    const at = next?.element.tag.start ?? contentEnd;
    return { start: at, end: at, text: cellMarkup(context, prefix, write) };
  });
}

/** In front of the first row below it, else at the end of the rows. */
function newRow(context: Context, row: number, writes: readonly CellWrite[]): Splice {
  const { data, places } = context.sheet;
  const prefix = prefixOf(data.tag);
  const inside = writes.map((write) => cellMarkup(context, prefix, write)).join("");
  const at = places.get(row) ?? data.contentEnd;
  return { start: at, end: at, text: `<${prefix}row r="${row + 1}">${inside}</${prefix}row>` };
}

/** New rows where they belong; where there are no rows at all, the empty element is opened for them. */
function intoData({ markup, data }: SheetElements, rows: readonly Splice[]): readonly Splice[] {
  if (data.tag.is !== "empty" || rows.length === 0) return rows;
  return appending(markup, data, rows.map(({ text }) => text).join(""));
}
