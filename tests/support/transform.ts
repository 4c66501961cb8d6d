import {
  type Cell,
  type CellRange,
  decimalOfDouble,
  decimalText,
  type Sheet,
  type SheetRow,
  type Workbook,
} from "../../src/workbook/index.js";

/** Changes of a workbook that change nothing in what it says. */
export type Transform = (workbook: Workbook) => Workbook;

function mapSheets(change: (sheet: Sheet, index: number) => Sheet): Transform {
  return (workbook) => ({ ...workbook, sheets: workbook.sheets.map(change) });
}

function mapCells(change: (cell: Cell) => Cell): Transform {
  return mapSheets((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(change) })),
  }));
}

function moved(
  range: CellRange,
  row: (index: number) => number,
  column: (index: number) => number,
): CellRange {
  return {
    top: row(range.top),
    left: column(range.left),
    bottom: row(range.bottom),
    right: column(range.right),
  };
}

function movedSheet(sheet: Sheet, row: (index: number) => number, column: (index: number) => number): Sheet {
  return {
    ...sheet,
    rows: sheet.rows.map((line) => ({
      ...line,
      index: row(line.index),
      cells: line.cells.map((cell) => ({ ...cell, column: column(cell.column) })),
    })),
    merges: sheet.merges.map((range) => moved(range, row, column)),
  };
}

/** Where an index lands when one blank is put in front of each of `places`. */
function pushed(places: readonly number[]): (index: number) => number {
  return (index) => index + places.filter((place) => place <= index).length;
}

export function insertBlanks(rows: readonly number[], columns: readonly number[]): Transform {
  return mapSheets((sheet) => movedSheet(sheet, pushed(rows), pushed(columns)));
}

export const renameSheets: Transform = mapSheets((sheet, index) => ({ ...sheet, name: `Sheet${index + 1}` }));

/** Puts the sheets into another order; `groups` of neighbours stay together. */
export function moveSheets(groups: readonly (readonly number[])[]): Transform {
  return (workbook) => ({
    ...workbook,
    sheets: groups.flatMap((group) => group.flatMap((index) => workbook.sheets[index] ?? [])),
  });
}

export const withoutMerges: Transform = mapSheets((sheet) => ({ ...sheet, merges: [] }));

/** Puts all sheets below one another, `gap` empty rows between them. */
export function stack(gap: number): Transform {
  return (workbook) => {
    const rows: SheetRow[] = [];
    const merges: CellRange[] = [];
    let top = 0;
    for (const sheet of workbook.sheets) {
      const offset = top;
      const below = movedSheet(
        sheet,
        (index) => index + offset,
        (column) => column,
      );
      rows.push(...below.rows);
      merges.push(...below.merges);
      top = (below.rows.at(-1)?.index ?? top) + 1 + gap;
    }
    return {
      ...workbook,
      sheets: [{ name: "全部", visibility: "visible", rows, merges, hiddenColumns: [] }],
    };
  };
}

function stored(value: number): string {
  const decimal = decimalOfDouble(value);
  return decimal ? decimalText(decimal) : String(value);
}

/** Number cells as text. */
export const numbersAsText: Transform = mapCells((cell) => {
  if (typeof cell.value !== "number") return cell;
  const text = Number(cell.text.replaceAll(",", "")) === cell.value ? stored(cell.value) : cell.text;
  return { column: cell.column, value: text, text };
});

/** Number cells without a number format, as long as the format hides no digits. */
export const generalFormat: Transform = mapCells((cell) => {
  if (typeof cell.value !== "number" || cell.format === undefined) return cell;
  const text = stored(cell.value);
  return Number(cell.text.replaceAll(",", "")) === cell.value
    ? { column: cell.column, value: cell.value, text }
    : cell;
});

function wide(text: string): string {
  return text.replace(/[0-9.,%-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

const FIGURE = /^-?[\d,]+(\.\d+)?%?$/;

/** Every figure as text in full-width digits. */
export const fullWidthDigits: Transform = (workbook) =>
  mapCells((cell) => {
    if (typeof cell.value !== "string" || !FIGURE.test(cell.value)) return cell;
    const text = wide(cell.value);
    return { ...cell, value: text, text };
  })(numbersAsText(workbook));

/** The same workbook with another amount in one cell, printed with so many digits. */
export function withAmount(
  workbook: Workbook,
  place: { readonly sheet: number; readonly row: number; readonly column: number },
  printed: string,
): Workbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet, index) =>
      index !== place.sheet
        ? sheet
        : {
            ...sheet,
            rows: sheet.rows.map((row) =>
              row.index !== place.row
                ? row
                : {
                    ...row,
                    cells: row.cells.map((cell) => {
                      if (cell.column !== place.column) return cell;
                      if (typeof cell.value === "string") return { ...cell, value: printed, text: printed };
                      return { ...cell, value: Number(printed), text: printed };
                    }),
                  },
            ),
          },
    ),
  };
}
