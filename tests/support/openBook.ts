import { type Cell, parseAddress, type Sheet, type Workbook } from "../../src/workbook/index.js";
import { type BookPlace, cellAt, type OpenBook } from "../../src/page/book/index.js";

/** A value, a blank, or a formula with the value that is stored for it. */
export type Written = string | number | boolean | null | { readonly f: string; readonly v: string | number };

/** A workbook from sheets of rows. */
export function workbookOf(sheets: Readonly<Record<string, readonly (readonly Written[])[]>>): Workbook {
  return {
    name: "test.xlsx",
    sheets: Object.entries(sheets).map(([name, rows]): Sheet => ({
      name,
      visibility: "visible",
      merges: [],
      hiddenColumns: [],
      rows: rows
        .map((row, index) => ({
          index,
          cells: row.flatMap((written, column) => cellOf(written, column) ?? []),
        }))
        .filter(({ cells }) => cells.length > 0),
    })),
  };
}

function cellOf(written: Written, column: number): Cell | undefined {
  if (written === null) return undefined;
  if (typeof written !== "object") {
    return {
      column,
      value: written,
      text: String(written).replace(/^(?:true|false)$/, (word) => word.toUpperCase()),
    };
  }
  return { column, value: written.v, text: String(written.v), formula: written.f };
}

/** A place by its address; on the first sheet unless another index is given. */
export function at(address: string, sheet = 0): BookPlace {
  const place = parseAddress(address);
  if (!place) throw new Error(`not an address: ${address}`);
  return { sheet, ...place };
}

export function type(book: OpenBook, address: string, typed: string, sheet = 0): void {
  book.type([{ ...at(address, sheet), typed }]);
}

export function valueOf(book: OpenBook, address: string, sheet = 0): Cell["value"] | undefined {
  return cellAt(book.current, at(address, sheet))?.value;
}
