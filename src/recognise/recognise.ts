import { allForms, BALANCED_NOTE, type Form, formOfTitle } from "../forms/index.js";
import type { Sheet, Workbook } from "../workbook/index.js";
import { type Grid, type GridCell, gridOf } from "./grid.js";
import {
  type DocumentInfo,
  documentOf,
  fundInTitle,
  plainTitle,
  projectTitle,
  yearOfBlock,
} from "./document.js";
import { keyValueFacts, projectIn } from "./keyvalue.js";
import { notFactsOf, type Used } from "./leftover.js";
import { looseTables } from "./loose.js";
import { isTitle, titlePart } from "./lines.js";
import { type Draft, pagesOf } from "./pages.js";
import { namesLeftIn, type Placeholder, placeholdersOf } from "./placeholders.js";
import { type Block, segment } from "./segment.js";

import type { Fact, NotFact, Table } from "./table.js";
import { buildTable, type BuiltTable } from "./tables.js";
import { shapeOf, type TableSource } from "./tablesource.js";

export type UnrecognisedReason = "empty" | "no-table" | "no-header" | "unknown-form" | "working-paper";

export interface Unrecognised {
  readonly sheet: number;
  readonly title: string;
  readonly reason: UnrecognisedReason;
  /** Whether figures stand on it that no one has read. */
  readonly amounts: boolean;
}

/** Everything read from a workbook: its tables, the amounts in them, and what was not read and why. */
export interface Recognised {
  readonly document: DocumentInfo;
  readonly tables: readonly Table[];
  readonly facts: readonly Fact[];
  readonly notFacts: readonly NotFact[];
  readonly unrecognised: readonly Unrecognised[];
  /** Cells in which a word of the template still waits to be replaced: `（XX分）`. */
  readonly placeholders: readonly Placeholder[];
}

function formOfHeaders(block: Block): Form | undefined {
  const text = block.header.flatMap((row) => row.cells.map((cell) => cell.label.plain)).join("|");
  return allForms().find((form) => form.headers?.test(text));
}

const NO_PROJECT = /^(长期|年度|中期|总体|整体|部门)?$/;

/** The project of a 绩效 table: from a line 项目名称 below its title, from the title, or from another part of its sheet. */
function projectOf(
  form: Form | undefined,
  title: string,
  section: readonly Block[],
  block: Block,
  sheet: readonly Block[],
): { name: string; cell?: GridCell } | undefined {
  if (form?.id !== "performance/project-review" && form?.id !== "performance/project-goal") return undefined;
  const inBlocks = (blocks: readonly Block[]): { name: string; cell: GridCell } | undefined => {
    const cell = projectIn(blocks.flatMap((block) => block.loose));
    return cell && { name: cell.label.plain, cell };
  };
  const above = section.slice(0, section.indexOf(block) + 1).findLast((one) => inBlocks([one]));
  const named = inBlocks(above ? [above] : section);
  if (named) return named;
  const core = title.replace(/(项目)?(支出)?(预算)?绩效.*$/, "").replace(/^部门/, "");
  return NO_PROJECT.test(core) ? inBlocks(sheet) : { name: core };
}

function printedTitleOf(cell: GridCell): string {
  return cell.cell.text
    .replace(/[(（]?(金额)?单位[:：].{0,12}$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether a sheet holds a figure that could be an amount. */
function hasAmounts(grid: Grid): boolean {
  return grid.rows.some((row) => row.cells.some((cell) => cell.isFigure));
}

function saysBalanced({ notes }: Block): boolean {
  return notes.some(({ cell }) => BALANCED_NOTE.test(cell.text));
}

function draftsOf(sheet: number, grid: Grid, blocks: readonly Block[], document: DocumentInfo): Draft[] {
  const drafts: Draft[] = [];
  let title = "";
  let printedTitle = "";
  let titled: GridCell | undefined;
  let form: Form | undefined;
  let unit: "元" | "万元" | undefined;
  let section: Block[] = [];
  let ownYear: number | undefined;
  const isBalanced = blocks.some(saysBalanced);
  for (const block of blocks) {
    const firstLoose = block.loose[0]?.cells;
    const looseTitle =
      drafts.length === 0 && !block.title && firstLoose?.length === 1 ? firstLoose[0] : undefined;
    const titleCell = block.title ?? looseTitle;
    if (titleCell) {
      section = blocks.slice(blocks.indexOf(block));
      const next = section.findIndex((other, at) => at > 0 && other.title !== undefined);
      if (next > 0) section = section.slice(0, next);
      title = titlePart(titleCell.label.plain);
      printedTitle = printedTitleOf(titleCell);
      titled = titleCell;
      const found = formOfTitle(plainTitle(title, document.entity), document.kind);
      form = found ?? (block.header.length > 0 ? formOfHeaders(block) : undefined);
      unit = undefined;
      ownYear = form?.kind === "performance" ? undefined : yearOfBlock(block, form);
    } else if (drafts.length === 0 && form === undefined && block.header.length > 0) {
      form = formOfHeaders(block);
    }
    unit = block.unit ?? unit;
    const project = projectOf(form, projectTitle(title, document), section, block, blocks);
    const source: TableSource = {
      sheet,
      grid,
      block,
      form,
      title,
      printedTitle,
      unit,
      year: ownYear ?? document.year,
      project: project?.name,
      projectCell: project?.cell,
      titleCell: titled,
      fund: form?.fundInTitle ? fundInTitle(title) : undefined,
      isBalanced,
    };
    const loose = looseTables(block.loose);
    for (const table of loose.tables) {
      const { block: own, shape, figures } = table;
      drafts.push({ source: { ...source, block: own }, shape, loose: [], figures });
    }
    drafts.push({ source, shape: shapeOf(source), loose: loose.rest, figures: [] });
  }
  return drafts;
}

/** Whether a block is a table of budget figures: of a known form, or built on a code list. */
function isTable(draft: Draft): boolean {
  const { source, shape, figures } = draft;
  if (figures.length > 0) return source.form !== undefined;
  if (source.block.header.length === 0 || shape.panels.every(({ values }) => values.length === 0))
    return false;
  if (source.form) return true;
  const coded = shape.columns.some(
    ({ codes }) => codes === "function" || codes === "economic" || codes === "government-economic",
  );
  return (
    coded || (isTitle(source.title) && shape.panels.some(({ values }) => values.some(({ known }) => known)))
  );
}

function titleOf(blocks: readonly Block[]): string {
  return blocks.find((block) => block.title)?.title?.cell.text ?? "";
}

/** A sheet that calls itself a 底稿 in its first lines is for the people who make the document and is not published. */
function isWorkingPaper({ rows }: Grid): boolean {
  return rows
    .slice(0, HEAD_LINES)
    .some(({ cells }) =>
      cells.some(({ label }) => label.plain.length <= LONGEST_TITLE && label.plain.includes("底稿")),
    );
}

const HEAD_LINES = 2;
const LONGEST_TITLE = 60;

function unrecognisedOf(index: number, grid: Grid, blocks: readonly Block[]): Unrecognised {
  const title = titleOf(blocks);
  const amounts = hasAmounts(grid);
  const headed = blocks.some((block) => block.header.length > 0);
  const reason: UnrecognisedReason =
    grid.rows.length === 0
      ? "empty"
      : isWorkingPaper(grid)
        ? "working-paper"
        : headed
          ? "unknown-form"
          : blocks.some((block) => block.title) && amounts
            ? "no-header"
            : "no-table";
  return { sheet: index, title, reason, amounts };
}

/** What a person says of a document, against what its titles say. */
export type GivenDocument = Partial<Pick<DocumentInfo, "kind" | "year">>;

/**
 * Finds the standard tables of a workbook and turns every amount in them into a fact. `onSheet` hears of each sheet, by
 * index, before it is read. Its sheets are counted from `first` on, where other papers stand before it.
 */
export function recognise(
  workbook: Workbook,
  given: GivenDocument = {},
  onSheet?: (index: number) => void,
  first = 0,
): Recognised {
  const grids = workbook.sheets.map((sheet: Sheet, index) => {
    onSheet?.(index);
    return gridOf(sheet);
  });
  const blocks = grids.map((grid) => segment(grid));
  const published = grids.map((grid, index) => (isWorkingPaper(grid) ? [] : (blocks[index] ?? [])));
  const document = { ...documentOf(published.flat()), ...given };
  const drafts = grids.map((grid, index) => draftsOf(first + index, grid, published[index] ?? [], document));

  const tables: BuiltTable[] = [];
  const loose: Fact[] = [];
  const readSheets = new Set<number>();
  const used: Used = { cells: new Set(), tables: new Map() };
  const context = { kind: document.kind };
  for (const pages of pagesOf(drafts.flat().filter(isTable))) {
    const table = buildTable(pages, tables.length, context);
    if (!table) continue;
    tables.push(table);
    for (const sheet of table.sheets) readSheets.add(sheet);
    for (const page of pages) {
      used.tables.set(page.source.block, page.shape);
      for (const cell of page.figures) used.cells.add(cell);
    }
  }
  for (const [index, list] of drafts.entries()) {
    const sheet = first + index;
    for (const { source, loose: rows } of list) {
      if (!source.form || rows.length === 0) continue;
      const owner = tables.findIndex(
        (one) => one.sheets.includes(sheet) && one.title === source.printedTitle,
      );
      const { form, unit, year, project, grid, isBalanced } = source;
      const found = keyValueFacts(rows, {
        sheet,
        grid,
        table: owner,
        form,
        unit,
        year,
        project,
        isBalanced,
        kind: document.kind,
      });
      for (const fact of found.facts) loose.push(fact);
      if (found.facts.length > 0) readSheets.add(sheet);
      for (const cell of found.used) used.cells.add(cell);
      tables[owner]?.singles.push(...found.singles);
    }
  }

  const notFacts: NotFact[] = [];
  const unrecognised: Unrecognised[] = [];
  const placeholders: Placeholder[] = [];
  for (const [index, grid] of grids.entries()) {
    const sheet = first + index;
    const own = blocks[index] ?? [];
    if (!readSheets.has(sheet) && !isEmptyForm(drafts[index] ?? []))
      unrecognised.push(unrecognisedOf(sheet, grid, own));
    for (const notFact of notFactsOf(sheet, own, used)) notFacts.push(notFact);
    const isRead = readSheets.has(sheet);
    const left = isRead ? placeholdersOf(sheet, grid) : hasAmounts(grid) ? [] : namesLeftIn(sheet, grid);
    for (const placeholder of left) placeholders.push(placeholder);
  }
  let facts: readonly Fact[] | undefined;
  return {
    document,
    tables,
    get facts(): readonly Fact[] {
      return (facts ??= new Array<Fact>().concat(...tables.map((table) => table.facts), loose));
    },
    notFacts,
    unrecognised,
    placeholders,
  };
}

/** A standard form shown with its title alone, because there is nothing to print in it. */
function isEmptyForm(drafts: readonly Draft[]): boolean {
  return drafts.some(
    ({ source }) =>
      source.form !== undefined && source.block.title !== undefined && source.block.notes.length > 0,
  );
}
