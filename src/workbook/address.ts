import type { CellRange } from "./model.js";

const LETTERS = 26;
const CODE_A = 65;

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    name = String.fromCharCode(CODE_A + ((rest - 1) % LETTERS)) + name;
  }
  return name;
}

/** 0-based row and column → `C7`. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${String(row + 1)}`;
}

/** `C7` or `$C$7` → 0-based row and column; undefined for anything else. */
export function parseAddress(address: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!match) return undefined;
  const [, letters = "", digits = ""] = match;
  let column = 0;
  for (const letter of letters.toUpperCase()) {
    column = column * LETTERS + (letter.charCodeAt(0) - CODE_A + 1);
  }
  return { row: Number(digits) - 1, column: column - 1 };
}

/** `A1:C7`, or `A1` for a single cell. */
export function rangeName(range: CellRange): string {
  const first = addressOf(range.top, range.left);
  const last = addressOf(range.bottom, range.right);
  return first === last ? first : `${first}:${last}`;
}
