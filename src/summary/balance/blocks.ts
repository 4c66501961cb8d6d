import { inTenThousands, type Table } from "../../recognise/index.js";
import {
  type Block,
  type BlockCell,
  type BlockContent,
  type BlockLook,
  type Cell,
  type CellRange,
  decimalOfDouble,
  decimalText,
  type Sheet,
  type Workbook,
} from "../../workbook/index.js";
import type { Dossier } from "../../narrative/index.js";
import type { BalancedCell, DocumentBalance } from "./document.js";
import { amountFormat, hasSeparators } from "./formats.js";
import { noteOf } from "./note.js";
import { heightsOf } from "../table/heights.js";
import { widthsOf } from "../table/widths.js";

/** What the new sheets are made from. */
export interface BlocksInput {
  readonly dossier: Dossier;
  readonly workbook: Workbook;
}

/** Wider sheets, in characters, are printed across. */
const WIDEST_UPRIGHT = 90;
const TITLE_SIZE = 16;
const SUFFIX = "（万元）";
/** Longest name of a sheet, without the suffix. */
const MOST_NAME = 31 - SUFFIX.length;

/**
 * The converted tables as new sheets, one for each sheet that holds some: everything stands where it stands in the source,
 * amounts in 万元, units replaced, and a note at the end says how it was made and which figures are off their rounding.
 */
export function balancedBlocks(balance: DocumentBalance, { dossier, workbook }: BlocksInput): Block[] {
  return balance.sheets.flatMap((index) => {
    const sheet = workbook.sheets[index];
    const tables = dossier.tables.filter(({ sheets }) => sheets.includes(index));
    return sheet ? [new SheetBlock(sheet, index, tables, balance).block()] : [];
  });
}

function isIn({ top, left, bottom, right }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

class SheetBlock {
  private readonly byPlace = new Map<string, BalancedCell>();
  private readonly ranges: readonly CellRange[];
  private readonly titles: ReadonlySet<string>;
  /** Rows between the top of a table and its first line. */
  private readonly headers: ReadonlySet<number>;
  private readonly lastColumn: number;
  private readonly lastRow: number;
  private readonly withSeparators: boolean;

  constructor(
    private readonly sheet: Sheet,
    private readonly index: number,
    private readonly tables: readonly Table[],
    private readonly balance: DocumentBalance,
  ) {
    for (const cell of balance.cells)
      if (cell.place.sheet === index) this.byPlace.set(keyOf(cell.place.row, cell.place.column), cell);
    this.ranges = tables.map((table) => this.rangeOf(table));
    this.titles = new Set(
      tables.flatMap(({ titlePlace }) =>
        titlePlace?.sheet === index ? [keyOf(titlePlace.row, titlePlace.column)] : [],
      ),
    );
    this.headers = new Set(tables.flatMap((table) => this.headerOf(table)));
    this.lastRow = sheet.rows.at(-1)?.index ?? 0;
    this.lastColumn = sheet.rows.reduce(
      (last, { cells }) => Math.max(last, cells.at(-1)?.column ?? 0),
      Math.max(...this.ranges.map(({ right }) => right)),
    );
    this.withSeparators = hasSeparators(
      sheet.rows.flatMap(({ index: row, cells }) =>
        cells.filter(({ column }) => this.byPlace.has(keyOf(row, column))),
      ),
    );
  }

  block(): Block {
    const note = noteOf(this.sheet.name, this.index, this.balance);
    const noteRow = this.lastRow + 1;
    const cells = this.cells();
    const widths = widthsOf(cells, this.merges(), this.lastColumn + 1, this.headers);
    const width = widths.reduce((sum, one) => sum + one, 0);
    const titleRows = this.titleRows();
    const left = Math.min(...this.ranges.map((range) => range.left));
    const noteCell: BlockCell = {
      ...{ row: noteRow, column: left, content: { kind: "text", text: note } },
      look: { tone: "remark", align: "left", wrap: true },
    };
    const all = [...cells, noteCell];
    const merges = [...this.merges(), { top: noteRow, left, bottom: noteRow, right: this.lastColumn }];
    return {
      name: nameOf(this.sheet.name),
      rows: noteRow + 1,
      columns: this.lastColumn + 1,
      cells: all,
      merges,
      widths,
      heights: heightsOf(all, merges, widths),
      print: { landscape: width > WIDEST_UPRIGHT, ...(titleRows ? { titleRows } : {}) },
    };
  }

  /** The rows and columns of a table on this sheet; of one cut into pages a page. */
  private rangeOf({ sheets, range, rows }: Table): CellRange {
    const isFirst = sheets[0] === this.index;
    let [top, bottom] = isFirst ? [range.top, range.bottom] : [Number.POSITIVE_INFINITY, 0];
    for (const { sheet, row } of rows) {
      if (sheet !== this.index) continue;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
    return { ...range, top, bottom };
  }

  private headerOf({ sheets, range, rows }: Table): number[] {
    if (sheets[0] !== this.index) return [];
    let first = range.bottom + 1;
    for (const { sheet, row } of rows) if (sheet === this.index) first = Math.min(first, row);
    return Array.from({ length: Math.max(0, first - range.top) }, (_, row) => range.top + row);
  }

  /** Everything down to the end of the header is repeated on each page, where there is one table only. */
  private titleRows(): readonly [number, number] | undefined {
    const [range, ...others] = this.ranges;
    if (!range || others.length > 0) return undefined;
    let last = range.top;
    while (this.headers.has(last + 1)) last += 1;
    return this.headers.has(range.top) ? [0, last] : undefined;
  }

  /** Those of the source; a title that stands alone goes over the whole table. */
  private merges(): CellRange[] {
    const { merges, rows } = this.sheet;
    const titles = this.tables.flatMap(({ titlePlace, range }) => {
      if (titlePlace?.sheet !== this.index) return [];
      const { row, column } = titlePlace;
      const isAlone = rows.find(({ index }) => index === row)?.cells.length === 1;
      const isFree = merges.every((merge) => merge.bottom < row || merge.top > row);
      const right = Math.max(range.right, column);
      return isAlone && isFree && right > column ? [{ top: row, bottom: row, left: column, right }] : [];
    });
    const own = merges.filter(({ top, left }) => top <= this.lastRow && left <= this.lastColumn);
    return [...own, ...titles];
  }

  private cells(): BlockCell[] {
    const cells: BlockCell[] = [];
    const filled = new Set<string>();
    for (const { index: row, cells: own } of this.sheet.rows)
      for (const cell of own) {
        filled.add(keyOf(row, cell.column));
        cells.push(this.cellAt(row, cell));
      }
    for (const { top, left, bottom, right } of this.ranges)
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++)
          if (!filled.has(keyOf(row, column))) {
            filled.add(keyOf(row, column));
            cells.push({ row, column, look: { border: true } });
          }
    return cells.sort((a, b) => a.row - b.row || a.column - b.column);
  }

  private cellAt(row: number, cell: Cell): BlockCell {
    const { column } = cell;
    const border = this.ranges.some((range) => isIn(range, row, column)) ? { border: true as const } : {};
    const balanced = this.byPlace.get(keyOf(row, column));
    if (balanced) {
      const text = decimalText(balanced.amount);
      // A unit in the cell itself stays in it.
      const content: BlockContent = cell.text.includes("元")
        ? { kind: "text", text: `${text}万元` }
        : { kind: "number", amount: text };
      const numberFormat = amountFormat(cell, this.withSeparators);
      return { row, column, content, look: { ...border, numberFormat } };
    }
    if (typeof cell.value === "number")
      return { row, column, content: copied(cell), look: { ...border, ...formatOf(cell) } };
    const changed = inTenThousands(cell.text);
    const text = changed ?? cell.text;
    return {
      row,
      column,
      content: { kind: "text", text },
      look: this.textLook(row, column, border, changed !== undefined),
    };
  }

  private textLook(row: number, column: number, border: { border?: true }, isUnit: boolean): BlockLook {
    if (this.titles.has(keyOf(row, column))) return { bold: true, size: TITLE_SIZE, align: "center" };
    if (this.headers.has(row)) return { ...border, align: "center", wrap: true };
    return isUnit && !border.border
      ? { align: "right" }
      : { ...border, ...(border.border ? { wrap: true } : {}) };
  }
}

function keyOf(row: number, column: number): string {
  return `${String(row)},${String(column)}`;
}

/** A number that is no amount in 元, as it is. */
function copied(cell: Cell): BlockContent {
  const value = typeof cell.value === "number" ? decimalOfDouble(cell.value) : undefined;
  return value ? { kind: "number", amount: decimalText(value) } : { kind: "text", text: cell.text };
}

function formatOf({ format }: Cell): BlockLook {
  return format === undefined ? {} : { numberFormat: format };
}

/** `支出表（万元）`, for `支出表` and for `支出表（元）`. */
function nameOf(name: string): string {
  const base = name.replace(/[(（]\s*元\s*[)）]$/, "");
  return `${base.slice(0, MOST_NAME)}${SUFFIX}`;
}
