import {
  type Block,
  type BlockCell,
  type BlockHome,
  type CellRange,
  type CellValue,
  formulaOf,
  freeSheetName,
  type Sheet,
  type Workbook,
} from "../../workbook/index.js";
import { numberOfDecimal } from "../../hosts/cells/index.js";
import {
  type BookPlace,
  cellAt,
  type CellWrite,
  isBlankCell,
  keyOf,
  makeCell,
  MOST_COLUMNS,
  MOST_ROWS,
  placeOfKey,
  recalculate,
  withCells,
} from "../../hosts/formula/index.js";
import type { SheetKey } from "../../hosts/port.js";
import { type BookContents, movedKey, movedSheets, Origin } from "./contents.js";
import { meets } from "./selection.js";

/** Each block on a new sheet behind the last. `sources`: the names of the sheets that their formulas speak of. */
export function withSheets(
  before: BookContents,
  blocks: readonly Block[],
  sources: readonly string[],
  newKey: () => SheetKey,
): BookContents {
  const names = before.workbook.sheets.map(({ name }) => name);
  const homes = blocks.map(({ name }): BlockHome => {
    const sheet = freeSheetName(name, names);
    names.push(sheet);
    return { sheet, row: 0, column: 0 };
  });
  const added = blocks.map(({ merges }, index): Sheet => ({
    name: homes[index]?.sheet ?? "",
    visibility: "visible",
    rows: [],
    merges,
    hiddenColumns: [],
  }));
  const first = before.workbook.sheets.length;
  const workbook = { ...before.workbook, sheets: [...before.workbook.sheets, ...added] };
  const writes = blocks.flatMap((block, index) =>
    writesOf(workbook, block, { sheet: first + index, row: 0, column: 0 }, sources, homes, index),
  );
  const keys = [...before.keys, ...blocks.map(() => newKey())];
  return withFormulas({ ...before, workbook, keys }, writes);
}

/** The block with its first cell in a place; undefined where something stands in its way. */
export function withArea(
  before: BookContents,
  block: Block,
  place: BookPlace,
  sources: readonly string[],
): BookContents | undefined {
  const sheet = before.workbook.sheets[place.sheet];
  const area = areaOf(block, place);
  if (!sheet || !isFree(before.workbook, sheet, area, place.sheet)) return undefined;
  const homes = [{ sheet: sheet.name, row: place.row, column: place.column }];
  const merges = block.merges.map((merge) => ({
    top: merge.top + place.row,
    left: merge.left + place.column,
    bottom: merge.bottom + place.row,
    right: merge.right + place.column,
  }));
  const workbook = withSheet(before.workbook, place.sheet, {
    ...sheet,
    merges: [...sheet.merges, ...merges],
  });
  return withFormulas({ ...before, workbook }, writesOf(workbook, block, place, sources, homes, 0));
}

/** The cells that a block of this size takes at a place. */
export function areaOf(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  { row, column }: { readonly row: number; readonly column: number },
): CellRange {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

/** What stands in the cells of an area, row by row: formulas with `=`, blanks as "". */
export function contentsIn(workbook: Workbook, sheet: number, area: CellRange): CellValue[][] {
  const { top, left, bottom, right } = area;
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_, column) =>
      contentAt(workbook, { sheet, row: top + row, column: left + column }),
    ),
  );
}

/** Without these sheets; formulas that speak of them can no longer be worked out. */
export function withoutSheets(before: BookContents, gone: readonly SheetKey[]): BookContents {
  const keys = before.keys.filter((key) => !gone.includes(key));
  const moved = movedSheets(before.keys, keys);
  const { sheets } = before.workbook;
  const workbook = { ...before.workbook, sheets: sheets.filter((_, index) => moved(index) !== undefined) };
  const origin = new Origin(workbook);
  const stale = new Set([...before.stale].flatMap((key) => movedKey(key, moved) ?? []));
  const names = sheets.flatMap(({ name }, index) => (moved(index) === undefined ? [name] : []));
  const orphans = formulasSpeakingOf(workbook, names);
  for (const place of [...orphans, ...origin.dependents.all(orphans)]) stale.add(keyOf(place));
  return { workbook, stale, keys, origin };
}

/** What is left of an area that was inserted, and how many of its cells were cleared and how many were not. */
export interface ClearedArea {
  readonly after: BookContents;
  readonly removed: number;
  readonly left: number;
}

/** Clears the cells of an area that still hold these contents; comments stay, and so do merges over what is left. */
export function withoutArea(
  before: BookContents,
  { sheet, row, column }: BookPlace,
  contents: readonly (readonly CellValue[])[],
): ClearedArea {
  const writes: CellWrite[] = [];
  let left = 0;
  for (const [down, line] of contents.entries()) {
    for (const [right, inserted] of line.entries()) {
      const place = { sheet, row: row + down, column: column + right };
      const cell = cellAt(before.workbook, place);
      if (!cell || isBlankCell(cell)) continue;
      if (contentAt(before.workbook, place) !== inserted) left++;
      else
        writes.push({ ...place, cell: makeCell({ column: place.column, comment: cell.comment }, undefined) });
    }
  }
  const cleared = withCells(before.workbook, writes);
  const area = areaOf({ rows: contents.length, columns: contents[0]?.length ?? 0 }, { row, column });
  const workbook = withoutMerges(cleared, sheet, area);
  const after = recalculate({ workbook, stale: before.stale }, writes, before.origin.dependents);
  return { after: { ...before, ...after }, removed: writes.length, left };
}

/** Nothing was merged there when it was inserted. */
function withoutMerges(workbook: Workbook, index: number, area: CellRange): Workbook {
  const sheet = workbook.sheets[index];
  if (!sheet) return workbook;
  const isOver = (merge: CellRange): boolean =>
    meets(merge, area) && isBlankCell(cellAt(workbook, { sheet: index, row: merge.top, column: merge.left }));
  const merges = sheet.merges.filter((merge) => !isOver(merge));
  return merges.length === sheet.merges.length ? workbook : withSheet(workbook, index, { ...sheet, merges });
}

function withSheet(workbook: Workbook, index: number, sheet: Sheet): Workbook {
  return { ...workbook, sheets: workbook.sheets.with(index, sheet) };
}

function isFree(workbook: Workbook, sheet: Sheet, area: CellRange, index: number): boolean {
  if (area.bottom >= MOST_ROWS || area.right >= MOST_COLUMNS) return false;
  if (sheet.merges.some((merge) => meets(merge, area))) return false;
  return contentsIn(workbook, index, area).every((line) => line.every((content) => content === ""));
}

function contentAt(workbook: Workbook, place: BookPlace): CellValue {
  const cell = cellAt(workbook, place);
  if (cell?.formula !== undefined) return `=${cell.formula}`;
  return cell?.value ?? "";
}

/** The cells of a block that hold something, its first cell in `corner`. */
function writesOf(
  workbook: Workbook,
  block: Block,
  corner: BookPlace,
  sources: readonly string[],
  homes: readonly BlockHome[],
  own: number,
): CellWrite[] {
  const home = homes[own];
  if (!home) return [];
  return block.cells.flatMap((one) => {
    if (one.row >= block.rows || one.column >= block.columns) throw new RangeError("no such cell");
    const place = { sheet: corner.sheet, row: corner.row + one.row, column: corner.column + one.column };
    const { value, formula } = heldBy(one, (parts) => formulaOf(parts, home, sources, homes));
    if (value === undefined) return [];
    const { numberFormat } = one.look;
    const format = numberFormat === "General" ? undefined : numberFormat;
    const comment = cellAt(workbook, place)?.comment;
    return [{ ...place, cell: makeCell({ column: place.column, format, formula, comment }, value) }];
  });
}

type Parts = Extract<BlockCell["content"], { kind: "formula" }>["parts"];

function heldBy(
  { content }: BlockCell,
  formula: (parts: Parts) => string,
): { value?: CellValue; formula?: string } {
  if (!content) return {};
  if (content.kind === "text") return content.text === "" ? {} : { value: content.text };
  if (content.kind === "number") return { value: numberOfDecimal(content.amount) };
  const { parts, result } = content;
  return { value: "text" in result ? result.text : numberOfDecimal(result.amount), formula: formula(parts) };
}

/**
 * Puts cells into their places and works out the formulas among them and those that depend on them. One that is of no
 * plain kind keeps the result that it came with, unless that is built on something out of date.
 */
function withFormulas(
  { workbook: before, stale, keys }: BookContents,
  writes: readonly CellWrite[],
): BookContents {
  const workbook = withCells(before, writes);
  const origin = new Origin(workbook);
  const after = recalculate({ workbook, stale }, writes, origin.dependents);
  const own = new Set(writes.map(keyOf));
  const outdated = new Set(origin.dependents.all([...stale].map(placeOfKey)).map(({ key }) => key));
  const left = [...after.stale].filter((key) => !own.has(key) || outdated.has(key));
  return { workbook: after.workbook, stale: new Set(left), keys, origin };
}

function formulasSpeakingOf({ sheets }: Workbook, names: readonly string[]): BookPlace[] {
  const quoted = names.map((name) => `'${name.replaceAll("'", "''")}'!`);
  return sheets.flatMap(({ rows }, sheet) =>
    rows.flatMap(({ index: row, cells }) =>
      cells.flatMap(({ column, formula }) =>
        formula !== undefined && quoted.some((name) => formula.includes(name))
          ? [{ sheet, row, column }]
          : [],
      ),
    ),
  );
}
