import { numberText, plainDecimal } from "../../hosts/cells/index.js";
import type { Block, BlockCell, CellRange } from "../../workbook/index.js";

/** A cell of a preview: what it will show, and over how many rows and columns. */
export interface PreviewCell {
  readonly column: number;
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly look: BlockCell["look"];
  /** Programs put numbers to the right where nothing else is said. */
  readonly isNumber: boolean;
}

/** The rows of a block as a table shows them: cells below a merged one are left out. */
export function previewOf({ rows, cells, merges }: Block): PreviewCell[][] {
  const shown: PreviewCell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) {
    const { row, column, look } = cell;
    const merge = merges.find((one) => holds(one, row, column));
    if (merge && (merge.top !== row || merge.left !== column)) continue;
    shown[row]?.push({
      column,
      text: textOf(cell),
      rowSpan: merge ? merge.bottom - merge.top + 1 : 1,
      colSpan: merge ? merge.right - merge.left + 1 : 1,
      look,
      isNumber: isNumber(cell),
    });
  }
  return shown.map((row) => row.sort((a, b) => a.column - b.column));
}

function holds({ top, left, bottom, right }: CellRange, row: number, column: number): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}

function isNumber({ content }: BlockCell): boolean {
  return content?.kind === "number" || (content?.kind === "formula" && "amount" in content.result);
}

function textOf({ content, look: { numberFormat } }: BlockCell): string {
  if (!content) return "";
  if (content.kind === "text") return content.text;
  const result = content.kind === "number" ? { amount: content.amount } : content.result;
  if ("text" in result) return result.text;
  return numberText(Number(result.amount), numberFormat, (_, value) => plainDecimal(value));
}
