import { addressOf, type Cell, groupBy, type Workbook } from "../../../workbook/index.js";
import { type BookPlace, cellAt, keyOf, MOST_COLUMNS, MOST_ROWS } from "../../formula/index.js";
import { damaged, namingFile, Refusal } from "../errors.js";
import { DEFAULT_LIMITS } from "../limits.js";
import { partText } from "../ooxml/decode.js";
import type { Package } from "../ooxml/package.js";
import { readWorkbookPart, type SheetEntry, type WorkbookPart } from "../ooxml/workbookPart.js";
import { readWorkbook } from "../readWorkbook.js";
import { readZipDirectory } from "../zip/directory.js";
import { withEntries } from "../zip/replace.js";
import { calculationOf } from "./calculation.js";
import { LONGEST_TEXT, resultContent, typedContent } from "./content.js";
import { lockedFormats } from "./locked.js";
import { type CellEdit, resultsOf } from "./results.js";
import { type CellWrite, patchedSheet } from "./sheetPatch.js";
import { reading, writablePackage } from "./writable.js";

/** A workbook file with other values in some cells. */
export interface Patched {
  readonly bytes: Uint8Array;
  /** How many formula cells hold another result, worked out here. */
  readonly recalculated: number;
  /** Formula cells that an edit may concern and that still hold their old results: whoever opens the file works them out. */
  readonly notRecalculated: readonly BookPlace[];
}

/**
 * Makes a copy of an .xlsx or .xlsm in which exactly these cells hold other values. Formats stay; whatever is not
 * touched keeps its bytes: parts of the package, and of a sheet all other cells. Formulas that depend on the cells get
 * new results, and the file asks to be calculated anew when it is opened.
 *
 * @throws WorkbookFileError for a file that cannot be read or written, a cell with a formula, and a locked cell.
 * @throws RangeError for edits that no workbook can hold: outside of every sheet, no number, one cell twice.
 */
export function patchWorkbook(bytes: Uint8Array, name: string, edits: readonly CellEdit[]): Patched {
  const workbook = readWorkbook(bytes, name);
  return namingFile(name, "Excel", () => patched(bytes, workbook, edits));
}

function patched(bytes: Uint8Array, workbook: Workbook, edits: readonly CellEdit[]): Patched {
  const book = writablePackage(bytes);
  refuseImpossible(workbook, edits);
  const changes = edits.filter((edit) => !holds(cellAt(workbook, edit), edit.to));
  for (const { sheet, row, column } of changes) {
    if (cellAt(workbook, { sheet, row, column })?.formula !== undefined) {
      throw notEditable("formula", workbook.sheets[sheet]?.name ?? "", row, column);
    }
  }
  if (changes.length === 0) return { bytes, recalculated: 0, notRecalculated: [] };

  const contents = readWorkbookPart(book);
  const parts = new Map<string, Uint8Array>();
  const workbookText = partText(book.raw(contents.part), contents.part);
  const calculation = reading(contents.part, () => calculationOf(workbookText.text));
  const results = resultsOf(workbook, changes, calculation.isFullPrecision);
  if (hasFormulas(workbook) && calculation.onLoad !== workbookText.text) {
    parts.set(contents.part.toLowerCase(), workbookText.bytesOf(calculation.onLoad));
  }
  const writes = [
    ...changes.map((edit) => ({ ...edit, content: typedContent(edit.to), isResult: false })),
    ...results.changed.map(({ cell, ...place }) => ({
      ...place,
      content: resultContent(cell.value, cell.isError === true),
      isResult: true,
    })),
  ];
  const isLocked = formatsOf(book, contents);
  for (const [sheet, own] of groupBy(writes, (write) => write.sheet)) {
    const entry = entryOf(contents, sheet);
    parts.set(entry.part.toLowerCase(), sheetBytes(book, entry, own, isLocked));
  }
  return {
    bytes: withEntries(bytes, readZipDirectory(bytes, DEFAULT_LIMITS.entries), parts),
    recalculated: results.changed.length,
    notRecalculated: results.notRecalculated,
  };
}

/** Read when a protected sheet asks for them. */
function formatsOf(book: Package, { styles }: WorkbookPart): (style: number) => boolean {
  let isLocked: ((style: number) => boolean) | undefined;
  const read = (): ((style: number) => boolean) =>
    reading(styles ?? "", () => lockedFormats(styles === undefined ? undefined : book.xml(styles)));
  return (style) => (isLocked ??= read())(style);
}

/** The part of a sheet, which no other sheet may share: both would change. */
function entryOf({ sheets, part }: WorkbookPart, index: number): SheetEntry {
  const entry = sheets[index];
  const name = entry?.part.toLowerCase();
  if (!entry || sheets.filter((other) => other.part.toLowerCase() === name).length > 1) {
    throw damaged({ what: "duplicatePart", part: entry?.part ?? part });
  }
  return entry;
}

function sheetBytes(
  book: Package,
  { name, part }: SheetEntry,
  writes: readonly CellWrite[],
  isLocked: (style: number) => boolean,
): Uint8Array {
  const { text, bytesOf } = partText(book.raw(part), part);
  const changed = reading(part, () =>
    patchedSheet(text, writes, {
      isLocked,
      refuse: (why, row, column) => {
        throw notEditable(why, name, row, column);
      },
    }),
  );
  return bytesOf(changed);
}

function notEditable(why: "formula" | "locked", sheet: string, row: number, column: number): Refusal {
  return new Refusal({ code: "notEditable", why, sheet, cell: addressOf(row, column) });
}

function hasFormulas({ sheets }: Workbook): boolean {
  return sheets.some(({ rows }) =>
    rows.some(({ cells }) => cells.some(({ formula }) => formula !== undefined)),
  );
}

function holds(cell: Cell | undefined, to: CellEdit["to"]): boolean {
  const value = cell === undefined || cell.value === "" ? undefined : cell.value;
  return cell?.isError !== true && cell?.formula === undefined && value === (to === "" ? undefined : to);
}

function refuseImpossible({ sheets }: Workbook, edits: readonly CellEdit[]): void {
  const seen = new Set<number>();
  for (const edit of edits) {
    const { sheet, row, column, to } = edit;
    const isInside = sheet in sheets && isIndex(row, MOST_ROWS) && isIndex(column, MOST_COLUMNS);
    if (!isInside) throw new RangeError("no such cell");
    if (typeof to === "number" && !Number.isFinite(to)) throw new RangeError("no number");
    if (typeof to === "string" && to.length > LONGEST_TEXT) throw new RangeError("text too long");
    if (seen.has(keyOf(edit))) throw new RangeError("one cell twice");
    seen.add(keyOf(edit));
  }
}

function isIndex(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end;
}
