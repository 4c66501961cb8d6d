import type { Cell, CellRange, Sheet, SheetRow } from "../../workbook/index.js";
import type { Merges } from "./merges.js";
import { LINE_HEIGHT, lineCount, textWidth } from "./textWidth.js";

/** How wide columns and how high rows are, where they differ from the usual. */
export interface SheetLayout {
  readonly widths: ReadonlyMap<number, number>;
  readonly heights: ReadonlyMap<number, number>;
  /** Columns that hold more amounts than words: their headers stand in the middle. */
  readonly amountColumns: ReadonlySet<number>;
}

export const USUAL_WIDTH = 64;
export const USUAL_HEIGHT = 24;
/** Left and right of the text of a cell, borders included. */
export const PADDING = 14;
export const NARROWEST = 24;
const LEAST_WIDTH = 46;
/** Words are broken into lines rather than widening a column beyond this; amounts never are. */
const WIDEST_LABEL = 250;
const WIDEST_HEADER = 116;
const WIDEST_AMOUNT = 420;
const MOST_LINES = 8;

/** Beyond this many rows a page is higher than browsers can scroll, unless all rows are alike and low. */
export const MOST_TALL_ROWS = 600_000;
export const LOW_HEIGHT = 17;

/** The widest of each kind in a column, and how many there are. */
interface ColumnNeed {
  amount: number;
  label: number;
  /** Of texts with a blank cell to their right. */
  looseLabel: number;
  /** A column's part of what is merged over it. */
  shared: number;
  amounts: number;
  labels: number;
  loose: number;
}

/** Fits columns to what stands in them and rows to their wrapped texts. */
export function fitSheet(sheet: Sheet, merges: Merges): SheetLayout {
  const needs = new Map<number, ColumnNeed>();
  for (const row of sheet.rows) measureRow(row, merges, needs);
  const widths = new Map<number, number>();
  const amountColumns = new Set<number>();
  for (const [column, need] of needs) {
    if (need.amounts > need.labels + need.loose) amountColumns.add(column);
    widths.set(column, widthFor(need));
  }
  return { widths, amountColumns, heights: fitHeights(sheet.rows, merges, widths) };
}

/** The layout after an edit: columns only grow, so that nothing jumps; rows that changed are fitted anew. */
export function refitSheet(layout: SheetLayout, before: Sheet, after: Sheet, merges: Merges): SheetLayout {
  const known = new Set(before.rows);
  const changed = after.rows.filter((row) => !known.has(row));
  if (changed.length === 0) return layout;
  const needs = new Map<number, ColumnNeed>();
  for (const row of changed) measureRow(row, merges, needs);
  const widths = new Map(layout.widths);
  for (const [column, { amount }] of needs) {
    if (amount > (widths.get(column) ?? USUAL_WIDTH)) widths.set(column, Math.min(amount, WIDEST_AMOUNT));
  }
  const heights = new Map(layout.heights);
  for (const { index } of changed) heights.delete(index);
  for (const [row, height] of fitHeights(changed, merges, widths)) heights.set(row, height);
  return { ...layout, widths, heights };
}

export function isAmount(cell: Cell): boolean {
  return typeof cell.value === "number";
}

function measureRow(row: SheetRow, merges: Merges, needs: Map<number, ColumnNeed>): void {
  for (const [position, cell] of row.cells.entries()) {
    const merge = merges.at({ row: row.index, column: cell.column });
    if (merge && merge.right > merge.left) {
      shareNeed(cell, merge, needs);
      continue;
    }
    const need = needOf(needs, cell.column);
    if (isAmount(cell)) {
      need.amounts++;
      need.amount = Math.max(need.amount, textWidth(cell.text) + PADDING);
    } else if (cell.text !== "") {
      const isConfined = merge !== undefined || row.cells[position + 1]?.column === cell.column + 1;
      const width = widestLine(cell.text) + PADDING;
      if (isConfined) {
        need.labels++;
        need.label = Math.max(need.label, width);
      } else {
        need.loose++;
        need.looseLabel = Math.max(need.looseLabel, width);
      }
    }
  }
}

/** What stands over several columns wants room in all of them together; titles take what there is. */
function shareNeed(cell: Cell, merge: CellRange, needs: Map<number, ColumnNeed>): void {
  const isAmountLike = isAmount(cell) || /^[\d\s.,-]+$/.test(cell.text);
  const width = isAmountLike
    ? textWidth(cell.text)
    : Math.min(widestLine(cell.text), WIDEST_HEADER - PADDING);
  const share = Math.ceil((width + PADDING) / (merge.right - merge.left + 1));
  for (let column = merge.left; column <= merge.right; column++) {
    const need = needOf(needs, column);
    need.shared = Math.max(need.shared, share);
  }
}

function needOf(needs: Map<number, ColumnNeed>, column: number): ColumnNeed {
  let need = needs.get(column);
  if (!need) {
    need = { amount: 0, label: 0, looseLabel: 0, shared: 0, amounts: 0, labels: 0, loose: 0 };
    needs.set(column, need);
  }
  return need;
}

function widthFor(need: ColumnNeed): number {
  const { amounts, labels, loose } = need;
  // What can run over blank neighbours needs no room of its own, unless the column holds little else.
  const widest = Math.max(need.label, loose > labels ? need.looseLabel : 0);
  const words = Math.min(widest, amounts > labels ? WIDEST_HEADER : WIDEST_LABEL);
  const least = amounts + labels + loose > 0 ? LEAST_WIDTH : NARROWEST;
  return Math.max(least, words, need.shared, Math.min(need.amount, WIDEST_AMOUNT));
}

function widestLine(text: string): number {
  return text.includes("\n") ? Math.max(...text.split("\n").map(textWidth)) : textWidth(text);
}

function fitHeights(
  rows: readonly SheetRow[],
  merges: Merges,
  widths: ReadonlyMap<number, number>,
): Map<number, number> {
  const heights = new Map<number, number>();
  const widthOf = (left: number, right: number): number => {
    let width = 0;
    for (let column = left; column <= right; column++) width += widths.get(column) ?? USUAL_WIDTH;
    return width;
  };
  for (const { index, cells } of rows) {
    for (const [position, cell] of cells.entries()) {
      if (typeof cell.value !== "string" || cell.text.length < 3) continue;
      const merge = merges.at({ row: index, column: cell.column });
      const isWrapped =
        merge !== undefined || cell.text.includes("\n") || cells[position + 1]?.column === cell.column + 1;
      if (!isWrapped) continue;
      const width = widthOf(cell.column, merge?.right ?? cell.column) - PADDING;
      const lines = Math.min(MOST_LINES, lineCount(cell.text, width));
      const height = heightOf(lines) - USUAL_HEIGHT * (merge ? merge.bottom - merge.top : 0);
      // The last row of a merge takes what the others leave over.
      const row = merge?.bottom ?? index;
      if (height > (heights.get(row) ?? USUAL_HEIGHT)) heights.set(row, height);
    }
  }
  return heights;
}

function heightOf(lines: number): number {
  return lines * LINE_HEIGHT + USUAL_HEIGHT - LINE_HEIGHT;
}
