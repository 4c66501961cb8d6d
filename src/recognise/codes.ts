import { codeEntry, type CodeSystem } from "../catalogue/index.js";
import type { ColumnShape } from "./columns.js";
import { type GridCell, type GridRow } from "./grid.js";

export interface RowCode {
  readonly code: string;
  readonly codes: CodeSystem;
  /** Name printed in the same cell as the code. */
  readonly name?: string;
}

const FULL: Readonly<Record<CodeSystem, RegExp>> = {
  function: /^[12]\d{2}(\d{2}){0,2}$/,
  economic: /^3\d{2}(\d{2})?$/,
  "government-economic": /^5\d{2}(\d{2})?$/,
  organisation: /^\d{2,12}$/,
  project: /^[\dA-Za-z-]{3,30}$/,
};

const CLASS_DIGITS = 3;

const CODE = /^[\dA-Za-z-]+$/;

/** The code or the part of one that a cell holds; empty where it holds none. */
function digitsOf(cell: GridCell | undefined): string {
  if (!cell) return "";
  const text = cell.isNumber ? cell.cell.text : cell.reading.plain;
  return CODE.test(text) ? text : "";
}

/**
 * The list that a bare 科目编码 follows, by the digits of most of its whole codes: a header says 科目编码 over
 * 功能分类, 经济分类 and units alike, and 单位编码 over units with their 科目 below them.
 */
export function systemOfContent(codes: readonly string[], named: CodeSystem): CodeSystem {
  if (named === "project") return named;
  if (named === "organisation") {
    const listed = codes.filter((code) => code.length > 3 && codeEntry("function", code) !== undefined);
    return listed.length * 2 > codes.length ? "function" : named;
  }
  const wholeCodes = codes.filter((code) => code.length > CLASS_DIGITS);
  const areParts = wholeCodes.length === 0 && codes.some((code) => code.length < CLASS_DIGITS);
  // Of codes that are cut into 类 and 款 only the 类 tell their list.
  const told = areParts ? codes.filter((code) => code.length === CLASS_DIGITS) : wholeCodes;
  if (told.length > 0 && told.every((code) => FULL[named].test(code))) return named;
  const lists = ["function", "economic", "government-economic"] as const;
  const counts = lists.map((list) => told.filter((code) => FULL[list].test(code)).length);
  const most = Math.max(...counts);
  if (most === 0 || (areParts && most < told.length)) return named;
  return counts[lists.indexOf(named)] === most ? named : (lists[counts.indexOf(most)] ?? named);
}

/** A code of the list, or of a unit: codes of units stand between those of the list, to head their lines. */
function rowCode(code: string, home: CodeSystem): RowCode | undefined {
  if (FULL[home].test(code)) return { code, codes: home };
  return home !== "project" && FULL.organisation.test(code) ? { code, codes: "organisation" } : undefined;
}

/**
 * Puts codes together from one column with the whole code, from 类/款/项 columns that each hold the whole code, or
 * from columns with the two digits of each level, blanks repeating the row above.
 */
export class CodeReader {
  private parts: string[] = [];

  constructor(private readonly codes: CodeSystem) {}

  /** The code of a row, from the code columns of one list, left to right. */
  read(row: GridRow, columns: readonly ColumnShape[]): RowCode | undefined {
    const only = columns.length === 1 ? columns[0] : undefined;
    if (only) return this.whole(row.cellAt(only.at));
    for (const { at } of columns) {
      const coded = row.cellAt(at)?.reading.coded;
      const found = coded && rowCode(coded.code, this.codes);
      if (found) return { ...found, name: coded.name };
    }
    const digits = columns.map(({ at }) => digitsOf(row.cellAt(at)));
    let longest = "";
    for (const text of digits) if (text.length >= longest.length) longest = text;
    if (longest === "") return undefined;
    const isWhole =
      digits.length === 1 ||
      longest.length > 4 ||
      digits.slice(1).every((text) => text === "" || text.length > 2);
    if (isWhole) {
      this.parts = [digits[0] ?? ""];
      return rowCode(longest, this.codes);
    }
    return this.fromParts(digits);
  }

  /** The code that stands whole in one cell. */
  private whole(cell: GridCell | undefined): RowCode | undefined {
    const coded = cell?.reading.coded;
    const found = coded && rowCode(coded.code, this.codes);
    if (found) return { ...found, name: coded.name };
    const digits = digitsOf(cell);
    return digits === "" ? undefined : rowCode(digits, this.codes);
  }

  private fromParts(digits: readonly string[]): RowCode | undefined {
    const deepest = digits.findLastIndex((text) => text !== "");
    const parts: string[] = [];
    for (let level = 0; level <= deepest; level++) {
      const text = digits[level] ?? "";
      const part = text === "" ? (this.parts[level] ?? "") : level === 0 ? text : text.padStart(2, "0");
      if (part === "") return undefined;
      parts.push(part);
    }
    this.parts = parts;
    return rowCode(parts.join(""), this.codes);
  }
}
