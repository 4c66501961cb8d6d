import { numberText } from "../../src/hosts/cells/index.js";
import {
  type Block,
  type BlockCell,
  type Cell,
  groupBy,
  type Sheet,
  type Workbook,
} from "../../src/workbook/index.js";

function cellOf({ column, content, look }: BlockCell): Cell | undefined {
  if (!content) return undefined;
  if (content.kind === "text") return { column, value: content.text, text: content.text };
  if (content.kind === "formula") throw new Error("formulas need a workbook that calculates them");
  const value = Number(content.amount);
  const { numberFormat } = look;
  if (numberFormat === undefined) return { column, value, text: content.amount };
  return { column, value, text: numberText(value, numberFormat, () => content.amount), format: numberFormat };
}

/** Blocks as the sheets that they become. */
export function sheetsOfBlocks(blocks: readonly Block[]): Sheet[] {
  return blocks.map(({ name, cells, merges }) => ({
    ...{ name, visibility: "visible", merges, hiddenColumns: [] },
    rows: [...groupBy(cells, ({ row }) => row)]
      .sort(([a], [b]) => a - b)
      .flatMap(([index, own]) => {
        const filled = own.flatMap((cell) => cellOf(cell) ?? []).sort((a, b) => a.column - b.column);
        return filled.length === 0 ? [] : [{ index, cells: filled }];
      }),
  }));
}

/** A workbook with blocks as new sheets at its end. */
export function withBlocks(workbook: Workbook, blocks: readonly Block[]): Workbook {
  return { ...workbook, sheets: [...workbook.sheets, ...sheetsOfBlocks(blocks)] };
}
