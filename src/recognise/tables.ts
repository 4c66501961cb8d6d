import type { Concept } from "../catalogue/index.js";
import type { DocumentKind, Form } from "../forms/index.js";
import { type ColumnShape, columnShapes, panelsOf, type PanelShape } from "./columns.js";
import {
  columnConcepts,
  crossed,
  indicatorConcept,
  inheritedConcept,
  settleStage,
  totalConcepts,
  yearText,
} from "./concepts.js";
import { columnPlaces } from "./columntree.js";
import { entityIn } from "./document.js";
import { factAt, type Meaning, moneyPrecision, type RowMeaning } from "./facts.js";
import type { Grid, GridCell, GridRow } from "./grid.js";
import { headerPaths } from "./header.js";
import { columnNumber } from "./lines.js";
import { panelDirection, panelRows, type RowDraft } from "./rows.js";
import type { Block } from "./segment.js";
import type { CellPlace, Fact, Panel, Table, TableColumn, TableRow } from "./table.js";
import { rowParents } from "./tree.js";

/** A block of a sheet with what its neighbourhood says of it. */
export interface TableSource {
  readonly sheet: number;
  readonly grid: Grid;
  readonly block: Block;
  readonly form: Form | undefined;
  /** Plain, for comparing. */
  readonly title: string;
  readonly printedTitle: string;
  readonly unit: "元" | "万元" | undefined;
  readonly year: number | undefined;
  readonly project: string | undefined;
  readonly projectCell: GridCell | undefined;
  readonly titleCell: GridCell | undefined;
  /** Whose money it is, where the title says it. */
  readonly fund: string | undefined;
}

export interface TableShape {
  readonly columns: readonly ColumnShape[];
  readonly panels: readonly PanelShape[];
}

export function shapeOf(source: TableSource): TableShape {
  const { block, grid, form } = source;
  const width = grid.columns.length;
  const paths = headerPaths(block.header, width);
  const columns = columnShapes(paths, block.body, form);
  return { columns, panels: panelsOf(columns) };
}

/**
 * A total line can name its sum in one block and print it in the last one (公用经费合计 over the 302 and 310 blocks):
 * values without a label belong to the nearest label on their left that has none.
 */
function reachLabels(rows: readonly RowDraft[]): RowDraft[] {
  const result: RowDraft[] = [];
  for (const row of rows) {
    const isBare = row.label === "" && row.code === undefined && row.cells.some((cell) => cell !== undefined);
    const owner = isBare ? labelOnLeft(result, row) : -1;
    const named = result[owner];
    if (named) result[owner] = { ...named, cells: row.cells };
    else result.push(row);
  }
  return result;
}

/** Index of the total on the same line, in a block further left, whose own values are blank; -1 without one. */
function labelOnLeft(rows: readonly RowDraft[], row: RowDraft): number {
  for (let index = rows.length - 1; rows[index]?.source === row.source; index--) {
    const other = rows[index];
    if (!other || other.label === "") continue;
    const isOpen = other.role === "total" && other.cells.every((cell) => cell === undefined);
    return isOpen && other.cells.length === row.cells.length ? index : -1;
  }
  return -1;
}

/** The rows of all panels in the order in which they are printed. */
function interleave(panels: readonly (readonly RowDraft[])[]): readonly RowDraft[] {
  const [only] = panels;
  if (only && panels.length === 1) return only;
  return panels.flat().sort((a, b) => a.source.row - b.source.row || a.panel - b.panel);
}

export interface BuildContext {
  readonly kind: DocumentKind | undefined;
}

export interface Page {
  readonly source: TableSource;
  readonly shape: TableShape;
}

interface PageRow {
  readonly row: RowDraft;
  readonly page: Page;
}

/** What form, title and column say of every amount below the column. */
function statedConcept(
  source: TableSource,
  direction: string | undefined,
  columnYear: string | undefined,
  kind: DocumentKind | undefined,
): Concept {
  const year = yearText(columnYear, source.year);
  return {
    ...(source.form?.isPlan && kind === "budget" ? { stage: "年初预算" } : {}),
    ...source.form?.states,
    ...(direction === undefined ? {} : { direction }),
    ...(year === undefined ? {} : { year }),
    ...(source.project === undefined ? {} : { project: source.project }),
    ...(source.fund === undefined ? {} : { fund: source.fund }),
  };
}

/** What one panel's columns mean to the facts below them. */
interface PanelPlan {
  readonly panel: Panel;
  readonly meanings: readonly Meaning[];
  /** The same columns in a row that counts things (保有量（辆）) instead of money. */
  readonly counting: readonly Meaning[];
}

function planOf(shape: PanelShape, at: number, table: TablePlan): PanelPlan {
  const { source, index, unit, precision, numbers, kind } = table;
  const { form, grid } = source;
  const places = columnPlaces(shape.values);
  const concepts = columnConcepts(shape, form, places, source.fund);
  const direction = panelDirection(shape);
  const columns = shape.values.map((column, position): TableColumn => {
    const place = places[position];
    const number = numbers.get(column.at);
    return {
      column: grid.columns[column.at] ?? 0,
      panel: at,
      path: column.path,
      measure: column.measure,
      concept: concepts[position] ?? {},
      isTotal: column.isTotal,
      isNamed: column.isNamed,
      ofWhich: column.ofWhich,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      ...(number === undefined ? {} : { number }),
      ...place,
    };
  });
  const meanings = shape.values.map((column, position) => {
    const stated = statedConcept(source, direction, column.year, kind);
    const meaning = { table: index, unit: column.unit ?? unit, measure: column.measure, precision };
    return withConcept(meaning, { stated, own: concepts[position] ?? {}, column, form, kind });
  });
  return { panel: { columns }, meanings, counting: table.counts ? meanings.map(counted) : meanings };
}

/** What the concepts of a column's facts are made from; facts outlive the sheet, so nothing here knows its cells. */
interface ConceptParts {
  readonly stated: Concept;
  readonly own: Concept;
  readonly column: ColumnShape;
  readonly form: Form | undefined;
  readonly kind: DocumentKind | undefined;
}

function withConcept(
  meaning: Omit<Meaning, "concept">,
  { stated, own, column, form, kind }: ConceptParts,
): Meaning {
  return {
    ...meaning,
    concept: (row) => {
      const concept = settleStage(crossed(stated, own, row.concept), form, kind);
      return indicatorConcept(concept, column, row.name);
    },
  };
}

/** The same column in a row that counts things. */
function counted(meaning: Meaning): Meaning {
  const measure = meaning.measure === "money" ? "count" : meaning.measure;
  return { ...meaning, unit: undefined, measure };
}

interface TablePlan {
  readonly source: TableSource;
  readonly index: number;
  readonly unit: "元" | "万元" | undefined;
  readonly precision: number;
  readonly numbers: ReadonlyMap<number, number>;
  /** Whether some of its rows count things. */
  readonly counts: boolean;
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

function pageRows(page: Page, form: Form | undefined): PageRow[] {
  const label = headerRowLabel(page.shape);
  const perPanel = page.shape.panels.map((panel, at) =>
    panelRows(panel, at, page.source.block.body, form, label),
  );
  return reachLabels(interleave(perPanel)).map((row) => ({ row, page }));
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

/** The label of a single row that stands in the header, left of its figures (年度财政资金总额). */
function headerRowLabel(shape: TableShape): string | undefined {
  const first = shape.columns.findIndex(({ kind }) => kind === "value");
  return shape.columns
    .slice(0, Math.max(first, 0))
    .findLast(({ kind, path }) => kind === "text" && path.length > 0)
    ?.path.at(-1);
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
