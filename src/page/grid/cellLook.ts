import type { Cell, CellRange, SheetRow } from "../../workbook/index.js";
import type { Axis } from "./axis.js";
import { isAmount, PADDING, type SheetLayout } from "./layout.js";
import { textWidth } from "./textWidth.js";

/** How the text of a cell is set. */
export interface CellLook {
  readonly align: "start" | "center" | "end";
  readonly isWrapped: boolean;
  /** How far a text runs over the blank cells to its right, from the left edge of its own; 0 when it does not. */
  readonly spill: number;
  /** A number that does not fit its column is not cut, which would show another number. */
  readonly isTooNarrow: boolean;
}

/** Everything about its surroundings that the look of a cell depends on. */
export interface LookFrame {
  readonly row: SheetRow;
  readonly columns: Axis;
  readonly layout: SheetLayout;
  readonly merge: CellRange | undefined;
  /** Width of the cell, or of its merged area. */
  readonly width: number;
  /** Whether a column of this row belongs to a merged area. */
  readonly isMergedAt: (column: number) => boolean;
}

export function lookOf(cell: Cell, frame: LookFrame): CellLook {
  const { merge, width, layout } = frame;
  const need = textWidth(cell.text) + PADDING;
  const plain = { isWrapped: false, spill: 0, isTooNarrow: false };
  if (isAmount(cell)) return { ...plain, align: "end", isTooNarrow: need > width + 1 };
  if (cell.isError || typeof cell.value === "boolean") return { ...plain, align: "center" };
  if (merge) return { ...plain, isWrapped: true, align: isTitle(cell.text) ? "center" : "start" };
  const isHeader = layout.amountColumns.has(cell.column);
  if (need <= width)
    return { ...plain, isWrapped: cell.text.includes("\n"), align: isHeader ? "center" : "start" };
  const spill = cell.text.includes("\n") ? 0 : spillOf(cell, need, frame);
  return spill > 0
    ? { ...plain, align: "start", spill }
    : { ...plain, isWrapped: true, align: isHeader ? "center" : "start" };
}

const LONGEST_TITLE = 40;

/** Codes, sentences and lines such as 「编制单位：」 begin at the left. */
function isTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/^\d+$|[：:。；]/.test(text);
}

function spillOf(cell: Cell, need: number, { row, columns, isMergedAt }: LookFrame): number {
  const next = row.cells.find(({ column, text }) => column > cell.column && text !== "");
  const limit = Math.min(columns.count, next?.column ?? columns.count);
  const left = columns.start(cell.column);
  let column = cell.column + 1;
  while (column < limit && columns.start(column) - left < need && !isMergedAt(column)) column++;
  return column === cell.column + 1 ? 0 : columns.start(column) - left;
}
