import {
  amountIn,
  moneyExponent,
  type Relation,
  sumInterval,
  sumOf,
  type Term,
} from "../../relations/index.js";
import {
  add,
  type Amount,
  halfUnit,
  isZero,
  quotient,
  quotientInterval,
  shift,
  subtract,
} from "../../workbook/index.js";
import type { Constraint } from "../localise/system.js";
import type { Variables } from "./variables.js";

/** Digits that a quotient is worked out with before it is cut to whole numbers. */
const EXTRA = 6;

/** The greatest whole number of 10^-digits that is not above a value. */
function floorAt({ units, scale }: Amount, digits: number): number {
  if (scale <= digits) return Number(units * 10n ** BigInt(digits - scale));
  const by = 10n ** BigInt(scale - digits);
  const cut = units / by;
  return Number(units < 0n && cut * by !== units ? cut - 1n : cut);
}

function ceilAt({ units, scale }: Amount, digits: number): number {
  return -floorAt({ units: -units, scale }, digits);
}

/**
 * What the other figures of a rate leave for each of its figures: for the rate, for an amount above the line, for one
 * below it. Each is given up as soon as another of them is changed, for a rate times an unknown amount is no linear
 * thing; what is proposed is judged anew in the end.
 */
export function rateConstraints(relation: Relation, variables: Variables): Constraint[] {
  const { test, whole, parts } = relation;
  if (test.type !== "ratio") return [];
  const facts = [whole, ...[...parts, ...test.over].map(({ fact }) => fact)];
  const cells = [...new Set(facts.flatMap((fact) => variables.of(fact) ?? []))];
  const unit = test.over[0]?.fact.unit;
  const [numerator, denominator] = [sumOf(parts, unit), sumOf(test.over, unit)];
  const found: Constraint[] = [];
  const leave = (cell: number | undefined, low: number, high: number, exact: number): void => {
    if (cell === undefined || low > high) return;
    const escapes = cells.filter((other) => other !== cell);
    found.push({ cells: [cell], coefficients: [1], low, high, exact, escapes });
  };

  const rate = variables.of(whole);
  const digits = variables.all[rate ?? -1]?.digits ?? 0;
  const interval = quotientInterval(sumInterval(parts, unit), sumInterval(test.over, unit), test.times);
  if (interval && !isZero(denominator)) {
    const exact = floorAt(quotient(numerator, denominator, test.times, digits), digits);
    leave(rate, floorAt(interval.low, digits) - 0.5, ceilAt(interval.high, digits) + 0.5, exact);
  }

  const half = halfUnit(whole.precision);
  const [lowRate, highRate] = [subtract(whole.amount, half), add(whole.amount, half)];
  if (lowRate.units <= 0n) return found;
  const times: Amount = { units: BigInt(test.times), scale: 0 };
  const one = (terms: readonly Term[]): Term | undefined => (terms.length === 1 ? terms[0] : undefined);
  const limit = (term: Term | undefined, low: Amount, high: Amount, exact: Amount): void => {
    const cell = term?.sign === 1 ? variables.of(term.fact) : undefined;
    const variable = cell === undefined ? undefined : variables.all[cell];
    if (!variable) return;
    const own = (value: Amount): Amount => shift(value, moneyExponent(unit, variable.fact.unit));
    leave(
      cell,
      floorAt(own(low), variable.digits),
      ceilAt(own(high), variable.digits),
      floorAt(own(exact), variable.digits),
    );
  };
  const shown = Math.max(...parts.map(({ fact }) => amountIn(fact, unit).scale), 2) + EXTRA;
  const above = (value: Amount): Amount => quotient(multiply(value, denominator), times, 1, shown);
  limit(one(parts), above(lowRate), above(highRate), above(whole.amount));
  const below = (value: Amount): Amount => quotient(multiply(times, numerator), value, 1, shown);
  if (!isZero(numerator)) limit(one(test.over), below(highRate), below(lowRate), below(whole.amount));
  return found;
}

function multiply(left: Amount, right: Amount): Amount {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}
