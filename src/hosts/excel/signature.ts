import type { FindingClass } from "../../check/index.js";

/** Marks show by their colour alone; these are pale enough for black figures. */
export const COLOURS: Readonly<Record<FindingClass, string>> = {
  error: "#FFC7CE",
  rounding: "#FFEB9C",
  doubt: "#E4DFEC",
  hint: "#DDEBF7",
};

/** From the heaviest: a cell that several findings concern is marked once. */
export const CLASSES: readonly FindingClass[] = ["error", "rounding", "doubt", "hint"];

/**
 * The formula of a mark. It is always true, refers to no cell, so that nothing shifts it or makes it slow, and says
 * who set it: that is how marks are found again, whoever opens the workbook.
 */
export function signedFormula(kind: FindingClass, run: string): string {
  return `=N("勾稽:${kind}:${run}")=0`;
}

const SIGNED = /^=\s*N\(\s*"勾稽:[a-z]+:([^"]*)"\s*\)\s*=\s*0\s*$/i;

/** The run that set a mark; undefined for a formula that is no mark of ours. */
export function runOf(formula: unknown): string | undefined {
  return typeof formula === "string" ? SIGNED.exec(formula)?.[1] : undefined;
}
