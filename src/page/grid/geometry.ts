import type { CellRange } from "../../workbook/index.js";
import type { Place } from "../book/index.js";
import type { SheetModel } from "./sheetModel.js";

export const HEADER_HEIGHT = 24;
export const ROW_HEADER_WIDTH = 52;

/** Pixels from the top left corner of the canvas, its headers included. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a range lies, as far as the grid reaches. */
export function boxOf({ rows, columns }: SheetModel, range: CellRange): Box {
  const bottom = Math.min(range.bottom, rows.count - 1);
  const right = Math.min(range.right, columns.count - 1);
  const left = columns.start(range.left);
  const top = rows.start(range.top);
  return {
    left: ROW_HEADER_WIDTH + left,
    top: HEADER_HEIGHT + top,
    width: columns.end(right) - left,
    height: rows.end(bottom) - top,
  };
}

/** The cell at a point of the canvas. */
export function placeAt({ rows, columns }: SheetModel, x: number, y: number): Place {
  return { row: rows.indexAt(y - HEADER_HEIGHT), column: columns.indexAt(x - ROW_HEADER_WIDTH) };
}

/** The range of a place: its merged area or itself. */
export function rangeAt({ merges }: SheetModel, place: Place): CellRange {
  const { row, column } = place;
  return merges.at(place) ?? { top: row, left: column, bottom: row, right: column };
}

/** The id of a cell in the document. */
export function cellId(gridId: string, { row, column }: Place): string {
  return `${gridId}-${row}-${column}`;
}
