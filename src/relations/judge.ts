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
  negate,
  negateInterval,
  printedInterval,
  roundHalfUp,
  shift,
  subtract,
  ZERO,
} from "../workbook/index.js";
import type { Fact } from "../recognise/index.js";
import type { Relation } from "./relation.js";

export type Outcome = "holds" | "trivial" | "rounding" | "error";

export interface Judgement {
  readonly outcome: Outcome;
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

/** Exponent that carries an amount from one money unit to another; 0 where either is unknown. */
function exponent(from: string | undefined, to: string | undefined): number {
  if (from === "元" && to === "万元") return -4;
  if (from === "万元" && to === "元") return 4;
  return 0;
}

function intervalOf(fact: Fact, by: number): Interval {
  const value = shift(fact.amount, by);
  return fact.isBlank ? exactInterval(value) : printedInterval(value, Math.max(0, fact.precision - by));
}

/** Decimals a fact stands for in another unit; a blank is exact and limits nothing. */
function digitsOf(fact: Fact, by: number): number {
  return fact.isBlank ? Number.POSITIVE_INFINITY : Math.max(0, fact.precision - by);
}

const MOST_DIGITS = 12;

/**
 * Whether whole = Σ parts: holds when the sum of the parts as printed, rounded half-up to the digits of the coarser
 * side, is the whole as printed; 尾差 when the two sides' intervals meet; an error when they cannot.
 */
export function judge(relation: Relation): Judgement {
  const { whole } = relation;
  let expected = ZERO;
  let expectedInterval = exactInterval(ZERO);
  let digits = digitsOf(whole, 0);
  let nothing = isZero(whole.amount);
  for (const { fact, sign } of relation.parts) {
    const by = exponent(fact.unit, whole.unit);
    const value = shift(fact.amount, by);
    const interval = intervalOf(fact, by);
    expected = add(expected, sign === 1 ? value : negate(value));
    expectedInterval = addIntervals(expectedInterval, sign === 1 ? interval : negateInterval(interval));
    digits = Math.min(digits, digitsOf(fact, by));
    nothing &&= isZero(fact.amount);
  }
  const reported = whole.amount;
  const reportedInterval = intervalOf(whole, 0);
  const at = Math.min(digits, MOST_DIGITS);
  const holds = compare(roundHalfUp(reported, at), roundHalfUp(expected, at)) === 0;
  const outcome: Outcome = nothing
    ? "trivial"
    : holds
      ? "holds"
      : intervalsMeet(reportedInterval, expectedInterval)
        ? "rounding"
        : "error";
  return {
    outcome,
    reported,
    expected,
    difference: subtract(reported, expected),
    reportedInterval,
    expectedInterval,
    touchesOnly: intervalsTouch(reportedInterval, expectedInterval),
    digits: at,
  };
}
