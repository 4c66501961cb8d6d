import { numberText, plainDecimal } from "../../src/hosts/cells/index.js";
import {
  type Block,
  type BlockHome,
  type Cell,
  formulaOf,
  freeSheetName,
  type Sheet,
  type SheetRow,
  type Workbook,
} from "../../src/workbook/index.js";

/** A workbook with blocks on sheets of their own behind its last, as a host would insert them. */
export function withBlocks(workbook: Workbook, blocks: readonly Block[]): Workbook {
  const names = workbook.sheets.map(({ name }) => name);
  const homes: BlockHome[] = [];
  for (const { name } of blocks) {
    const sheet = freeSheetName(name, [...names, ...homes.map((home) => home.sheet)]);
    homes.push({ sheet, row: 0, column: 0 });
  }
  const made = blocks.map((block, index): Sheet => {
    const home = homes[index] ?? { sheet: "", row: 0, column: 0 };
    const rows = new Map<number, Cell[]>();
    for (const { row, column, content, look } of block.cells) {
      if (!content) continue;
      const own = rows.get(row) ?? [];
      rows.set(row, own);
      const format = look.numberFormat ?? "General";
      const shown = (amount: string): Pick<Cell, "value" | "text"> => ({
        value: Number(amount),
        text: numberText(Number(amount), format, (_, value) => plainDecimal(value)),
      });
      if (content.kind === "text") own.push({ column, value: content.text, text: content.text });
      else if (content.kind === "number") own.push({ column, format, ...shown(content.amount) });
      else {
        const formula = formulaOf(content.parts, home, names, homes);
        const { result } = content;
        if ("text" in result) own.push({ column, formula, value: result.text, text: result.text });
        else own.push({ column, format, formula, ...shown(result.amount) });
      }
    }
    return {
      name: home.sheet,
      visibility: "visible",
      merges: block.merges,
      hiddenColumns: [],
      rows: [...rows]
        .toSorted(([a], [b]) => a - b)
        .map(([row, cells]): SheetRow => ({
          index: row,
          cells: cells.toSorted((a, b) => a.column - b.column),
        })),
    };
  });
  return { ...workbook, sheets: [...workbook.sheets, ...made] };
}
