import type { CodeSystem, Concept } from "../catalogue/index.js";
import type { Form, Measure } from "../forms/index.js";
import type { Amount } from "../workbook/index.js";

/** Part of a text: 0-based UTF-16 offsets, the end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * A cell by sheet and 0-based place, or a piece of the text in it. A text beside the workbook counts as a sheet whose
 * rows are its paragraphs and whose columns are offsets in them.
 */
export interface CellPlace {
  /** Index among all sheets of the papers, those of the workbook first. */
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** Only for a place in a text. */
  readonly span?: TextSpan;
}

/**
 * What a row is among its neighbours: `total` sums others, `balance` stands between 本年合计 and 总计 (结转, 结余),
 * `of-which` is a 其中 line, never added.
 */
export type RowRole = "total" | "balance" | "item" | "of-which";

export interface TableRow {
  /** Its place among the table's rows; −1 for an amount outside them. */
  readonly index: number;
  readonly sheet: number;
  /** 0-based row on its sheet. */
  readonly row: number;
  /** Which of the table's side-by-side blocks. */
  readonly panel: number;
  /** Labels of the grouping columns and of the row itself, outermost first. */
  readonly labels: readonly string[];
  /** The row's own label without numbering. */
  readonly label: string;
  /** 0-based column on its sheet of the cell that names it. */
  readonly nameColumn: number;
  readonly code?: string | undefined;
  /** 0-based column on its sheet of the cell with its code, or with the last part of it. */
  readonly codeColumn?: number | undefined;
  readonly codes?: CodeSystem | undefined;
  readonly organisation?: string | undefined;
  /** Printed 行次. */
  readonly lineNumber?: number | undefined;
  readonly role: RowRole;
  readonly concept: Concept;
  /** Index into the table's rows of the row this one is a part of. */
  readonly parent?: number | undefined;
  /** Index of the total that this one repeats (合计 first and last). */
  readonly twin?: number | undefined;
  /** Facts by the panel's value columns; blank cells included. */
  readonly facts: readonly (Fact | undefined)[];
  /** One of them, without the others. */
  factAt(position: number): Fact | undefined;
  /** Positions whose cell holds an error value. */
  readonly broken?: readonly number[] | undefined;
}

export interface TableColumn {
  /** 0-based column on the sheet. */
  readonly column: number;
  readonly panel: number;
  readonly path: readonly string[];
  readonly measure: Measure;
  readonly concept: Concept;
  readonly isTotal: boolean;
  /** Its own label is a word of the forms; else only the labels above it are. */
  readonly isNamed: boolean;
  readonly ofWhich: boolean;
  readonly unit?: "元" | "万元";
  /** Printed 栏次. */
  readonly number?: number;
  /** Index among the panel's columns of the column this one is a part of. */
  readonly parent?: number;
  /** Which of several lists of its parts it stands in: 资金来源 beside 货物, 工程, 服务. */
  readonly list?: string;
}

export interface Panel {
  readonly columns: readonly TableColumn[];
}

/** One amount for one concept, printed in one cell. */
export interface Fact extends CellPlace {
  readonly table: number;
  readonly place: CellPlace;
  readonly concept: Concept;
  readonly amount: Amount;
  /** Decimals that the figure stands for: the table's precision, or its own where it prints more. */
  readonly precision: number;
  readonly measure: Measure;
  /** `元`, `万元`, `%`, `人` …; undefined where nothing states it. */
  readonly unit: string | undefined;
  /** As printed; empty for a blank, which is an exact zero. */
  readonly printed: string;
  readonly isBlank: boolean;
  /** A number stored as text. */
  readonly asText: boolean;
  /** False for `≥96%` or `约900人`. */
  readonly isExact: boolean;
  /** It was rounded up or down so that its table adds up: one of the two neighbours of its amount in 元. */
  readonly isBalanced?: boolean;
  /** Only for a figure in a text. */
  readonly words?: FactWords;
}

/** How a text prints a figure. */
export interface FactWords {
  /** The words that name it and the figure with its unit, as printed. */
  readonly quote: string;
  readonly sentence: string;
  /** Where the figure stands in the sentence. */
  readonly figure: TextSpan;
}

/**
 * The amounts of a table by row and position, in whole units of the last digit of its precision. Most sums are judged
 * by them alone, without the facts.
 */
export interface PlainAmounts {
  /** 0 for a blank; NaN for what has a unit or more digits of its own, or is no amount: its fact tells what it is. */
  at(row: number, position: number): number;
  /** Whether such an amount is printed there. */
  isFilled(row: number, position: number): boolean;
}

/** A recognised table: one header, its rows, and the facts in it. */
export interface Table {
  readonly index: number;
  /** Sheets it stands on, in order; several for a table cut into pages. */
  readonly sheets: readonly number[];
  readonly form: Form | undefined;
  /** As printed, blanks between words made single. */
  readonly title: string;
  readonly unit: "元" | "万元" | undefined;
  readonly year: number | undefined;
  /** The department or unit in its own line 部门, as printed in plain text. */
  readonly entity: string | undefined;
  /** The project that a 绩效 table is about. */
  readonly project: string | undefined;
  /** Where the project's name and the title stand. */
  readonly projectPlace: CellPlace | undefined;
  readonly titlePlace: CellPlace | undefined;
  /** 0-based, inclusive, on the first sheet. */
  readonly range: { top: number; left: number; bottom: number; right: number };
  readonly panels: readonly Panel[];
  readonly rows: readonly TableRow[];
  /** Notes printed below it, as printed. */
  readonly notes: readonly string[];
  /** Texts of the 栏次 cells that hold a formula. */
  readonly columnFormulas: readonly string[];
  /** Decimals of its money amounts. */
  readonly precision: number;
  /** A note on its sheet says that its amounts are balanced (舍位平衡). */
  readonly isBalanced?: boolean;
  readonly facts: readonly Fact[];
  readonly amounts: PlainAmounts;
  /** Amounts that stand beside their label outside the header: `基本支出总额（万元） | 1947.04`. */
  readonly singles: readonly { readonly row: TableRow; readonly column: TableColumn }[];
}

/** Why a cell that holds a figure is not a fact. */
export type Reason =
  | "column-number"
  | "line-number"
  | "code"
  | "header"
  | "text-column"
  | "text-amount"
  | "unknown-label"
  | "outside-table"
  | "not-recognised"
  | "error-value";

export interface NotFact {
  readonly place: CellPlace;
  readonly text: string;
  readonly reason: Reason;
}
