import type { Sheet } from "../../workbook/index.js";
import {
  cellIn,
  isBlankCell,
  type Place,
  rangeBetween,
  rowAt,
  rowPosition,
  type Selection,
  selectionOf,
} from "../book/index.js";
import type { Extent } from "./extent.js";
import type { Merges } from "./merges.js";

/** What keys move over. */
export interface Ground {
  readonly sheet: Sheet;
  readonly merges: Merges;
  readonly extent: Extent;
  /** How many rows a page key moves. */
  readonly pageRows: number;
}

export interface Direction {
  readonly down: -1 | 0 | 1;
  readonly right: -1 | 0 | 1;
}

export type Move =
  | ({ readonly by: "cell" | "region" } & Direction)
  | { readonly by: "page"; readonly down: -1 | 1 }
  | { readonly to: "row-start" | "row-end" | "start" | "end" };

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: { down: -1, right: 0 },
  ArrowDown: { down: 1, right: 0 },
  ArrowLeft: { down: 0, right: -1 },
  ArrowRight: { down: 0, right: 1 },
};

/** The move that a key stands for; undefined for all others. */
export function moveOfKey(key: string, ctrl: boolean): Move | undefined {
  const direction = DIRECTIONS[key];
  if (direction) return { by: ctrl ? "region" : "cell", ...direction };
  if (key === "Home") return { to: ctrl ? "start" : "row-start" };
  if (key === "End") return { to: ctrl ? "end" : "row-end" };
  if (!ctrl && key === "PageUp") return { by: "page", down: -1 };
  if (!ctrl && key === "PageDown") return { by: "page", down: 1 };
  return undefined;
}

/** The selection after a move; `extends` draws the range on from the active cell. */
export function moved(selection: Selection, move: Move, ground: Ground, isExtending: boolean): Selection {
  const from = isExtending ? selection.focus : selection.active;
  const to = inside(target(from, move, ground), ground.extent);
  return isExtending ? drawn(selection, to, ground.merges) : selected(to, ground.merges);
}

/** One cell, or the merged area that it belongs to. */
export function selected(place: Place, merges: Merges): Selection {
  const active = merges.anchor(place);
  const merge = merges.at(place);
  return merge ? selectionOf(active, merge) : selectionOf(active);
}

/** The range from the active cell to a place; what else was selected stays. */
export function drawn(selection: Selection, focus: Place, merges: Merges): Selection {
  const range = merges.whole(rangeBetween(selection.active, focus));
  return { active: selection.active, focus, ranges: [...selection.ranges.slice(0, -1), range] };
}

function target(from: Place, move: Move, ground: Ground): Place {
  const { sheet, extent, pageRows } = ground;
  if ("to" in move) {
    if (move.to === "start") return { row: 0, column: 0 };
    if (move.to === "row-start") return { row: from.row, column: 0 };
    if (move.to === "row-end") {
      return { row: from.row, column: rowAt(sheet, from.row)?.cells.at(-1)?.column ?? from.column };
    }
    return { row: extent.filledRows - 1, column: extent.filledColumns - 1 };
  }
  if (move.by === "page") return { row: from.row + move.down * pageRows, column: from.column };
  return move.by === "cell" ? stepped(from, move, ground.merges) : edge(from, move, ground);
}

/** The next cell beyond the merge that a place belongs to. */
function stepped(from: Place, { down, right }: Direction, merges: Merges): Place {
  const { top, left, bottom, right: last } = merges.at(from) ?? rangeBetween(from, from);
  return {
    row: down === 0 ? from.row : down > 0 ? bottom + 1 : top - 1,
    column: right === 0 ? from.column : right > 0 ? last + 1 : left - 1,
  };
}

/** As Excel jumps: to the end of what is filled from here, else to the next filled cell, else to the border. */
function edge(from: Place, direction: Direction, ground: Ground): Place {
  const along = direction.down === 0 ? filledColumns(from, ground) : filledRows(from, ground);
  const at = direction.down === 0 ? from.column : from.row;
  const count = direction.down === 0 ? ground.extent.columns : ground.extent.rows;
  const to = jump(along, at, direction.down + direction.right, count - 1);
  return direction.down === 0 ? { row: from.row, column: to } : { row: to, column: from.column };
}

/** Along an ascending list of filled indices. */
function jump(filled: readonly number[], at: number, way: number, last: number): number {
  const ordered = way > 0 ? filled : filled.toReversed();
  const ahead = ordered.filter((index) => (index - at) * way > 0);
  const [next] = ahead;
  if (next === undefined) return way > 0 ? last : 0;
  if (next !== at + way || !filled.includes(at)) return next;
  const gap = ahead.findIndex((index, position) => index !== next + position * way);
  return ahead.at(gap < 0 ? -1 : gap - 1) ?? next;
}

function filledColumns({ row }: Place, { sheet }: Ground): number[] {
  return (rowAt(sheet, row)?.cells ?? []).filter((cell) => !isBlankCell(cell)).map(({ column }) => column);
}

function filledRows({ column }: Place, { sheet }: Ground): number[] {
  return sheet.rows.filter((row) => !isBlankCell(cellIn(row, column))).map(({ index }) => index);
}

function inside({ row, column }: Place, { rows, columns }: Extent): Place {
  return {
    row: Math.min(Math.max(row, 0), rows - 1),
    column: Math.min(Math.max(column, 0), columns - 1),
  };
}

/** The filled cells of some ranges, row by row: as many as there are, however large the ranges. */
export function* filledPlaces(sheet: Sheet, { ranges }: Selection): Generator<Place> {
  for (const range of ranges) {
    for (let at = rowPosition(sheet, range.top); at < sheet.rows.length; at++) {
      const row = sheet.rows[at];
      if (!row || row.index > range.bottom) break;
      for (const cell of row.cells) {
        const isHere = cell.column >= range.left && cell.column <= range.right;
        if (isHere && !isBlankCell(cell)) yield { row: row.index, column: cell.column };
      }
    }
  }
}
