import type { GridCell } from "./grid.js";
import type { Block } from "./segment.js";
import type { NotFact, Reason } from "./table.js";
import type { TableShape } from "./tablesource.js";

/** What has been read: cells outside tables one by one, and the blocks that became tables. */
export interface Used {
  readonly cells: Set<GridCell>;
  readonly tables: Map<Block, TableShape>;
}

const TEXT_AMOUNT = /\d(万?元|万(?![^元]))/;

function reasonInBody(cell: GridCell, shape: TableShape): Reason | undefined {
  const column = shape.columns[cell.at];
  switch (column?.kind) {
    case "sequence":
      return "line-number";
    case "code":
      return "code";
    case "text":
    case "name":
      return "text-column";
    case "value":
      return undefined;
    default:
      return "unknown-label";
  }
}

/** Every figure of a sheet that did not become a fact, with the reason. */
export function notFactsOf(sheet: number, blocks: readonly Block[], used: Used): NotFact[] {
  const found: NotFact[] = [];
  const put = (cell: GridCell, reason: Reason): void => {
    found.push({ place: { sheet, row: cell.row, column: cell.column }, text: cell.cell.text, reason });
  };
  const look = (cell: GridCell, reason: Reason | undefined): void => {
    if (cell.cell.isError) {
      put(cell, "error-value");
      return;
    }
    if (reason !== undefined && cell.isFigure) put(cell, reason);
    else if (!cell.isNumber && !cell.isFigure && TEXT_AMOUNT.test(cell.cell.text)) put(cell, "text-amount");
  };
  for (const block of blocks) {
    const shape = used.tables.get(block);
    for (const row of block.header) for (const cell of row.cells) look(cell, "header");
    for (const cell of block.numbering?.cells ?? []) look(cell, "column-number");
    for (const row of block.body)
      for (const cell of row.cells) look(cell, shape ? reasonInBody(cell, shape) : "not-recognised");
    for (const row of block.loose) {
      for (const cell of row.cells) if (!used.cells.has(cell)) look(cell, "outside-table");
    }
    for (const cell of block.notes) look(cell, undefined);
  }
  return found;
}
