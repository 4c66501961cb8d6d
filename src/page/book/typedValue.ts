import type { Cell } from "../../workbook/index.js";
import { plainDecimal } from "../../hosts/cells/index.js";

/** What a typed text stands for. `format` is what the text itself asks for where the cell has none. */
export type Typed =
  | { readonly is: "blank" }
  | { readonly is: "number"; readonly value: number; readonly format?: string }
  | { readonly is: "text"; readonly value: string; readonly looksLikeFormula?: true };

/** A double holds fifteen digits; longer ones are numbers of accounts, and stay as typed. */
const MOST_DIGITS = 15;
const FIGURE = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(%?)$/;

/**
 * Reads what a person typed into a cell, everywhere alike: `1,234.56`, full-width digits, `12%`, `(3.50)` for a
 * negative amount. A leading `'` keeps the rest as text; codes with a leading zero and everything else are text as
 * typed. In text format everything is text.
 */
export function parseTyped(typed: string, format?: string): Typed {
  if (typed.startsWith("'"))
    return typed.length > 1 ? { is: "text", value: typed.slice(1) } : { is: "blank" };
  if (/^[\s\u200b]*$/.test(typed)) return { is: "blank" };
  if (typed.startsWith("=")) return { is: "text", value: typed, looksLikeFormula: true };
  const number = format === "@" ? undefined : typedNumber(typed, isPercentFormat(format));
  return number ?? { is: "text", value: typed };
}

function typedNumber(typed: string, isPercent: boolean): Extract<Typed, { is: "number" }> | undefined {
  const plain = typed
    .normalize("NFKC")
    .trim()
    .replace(/^[\u2212\u2013](?=[\d.])/, "-");
  const bracketed = /^\(([\d,.]+)\)$/.exec(plain);
  const match = FIGURE.exec(bracketed ? `-${bracketed[1] ?? ""}` : plain);
  if (!match) return undefined;
  const [, sign = "", grouped = "", decimals = "", percent = ""] = match;
  const whole = grouped.replaceAll(",", "");
  if (whole + decimals === "" || (whole + decimals).replace(/^0+/, "").length > MOST_DIGITS) return undefined;
  if (/^0\d/.test(whole)) return undefined;
  const size = Number(`${whole}.${decimals}e${percent === "" ? "0" : "-2"}`);
  // Excel takes 97.6 typed into a percent cell for 97.6 %, and 0.976 for the same.
  const value = isPercent && percent === "" && size >= 1 ? Number(`${whole}.${decimals}e-2`) : size;
  const signed = sign === "-" && value !== 0 ? -value : value;
  if (percent === "") return { is: "number", value: signed };
  return {
    is: "number",
    value: signed,
    format: decimals === "" ? "0%" : `0.${"0".repeat(decimals.length)}%`,
  };
}

/** What stands in the cell's editor first: typed again as it is, it gives the same value. */
export function editText(cell: Cell | undefined): string {
  if (!cell) return "";
  const { value, format } = cell;
  if (typeof value === "boolean") return cell.text;
  if (typeof value === "number") return isPercentFormat(format) ? percentText(value) : plainDecimal(value);
  const typed = parseTyped(value, format);
  return value === "" || (typed.is === "text" && typed.value === value && !typed.looksLikeFormula)
    ? value
    : `'${value}`;
}

function percentText(value: number): string {
  return `${plainDecimal(Number((value * 100).toPrecision(MOST_DIGITS)))}%`;
}

function isPercentFormat(format: string | undefined): boolean {
  return format?.replace(/"[^"]*"|\\./g, "").includes("%") ?? false;
}
