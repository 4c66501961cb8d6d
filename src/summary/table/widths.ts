import type { BlockCell, CellRange } from "../../workbook/index.js";
import { textWidth } from "./looks.js";

const NARROWEST = 8;
const WIDEST = 36;
/** Headers are wrapped. */
const WIDEST_HEADER = 14;
const MARGIN = 2;
/** Separators that a format puts into an amount. */
const GROUP = 3;

/** Widths of columns from what stands in them; what is merged across, or stands outside of any table, asks for nothing. */
export function widthsOf(
  cells: readonly BlockCell[],
  merges: readonly CellRange[],
  columns: number,
  headers: ReadonlySet<number>,
): number[] {
  const widths = Array.from({ length: columns }, () => NARROWEST);
  const wide = merges.filter(({ left, right }) => right > left);
  const isAcross = (row: number, column: number): boolean =>
    wide.some(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
  for (const { row, column, content, look } of cells) {
    if (!content || look.border !== true || isAcross(row, column)) continue;
    const most = headers.has(row) ? WIDEST_HEADER : WIDEST;
    widths[column] = Math.max(widths[column] ?? 0, Math.min(most, widthOf(content) + MARGIN));
  }
  return widths;
}

function widthOf(content: NonNullable<BlockCell["content"]>): number {
  if (content.kind === "text") return Math.max(...content.text.split("\n").map(textWidth));
  const amount = content.kind === "number" ? content.amount : resultOf(content);
  const [whole = ""] = amount.split(".");
  return amount.length + Math.floor((whole.length - 1) / GROUP);
}

function resultOf({ result }: Extract<BlockCell["content"], { kind: "formula" }>): string {
  return "amount" in result ? result.amount : result.text;
}
