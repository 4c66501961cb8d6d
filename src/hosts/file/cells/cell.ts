import { type Cell, type CellValue, addressOf } from "../../../workbook/index.js";
import { damaged } from "../errors.js";
import type { LibraryCell } from "../sheetjs.js";
import { numberText } from "./numberText.js";

/** Where a cell stands, and what of it was found elsewhere. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly date1904: boolean;
}

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
  place: CellPlace,
): Cell | undefined {
  const comment = raw.c && commentOf(raw.c);
  const value = valueOf(raw, place);
  if (comment === undefined && isBlank(value, formula)) return undefined;
  const format = formatOf(raw);
  const cell: Writable<Cell> = {
    column: place.column,
    value,
    text: textOf(value, format, place.date1904),
  };
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

function valueOf(raw: LibraryCell, place: CellPlace): CellValue {
  const { t: type, v: value } = raw;
  if (type === "e") return errorName(raw, place);
  if (type === "n") {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw damaged({ what: "cellNumber", sheet: place.sheet, cell: addressOf(place.row, place.column) });
  }
  if (type === "b") return value === true;
  return typeof value === "string" ? value : "";
}

function errorName(raw: LibraryCell, place: CellPlace): string {
  const name = raw.w ?? ERRORS[Number(raw.v)];
  if (name === undefined) {
    throw damaged({ what: "cellError", sheet: place.sheet, cell: addressOf(place.row, place.column) });
  }
  return name;
}

function textOf(value: CellValue, format: string | undefined, date1904: boolean): string {
  if (typeof value === "number") return numberText(value, format, date1904);
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
