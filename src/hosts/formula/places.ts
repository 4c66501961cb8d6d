/** A cell of a workbook; `sheet` is the index of its sheet, row and column are 0-based. */
export interface BookPlace {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

/** One number for a cell of a workbook, for sets and maps; exact for half a million sheets. */
export function cellKey(sheet: number, row: number, column: number): number {
  return (sheet * MOST_ROWS + row) * MOST_COLUMNS + column;
}

export function keyOf({ sheet, row, column }: BookPlace): number {
  return cellKey(sheet, row, column);
}

/** The cell whose key this is. */
export function placeOfKey(key: number): BookPlace {
  const column = key % MOST_COLUMNS;
  const rows = (key - column) / MOST_COLUMNS;
  const row = rows % MOST_ROWS;
  return { sheet: (rows - row) / MOST_ROWS, row, column };
}
