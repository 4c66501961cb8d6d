import type { DocumentKind } from "../forms/index.js";
import { inheritedConcept, totalConcepts } from "./concepts.js";
import { entityIn } from "./document.js";
import { readAmounts } from "./amounts.js";
import type { GridCell, GridRow } from "./grid.js";
import { columnNumber } from "./lines.js";
import { pageRows } from "./pagerows.js";
import { planOf, type TablePlan } from "./panelplan.js";
import type { CellPlace, Fact, Table } from "./table.js";
import { FilledRow } from "./tablerow.js";
import type { Page, TableShape } from "./tablesource.js";
import { rowParents } from "./tree.js";

export interface BuildContext {
  readonly kind: DocumentKind | undefined;
}

/** A table to which the amounts outside its header can still be added. */
export interface BuiltTable extends Table {
  readonly singles: Table["singles"][number][];
}

/** Builds one table from its pages: the first with its header, the others continuing it. */
export function buildTable(
  pages: readonly Page[],
  index: number,
  context: BuildContext,
): BuiltTable | undefined {
  const [first] = pages;
  if (!first) return undefined;
  const { source, shape } = first;
  const { form, block, grid } = source;
  const drafts = pages.flatMap((page) => pageRows(page, form));
  const { parents, twins } = rowParents(drafts, form);
  const totals = totalConcepts(drafts, parents, twins, form);
  const unit = source.unit ?? labelUnit(shape) ?? columnUnit(shape);
  const { amounts, precision } = readAmounts(drafts, shape.panels, unit);
  const numbers = numberingOf(block.numbering);
  const counts = drafts.some(({ isCount }) => isCount);
  const plan: TablePlan = { source, index, unit, precision, numbers, counts, kind: context.kind };
  const plans = shape.panels.map((panel, at) => planOf(panel, at, plan));
  const rows: FilledRow[] = [];
  drafts.forEach((draft, at) => {
    const panel = plans[draft.panel];
    if (!panel) return;
    const inherited = inheritedConcept(drafts, parents, at);
    const summed = totals.get(at);
    const concept = inherited || summed ? { ...inherited, ...summed, ...draft.concept } : draft.concept;
    rows.push(new FilledRow(at, draft, panel, concept, parents[at], twins.get(at)));
  });
  const bottom = drafts.findLast(({ page }) => page === first)?.source.row;
  let facts: readonly Fact[] | undefined;
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
    ...(source.isBalanced ? { isBalanced: true } : {}),
    get facts(): readonly Fact[] {
      return (facts ??= rows.flatMap((row) => row.facts.filter((fact) => fact !== undefined)));
    },
    amounts,
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
