import type { Cell, CellValue } from "../../workbook/index.js";
import { numberText, plainDecimal, type ForeignFormat } from "../cells/index.js";

/** Formats of dates and fractions need the library of the file reader; the plain decimal stands for them. */
const unknownFormat: ForeignFormat = (_, value) => plainDecimal(value);

/** What a cell keeps when its value changes. */
export interface CellFrame {
  readonly column: number;
  readonly format?: string | undefined;
  readonly formula?: string | undefined;
  readonly comment?: string | undefined;
  readonly isError?: boolean;
}

/** A cell with this value and the text that it prints; undefined when nothing is left to keep. */
export function makeCell(frame: CellFrame, value: CellValue | undefined): Cell | undefined {
  const { column, format, formula, comment, isError = false } = frame;
  if (value === undefined && comment === undefined) return undefined;
  return {
    column,
    value: value ?? "",
    text: value === undefined ? "" : shownText(value, format),
    ...(format === undefined ? {} : { format }),
    ...(formula === undefined ? {} : { formula }),
    ...(comment === undefined ? {} : { comment }),
    ...(isError ? { isError } : {}),
  };
}

function shownText(value: CellValue, format: string | undefined): string {
  if (typeof value === "number") return numberText(value, format, unknownFormat);
  return typeof value === "boolean" ? String(value).toUpperCase() : value;
}
