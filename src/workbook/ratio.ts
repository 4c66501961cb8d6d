import { Decimal } from "decimal.js";
import { type Amount, amount, decimalText } from "./amount.js";
import type { Interval } from "./interval.js";

/**
 * Enough digits that a quotient of two printed amounts is never rounded across the middle between two printed
 * values: amounts have fewer than forty digits, and such quotients keep a distance of 10⁻⁸⁰ from any middle that
 * they do not hit exactly.
 */
const Exact = Decimal.clone({ precision: 120, toExpNeg: -1000, toExpPos: 1000 });

type Rounding = "half-up" | "down" | "up" | "cut";

const ROUNDINGS: Readonly<Record<Rounding, Decimal.Rounding>> = {
  "half-up": Decimal.ROUND_HALF_UP,
  down: Decimal.ROUND_FLOOR,
  up: Decimal.ROUND_CEIL,
  cut: Decimal.ROUND_DOWN,
};

/** `times` · numerator / denominator with `digits` decimals. The denominator must not be zero. */
export function quotient(
  numerator: Amount,
  denominator: Amount,
  times: number,
  digits: number,
  rounding: Rounding = "half-up",
): Amount {
  const value = new Exact(decimalText(numerator)).times(times).div(decimalText(denominator));
  const text = value.toDecimalPlaces(digits, ROUNDINGS[rounding]).toFixed(digits);
  return amount(BigInt(text.replace(".", "")), digits);
}

/** Digits at which the ends of a quotient's interval are kept, rounded outwards. */
const ENDS = 40;

/** All values of `times` · n / d; undefined where the denominator's interval holds zero. */
export function quotientInterval(
  numerator: Interval,
  denominator: Interval,
  times: number,
): Interval | undefined {
  const { low, high } = denominator;
  if (low.units <= 0n && high.units >= 0n) return undefined;
  const at = (rounding: Rounding): Amount[] =>
    [numerator.low, numerator.high].flatMap((n) =>
      [low, high].map((d) => quotient(n, d, times, ENDS, rounding)),
    );
  const pick = (values: Amount[], isBetter: (one: bigint, other: bigint) => boolean): Amount =>
    values.reduce((best, value) => (isBetter(value.units, best.units) ? value : best));
  return { low: pick(at("down"), (a, b) => a < b), high: pick(at("up"), (a, b) => a > b) };
}
