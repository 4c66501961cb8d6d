import type { Cell } from "../../workbook/index.js";

const FEWEST_FOR_SEPARATOR = 1000;

/** Whether a sheet prints its amounts as 1,234.00; so does one that has none so large. */
export function hasSeparators(cells: readonly Cell[]): boolean {
  const large = cells.filter(
    ({ value, text }) =>
      /\d{4}|\d,\d{3}/.test(text) || (typeof value === "number" && Math.abs(value) >= FEWEST_FOR_SEPARATOR),
  );
  return large.length === 0 || large.some(({ text }) => /\d,\d{3}/.test(text));
}

/** The format of an amount in 万元; a zero is shown as the source shows it: 0.00, a dash, or nothing. */
export function amountFormat({ value, text }: Cell, withSeparators: boolean): string {
  const plain = withSeparators ? "#,##0.00" : "0.00";
  const shown = text.trim();
  if (value !== 0 || /\d/.test(shown)) return plain;
  return shown === "" ? `${plain};-${plain};` : `${plain};-${plain};"-"`;
}
