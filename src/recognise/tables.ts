import type { Concept } from "../catalogue/index.js";
import type { DocumentKind } from "../forms/index.js";
import { inheritedConcept, totalConcepts } from "./concepts.js";
import { entityIn } from "./document.js";
import { factAt, moneyPrecision, type RowMeaning } from "./facts.js";
import type { GridCell, GridRow } from "./grid.js";
import { columnNumber } from "./lines.js";
import { type PageRow, pageRows } from "./pagerows.js";
import { type PanelPlan, planOf, type TablePlan } from "./panelplan.js";
import type { RowDraft } from "./rows.js";
import type { CellPlace, Fact, Table, TableRow } from "./table.js";
import type { Page, TableShape } from "./tablesource.js";
import { rowParents } from "./tree.js";

export interface BuildContext {
  readonly kind: DocumentKind | undefined;
}

function factsOf({ row, page }: PageRow, plan: PanelPlan, concept: Concept): (Fact | undefined)[] {
  const { values } = page.shape.panels[row.panel] ?? { values: [] };
  if (row.isHeading) return values.map(() => undefined);
  const { columns } = page.source.grid;
  const meanings = row.isCount ? plan.counting : plan.meanings;
  const meaning: RowMeaning = {
    sheet: page.source.sheet,
    row: row.source.row,
    concept,
    name: row.labels.join("›"),
  };
  return values.map((column, position): Fact | undefined => {
    const cell = row.cells[position];
    const own = meanings[position];
    return own && factAt(cell?.column ?? columns[column.at] ?? 0, cell, own, meaning);
  });
}

function tableRow(
  { row, page }: PageRow,
  facts: (Fact | undefined)[],
  parent: number | undefined,
  twin: number | undefined,
): TableRow {
  return {
    sheet: page.source.sheet,
    row: row.source.row,
    panel: row.panel,
    labels: row.labels,
    label: row.label,
    nameColumn: row.nameColumn,
    role: row.role,
    concept: row.concept,
    facts,
    broken: brokenPositions(row),
    code: row.code,
    codeColumn: row.codeColumn,
    codes: row.codes,
    organisation: row.organisation,
    lineNumber: row.lineNumber,
    parent,
    twin,
  };
}

function brokenPositions({ cells }: RowDraft): number[] | undefined {
  if (!cells.some((cell) => cell?.cell.isError)) return undefined;
  return cells.flatMap((cell, position) => (cell?.cell.isError ? [position] : []));
}

/** Builds one table from its pages: the first with its header, the others continuing it. */
export function buildTable(pages: readonly Page[], index: number, context: BuildContext): Table | undefined {
  const [first] = pages;
  if (!first) return undefined;
  const { source, shape } = first;
  const { form, block, grid } = source;
  const drafts = pages.flatMap((page) => pageRows(page, form));
  const rowDrafts = drafts.map(({ row }) => row);
  const { parents, twins } = rowParents(rowDrafts, form);
  const totals = totalConcepts(rowDrafts, parents, twins, form);
  const unit = source.unit ?? labelUnit(shape) ?? columnUnit(shape);
  const precision = moneyPrecision(rowDrafts, shape.panels, unit);
  const numbers = numberingOf(block.numbering);
  const counts = rowDrafts.some(({ isCount }) => isCount);
  const plan: TablePlan = { source, index, unit, precision, numbers, counts, kind: context.kind };
  const plans = shape.panels.map((panel, at) => planOf(panel, at, plan));
  const rows: TableRow[] = [];
  const facts: Fact[] = [];
  drafts.forEach((draft, at) => {
    const panel = plans[draft.row.panel];
    if (!panel) return;
    const inherited = inheritedConcept(rowDrafts, parents, at);
    const summed = totals.get(at);
    const own = draft.row.concept;
    const concept = inherited || summed ? { ...inherited, ...summed, ...own } : own;
    const found = factsOf(draft, panel, concept);
    for (const fact of found) if (fact) facts.push(fact);
    rows.push(tableRow(draft, found, parents[at], twins.get(at)));
  });
  const bottom = drafts.filter(({ page }) => page === first).at(-1)?.row.source.row;
  return {
    index,
    sheets: [...new Set(pages.map((page) => page.source.sheet))],
    form,
    title: source.printedTitle,
    unit,
    year: source.year,
    entity: entityIn(block),
    project: source.project,
    projectPlace: placeOf(source.sheet, source.projectCell),
    titlePlace: placeOf(source.sheet, source.titleCell),
    range: {
      top: block.header[0]?.row ?? block.body[0]?.row ?? 0,
      left: grid.columns[0] ?? 0,
      bottom: bottom ?? block.header.at(-1)?.row ?? 0,
      right: Math.max(...shape.columns.map(({ at }) => grid.columns[at] ?? 0)),
    },
    panels: plans.map(({ panel }) => panel),
    rows,
    notes: pages.flatMap((page) => page.source.block.notes.map((cell) => cell.cell.text)),
    columnFormulas: formulasOf(block.numbering),
    precision,
    facts,
    singles: [],
  };
}

function placeOf(sheet: number, cell: GridCell | undefined): CellPlace | undefined {
  return cell && { sheet, row: cell.row, column: cell.column };
}

/** The unit that a header over the labels states for the whole table: `项目资金（万元）`. */
function labelUnit(shape: TableShape): "元" | "万元" | undefined {
  return shape.columns.find(({ kind, unit }) => kind !== "value" && unit !== undefined)?.unit;
}

/** The unit that the headers of all money columns state. */
function columnUnit(shape: TableShape): "元" | "万元" | undefined {
  const units = new Set(
    shape.columns
      .filter(({ kind, measure }) => kind === "value" && measure === "money")
      .map(({ unit }) => unit),
  );
  return units.size === 1 ? [...units][0] : undefined;
}

function numberingOf(row: GridRow | undefined): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const cell of row?.cells ?? []) {
    const number = columnNumber(cell);
    if (number !== undefined) numbers.set(cell.at, number);
  }
  return numbers;
}

function formulasOf(row: GridRow | undefined): string[] {
  return (row?.cells ?? [])
    .filter((cell: GridCell) => !cell.isNumber && cell.label.plain.includes("="))
    .map((cell) => cell.label.plain);
}
