import { type Amount, add, compare, halfUnit, negate, subtract } from "./amount.js";

/** Closed interval of the true values that may stand behind a printed amount or a sum of them. */
export interface Interval {
  readonly low: Amount;
  readonly high: Amount;
}

/** The interval of a number printed with `digits` decimals: value ± ½·10⁻ᵈ. */
export function printedInterval(value: Amount, digits: number): Interval {
  const half = halfUnit(digits);
  return { low: subtract(value, half), high: add(value, half) };
}

export function exactInterval(value: Amount): Interval {
  return { low: value, high: value };
}

export function addIntervals(left: Interval, right: Interval): Interval {
  return { low: add(left.low, right.low), high: add(left.high, right.high) };
}

export function negateInterval(interval: Interval): Interval {
  return { low: negate(interval.high), high: negate(interval.low) };
}

export function intervalsMeet(left: Interval, right: Interval): boolean {
  return compare(left.low, right.high) <= 0 && compare(right.low, left.high) <= 0;
}

/** Whether the two closed intervals share one single point. */
export function intervalsTouch(left: Interval, right: Interval): boolean {
  return compare(left.low, right.high) === 0 || compare(right.low, left.high) === 0;
}
