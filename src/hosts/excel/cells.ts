import { numberText } from "../cells/index.js";
import type { Cell, CellValue, SheetRow } from "../../workbook/index.js";

/** What Excel answers for a rectangle of cells, row by row. */
export interface Grid {
  readonly values: readonly (readonly unknown[])[];
  readonly text: readonly (readonly string[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly unknown[])[];
  /** Undefined where no value looks like an error. */
  readonly types?: readonly (readonly unknown[])[];
}

/** Where a grid lies on its sheet; 0-based. */
export interface Corner {
  readonly top: number;
  readonly left: number;
}

const ERROR = /^#[A-Z][A-Z0-9/_]*[!?]?$/;

/** Whether a value may be an error of Excel's; a text may say the same, only the type of the value tells. */
export function looksLikeError(value: unknown): boolean {
  return typeof value === "string" && ERROR.test(value);
}

/** The rows of a grid that hold something, with the cells that do, as the reader of files makes them. */
export function rowsOf(grid: Grid, corner: Corner, isHidden: (row: number) => boolean): SheetRow[] {
  return grid.values.flatMap((line, at) => {
    const cells = line.flatMap((_, column) => cellOf(grid, at, column, corner.left) ?? []);
    if (cells.length === 0) return [];
    const index = corner.top + at;
    return [isHidden(index) ? { index, hidden: true as const, cells } : { index, cells }];
  });
}

/** A cell of a grid as the engine knows it; undefined for a blank one. */
export function cellOf(grid: Grid, row: number, column: number, left: number): Cell | undefined {
  const value = valueOf(grid.values[row]?.[column]);
  const formula = formulaOf(grid.formulas[row]?.[column], value);
  if (isBlank(value, formula)) return undefined;
  const format = formatOf(grid.formats[row]?.[column]);
  const isError = looksLikeError(value) && grid.types?.[row]?.[column] === "Error";
  return {
    column: left + column,
    value,
    text: textOf(value, grid.text[row]?.[column] ?? "", format),
    ...(format === undefined ? {} : { format }),
    ...(formula === undefined ? {} : { formula }),
    ...(isError ? { isError: true as const } : {}),
  };
}

function valueOf(value: unknown): CellValue {
  return typeof value === "number" || typeof value === "boolean" || typeof value === "string" ? value : "";
}

/** Excel gives the text of a cell for its formula where it has none, also a text that begins with `=`. */
function formulaOf(formula: unknown, value: CellValue): string | undefined {
  if (typeof formula !== "string" || !formula.startsWith("=") || formula === value) return undefined;
  return formula.slice(1);
}

/** White space is nothing; as the result of a formula it is something, except the empty text. */
function isBlank(value: CellValue, formula: string | undefined): boolean {
  if (typeof value !== "string") return false;
  return value === "" || (formula === undefined && /^[\s\u200b]*$/.test(value));
}

function formatOf(format: unknown): string | undefined {
  return typeof format === "string" && format !== "" && format.toLowerCase() !== "general"
    ? format
    : undefined;
}

const unknownFormat = (): string => "";

/**
 * What a cell shows. Numbers in General are cut to the column's width by Excel, all others become #### in a narrow
 * one: both are made from the value. Blanks at the ends of a number only align it. Excel shows long texts in text
 * format as ####, so texts are what they are.
 */
function textOf(value: CellValue, shown: string, format: string | undefined): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value).toUpperCase();
  const isCut = format === undefined || format === "@" || /^#*$/.test(shown);
  return isCut ? numberText(value, format, unknownFormat) : shown.replace(/^ +| +$/g, "");
}
