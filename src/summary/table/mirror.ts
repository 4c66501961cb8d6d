import type { Relation } from "../../relations/index.js";
import type { Fact, Table } from "../../recognise/index.js";
import {
  add,
  type Amount,
  type Block,
  type BlockCell,
  type BlockContent,
  type BlockReference,
  type Cell,
  type CellRange,
  compare,
  decimalOfDouble,
  negate,
  type Sheet,
  type Workbook,
  ZERO,
} from "../../workbook/index.js";
import type { RepairedAmounts } from "../figures/repaired.js";
import { formula, linkTo, number, rounded, summed, text, WorkbookCells } from "./contents.js";
import { heightsOf } from "./heights.js";
import { amountLook, LOOKS } from "./looks.js";
import { widthsOf } from "./widths.js";

/** A table made anew from the same form, with where each amount of the old one stands in it. */
export interface Mirror {
  readonly block: Block;
  /** Rows and columns of the block by `row|column` of the source. */
  placeOf(fact: Pick<Fact, "row" | "column">): { row: number; column: number } | undefined;
}

export interface MirrorSource {
  readonly table: Table;
  readonly tables: readonly Table[];
  readonly workbook: Workbook;
  readonly relations: readonly Relation[];
  readonly repaired: RepairedAmounts;
  /** What an amount should be by other knowledge than the repairs, in its unit. */
  readonly known: (fact: Fact) => Amount | undefined;
  /** The number of the block among those that are inserted together. */
  readonly number: number;
  readonly name: string;
}

/** Rows of the sheet that belong to a table: from the end of the one above it to the title of the next. */
function rowsOf({ table, tables }: MirrorSource, sheet: Sheet): [number, number] {
  const own = table.sheets[0];
  const others = tables.filter((one) => one !== table && one.sheets[0] === own);
  const above = others.filter(({ range }) => range.bottom < table.range.top);
  const below = others.filter(({ range }) => range.top > table.range.bottom);
  const first = Math.max(-1, ...above.map(({ range, notes }) => range.bottom + notes.length)) + 1;
  const next = Math.min(...below.map(({ titlePlace, range }) => titlePlace?.row ?? range.top));
  const last = sheet.rows.at(-1)?.index ?? table.range.bottom;
  return [Math.min(first, table.range.top), Math.max(Math.min(last, next - 1), table.range.bottom)];
}

/** The sums of a table by the cell of their whole, each made of other cells of the table. */
function sumsOf({ table, relations }: MirrorSource): Map<string, Relation> {
  const sums = new Map<string, Relation>();
  for (const relation of relations) {
    if (relation.table !== table || relation.test.type !== "sum" || relation.parts.length < 2) continue;
    const facts = [relation.whole, ...relation.parts.map(({ fact }) => fact)];
    const isOwn = ({ place, unit }: Fact): boolean =>
      !place.span && place.sheet === table.sheets[0] && unit === relation.whole.unit;
    if (!facts.every(isOwn)) continue;
    const key = keyOf(relation.whole);
    if (!sums.has(key) && !isCircular(relation, sums)) sums.set(key, relation);
  }
  return sums;
}

/** Whether a sum would, through other sums, be made of itself. */
function isCircular(relation: Relation, sums: ReadonlyMap<string, Relation>): boolean {
  const seen = new Set<string>();
  const own = keyOf(relation.whole);
  const reaches = ({ parts }: Relation): boolean =>
    parts.some(({ fact }) => {
      const key = keyOf(fact);
      if (key === own) return true;
      if (seen.has(key)) return false;
      seen.add(key);
      const next = sums.get(key);
      return next !== undefined && reaches(next);
    });
  return reaches(relation);
}

function keyOf({ row, column }: Pick<Fact, "row" | "column">): string {
  return `${String(row)}|${String(column)}`;
}

/**
 * The table as its form has it, from repaired figures: sums are live formulas over the cells of the new table, the other
 * amounts links to their cells, amounts that a repair changes plain numbers.
 */
export function mirrorOf(source: MirrorSource): Mirror | undefined {
  const { table, workbook } = source;
  const own = table.sheets[0];
  const sheet = own === undefined ? undefined : workbook.sheets[own];
  if (!sheet || table.sheets.length > 1) return undefined;
  return new TableMirror(source, sheet).made();
}

class TableMirror {
  private readonly facts = new Map<string, Fact>();
  private readonly sums: ReadonlyMap<string, Relation>;
  private readonly cells: WorkbookCells;
  private readonly top: number;
  private readonly bottom: number;
  private readonly left: number;
  private readonly right: number;
  private readonly firstBody: number;

  constructor(
    private readonly source: MirrorSource,
    private readonly sheet: Sheet,
  ) {
    const { table, workbook } = source;
    this.cells = new WorkbookCells(workbook);
    for (const fact of table.facts) if (!fact.place.span) this.facts.set(keyOf(fact), fact);
    this.sums = sumsOf(source);
    [this.top, this.bottom] = rowsOf(source, sheet);
    this.left = table.range.left;
    this.right = table.range.right;
    this.firstBody = Math.min(...table.rows.map(({ row }) => row), table.range.bottom + 1);
  }

  made(): Mirror {
    const cells: BlockCell[] = [];
    const merges: CellRange[] = this.sheet.merges
      .filter((merge) => this.holds(merge))
      .map((merge) => this.moved(merge));
    for (let row = this.top; row <= this.bottom; row++) {
      const isInTable = row >= this.source.table.range.top && row <= this.source.table.range.bottom;
      if (isInTable) cells.push(...this.tableRow(row));
      else cells.push(...this.otherRow(row, merges));
    }
    const columns = this.right - this.left + 1;
    const headers = new Set(Array.from({ length: this.firstBody - this.top }, (_, row) => row));
    const widths = widthsOf(cells, merges, columns, headers);
    const block: Block = {
      name: this.source.name,
      rows: this.bottom - this.top + 1,
      columns,
      cells,
      merges,
      widths,
      heights: heightsOf(cells, merges, widths),
      print: {
        landscape: widths.reduce((total, width) => total + width, 0) > PORTRAIT,
        titleRows: [
          this.source.table.range.top - this.top,
          Math.max(this.firstBody - 1, this.source.table.range.top) - this.top,
        ],
      },
    };
    return {
      block,
      placeOf: ({ row, column }) =>
        this.facts.has(keyOf({ row, column })) ? this.at({ row, column }) : undefined,
    };
  }

  private holds({ top, left, bottom, right }: CellRange): boolean {
    return top >= this.top && bottom <= this.bottom && left >= this.left && right <= this.right;
  }

  private at({ row, column }: { row: number; column: number }): { row: number; column: number } {
    return { row: row - this.top, column: column - this.left };
  }

  private moved({ top, left, bottom, right }: CellRange): CellRange {
    return {
      top: top - this.top,
      left: left - this.left,
      bottom: bottom - this.top,
      right: right - this.left,
    };
  }

  private tableRow(row: number): BlockCell[] {
    const cells: BlockCell[] = [];
    const isHeader = row < this.firstBody;
    for (let column = this.left; column <= this.right; column++) {
      const fact = this.facts.get(keyOf({ row, column }));
      const cell = this.cells.at({ sheet: this.source.table.sheets[0] ?? 0, row, column });
      const place = this.at({ row, column });
      if (fact) cells.push({ ...place, ...this.amountCell(fact, cell) });
      else {
        const look = isHeader ? LOOKS.header : column === this.left && cell ? LOOKS.label : LOOKS.middle;
        const content = contentOf(cell);
        cells.push({
          ...place,
          look: { ...look, ...formatOf(cell) },
          ...(isHeader ? broken(content) : content),
        });
      }
    }
    return cells;
  }

  private amountCell(fact: Fact, cell: Cell | undefined): Omit<BlockCell, "row" | "column"> {
    const look =
      fact.measure === "money"
        ? amountLook(fact.precision, this.hidesZeros)
        : {
            ...amountLook(fact.precision),
            ...(cell?.format === undefined ? {} : { numberFormat: cell.format }),
          };
    const content = fact.measure === "money" ? this.moneyOf(fact) : linkOrCopy(fact, cell);
    const isDash = fact.isBlank && content === undefined;
    return isDash ? { look, ...contentOf(cell) } : { look, ...(content ? { content } : {}) };
  }

  /** Zeros are blank where the table prints no zero. */
  private get hidesZeros(): boolean {
    return ![...this.facts.values()].some(
      ({ isBlank, amount, printed }) => !isBlank && amount.units === 0n && printed.includes("0"),
    );
  }

  /** Undefined for what is blank and stays so. */
  private moneyOf(fact: Fact): BlockContent | undefined {
    const { repaired, known, number: block } = this.source;
    const told = known(fact);
    if (told && compare(told, fact.amount) !== 0) return number(told);
    const after = repaired.of(fact);
    const sum = this.sums.get(keyOf(fact));
    if (sum && compare(this.sumOf(sum), after.amount) === 0) {
      const cellsOf = (sign: 1 | -1): BlockReference[] =>
        sum.parts.flatMap((part) => (part.sign === sign ? { block, ...this.at(part.fact) } : []));
      const [plus, minus] = [cellsOf(1), cellsOf(-1)];
      const parts = [...summed(plus), ...(minus.length === 0 ? [] : ["-", ...summed(minus)])];
      return formula(rounded(parts, fact.precision), after.amount);
    }
    if (after.change) return number(after.amount);
    if (fact.isBlank) return undefined;
    const link = linkTo(fact, this.cells, fact.unit ?? "万元", fact.precision);
    return link ? formula(link, after.amount) : number(after.amount);
  }

  private sumOf({ parts }: Relation): Amount {
    return parts.reduce((total, { fact, sign }) => {
      const { amount } = this.source.repaired.of(fact);
      return add(total, sign === 1 ? amount : negate(amount));
    }, ZERO);
  }

  /** Title, unit and notes: a text over the whole width is merged so, with its line breaks. */
  private otherRow(row: number, merges: CellRange[]): BlockCell[] {
    const { table } = this.source;
    const sheet = table.sheets[0] ?? 0;
    const found = (this.sheet.rows.find(({ index }) => index === row)?.cells ?? []).filter(
      ({ column }) => column >= this.left && column <= this.right,
    );
    const isTitle = table.titlePlace?.sheet === sheet && table.titlePlace.row === row;
    const isNote = row > table.range.bottom;
    const [only] = found;
    const place = this.at({ row, column: this.left });
    const isWide = found.length === 1 && only !== undefined && (isTitle || isNote);
    if (isWide && !merges.some(({ top, bottom }) => top <= place.row && place.row <= bottom))
      merges.push({ top: place.row, bottom: place.row, left: 0, right: this.right - this.left });
    return found.map((cell) => {
      const isRight = cell.column > (this.left + this.right) / 2;
      const look = isTitle ? LOOKS.title : isNote ? LOOKS.note : isRight ? LOOKS.lineRight : LOOKS.line;
      const column = isWide ? this.left : cell.column;
      return { ...this.at({ row, column }), look: { ...look, ...formatOf(cell) }, ...contentOf(cell) };
    });
  }
}

/** Characters that stand beside one another on an upright page. */
const PORTRAIT = 90;

/** A cell that is no amount: a text as it shows, a number (栏次, 行次) as a number in its own format. */
function contentOf(cell: Cell | undefined): { content?: BlockContent } {
  if (cell === undefined || cell.text === "") return {};
  const held = typeof cell.value === "number" ? decimalOfDouble(cell.value) : undefined;
  return { content: held ? number(held) : text(cell.text) };
}

function formatOf(cell: Cell | undefined): { numberFormat?: string } {
  return typeof cell?.value === "number" && cell.format !== undefined ? { numberFormat: cell.format } : {};
}

/** Labels that are broken by blanks are broken into lines. */
function broken({ content }: { content?: BlockContent }): { content?: BlockContent } {
  if (content?.kind !== "text") return content ? { content } : {};
  return { content: text(content.text.trim().replace(/ *\n *| {3,}/g, "\n")) };
}

/** Counts and rates: linked where they are numbers, else as they show. */
function linkOrCopy(
  { place: { sheet, row, column } }: Fact,
  cell: Cell | undefined,
): BlockContent | undefined {
  const held = typeof cell?.value === "number" ? decimalOfDouble(cell.value) : undefined;
  return held ? formula([{ sheet, row, column }], held) : contentOf(cell).content;
}
