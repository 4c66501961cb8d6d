import {
  type Cell,
  type CellRange,
  decimalOfDouble,
  decimalText,
  parseAddress,
  type Sheet,
  type Workbook,
} from "../../src/workbook/index.js";

export type GridValue = string | number | null;

/** A sheet as the documents under tests/documents and little test grids write it. */
export interface GridSheet {
  readonly name: string;
  readonly merges?: readonly string[];
  readonly rows: readonly (readonly GridValue[])[];
  /** Number formats by column letter. */
  readonly formats?: Readonly<Record<string, string>>;
}

function shown(value: number, format: string | undefined): string {
  if (format?.includes("0.00")) {
    const [whole = "", decimals = ""] = value.toFixed(2).split(".");
    return `${format.includes("#,##0") ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : whole}.${decimals}`;
  }
  const decimal = decimalOfDouble(value);
  return decimal ? decimalText(decimal) : String(value);
}

function cellOf(value: GridValue | undefined, column: number, format: string | undefined): Cell | undefined {
  if (value === null || value === undefined || (typeof value === "string" && value.trim() === ""))
    return undefined;
  if (typeof value === "string") return { column, value, text: value };
  return { column, value, text: shown(value, format), ...(format === undefined ? {} : { format }) };
}

function rangeOf(text: string): CellRange {
  const [first = "", last = first] = text.split(":");
  const from = parseAddress(first);
  const to = parseAddress(last);
  if (!from || !to) throw new Error(`not a range: ${text}`);
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

export function sheetOf(grid: GridSheet): Sheet {
  const formats = new Map(
    Object.entries(grid.formats ?? {}).map(([letter, format]) => [
      parseAddress(`${letter}1`)?.column,
      format,
    ]),
  );
  return {
    name: grid.name,
    visibility: "visible",
    rows: grid.rows.flatMap((row, index) => {
      const cells = row.flatMap((value, column) => cellOf(value, column, formats.get(column)) ?? []);
      return cells.length === 0 ? [] : [{ index, cells }];
    }),
    merges: (grid.merges ?? []).map(rangeOf),
    hiddenColumns: [],
  };
}

/** The sheets with other values in some cells, named as `sheet!address`. */
export function withCells(
  sheets: readonly GridSheet[],
  cells: readonly (readonly [place: string, value: GridValue])[],
): GridSheet[] {
  return sheets.map((sheet) => {
    const rows: GridValue[][] = sheet.rows.map((row) => [...row]);
    for (const [place, value] of cells) {
      const at = place.lastIndexOf("!");
      const target = parseAddress(place.slice(at + 1));
      const row = target && place.slice(0, at) === sheet.name ? rows[target.row] : undefined;
      if (!row || !target) continue;
      while (row.length < target.column) row.push(null);
      row[target.column] = value;
    }
    return { ...sheet, rows };
  });
}

export function workbookOf(name: string, sheets: readonly GridSheet[]): Workbook {
  return { name, sheets: sheets.map(sheetOf) };
}
