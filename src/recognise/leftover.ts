import type { Cell } from "../workbook/index.js";
import type { ColumnShape } from "./columns.js";
import { type GridCell, type GridRow, isFigure } from "./grid.js";
import type { Reading } from "./reading.js";
import type { Block } from "./segment.js";
import type { NotFact, Reason } from "./table.js";
import type { TableShape } from "./tablesource.js";

/** What has been read: cells outside tables one by one, and the blocks that became tables. */
export interface Used {
  readonly cells: Set<GridCell>;
  readonly tables: Map<Block, TableShape>;
}

function reasonInBody({ kind }: ColumnShape): Reason | undefined {
  switch (kind) {
    case "sequence":
      return "line-number";
    case "code":
      return "code";
    case "text":
    case "name":
      return "text-column";
    case "value":
      return undefined;
  }
}

/** Why a cell is listed that stands where `reason` says that figures are no facts. */
function reasonOf(cell: Cell, reading: Reading | undefined, reason: Reason | undefined): Reason | undefined {
  if (cell.isError) return "error-value";
  if (isFigure(cell, reading)) return reason;
  return reading?.hasAmount ? "text-amount" : undefined;
}

/** Every figure of a sheet that did not become a fact, with the reason. */
export function notFactsOf(sheet: number, blocks: readonly Block[], used: Used): NotFact[] {
  const found: NotFact[] = [];
  const look = (row: number, cell: Cell, reading: Reading | undefined, usual: Reason | undefined): void => {
    const reason = reasonOf(cell, reading, usual);
    if (reason !== undefined)
      found.push({ place: { sheet, row, column: cell.column }, text: cell.text, reason });
  };
  /** `reasons` are those of the first columns, `usual` that of the others. */
  const lookAt = (
    { row, filled, readings, position }: GridRow,
    usual: Reason,
    reasons: readonly (Reason | undefined)[] = [],
  ): void => {
    for (let index = 0; index < filled.length; index++) {
      const cell = filled[index];
      if (!cell) continue;
      const at = position[cell.column] ?? 0;
      look(row, cell, readings[index], at < reasons.length ? reasons[at] : usual);
    }
  };
  for (const block of blocks) {
    const reasons = used.tables.get(block)?.columns.map(reasonInBody);
    for (const row of block.header) lookAt(row, "header");
    if (block.numbering) lookAt(block.numbering, "column-number");
    const inBody = reasons ? "unknown-label" : "not-recognised";
    block.body.forEach((row) => {
      lookAt(row, inBody, reasons);
    });
    for (const row of block.loose) {
      for (const cell of row.cells)
        if (!used.cells.has(cell)) look(row.row, cell.cell, readingIn(cell), "outside-table");
    }
    for (const cell of block.notes) look(cell.row, cell.cell, readingIn(cell), undefined);
  }
  return found;
}

function readingIn({ isNumber, reading }: GridCell): Reading | undefined {
  return isNumber ? undefined : reading;
}
