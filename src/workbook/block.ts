import { addressOf } from "./address.js";
import type { CellRange } from "./model.js";

/**
 * A block of cells that is to be put into a workbook, on a sheet of its own or at a cell: values, live formulas and
 * looks as plain data. Rows and columns are 0-based and counted from its top left cell.
 */
export interface Block {
  /** What its sheet would be called; {@link freeSheetName} finds a name that is free. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly BlockCell[];
  readonly merges: readonly CellRange[];
  /** Width of each column in characters of the standard font; counts on a sheet of its own alone. */
  readonly widths: readonly number[];
  /** Heights of rows in points, by row; the others are left to the program. */
  readonly heights?: Readonly<Record<number, number>>;
  readonly print: BlockPrint;
}

/** How a sheet of its own is printed: on A4, as wide as one page. */
export interface BlockPrint {
  readonly landscape: boolean;
  /** Rows that are repeated on each page, first and last. */
  readonly titleRows?: readonly [number, number];
}

export interface BlockCell {
  readonly row: number;
  readonly column: number;
  /** Absent: only the look (a border of a merged area). */
  readonly content?: BlockContent;
  readonly look: BlockLook;
}

/** What a cell is to hold. Amounts are decimal strings in the unit of the block. */
export type BlockContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly amount: string }
  | {
      readonly kind: "formula";
      /** In English grammar, without the leading `=`: literal stretches and the cells between them. */
      readonly parts: readonly (string | BlockReference)[];
      /** What it gives: a decimal string, or a text. */
      readonly result: { readonly amount: string } | { readonly text: string };
    };

/** A cell of the workbook as it was read (`sheet`: its index), or of one of the blocks that are inserted together. */
export type BlockReference = { readonly row: number; readonly column: number } & (
  { readonly sheet: number } | { readonly block: number }
);

/** A role, for programs that know roles better than fonts. Absent properties are the program's own. */
export interface BlockLook {
  readonly bold?: true;
  /** In points. */
  readonly size?: number;
  readonly align?: "left" | "center" | "right";
  readonly wrap?: true;
  /** Thin lines on all four sides. */
  readonly border?: true;
  readonly numberFormat?: string;
  /** `fill-in`: a person has to fill it in; `remark`: small print about the figures. */
  readonly tone?: "fill-in" | "remark";
}

/** Where a block stands once it is inserted: the sheet's name and the cell of its top left corner. */
export interface BlockHome {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Longest name of a sheet that Excel takes, in UTF-16 units. */
const MOST_NAME = 31;

/** The name for a new sheet: without signs that Excel refuses, cut to its length, numbered where it is taken. */
export function freeSheetName(wanted: string, taken: Iterable<string>): string {
  const known = new Set([...taken].map((name) => name.toLowerCase()));
  const plain = wanted
    .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
    .replace(/^'+|'+$/g, "")
    .trim();
  const base = plain === "" ? "Sheet" : plain;
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? "" : ` (${String(count)})`;
    const name = cut(base, MOST_NAME - end.length).replace(/['\s]+$/u, "") + end;
    if (!known.has(name.toLowerCase())) return name;
  }
}

/** The first units of a text, never half a character. */
function cut(text: string, units: number): string {
  let result = "";
  for (const sign of text) {
    if (result.length + sign.length > units) break;
    result += sign;
  }
  return result;
}

/** `'表7 “三公”'!F6`; the name always in quotes, which Excel takes and needs for most Chinese names. */
export function sheetReference(sheet: string, row: number, column: number): string {
  return `'${sheet.replaceAll("'", "''")}'!${addressOf(row, column)}`;
}

/**
 * The formula of a cell that stands in `home`, without the leading `=`: `sheets` are the names of the sheets as they
 * were read, `homes` where each of the blocks stands.
 */
export function formulaOf(
  parts: readonly (string | BlockReference)[],
  home: BlockHome,
  sheets: readonly string[],
  homes: readonly BlockHome[],
): string {
  const referenceTo = (reference: BlockReference): string => {
    if ("sheet" in reference) {
      const name = sheets[reference.sheet];
      if (name === undefined) throw new RangeError(`no sheet ${String(reference.sheet)}`);
      return sheetReference(name, reference.row, reference.column);
    }
    const other = homes[reference.block];
    if (!other) throw new RangeError(`no block ${String(reference.block)}`);
    const [row, column] = [other.row + reference.row, other.column + reference.column];
    return other.sheet === home.sheet ? addressOf(row, column) : sheetReference(other.sheet, row, column);
  };
  return parts.map((part) => (typeof part === "string" ? part : referenceTo(part))).join("");
}
