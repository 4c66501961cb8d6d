import { damaged } from "../errors.js";
import { GRID } from "../limits.js";
import {
  type Block,
  type TableBlock,
  type TableCell,
  newTable,
  paragraphsOf,
  shownText,
} from "../text/blocks.js";
import { type CellProperties, readCellProperties } from "./cellProperties.js";
import type { Story } from "./story.js";
import { type XmlWalk, wholeValue } from "./walk.js";

/** Reads the content of a cell, and its properties by what it is given. */
type ReadCell = (readProperties: () => void) => Block[];

/** Properties, and what is deleted. */
const PASSED_OVER = new Set(["tblPr", "tblGrid", "tblPrEx", "sdtPr", "sdtEndPr", "del", "moveFrom"]);

/** Reads a `tbl`; undefined where every row is deleted. Tables in its cells are tables of their own behind it. */
export function readTable(story: Story, readCell: ReadCell): TableBlock | undefined {
  const { walk, tables } = story;
  const table = newTable();
  tables.push(table);
  const visit = (name: string): void => {
    if (name === "tr") {
      const row = readRow(story, readCell, table.rows.at(-1) ?? []);
      if (row) table.rows.push(row);
    } else if (!PASSED_OVER.has(name)) walk.children(visit);
  };
  walk.children(visit);
  if (table.rows.length > 0) return table;
  tables.pop();
  return undefined;
}

/** Reads a `tr` below another; undefined for one that is deleted. */
function readRow(story: Story, readCell: ReadCell, above: readonly TableCell[]): TableCell[] | undefined {
  const { walk, budget } = story;
  const cells: TableCell[] = [];
  const merged = new Set(above.flatMap(({ column, merge }) => (merge === undefined ? [] : [column])));
  let properties: RowProperties = { before: 0, isDeleted: false };
  let column = 0;
  const visit = (name: string): void => {
    if (properties.isDeleted) return;
    if (name === "trPr") {
      properties = readRowProperties(walk);
      column = properties.before;
    } else if (name === "tc") {
      const read = readWholeCell(walk, readCell);
      budget.cell();
      addCell(cells, column, read, merged);
      column += read.span;
      if (column > GRID.columns) throw damaged({ what: "unreadable" });
    } else if (!PASSED_OVER.has(name)) walk.children(visit);
  };
  walk.children(visit);
  return properties.isDeleted ? undefined : cells;
}

interface RowProperties {
  /** Columns that the row leaves out at its start. */
  readonly before: number;
  readonly isDeleted: boolean;
}

function readRowProperties(walk: XmlWalk): RowProperties {
  let before = 0;
  let isDeleted = false;
  walk.children((name) => {
    if (name === "gridBefore") before = wholeValue(walk) ?? 0;
    if (name === "del" || name === "moveFrom") isDeleted = true;
  });
  return { before, isDeleted };
}

interface WholeCell extends CellProperties {
  readonly text: string;
}

function readWholeCell(walk: XmlWalk, readCell: ReadCell): WholeCell {
  let properties: CellProperties = { span: 1 };
  const blocks = readCell(() => {
    properties = readCellProperties(walk);
  });
  const text = paragraphsOf(blocks).map(shownText).join("\n").replace(/^\n+/, "");
  return { ...properties, text: withoutLastBreaks(text) };
}

/** A table in a cell is followed by an empty paragraph, always. */
function withoutLastBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\n") end--;
  return text.slice(0, end);
}

/** A cell that goes on below none begins an area by itself, one that goes on beside one belongs to it. */
function addCell(
  cells: TableCell[],
  column: number,
  { span, text, vertical, isBeside }: WholeCell,
  merged: ReadonlySet<number>,
): void {
  const last = cells.at(-1);
  if (isBeside && last) {
    cells[cells.length - 1] = { ...last, span: last.span + span };
    return;
  }
  const isBelow = vertical === "continue" && merged.has(column);
  if (isBelow) cells.push({ column, span, merge: "below", text: "" });
  else cells.push({ column, span, text, ...(vertical === undefined ? {} : { merge: "first" as const }) });
}
