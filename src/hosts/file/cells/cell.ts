import { type Cell, type CellValue, addressOf } from "../../../workbook/index.js";
import { damaged, type Refusal } from "../errors.js";
import { type ForeignFormat, numberText } from "../../cells/index.js";
import { formatNumber, type LibraryCell } from "../sheetjs.js";

/** What a cell shares with all others of its sheet. */
export interface CellFrame {
  readonly name: string;
  readonly date1904: boolean;
}

const since1900: ForeignFormat = (code, value) => formatNumber(code, value, false);
const since1904: ForeignFormat = (code, value) => formatNumber(code, value, true);

const ERRORS: Readonly<Record<number, string>> = {
  0x00: "#NULL!",
  0x07: "#DIV/0!",
  0x0f: "#VALUE!",
  0x17: "#REF!",
  0x1d: "#NAME?",
  0x24: "#NUM!",
  0x2a: "#N/A",
  0x2b: "#GETTING_DATA",
};

/**
 * A cell as plain data; undefined for one that shows nothing and says nothing. The formula is given apart, since those
 * of array formulas stand in another cell.
 */
export function convertCell(
  raw: LibraryCell,
  formula: string | undefined,
  frame: CellFrame,
  row: number,
  column: number,
): Cell | undefined {
  const comment = raw.c && commentOf(raw.c);
  const value = valueOf(raw);
  if (value === undefined) throw unreadable(raw, frame.name, addressOf(row, column));
  if (comment === undefined && isBlank(value, formula)) return undefined;
  const format = formatOf(raw);
  const cell: Writable<Cell> = { column, value, text: textOf(value, format, frame.date1904) };
  if (format !== undefined) cell.format = format;
  if (formula !== undefined) cell.formula = formula.replace(/^=/, "");
  if (comment !== undefined) cell.comment = comment;
  if (raw.t === "e") cell.isError = true;
  return cell;
}

/** Filled step by step: a workbook has a million cells, and spreading small objects costs a second on them. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** White space is nothing; as the result of a formula it is something, except the empty text. */
function isBlank(value: CellValue, formula: string | undefined): boolean {
  if (typeof value !== "string") return false;
  return value === "" || (formula === undefined && /^[\s\u200b]*$/.test(value));
}

/** Undefined for a number that is none and an error without a name. */
function valueOf(raw: LibraryCell): CellValue | undefined {
  const { t: type, v: value } = raw;
  if (type === "n") return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  if (type === "e") return raw.w ?? ERRORS[Number(value)];
  if (type === "b") return value === true;
  return typeof value === "string" ? value : "";
}

function unreadable(raw: LibraryCell, sheet: string, cell: string): Refusal {
  return damaged({ what: raw.t === "e" ? "cellError" : "cellNumber", sheet, cell });
}

function textOf(value: CellValue, format: string | undefined, date1904: boolean): string {
  if (typeof value === "number") return numberText(value, format, date1904 ? since1904 : since1900);
  return typeof value === "boolean" ? String(value).toUpperCase() : value;
}

function formatOf(raw: LibraryCell): string | undefined {
  if (typeof raw.z !== "string" || raw.z === "General" || raw.z === "") return undefined;
  return raw.z.toLowerCase() === "general" ? undefined : raw.z;
}

function commentOf(comments: NonNullable<LibraryCell["c"]>): string | undefined {
  const text = comments.map((comment) => comment.t ?? "").join("\n");
  return text.trim() === "" ? undefined : text;
}
