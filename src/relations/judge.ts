import {
  add,
  addIntervals,
  type Amount,
  compare,
  exactInterval,
  type Interval,
  intervalsMeet,
  intervalsTouch,
  isZero,
  negateInterval,
  printedInterval,
  roundHalfUp,
  shift,
  subtract,
  ZERO,
} from "../workbook/index.js";
import type { Fact } from "../recognise/index.js";
import type { Relation } from "./relation.js";

/** A relation that does not hold as printed. */
export interface Disagreement {
  readonly outcome: "rounding" | "error";
  /** The whole as printed, and the sum of the parts, in the unit of the whole. */
  readonly reported: Amount;
  readonly expected: Amount;
  readonly difference: Amount;
  readonly reportedInterval: Interval;
  readonly expectedInterval: Interval;
  /** The two intervals share one single point. */
  readonly touchesOnly: boolean;
  /** Decimals both sides are compared at. */
  readonly digits: number;
}

/** `trivial`: every figure is zero. */
export type Verdict = "holds" | "trivial" | Disagreement;

/** Exponent that carries an amount from one money unit to another; 0 where either is unknown. */
function exponent(from: string | undefined, to: string | undefined): number {
  if (from === "元" && to === "万元") return -4;
  if (from === "万元" && to === "元") return 4;
  return 0;
}

function intervalOf(fact: Fact, by: number): Interval {
  const value = shift(fact.amount, by);
  return fact.isBlank ? exactInterval(value) : printedInterval(value, fact.precision - by);
}

/** Decimals a fact stands for in another unit; a blank is exact and limits nothing. */
function digitsOf(fact: Fact, by: number): number {
  return fact.isBlank ? Number.POSITIVE_INFINITY : fact.precision - by;
}

const MOST_DIGITS = 12;

/**
 * Whether whole = Σ parts: holds when the sum of the parts as printed, rounded half-up to the digits of the coarser
 * side, is the whole as printed; 尾差 when the two sides' intervals meet; an error when they cannot.
 */
export function judge(relation: Relation): Verdict {
  const { whole } = relation;
  let expected = ZERO;
  let digits = digitsOf(whole, 0);
  let nothing = isZero(whole.amount);
  for (const { fact, sign } of relation.parts) {
    if (fact.isBlank) continue;
    const by = exponent(fact.unit, whole.unit);
    const value = by === 0 ? fact.amount : shift(fact.amount, by);
    expected = sign === 1 ? add(expected, value) : subtract(expected, value);
    digits = Math.min(digits, digitsOf(fact, by));
    nothing &&= isZero(fact.amount);
  }
  if (nothing) return "trivial";
  const at = Math.min(digits, MOST_DIGITS);
  const holds = compare(roundHalfUp(whole.amount, at), roundHalfUp(expected, at)) === 0;
  return holds ? "holds" : disagreement(relation, expected, at);
}

function disagreement(relation: Relation, expected: Amount, digits: number): Disagreement {
  const { whole } = relation;
  let expectedInterval = exactInterval(ZERO);
  for (const { fact, sign } of relation.parts) {
    const interval = intervalOf(fact, exponent(fact.unit, whole.unit));
    expectedInterval = addIntervals(expectedInterval, sign === 1 ? interval : negateInterval(interval));
  }
  const reportedInterval = intervalOf(whole, 0);
  return {
    outcome: intervalsMeet(reportedInterval, expectedInterval) ? "rounding" : "error",
    reported: whole.amount,
    expected,
    difference: subtract(whole.amount, expected),
    reportedInterval,
    expectedInterval,
    touchesOnly: intervalsTouch(reportedInterval, expectedInterval),
    digits,
  };
}
