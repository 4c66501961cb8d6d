import { type Grid, type GridCell, type GridRow, partOf } from "./grid.js";
import {
  type HeaderWords,
  headerWords,
  isMeta,
  isNote,
  isNumberingRow,
  isTitle,
  titlePart,
  unitOfMeta,
} from "./lines.js";
import { isTotalLabel } from "../forms/index.js";
import { senseOf } from "./sense.js";

/** A stretch of a sheet with one header, or none. */
export interface Block {
  title?: GridCell;
  unit?: "元" | "万元";
  /** Texts of the lines between title and header (部门, 单位, 年度). */
  readonly meta: GridCell[];
  readonly header: GridRow[];
  numbering?: GridRow;
  readonly body: GridRow[];
  readonly notes: GridCell[];
  /** Rows before the header that belong to no table: label and value side by side. */
  readonly loose: GridRow[];
}

function newBlock(): Block {
  return { meta: [], header: [], body: [], notes: [], loose: [] };
}

const LONGEST_HEADER = 20;

function isTitleRow({ cells, hasNumber }: GridRow): boolean {
  const [first] = cells;
  if (hasNumber || !first || !isTitle(titlePart(first.label.plain))) return false;
  return cells.every((cell) => cell === first || isMeta(cell.label.plain));
}

function isMetaRow(row: GridRow): boolean {
  const { cells, hasNumber } = row;
  if (hasNumber || cells.length > 8) return false;
  const marked = cells.filter((cell) => isMeta(cell.label.plain)).length;
  if (marked === 0) return false;
  return marked === cells.length || headerWords(row).known < 2;
}

/** Words that can stand below a table, side by side with nothing but more of them. */
function isTextLine({ cells, hasNumber }: GridRow): boolean {
  return !hasNumber && cells.length <= 2;
}

/** Whether a row under an open header is its first data row. */
function startsData(row: GridRow): boolean {
  const [first] = row.cells;
  if (!first) return false;
  if (row.cells.some((cell) => cell.isFigure)) return true;
  if (row.cells.some((cell) => cell.isCode || cell.reading.coded !== undefined)) return true;
  if (first.label.numbering === "chinese" || first.label.numbering === "chinese-bracket") return true;
  return row.cells.every((cell) => isTotalLabel(cell.label.plain)) || first.label.plain.length > 40;
}

const NAMES_TABLE = /表([(].*[)])?(续.*)?$/;
const LINES_TO_HEADER = 3;

/** Whether what reads like a title stands over a header, and is not a line of a table that prints only its label. */
function leadsTable(rows: readonly GridRow[], at: number): boolean {
  if (NAMES_TABLE.test(rows[at]?.cells[0]?.label.plain ?? "")) return true;
  for (let next = at + 1; next <= at + LINES_TO_HEADER && next < rows.length; next++) {
    const row = rows[next];
    if (!row) break;
    if (isMetaRow(row) || isTitleRow(row)) return true;
    const { known, labels, figures } = headerWords(row);
    if (figures > 0) return false;
    if (known >= 2 && labels >= 1) return true;
    const [only] = row.cells;
    if (row.cells.length === 1 && only && !only.isNumber && isNote(only.label.plain)) return true;
  }
  return at === rows.length - 1;
}

const CODE_PART = /^[类款项]$/;

/** A header row 类, 款, 项 that carries the 合计 line as well: both of them. */
function splitCodeParts(row: GridRow): { header: GridRow; data: GridRow } | undefined {
  const parts = new Set(row.cells.flatMap(({ at, label }) => (CODE_PART.test(label.plain) ? [at] : [])));
  if (parts.size < 2 || !row.cells.some((cell) => cell.isFigure)) return undefined;
  return { header: partOf(row, (at) => parts.has(at)), data: partOf(row, (at) => !parts.has(at)) };
}

const BUDGET_WORD = /预算|支出|收入|决算|拨款|资金|金额/;
const KEY = /^(项目|单位|部门)名称$/;

const PROJECT_KEY = /^项目名称:?$/;

/** `项目名称 | 某专项`: a label with its value, not a header. */
function isKeyRow({ cells, hasNumber }: GridRow): boolean {
  const [first, value] = cells;
  if (hasNumber || !first || !value || !PROJECT_KEY.test(first.label.plain)) return false;
  return cells.length <= 4 && !senseOf(value.label.plain).known;
}

/** Whether a row right above a header is its upper part, and not a label with its value. */
function canLeadHeader(row: GridRow): boolean {
  if (row.cells.length === 2 && KEY.test(row.cells[0]?.label.plain ?? "")) return false;
  let named = 0;
  for (const cell of row.cells) {
    const { plain } = cell.label;
    if (cell.isFigure || plain.length > LONGEST_HEADER || plain.includes(":")) return false;
    const sense = senseOf(plain);
    if (sense.known && sense.role !== "text") named += 1;
    else if (!BUDGET_WORD.test(plain)) return false;
  }
  return named * 2 >= row.cells.length;
}

/** Whether a row names a label column that the header below leaves blank, and groups the columns of that header. */
function spansHeader(row: GridRow, below: GridRow): boolean {
  const [first, ...groups] = row.cells;
  const filled = new Set(below.cells.map(({ at }) => at));
  if (!first || groups.length === 0 || filled.has(first.at)) return false;
  const { role } = senseOf(first.label.plain);
  if (role === undefined || role === "text") return false;
  return groups.every(({ at, isFigure, label }) => {
    const isShort = !isFigure && label.plain.length <= LONGEST_HEADER;
    return isShort && (filled.has(at) || senseOf(label.plain).known);
  });
}

/** The rows right above a header that are its upper part; they are taken off `rows`. */
function upperHeader(rows: GridRow[], header: GridRow): GridRow[] {
  const upper: GridRow[] = [];
  for (let last = rows.at(-1); last; last = rows.at(-1)) {
    if (!canLeadHeader(last) && !spansHeader(last, upper[0] ?? header)) break;
    upper.unshift(last);
    rows.pop();
  }
  return upper;
}

/** Whether a row under an open header is one more row of it. */
function continuesHeader(header: readonly GridRow[], row: GridRow): boolean {
  if (startsData(row)) return false;
  const labelled = new Set<number>();
  for (const above of header) {
    for (const cell of above.cells) {
      const { role } = senseOf(cell.label.plain);
      if (role !== undefined && role !== "text") labelled.add(cell.at);
    }
  }
  const under = row.cells.filter((cell) => labelled.has(cell.at));
  if (under.length === 0) return row.cells.every((cell) => cell.label.plain.length <= LONGEST_HEADER);
  return under.every((cell) => {
    const sense = senseOf(cell.label.plain);
    return sense.role !== undefined || (sense.known && row.cells.length > 1);
  });
}

/** A row with a number in it is no header; its words need not be looked at. */
const NO_HEADER: HeaderWords = { known: 0, described: 0, labels: 0, figures: 1 };

/** Takes the rows from `from` on that hold numbers, one after another; gives how many. */
function takeRun(rows: readonly GridRow[], from: number, body: GridRow[]): number {
  let count = 0;
  for (let row = rows[from]; row?.hasNumber; row = rows[from + ++count]) body.push(row);
  return count;
}

/** Cuts a sheet into blocks by its titles, headers and notes. */
export function segment(grid: Grid): Block[] {
  const blocks: Block[] = [];
  let block = newBlock();
  let inNotes = false;
  let isKeyed = false;
  const close = (): void => {
    if (block.header.length > 0 || block.loose.length > 0 || block.title) blocks.push(block);
    const { unit } = block;
    block = newBlock();
    if (unit !== undefined) block.unit = unit;
    inNotes = false;
  };

  for (let at = 0; at < grid.rows.length; at++) {
    const row = grid.rows[at];
    if (row?.hasNumber && !inNotes && block.body.length > 0) {
      at += takeRun(grid.rows, at, block.body) - 1;
      continue;
    }
    const first = row?.cells[0];
    if (!row || !first) continue;
    const open = block.header.length > 0;
    if (isKeyRow(row)) {
      // Forms of several projects below one another: each begins with its name.
      if (isKeyed && block.body.length > 0) close();
      isKeyed = true;
    }
    if (isTitleRow(row) && (!open || inNotes || block.body.length === 0 || leadsTable(grid.rows, at))) {
      if (open || block.title || block.loose.length > 0) close();
      delete block.unit;
      isKeyed = false;
      block.title = first;
      for (const cell of row.cells) if (cell !== first || unitOfMeta(cell.label.plain)) readMeta(block, cell);
      continue;
    }
    if (isTextLine(row) && isNote(first.label.plain)) {
      block.notes.push(...row.cells);
      inNotes = true;
      continue;
    }
    if (isMetaRow(row)) {
      if (open && (block.body.length > 0 || inNotes)) {
        // A unit printed below a table that has none above it is this table's.
        const below = row.cells
          .map((cell) => unitOfMeta(cell.label.plain))
          .find((unit) => unit !== undefined);
        if (block.unit === undefined && below !== undefined) block.unit = below;
        close();
      }
      for (const cell of row.cells) readMeta(block, cell);
      continue;
    }
    if (open && !inNotes && block.body.length === 0 && isNumberingRow(row)) {
      block.numbering = row;
      continue;
    }
    const { known, described, labels, figures } = row.hasNumber ? NO_HEADER : headerWords(row);
    const worded = known >= 2 && ((known + described) * 2 >= row.cells.length || labels >= 2);
    const isHeader = figures === 0 && worded && !row.cells.some(({ isCode }) => isCode);
    if (isHeader && (!open || ((block.body.length > 0 || inNotes) && labels >= 1))) {
      const upper = open ? [] : upperHeader(block.loose, row);
      if (open) close();
      block.header.push(...upper, row);
      continue;
    }
    if (inNotes) {
      if (isTextLine(row)) {
        block.notes.push(...row.cells);
        continue;
      }
      close();
    }
    if (block.header.length === 0) {
      block.loose.push(row);
      continue;
    }
    if (row.cells.length === 1 && first.label.plain.endsWith(":") && block.body.length > 0) {
      block.notes.push(first);
      continue;
    }
    if (block.body.length === 0) {
      const split = splitCodeParts(row);
      if (split) {
        block.header.push(split.header);
        block.body.push(split.data);
        continue;
      }
      if (continuesHeader(block.header, row)) {
        block.header.push(row);
        continue;
      }
    }
    block.body.push(row);
  }
  close();
  return blocks;
}

function readMeta(block: Block, cell: GridCell): void {
  block.meta.push(cell);
  const unit = unitOfMeta(cell.label.plain);
  if (unit !== undefined) block.unit = unit;
}
