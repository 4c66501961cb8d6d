import type { Cell, Sheet, SheetRow, Workbook } from "../../workbook/index.js";
import type { BookPlace } from "./places.js";

/** A cell to be put in its place; undefined for none. */
export interface CellWrite extends BookPlace {
  readonly cell: Cell | undefined;
}

/** The first place in an ascending list whose key is not below `wanted`. */
export function lowerBound<Item>(
  list: readonly Item[],
  wanted: number,
  keyOf: (item: Item) => number,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && keyOf(item) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const rowIndex = (row: SheetRow): number => row.index;
const cellColumn = (cell: Cell): number => cell.column;

/** The first of the sheet's filled rows that stands at `row` or below it. */
export function rowPosition(sheet: Sheet, row: number): number {
  return lowerBound(sheet.rows, row, rowIndex);
}

export function rowAt(sheet: Sheet, row: number): SheetRow | undefined {
  const found = sheet.rows[rowPosition(sheet, row)];
  return found?.index === row ? found : undefined;
}

/** The first of the row's cells that stands at `column` or to its right. */
export function cellPosition(row: SheetRow, column: number): number {
  return lowerBound(row.cells, column, cellColumn);
}

export function cellIn(row: SheetRow | undefined, column: number): Cell | undefined {
  const found = row?.cells[cellPosition(row, column)];
  return found?.column === column ? found : undefined;
}

export function cellAt(workbook: Workbook, { sheet, row, column }: BookPlace): Cell | undefined {
  const found = workbook.sheets[sheet];
  return found && cellIn(rowAt(found, row), column);
}

/** Whether a cell shows nothing: what is left of it may be its comment. */
export function isBlankCell(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.value === "" && cell.formula === undefined);
}

/** The workbook with these cells. Sheets and rows without one of them stay the same objects. */
export function withCells(workbook: Workbook, writes: readonly CellWrite[]): Workbook {
  const bySheet = new Map<number, CellWrite[]>();
  for (const write of writes) {
    if (!isSameCell(cellAt(workbook, write), write.cell)) listIn(bySheet, write.sheet).push(write);
  }
  if (bySheet.size === 0) return workbook;
  const sheets = workbook.sheets.map((sheet, index) => {
    const mine = bySheet.get(index);
    return mine ? { ...sheet, rows: withRows(sheet, mine) } : sheet;
  });
  return { ...workbook, sheets };
}

function isSameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return (
    a.value === b.value &&
    a.text === b.text &&
    a.format === b.format &&
    a.formula === b.formula &&
    a.comment === b.comment &&
    a.isError === b.isError
  );
}

function withRows(sheet: Sheet, writes: readonly CellWrite[]): SheetRow[] {
  const byRow = new Map<number, CellWrite[]>();
  for (const write of writes) listIn(byRow, write.row).push(write);
  const rows: SheetRow[] = [];
  const changed = [...byRow].sort(([a], [b]) => a - b);
  let next = 0;
  for (const [index, mine] of changed) {
    const position = rowPosition(sheet, index);
    for (; next < position; next++) pushRow(rows, sheet.rows[next]);
    const old = sheet.rows[position]?.index === index ? sheet.rows[position] : undefined;
    if (old) next++;
    pushRow(rows, withRowCells(old ?? { index, cells: [] }, mine));
  }
  for (; next < sheet.rows.length; next++) pushRow(rows, sheet.rows[next]);
  return rows;
}

function withRowCells(row: SheetRow, writes: readonly CellWrite[]): SheetRow {
  const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]));
  for (const { column, cell } of writes) {
    if (cell) byColumn.set(column, cell);
    else byColumn.delete(column);
  }
  return { ...row, cells: [...byColumn.values()].sort((a, b) => a.column - b.column) };
}

/** Rows without cells are left out of a sheet. */
function pushRow(rows: SheetRow[], row: SheetRow | undefined): void {
  if (row && row.cells.length > 0) rows.push(row);
}

export function listIn<Key, Item>(map: Map<Key, Item[]>, key: Key): Item[] {
  let list = map.get(key);
  if (!list) map.set(key, (list = []));
  return list;
}
