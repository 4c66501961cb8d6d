import type { Form } from "../forms/index.js";
import { hasValues, panelRows, type RowDraft, valueColumns } from "./rows.js";
import type { Page, TableShape } from "./tablesource.js";

/**
 * A total line can name its sum in one block and print it in the last one (公用经费合计 over the 302 and 310 blocks):
 * values without a label belong to the nearest label on their left that has none.
 */
function reachLabels(rows: readonly RowDraft[]): RowDraft[] {
  const result: RowDraft[] = [];
  for (const row of rows) {
    const isBare = row.label === "" && row.code === undefined && hasValues(row);
    const owner = isBare ? labelOnLeft(result, row) : -1;
    const named = result[owner];
    if (named) result[owner] = { ...named, valuePanel: row.valuePanel };
    else result.push(row);
  }
  return result;
}

/** Index of the total on the same line, in a block further left, whose own values are blank; -1 without one. */
function labelOnLeft(rows: readonly RowDraft[], row: RowDraft): number {
  for (let index = rows.length - 1; rows[index]?.source === row.source; index--) {
    const other = rows[index];
    if (!other || other.label === "") continue;
    const isOpen = other.role === "total" && !hasValues(other);
    return isOpen && valueColumns(other).length === valueColumns(row).length ? index : -1;
  }
  return -1;
}

/** The rows of all panels in the order in which they are printed. */
function interleave(panels: readonly (readonly RowDraft[])[]): readonly RowDraft[] {
  const [only] = panels;
  if (only && panels.length === 1) return only;
  return panels.flat().sort((a, b) => a.source.row - b.source.row || a.panel - b.panel);
}

/** The label of a single row that stands in the header, left of its figures (年度财政资金总额). */
function headerRowLabel(shape: TableShape): string | undefined {
  const first = shape.columns.findIndex(({ kind }) => kind === "value");
  return shape.columns
    .slice(0, Math.max(first, 0))
    .findLast(({ kind, path }) => kind === "text" && path.length > 0)
    ?.path.at(-1);
}

export function pageRows(page: Page, form: Form | undefined): RowDraft[] {
  const label = headerRowLabel(page.shape);
  const perPanel = page.shape.panels.map((panel, at) => panelRows(page, panel, at, form, label));
  return reachLabels(interleave(perPanel));
}
