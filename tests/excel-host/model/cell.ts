import { numberText } from "../../../src/hosts/cells/index.js";
import type { CellValue } from "../../../src/workbook/index.js";

/** A cell of the simulated workbook; the empty text is a blank. */
export interface CellModel {
  readonly value: CellValue;
  /** With the leading `=`. */
  readonly formula?: string;
  readonly format: string;
  readonly isError?: boolean;
  /** False for a cell that may be written on a protected sheet. */
  readonly isLocked?: boolean;
  /** What a format shows that is not made of digits, kept from the file. */
  readonly shown?: string;
}

export const emptyCell: CellModel = { value: "", format: "General" };

/** Excel shows no more than this of a number in General. */
const GENERAL_WIDTH = 11;

/** What the cell shows on the screen, with all the ways in which that is not what it holds. */
export function shownText(cell: CellModel, isNarrow: boolean): string {
  const { value, format } = cell;
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (typeof value === "string") return format === "@" && value.length > 255 ? "#".repeat(255) : value;
  if (isNarrow) return "####";
  if (format === "General" || format === "@") return cutToWidth(numberText(value, undefined, () => ""));
  const text = cell.shown ?? numberText(value, format, () => "");
  return /[_*]/.test(format) ? ` ${text} ` : text;
}

function cutToWidth(text: string): string {
  return text.length <= GENERAL_WIDTH ? text : Number(text).toPrecision(6);
}

/** What becomes of a value that is written into a cell as if it were typed there. */
export function typed(input: unknown, before: CellModel): CellModel {
  const { format, isLocked } = before;
  const kept = { format, ...(isLocked === undefined ? {} : { isLocked }) };
  if (typeof input === "number") return { ...kept, value: format === "@" ? String(input) : input };
  if (typeof input === "boolean") return { ...kept, value: input };
  const text = String(input);
  if (text.startsWith("'")) return { ...kept, value: text.slice(1) };
  if (/^[=+\-@]/.test(text) && !/^[+-][\d.]+$/.test(text)) {
    return { ...kept, value: 0, formula: text.startsWith("=") ? text : `=${text}` };
  }
  if (format !== "@" && text !== "" && Number.isFinite(Number(text))) return { ...kept, value: Number(text) };
  if (format !== "@" && /^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}\/\d{1,2}$/.test(text)) {
    return { ...kept, value: 45_000, format: "yyyy/m/d" };
  }
  if (format !== "@" && /^[\d.]+%$/.test(text)) {
    return { ...kept, value: Number(text.slice(0, -1)) / 100, format: "0.00%" };
  }
  return { ...kept, value: text };
}
