import type { CellRange } from "../../workbook/index.js";

/** 0-based. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What is selected on one sheet. */
export interface Selection {
  /** The cell that is typed into. */
  readonly active: Place;
  /** Where the last range ends that is being drawn from the active cell. */
  readonly focus: Place;
  /** Everything that is selected, the active cell included. */
  readonly ranges: readonly CellRange[];
}

export function rangeOfPlace({ row, column }: Place): CellRange {
  return { top: row, left: column, bottom: row, right: column };
}

export function rangeBetween(a: Place, b: Place): CellRange {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

export function holdsPlace(range: CellRange, { row, column }: Place): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

export function meets(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function selectionOf(active: Place, range = rangeOfPlace(active)): Selection {
  return { active, focus: active, ranges: [range] };
}

export const FIRST_CELL: Selection = selectionOf({ row: 0, column: 0 });
