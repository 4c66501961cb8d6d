import type { CodeSystem } from "../catalogue/index.js";
import { CodeReader, systemOfContent } from "./codes.js";
import type { ColumnShape, PanelShape } from "./columns.js";
import { type GridCell, type GridRow } from "./grid.js";

/** The code that stands in a cell, without the name behind it. */
function codeText({ cell, isNumber, reading }: GridCell): string {
  return isNumber ? cell.text : (reading.coded?.code ?? reading.plain);
}

/** The codes that stand in some columns, without the names behind them. */
function codesIn(body: readonly GridRow[], columns: readonly ColumnShape[]): string[] {
  const codes: string[] = [];
  for (const { at } of columns) {
    body.forEach((row) => {
      const cell = row.cellAt(at);
      if (cell) codes.push(codeText(cell));
    });
  }
  return codes;
}

/** The columns of a panel that hold the codes of one list, with what reads them. */
export interface CodeColumns {
  readonly codes: CodeSystem;
  readonly columns: readonly ColumnShape[];
  readonly reader: CodeReader;
}

/** The code columns of a panel by list; what stands in them settles which list a header means. */
export function codeColumns(panel: PanelShape, body: readonly GridRow[]): CodeColumns[] {
  const groups: { codes: CodeSystem; columns: ColumnShape[] }[] = [];
  for (const column of panel.labels) {
    if (column.kind !== "code" || column.codes === undefined) continue;
    const group = groups.find(({ codes }) => codes === column.codes);
    if (group) group.columns.push(column);
    else groups.push({ codes: column.codes, columns: [column] });
  }
  return groups.map(({ codes, columns }) => {
    const home = systemOfContent(codesIn(body, columns), codes);
    return { codes: home, columns, reader: new CodeReader(home) };
  });
}
