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
  quotient,
  quotientInterval,
  roundHalfUp,
  shift,
  subtract,
  ZERO,
} from "../workbook/index.js";
import type { Fact } from "../recognise/index.js";
import type { Relation, Term } from "./relation.js";
import type { Told } from "./told.js";

/**
 * `rounding`: the intervals of both sides meet. `error`: they cannot. `differs`: one fact printed with two values in
 * one unit. `below`: a whole smaller than its part. `cut`: a rate cut off instead of rounded.
 */
export type Outcome = "rounding" | "error" | "differs" | "below" | "cut";

/** A relation that does not hold as printed. */
export interface Disagreement {
  readonly outcome: Outcome;
  /** The whole as printed and what it should be, in `unit`. */
  readonly reported: Amount;
  readonly expected: Amount;
  readonly difference: Amount;
  readonly reportedInterval: Interval;
  readonly expectedInterval: Interval | undefined;
  /** The unit both are compared in: the coarser one where 元 stands against 万元. */
  readonly unit: string | undefined;
  /** The two intervals share one single point. */
  readonly touchesOnly: boolean;
  /** Decimals both sides are compared at. */
  readonly digits: number;
}

/** `trivial`: every figure is zero, or nothing can be told from it. */
export type Verdict = Told | Disagreement;

/** Exponent that carries an amount from one money unit to another; 0 where either is unknown. */
export function moneyExponent(from: string | undefined, to: string | undefined): number {
  if (from === "元" && to === "万元") return -4;
  if (from === "万元" && to === "元") return 4;
  return 0;
}

/** A fact's value in another unit. */
export function amountIn(fact: Fact, unit: string | undefined): Amount {
  const by = moneyExponent(fact.unit, unit);
  return by === 0 ? fact.amount : shift(fact.amount, by);
}

export function intervalIn(fact: Fact, unit: string | undefined): Interval {
  const value = amountIn(fact, unit);
  return fact.isBlank ? exactInterval(value) : printedInterval(value, digitsIn(fact, unit));
}

/** Decimals a fact stands for in another unit; a blank is exact and limits nothing. */
function digitsIn(fact: Fact, unit: string | undefined): number {
  return fact.isBlank ? Number.POSITIVE_INFINITY : fact.precision - moneyExponent(fact.unit, unit);
}

const MOST_DIGITS = 12;

/** 万元 where some figures are in 元 and others in 万元, else the unit of the whole. */
export function commonUnit({ whole, parts }: Relation): string | undefined {
  if (whole.unit !== "元") return whole.unit;
  return parts.some(({ fact }) => fact.unit === "万元") ? "万元" : whole.unit;
}

/** Whether a figure was rounded up or down from an amount in 元, so that its table adds up. */
export function isBalanced({ isBalanced, unit }: Fact): boolean {
  return isBalanced === true && unit === "万元";
}

/** Whether one side is exact, in 元, and the other was rounded up or down from such amounts (舍位平衡). */
function areBalanced(left: readonly Fact[], right: readonly Fact[]): boolean {
  const areExact = (facts: readonly Fact[]): boolean => facts.every(({ unit }) => unit === "元");
  return (areExact(left) && right.every(isBalanced)) || (left.every(isBalanced) && areExact(right));
}

/** Whether amounts in 万元 are less than one unit of their last digit apart: a balanced one is floor or ceiling. */
function isWithinUnit(difference: Amount, digits: number): boolean {
  const { units, scale } = difference;
  return compare({ units: units < 0n ? -units : units, scale }, { units: 1n, scale: digits }) < 0;
}

function smallestPrecision(facts: readonly Fact[]): number {
  return Math.min(...facts.filter(isBalanced).map(({ precision }) => precision));
}

/**
 * Whether two figures print one amount, as far as `digits` of a unit go; one that was balanced may be the other neighbour
 * of its amount in 元.
 */
export function areSame(left: Fact, right: Fact, unit: string | undefined, digits: number): boolean {
  const [one, other] = [amountIn(left, unit), amountIn(right, unit)];
  if (unit === "万元" && areBalanced([left], [right]))
    return isWithinUnit(subtract(one, other), smallestPrecision([left, right]));
  return compareAt(one, other, digits) === 0;
}

/** Where the true amount behind a figure lies: a balanced one may be a whole unit off it. */
export function trueInterval(fact: Fact, unit: string | undefined): Interval {
  if (!isBalanced(fact) || fact.isBlank) return intervalIn(fact, unit);
  const room = shift({ units: 1n, scale: fact.precision }, moneyExponent(fact.unit, unit));
  const value = amountIn(fact, unit);
  return { low: subtract(value, room), high: add(value, room) };
}

/** So many plain amounts ({@link PlainAmounts}) add up to a whole number that a double holds exactly. */
export const MOST_PLAIN = 4096;

/**
 * What plain amounts of one unit tell of a sum: that it holds as printed, or is among zeros. They all have the same
 * last digit, so nothing is rounded; where they do not agree nothing is told, for then the intervals decide.
 */
export function tellSum(
  type: "sum" | "bound",
  whole: number,
  parts: number,
  areZeros: boolean,
): Told | undefined {
  if (areZeros && (type === "bound" || whole === 0)) return "trivial";
  return (type === "sum" ? whole === parts : whole >= parts) ? "holds" : undefined;
}

/** Whether a relation does not hold and rounding cannot explain it. */
export function isBroken(verdict: Verdict): boolean {
  return verdict !== "holds" && verdict !== "trivial" && verdict.outcome !== "rounding";
}

/** Whether a relation holds as printed, and if not, whether rounding can explain it. */
export function judge(relation: Relation): Verdict {
  if (relation.told) return relation.told;
  switch (relation.test.type) {
    case "sum":
      return judgeSum(relation, "sum", relation.test.isExact === true);
    case "bound":
      return judgeSum(relation, "bound", relation.test.isExact === true);
    case "same":
      return judgeSame(relation);
    case "ratio":
      return judgeRatio(relation, relation.test.over, relation.test.times);
    case "times":
      return judgeTimes(relation, relation.test.times);
  }
}

/**
 * whole = Σ parts: holds when the sum of the parts as printed, rounded half-up to the digits of the coarser side, is
 * the whole as printed; 尾差 when the two sides' intervals meet; an error when they cannot. A bound only asks that
 * the whole is not smaller. Points that were given are no rounded figures: they agree or they do not.
 */
function judgeSum(relation: Relation, type: "sum" | "bound", isExact: boolean): Verdict {
  const { whole } = relation;
  const unit = commonUnit(relation);
  let expected = ZERO;
  let digits = digitsIn(whole, unit);
  let nothing = type === "bound" || isZero(whole.amount);
  for (const { fact, sign } of relation.parts) {
    if (fact.isBlank) continue;
    const value = amountIn(fact, unit);
    expected = sign === 1 ? add(expected, value) : subtract(expected, value);
    digits = Math.min(digits, digitsIn(fact, unit));
    nothing &&= isZero(fact.amount);
  }
  if (nothing) return "trivial";
  const at = isExact ? MOST_DIGITS : Math.min(digits, MOST_DIGITS);
  const order = compareAt(amountIn(whole, unit), expected, at);
  if (type === "sum" ? order === 0 : order >= 0) return "holds";
  if (unit === "万元" && isBalancedSum(relation, subtract(amountIn(whole, unit), expected))) return "holds";
  const interval = isExact ? exactInterval(expected) : sumInterval(relation.parts, unit);
  const found = disagreement(
    whole,
    unit,
    expected,
    interval,
    Math.min(digits, at),
    type === "sum" ? "error" : "below",
  );
  return isExact ? { ...found, outcome: type === "sum" ? "error" : "below" } : found;
}

/** Whether a sum holds between exact amounts in 元 on one side and balanced ones on the other. */
function isBalancedSum({ whole, parts }: Relation, difference: Amount): boolean {
  const printed = parts.flatMap(({ fact }) => (fact.isBlank ? [] : [fact]));
  if (printed.length === 0 || !areBalanced([whole], printed)) return false;
  return isWithinUnit(difference, smallestPrecision([whole, ...printed]));
}

/** Two amounts as they are printed with so many digits. */
function compareAt(left: Amount, right: Amount, digits: number): number {
  if (left.scale <= digits && right.scale <= digits) return compare(left, right);
  return compare(roundHalfUp(left, digits), roundHalfUp(right, digits));
}

export function sumInterval(terms: readonly Term[], unit: string | undefined): Interval {
  let total = exactInterval(ZERO);
  for (const { fact, sign } of terms) {
    const interval = intervalIn(fact, unit);
    total = addIntervals(total, sign === 1 ? interval : negateInterval(interval));
  }
  return total;
}

export function sumOf(terms: readonly Term[], unit: string | undefined): Amount {
  let total = ZERO;
  for (const { fact, sign } of terms) {
    const value = amountIn(fact, unit);
    total = sign === 1 ? add(total, value) : subtract(total, value);
  }
  return total;
}

function disagreement(
  whole: Fact,
  unit: string | undefined,
  expected: Amount,
  expectedInterval: Interval,
  digits: number,
  broken: Outcome,
): Disagreement {
  const reported = amountIn(whole, unit);
  const reportedInterval = intervalIn(whole, unit);
  return {
    outcome: intervalsMeet(reportedInterval, expectedInterval) ? "rounding" : broken,
    reported,
    expected,
    difference: subtract(reported, expected),
    reportedInterval,
    expectedInterval,
    unit,
    touchesOnly: intervalsTouch(reportedInterval, expectedInterval),
    digits,
  };
}

/**
 * One fact in several places: in one unit every difference counts, because no rounding stands between two prints of
 * one figure; between 元 and 万元 the rounded amount must be the same.
 */
function judgeSame(relation: Relation): Verdict {
  const { whole, parts } = relation;
  const facts = [whole, ...parts.map(({ fact }) => fact)];
  if (facts.every(({ amount }) => isZero(amount))) return "trivial";
  const unit = commonUnit(relation);
  const digits = Math.min(...facts.map((fact) => digitsIn(fact, unit)), MOST_DIGITS);
  const [coarse] = facts.filter(isBalanced);
  const other = parts.find(
    ({ fact }) =>
      !areSame(whole, fact, unit, digits) ||
      // Both may be neighbours of one amount in 元, and still not one number.
      (coarse && fact.unit === coarse.unit && !areSame(coarse, fact, unit, digits)),
  );
  if (!other) return "holds";
  const found = disagreement(
    whole,
    unit,
    amountIn(other.fact, unit),
    intervalIn(other.fact, unit),
    digits,
    "error",
  );
  const isConversion = moneyExponent(whole.unit, other.fact.unit) !== 0;
  return isConversion ? found : { ...found, outcome: "differs" };
}

/** Decimals that a computed rate is shown with. */
export const RATE_DIGITS = 4;

/** A rate as printed against times · Σ parts / Σ over. */
function judgeRatio({ whole, parts }: Relation, over: readonly Term[], times: number): Verdict {
  const unit = over[0]?.fact.unit;
  const [numerator, denominator] = [sumOf(parts, unit), sumOf(over, unit)];
  if (isZero(denominator) || (isZero(numerator) && isZero(whole.amount))) return "trivial";
  const digits = whole.precision;
  const rounded = quotient(numerator, denominator, times, digits);
  if (compare(rounded, whole.amount) === 0) return "holds";
  const interval = quotientInterval(sumInterval(parts, unit), sumInterval(over, unit), times);
  const expected = quotient(numerator, denominator, times, Math.max(RATE_DIGITS, digits));
  const reportedInterval = intervalIn(whole, whole.unit);
  const isCut = compare(quotient(numerator, denominator, times, digits, "cut"), whole.amount) === 0;
  const meets = interval !== undefined && intervalsMeet(reportedInterval, interval);
  return {
    outcome: meets ? "rounding" : isCut ? "cut" : "error",
    reported: whole.amount,
    expected,
    difference: subtract(whole.amount, expected),
    reportedInterval,
    expectedInterval: interval,
    unit: whole.unit,
    touchesOnly: interval !== undefined && intervalsTouch(reportedInterval, interval),
    digits,
  };
}

/** whole = rate · times %: 得分 = 20分 × 执行率. */
function judgeTimes({ whole, parts }: Relation, times: number): Verdict {
  const rate = sumOf(parts, undefined);
  if (isZero(rate) && isZero(whole.amount)) return "trivial";
  const scaled = (value: Amount): Amount =>
    shift({ units: value.units * BigInt(times), scale: value.scale }, -2);
  const expected = scaled(rate);
  const digits = whole.precision;
  if (compare(roundHalfUp(expected, digits), roundHalfUp(whole.amount, digits)) === 0) return "holds";
  const { low, high } = sumInterval(parts, undefined);
  return disagreement(whole, whole.unit, expected, { low: scaled(low), high: scaled(high) }, digits, "error");
}
