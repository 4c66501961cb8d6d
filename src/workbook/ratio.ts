import { Decimal } from "decimal.js";
import { type Amount, amount, decimalText, negate } from "./amount.js";
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
  const isNegative = high.units < 0n;
  const [bottom, top] = isNegative
    ? [negate(numerator.high), negate(numerator.low)]
    : [numerator.low, numerator.high];
  const [least, most] = isNegative ? [negate(high), negate(low)] : [low, high];
  // Of a positive denominator the greatest makes a positive quotient smallest, and a negative one nearest to zero.
  return {
    low: quotient(bottom, bottom.units < 0n ? least : most, times, ENDS, "down"),
    high: quotient(top, top.units < 0n ? most : least, times, ENDS, "up"),
  };
}
