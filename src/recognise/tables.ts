import { type Concept, TOTAL } from "../catalogue/index.js";
import type { DocumentKind, Form } from "../forms/index.js";
import { type ColumnShape, columnShapes, panelsOf, type PanelShape } from "./columns.js";
import { columnParents } from "./columntree.js";
import { factOf, moneyPrecision } from "./facts.js";
import type { Grid, GridCell, GridRow } from "./grid.js";
import { headerPaths } from "./header.js";
import { columnNumber } from "./lines.js";
import { panelDirection, panelRows, type RowDraft } from "./rows.js";
import type { Block } from "./segment.js";
import type { SenseReader } from "./sense.js";
import type { Fact, Panel, Table, TableColumn, TableRow } from "./table.js";
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
}

export interface TableShape {
  readonly columns: readonly ColumnShape[];
  readonly panels: readonly PanelShape[];
}

export function shapeOf(source: TableSource, senses: SenseReader): TableShape {
  const { block, grid, form } = source;
  const width = grid.columns.length;
  const paths = headerPaths(block.header, width);
  const columns = columnShapes(paths, block.body, senses, form);
  return { columns, panels: panelsOf(columns) };
}

/**
 * A total line can name its sum in one block and print it in the last one (公用经费合计 over the 302 and 310 blocks):
 * values without a label belong to the nearest label on their left that has none.
 */
function reachLabels(rows: readonly RowDraft[]): RowDraft[] {
  const result: RowDraft[] = [];
  for (const row of rows) {
    const bare = row.label === "" && row.code === undefined && row.cells.some((cell) => cell !== undefined);
    const owner = bare
      ? result.findLastIndex((other) => other.source === row.source && other.panel < row.panel && other.label !== "")
      : -1;
    const named = result[owner];
    if (named?.role === "total" && named.cells.every((cell) => cell === undefined) && named.cells.length === row.cells.length) {
      result[owner] = { ...named, cells: row.cells };
      continue;
    }
    result.push(row);
  }
  return result;
}

function interleave(panels: readonly (readonly RowDraft[])[]): RowDraft[] {
  return panels.flat().sort((a, b) => a.source.row - b.source.row || a.panel - b.panel);
}

const NEXT_YEAR: Readonly<Record<string, number>> = { 上年: -1, 前年: -2 };

function yearText(year: string | undefined, own: number | undefined): string | undefined {
  if (year === undefined) return own === undefined ? undefined : String(own);
  const offset = NEXT_YEAR[year];
  if (offset === undefined) return year;
  return own === undefined ? undefined : String(own + offset);
}

function settleStage(concept: Concept, form: Form | undefined, kind: DocumentKind | undefined): Concept {
  if (concept.stage !== "预算数") return concept;
  const stage = form?.budgetStage ?? (kind === "budget" ? "年初预算" : undefined);
  return stage === undefined ? concept : { ...concept, stage };
}

/** In the income forms a column 上年结转 is a direction of its own, and the 合计 beside it is 收入总计. */
function incomeColumns(columns: readonly ColumnShape[], parents: readonly (number | undefined)[]): Concept[] {
  const carries = columns.some(({ concept }) => concept.origin === "上年结转" || concept.direction === "年初结转和结余");
  return columns.map((column, index): Concept => {
    const { origin, ...rest } = column.concept;
    if (origin === "上年结转" || column.concept.direction === "年初结转和结余") {
      return { fund: TOTAL, ...rest, direction: "年初结转和结余" };
    }
    if (carries && column.isTotal && parents[index] === undefined) return { fund: TOTAL, ...rest, direction: "收入总计" };
    return { direction: "本年收入", ...(column.isTotal ? { fund: TOTAL } : {}), ...rest };
  });
}

const INCOME_FORMS = new Set(["final/02", "budget/income"]);

function columnConcepts(panel: PanelShape, form: Form | undefined, parents: readonly (number | undefined)[]): Concept[] {
  if (form && INCOME_FORMS.has(form.id)) return incomeColumns(panel.values, parents);
  const spends = form?.states.direction === "本年支出";
  return panel.values.map((column): Concept => {
    const { direction, ...rest } = column.concept;
    if (direction !== undefined && !(spends && direction === "年初结转和结余")) return column.concept;
    if (direction !== undefined) return { ...rest, origin: "上年结转" };
    return column.isTotal ? { ...wholeOf(panel, form), ...column.concept } : column.concept;
  });
}

const WHOLES = new Set([TOTAL, "财政拨款"]);

/** Where row and column meet: the row's word holds, but a whole never hides the part or the flow the column names. */
function crossed(states: Concept, column: Concept, row: Concept): Concept {
  const keepsFund = column.fund !== undefined && row.fund !== undefined && WHOLES.has(row.fund);
  return {
    ...states,
    ...column,
    ...row,
    ...(keepsFund ? { fund: column.fund } : {}),
    ...(column.direction === undefined ? {} : { direction: column.direction }),
  };
}

function isMeeting(item: string | undefined): boolean {
  return item === "会议费" || item === "培训费";
}

/** What a 合计 column is the whole of, from the columns beside it. */
function wholeOf(panel: PanelShape, form: Form | undefined): Concept {
  const has = (dimension: "nature" | "fund" | "item"): boolean =>
    panel.values.some(({ concept }) => concept[dimension] !== undefined);
  return {
    ...(has("nature") && form?.states.nature === undefined ? { nature: TOTAL } : {}),
    ...(has("fund") ? { fund: form?.states.fund ?? form?.wholeFund ?? TOTAL } : {}),
    ...(has("item") ? { item: panel.values.some(({ concept }) => isMeeting(concept.item)) ? TOTAL : "三公经费" } : {}),
  };
}

export interface BuildContext {
  readonly senses: SenseReader;
  readonly kind: DocumentKind | undefined;
}

/** Builds one table from its pages: the first with its header, the others continuing it. */
export function buildTable(pages: readonly { source: TableSource; shape: TableShape }[], index: number, context: BuildContext): Table | undefined {
  const [first] = pages;
  if (!first) return undefined;
  const { source, shape } = first;
  const { form, block, grid } = source;
  const drafts: { row: RowDraft; page: { source: TableSource; shape: TableShape } }[] = [];
  for (const page of pages) {
    const perPanel = page.shape.panels.map((panel, at) => panelRows(panel, at, page.source.block.body, form, headerRowLabel(page.shape)));
    for (const row of reachLabels(interleave(perPanel))) drafts.push({ row, page });
  }
  const rowDrafts = drafts.map(({ row }) => row);
  const { parents, twins } = rowParents(rowDrafts, form);
  const totals = totalConcepts(rowDrafts, parents, twins, form);
  const tableUnit = source.unit ?? labelUnit(shape) ?? columnUnit(shape);
  const numbers = numberingOf(block.numbering);
  const precision = moneyPrecision(rowDrafts, shape.panels, source.unit ?? labelUnit(shape) ?? columnUnit(shape));
  const panels: Panel[] = [];
  const columnsByPanel: { concepts: Concept[]; direction: string | undefined }[] = [];
  for (const [at, panel] of shape.panels.entries()) {
    const columnParent = columnParents(panel.values);
    columnsByPanel.push({ concepts: columnConcepts(panel, form, columnParent), direction: panelDirection(panel) });
    panels.push({
      columns: panel.values.map((column, position): TableColumn => {
        const parent = columnParent[position];
        const number = numbers.get(column.at);
        return {
          column: grid.columns[column.at] ?? 0,
          panel: at,
          path: column.path,
          measure: column.measure,
          concept: columnsByPanel[at]?.concepts[position] ?? {},
          isTotal: column.isTotal,
          ofWhich: column.ofWhich,
          ...(column.unit === undefined ? {} : { unit: column.unit }),
          ...(number === undefined ? {} : { number }),
          ...(parent === undefined ? {} : { parent }),
        };
      }),
    });
  }

  const facts: Fact[] = [];
  const rows: TableRow[] = [];
  for (const [at, { row, page }] of drafts.entries()) {
    const { sheet } = page.source;
    const panel = page.shape.panels[row.panel];
    const side = columnsByPanel[row.panel];
    if (!panel || !side) continue;
    const inherited = inheritedConcept(rowDrafts, parents, at);
    const rowFacts = panel.values.map((column, position): Fact | undefined => {
      if (row.isHeading) return undefined;
      const states: Concept = { ...form?.states, ...(side.direction === undefined ? {} : { direction: side.direction }) };
      const year = yearText(column.year, source.year);
      const concept = settleStage(
        crossed(
          {
            ...states,
            ...(year === undefined ? {} : { year }),
            ...(source.project === undefined ? {} : { project: source.project }),
          },
          side.concepts[position] ?? {},
          { ...inherited, ...totals.get(at), ...row.concept },
        ),
        form,
        context.kind,
      );
      const fact = factOf({
        table: index,
        sheet,
        row: row.source.row,
        column: row.cells[position]?.column ?? page.source.grid.columns[column.at] ?? 0,
        cell: row.cells[position],
        concept: indicatorConcept(concept, column, row),
        measure: row.isCount && column.measure === "money" ? "count" : column.measure,
        unit: row.isCount ? undefined : (column.unit ?? tableUnit),
        precision,
      });
      if (fact) facts.push(fact);
      return fact;
    });
    const parent = parents[at];
    const twin = twins.get(at);
    rows.push({
      sheet,
      row: row.source.row,
      panel: row.panel,
      labels: row.labels,
      label: row.label,
      role: row.role,
      concept: row.concept,
      facts: rowFacts,
      ...(row.code === undefined ? {} : { code: row.code }),
      ...(row.codes === undefined ? {} : { codes: row.codes }),
      ...(row.organisation === undefined ? {} : { organisation: row.organisation }),
      ...(row.lineNumber === undefined ? {} : { lineNumber: row.lineNumber }),
      ...(parent === undefined ? {} : { parent }),
      ...(twin === undefined ? {} : { twin }),
    });
  }
  const bottom = drafts.filter(({ page }) => page === first).at(-1)?.row.source.row;
  return {
    index,
    sheets: [...new Set(pages.map((page) => page.source.sheet))],
    form,
    title: source.printedTitle,
    unit: tableUnit,
    year: source.year,
    range: {
      top: block.header[0]?.row ?? 0,
      left: grid.columns[0] ?? 0,
      bottom: bottom ?? block.header.at(-1)?.row ?? 0,
      right: Math.max(...shape.columns.map(({ at }) => grid.columns[at] ?? 0)),
    },
    panels,
    rows,
    notes: pages.flatMap((page) => page.source.block.notes.map((cell) => cell.cell.text)),
    columnFormulas: formulasOf(block.numbering),
    precision,
    facts,
  };
}

/** A part takes the direction of the line it is a part of (the funds under 年初结转和结余). */
function inheritedConcept(rows: readonly RowDraft[], parents: readonly (number | undefined)[], at: number): Concept {
  const own = rows[at];
  if (!own || own.concept.direction !== undefined) return {};
  const parent = parents[at];
  const whole = parent === undefined ? undefined : rows[parent];
  if (!whole || whole.role === "total") return {};
  const { direction } = whole.concept;
  return direction === undefined ? inheritedConcept(rows, parents, parent ?? at) : { direction };
}

function indicatorConcept(concept: Concept, column: ColumnShape, row: RowDraft): Concept {
  if (column.measure !== "target" && column.measure !== "score") return concept;
  const { direction: _direction, stage: _stage, ...rest } = concept;
  const name = row.labels.join("›");
  const side = column.path.at(-1) ?? "";
  return { ...rest, ...(name === "" ? {} : { indicator: name }), measure: side };
}

/** The label of a single row that stands in the header, left of its figures (年度财政资金总额). */
function headerRowLabel(shape: TableShape): string | undefined {
  const first = shape.columns.findIndex(({ kind }) => kind === "value");
  return shape.columns.slice(0, Math.max(first, 0)).findLast(({ kind, path }) => kind === "text" && path.length > 0)?.path.at(-1);
}

const SUMMED = ["function", "economic", "fund", "nature", "item", "project"] as const;

/** What a total row is the whole of, from the rows that it sums. */
function totalConcepts(
  rows: readonly RowDraft[],
  parents: readonly (number | undefined)[],
  twins: ReadonlyMap<number, number>,
  form: Form | undefined,
): Map<number, Concept> {
  const totals = new Map<number, Concept>();
  rows.forEach((row, at) => {
    const parent = parents[at];
    if (parent === undefined || rows[parent]?.role !== "total") return;
    let concept = totals.get(parent) ?? {};
    for (const dimension of SUMMED) {
      if (row.concept[dimension] === undefined) continue;
      concept = { ...concept, [dimension]: dimension === "fund" ? (form?.wholeFund ?? TOTAL) : TOTAL };
    }
    totals.set(parent, concept);
  });
  for (const [twin, first] of twins) totals.set(twin, totals.get(first) ?? {});
  return totals;
}

/** The unit that a header over the labels states for the whole table: `项目资金（万元）`. */
function labelUnit(shape: TableShape): "元" | "万元" | undefined {
  return shape.columns.find(({ kind, unit }) => kind !== "value" && unit !== undefined)?.unit;
}

/** The unit that the headers of all money columns state. */
function columnUnit(shape: TableShape): "元" | "万元" | undefined {
  const units = new Set(shape.columns.filter(({ kind, measure }) => kind === "value" && measure === "money").map(({ unit }) => unit));
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
  return (row?.cells ?? []).filter((cell: GridCell) => !cell.isNumber && cell.label.plain.includes("=")).map((cell) => cell.label.plain);
}
