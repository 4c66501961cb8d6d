import type { CodeSystem } from "../catalogue/index.js";
import { plainFigure } from "../workbook/index.js";
import { CodeReader, systemOfContent } from "./codes.js";
import type { ColumnShape, PanelShape } from "./columns.js";
import { cellAt, type GridRow } from "./grid.js";
import { codedName } from "./lines.js";

/** The codes that stand in some columns, without the names behind them. */
function codesIn(body: readonly GridRow[], columns: readonly ColumnShape[]): string[] {
  const codes: string[] = [];
  for (const row of body) {
    for (const { at } of columns) {
      const cell = cellAt(row, at);
      if (!cell) continue;
      const text = plainFigure(cell.cell.text);
      codes.push(codedName(text)?.code ?? text);
    }
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
