import type { CheckResult } from "../../check/index.js";
import type { Dossier, SheetOrigin } from "../../narrative/index.js";

/** What is converted, and what its relations are taken from. */
export interface BalanceInput {
  readonly dossier: Dossier;
  readonly result: CheckResult;
  /** Tables by their index; all tables in 元 where nothing is said. Those on one sheet are converted together. */
  readonly tables?: readonly number[];
}

/** Decimals of 万元. */
export const DIGITS = 2;

function originOf({ dossier }: BalanceInput, sheet: number): SheetOrigin {
  return dossier.sheets?.[sheet]?.origin ?? "workbook";
}

/** Whether a sheet belongs to the document itself, its texts included, and not to another one beside it. */
export function isOfDocument(input: BalanceInput, sheet: number): boolean {
  return originOf(input, sheet) !== "companion";
}

/** The sheets of the workbook that hold tables in 元, ascending. */
export function sheetsOf(input: BalanceInput): number[] {
  const { dossier, tables } = input;
  const wanted = dossier.tables.filter(
    ({ index, unit }) => unit === "元" && (tables === undefined || tables.includes(index)),
  );
  const sheets = new Set(wanted.flatMap((table) => table.sheets));
  return [...sheets].filter((sheet) => originOf(input, sheet) === "workbook").sort((a, b) => a - b);
}
