import type { Cell, CellRange, SheetRow } from "../../workbook/index.js";
import { cellPosition } from "../../hosts/formula/index.js";
import type { SheetModel } from "./sheetModel.js";
import { type CellLook, lookOf } from "./cellLook.js";
import { isBlankCell } from "../book/index.js";

/** The columns that are drawn, ends included. */
export interface Columns {
  readonly first: number;
  readonly last: number;
}

/** A cell as it is drawn; blank ones have neither `cell` nor `look`. */
export interface DrawnCell {
  readonly column: number;
  readonly width: number;
  readonly height: number;
  readonly merge: CellRange | undefined;
  readonly cell: Cell | undefined;
  readonly look: CellLook | undefined;
}

/**
 * What is drawn of a row: the cells of these columns, merged areas that begin to their left, and a text from the left
 * that runs into them. Of a row outside the view only merged areas and the extra column are drawn.
 */
export function drawnCells(
  model: SheetModel,
  row: SheetRow,
  columns: Columns,
  isInView: boolean,
  extra?: number,
): DrawnCell[] {
  const wanted = new Set<number>();
  const merges = model.merges.meeting({
    top: row.index,
    bottom: row.index,
    left: columns.first,
    right: columns.last,
  });
  for (const { top, left } of merges) if (top === row.index) wanted.add(left);
  if (isInView) {
    for (let column = columns.first; column <= columns.last; column++) wanted.add(column);
    const before = row.cells[cellPosition(row, columns.first) - 1];
    if (before && !isBlankCell(before)) wanted.add(before.column);
  }
  if (extra !== undefined) wanted.add(extra);
  return [...wanted].sort((a, b) => a - b).flatMap((column) => drawnCell(model, row, column, columns) ?? []);
}

function drawnCell(
  model: SheetModel,
  row: SheetRow,
  column: number,
  { first }: Columns,
): DrawnCell | undefined {
  const merge = model.merges.at({ row: row.index, column });
  if (merge && (merge.top !== row.index || merge.left !== column)) return undefined;
  const right = Math.min(merge?.right ?? column, model.columns.count - 1);
  const bottom = Math.min(merge?.bottom ?? row.index, model.rows.count - 1);
  const width = model.columns.end(right) - model.columns.start(column);
  const height = model.rows.end(bottom) - model.rows.start(row.index);
  const cell = row.cells[cellPosition(row, column)];
  const mine = cell?.column === column ? cell : undefined;
  const look =
    mine &&
    lookOf(mine, {
      row,
      columns: model.columns,
      layout: model.layout,
      merge,
      width,
      isMergedAt: (other) => model.merges.at({ row: row.index, column: other }) !== undefined,
    });
  const reach = model.columns.start(column) + Math.max(width, look?.spill ?? 0);
  const isSeen = column >= first || merge !== undefined || reach > model.columns.start(first);
  return isSeen ? { column, width, height, merge, cell: mine, look } : undefined;
}
