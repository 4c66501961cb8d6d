/** What a cell holds; an Excel error keeps its printed name and sets {@link Cell.isError}. */
export type CellValue = string | number | boolean;

/** One cell that is not blank. */
export interface Cell {
  /** 0-based. */
  readonly column: number;
  readonly value: CellValue;
  /** What the cell shows (`1,172.59`, `97.62%`); for General the plain decimal, never cut to the column's width. */
  readonly text: string;
  /** Number format code; absent for General. */
  readonly format?: string;
  /** Without the leading `=`. */
  readonly formula?: string;
  readonly comment?: string;
  readonly isError?: true;
}

/** A row that holds at least one cell. */
export interface SheetRow {
  /** 0-based. */
  readonly index: number;
  readonly hidden?: true;
  /** Ascending by column, blank cells left out. */
  readonly cells: readonly Cell[];
}

/** 0-based, both ends inclusive. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type SheetVisibility = "visible" | "hidden" | "veryHidden";

export interface Sheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Ascending by index, empty rows left out. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly CellRange[];
  /** 0-based columns that are hidden and hold cells. */
  readonly hiddenColumns: readonly number[];
}

/** A workbook as plain data; a host makes it, nothing behind the host knows where it came from. */
export interface Workbook {
  /** File name or document title, for messages. */
  readonly name: string;
  readonly sheets: readonly Sheet[];
}
