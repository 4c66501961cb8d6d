import type { BlockCell, CellRange } from "../../workbook/index.js";
import { textWidth } from "./looks.js";

const STANDARD_SIZE = 11;
/** Points of a line at the standard size, and what stands above and below. */
const LINE = 15;
const ROOM = 4;
/** Lines break between words, so a text takes a little more than its width. */
const SLACK = 1.1;
/** A row of a table that is easy to read. */
const ROW = 18;

/** Heights at which every wrapped text is seen whole; programs do not fit rows with merged cells by themselves. */
export function heightsOf(
  cells: readonly BlockCell[],
  merges: readonly CellRange[],
  widths: readonly number[],
): Record<number, number> {
  const heights: Record<number, number> = {};
  for (const { row, column, content, look } of cells) {
    const merge = merges.find(({ top, left }) => top === row && left === column);
    const isTall = merge !== undefined && merge.bottom > merge.top;
    const text = content?.kind === "text" && !isTall ? content.text : "";
    const scale = (look.size ?? STANDARD_SIZE) / STANDARD_SIZE;
    const across = widths
      .slice(column, (merge?.right ?? column) + 1)
      .reduce((total, width) => total + width, 0);
    const lines = look.wrap === true ? linesOf(text, across / scale) : 1;
    const height = Math.round((lines * LINE + ROOM) * scale);
    heights[row] = Math.max(heights[row] ?? ROW, height);
  }
  return heights;
}

function linesOf(text: string, across: number): number {
  return text
    .split("\n")
    .reduce((total, line) => total + Math.max(1, Math.ceil((textWidth(line) * SLACK) / across)), 0);
}
