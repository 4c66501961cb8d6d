import { Refusal } from "../errors.js";
import { attributesOf } from "./xml.js";

/** How the formulas of a sheet stand with their stored results. Cells by their address. */
export interface FormulaResults {
  readonly formulas: number;
  /** Array formulas that cover more than one cell. */
  readonly arrayFormulas: number;
  /** Formulas whose `<v>` is empty though the cell is no text. */
  readonly empty: number;
  readonly firstEmpty?: string;
  /** The first formula without any `<v>`. */
  readonly firstMissing?: string;
}

const UNFINISHED = /(?:<\/f>|<f\b[^<>]*\/>)\s*(?:(<v\b[^<>]*\/>|<v\b[^<>]*>\s*<\/v>)\s*)?<\/c>/g;

/** Looks for formulas without a result. In a cell of type `str` the empty result is a result: the empty text. */
export function formulaResults(data: string): FormulaResults {
  if (!data.includes("<f")) return { formulas: 0, arrayFormulas: 0, empty: 0 };
  let empty = 0;
  let firstEmpty: string | undefined;
  let firstMissing: string | undefined;
  for (const match of data.matchAll(UNFINISHED)) {
    const start = data.lastIndexOf("<c ", match.index);
    const cell = attributesOf(data.slice(start, data.indexOf(">", start) + 1));
    if (cell.get("t") === "str") continue;
    const address = cell.get("r") ?? "";
    if (match[1] === undefined) firstMissing ??= address;
    else {
      empty++;
      firstEmpty ??= address;
    }
  }
  const formulas = data.match(/<f(?:\s[^<>]*)?\/?>/g) ?? [];
  return {
    formulas: formulas.length,
    arrayFormulas: formulas.filter((tag) => tag.includes("array") && /\sref="[^":]*:/.test(tag)).length,
    empty,
    ...(firstEmpty === undefined ? {} : { firstEmpty }),
    ...(firstMissing === undefined ? {} : { firstMissing }),
  };
}

/**
 * Refuses workbooks that a program wrote and no spreadsheet ever computed: their totals would pass for blanks. A
 * formula without `<v>` proves it. An empty `<v>` may also be some writer's empty text, so it proves it only where
 * no formula of the whole workbook has a result.
 */
export function refuseUncalculated(sheets: readonly { name: string; results: FormulaResults }[]): void {
  const neverComputed = sheets.every(({ results }) => results.formulas === results.empty);
  for (const { name, results } of sheets) {
    const cell = results.firstMissing ?? (neverComputed ? results.firstEmpty : undefined);
    if (cell !== undefined) throw new Refusal({ code: "uncalculated", sheet: name, cell });
  }
}
