import type { ReadText } from "../../narrative/index.js";
import type { Fact } from "../../recognise/index.js";
import { type Amount, decimalText, quotient, roundHalfUp, trim } from "../../workbook/index.js";

/** How the texts of a document print figures: new sentences follow it. */
export interface FigureStyle {
  readonly amount: Digits;
  readonly percent: Digits;
}

interface Digits {
  readonly digits: number;
  /** 3万元 beside 8.86万元: zeros at the end are left out. */
  readonly dropsZeros: boolean;
}

const STANDARD: Digits = { digits: 2, dropsZeros: false };
/** So many figures must have a digit, one of this number, before it counts as the document's. */
const SHARE = 5;

/** The most decimals that a good part of the figures have. */
function digitsOf(facts: readonly Fact[]): Digits {
  if (facts.length === 0) return STANDARD;
  const scales = facts.map(({ amount }) => amount.scale);
  const digits =
    [2, 1].find((most) => scales.filter((scale) => scale >= most).length * SHARE >= scales.length) ?? 0;
  return { digits, dropsZeros: scales.some((scale) => scale < digits) };
}

export function styleOf(texts: readonly ReadText[]): FigureStyle {
  const amounts = texts.flatMap(({ amounts }) =>
    amounts.flatMap(({ fact }) => (fact.unit === "万元" && fact.isExact ? [fact] : [])),
  );
  const rates = texts.flatMap(({ statements: { changes, completions, shares } }) => [
    ...changes.flatMap(({ rate }) => rate ?? []),
    ...completions.map(({ fact }) => fact),
    ...shares.map(({ fact }) => fact),
  ]);
  const amount = digitsOf(amounts);
  return {
    // Amounts of 万元 have their two decimals, however few a short text shows of them.
    amount: { digits: STANDARD.digits, dropsZeros: amount.dropsZeros || amount.digits < STANDARD.digits },
    percent: digitsOf(rates.filter(({ unit }) => unit === "%")),
  };
}

function printed(amount: Amount, { digits, dropsZeros }: Digits): string {
  const rounded = roundHalfUp(amount, digits);
  return decimalText(dropsZeros ? trim(rounded) : rounded);
}

/** `8.86万元`. */
export function money(amount: Amount, { amount: digits }: FigureStyle): string {
  return `${printed(amount, digits)}万元`;
}

/** `75.08%`; the whole must not be zero. */
export function percentage(part: Amount, whole: Amount, { percent }: FigureStyle): string {
  return `${printed(quotient(part, whole, 100, percent.digits), percent)}%`;
}
