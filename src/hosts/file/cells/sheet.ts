import {
  type CellRange,
  type Cell,
  type Sheet,
  type SheetRow,
  type SheetVisibility,
  addressOf,
  parseAddress,
} from "../../../workbook/index.js";
import { damaged } from "../errors.js";
import { GRID } from "../limits.js";
import type { LibraryCell, LibrarySheet } from "../sheetjs.js";
import { convertCell } from "./cell.js";

/** What is known of a sheet beside its cells. */
export interface SheetFrame {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly merges: readonly CellRange[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
  readonly date1904: boolean;
  /** Values that the file holds, counted apart from the library. */
  readonly values: number;
}

type Data = NonNullable<LibrarySheet["!data"]>;

/** The sheet as plain data. Refused when the library handed out fewer values than the file holds. */
export function convertSheet(data: Data, frame: SheetFrame): Sheet {
  const rows: SheetRow[] = [];
  let values = 0;
  for (const row of filled(data, GRID.rows)) {
    const cells: Cell[] = [];
    const line = data[row] ?? [];
    for (const column of filled(line, LONG_ROW)) {
      const raw = line[column];
      if (!raw) continue;
      if (row >= GRID.rows || column >= GRID.columns) {
        throw damaged({ what: "cellOutside", sheet: frame.name, cell: addressOf(row, column) });
      }
      if (raw.t !== "z") values++;
      const cell = convertCell(raw, formulaOf(raw, data), frame, row, column);
      if (cell) cells.push(cell);
    }
    if (cells.length === 0) continue;
    rows.push(frame.hiddenRows.has(row) ? { index: row, hidden: true, cells } : { index: row, cells });
  }
  if (values < frame.values) throw damaged({ what: "sheetUnreadable", sheet: frame.name });
  const { name, visibility, merges } = frame;
  return {
    name,
    visibility,
    rows,
    merges: merges.filter((merge) => merge.top !== merge.bottom || merge.left !== merge.right),
    hiddenColumns: filledColumns(rows, frame.hiddenColumns),
  };
}

/** The columns in some stretches that hold cells, ascending. */
function filledColumns(rows: readonly SheetRow[], stretches: SheetFrame["hiddenColumns"]): number[] {
  if (stretches.length === 0) return [];
  const columns = new Set<number>();
  for (const { cells } of rows) {
    for (const { column } of cells) {
      if (stretches.some(([first, last]) => column >= first && column <= last)) columns.add(column);
    }
  }
  return [...columns].sort((a, b) => a - b);
}

/** The cells under an array formula share the one of its first cell. */
function formulaOf(cell: LibraryCell, data: Data): string | undefined {
  if (cell.f !== undefined || cell.F === undefined) return cell.f;
  const first = parseAddress(cell.F.split(":")[0] ?? "");
  return first && data[first.row]?.[first.column]?.f;
}

/** Longer rows are walked by their keys: one cell in the last column of every row would cost a billion steps. */
const LONG_ROW = 1024;

/** The places of an array that may be filled, ascending; beyond `long` exactly the filled ones. */
function filled(array: readonly unknown[], long: number): Iterable<number> {
  return array.length > long ? Object.keys(array).map(Number) : array.keys();
}
