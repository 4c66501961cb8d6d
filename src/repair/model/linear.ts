import type { Fact } from "../../recognise/index.js";
import { commonUnit, isBalanced, moneyExponent, type Relation } from "../../relations/index.js";
import type { Constraint } from "../localise/system.js";
import type { Variables } from "./variables.js";

/** A cell in a sum, with the power of ten that its last digit stands for in the unit of the sum. */
interface Weighed {
  readonly cell: number;
  readonly sign: number;
  readonly power: number;
  readonly isBlank: boolean;
  readonly isBalanced: boolean;
}

/** Sums over so many powers of ten have no exact whole numbers. */
const WIDEST = 9;

/** The constraint that a relation puts on its cells, several for one fact in many places; none where it puts none. */
export function constraintsOf(relation: Relation, variables: Variables): Constraint[] {
  const { test, whole, parts } = relation;
  const unit = commonUnit(relation);
  const weighed = (fact: Fact, sign: number): Weighed | undefined => {
    const cell = variables.of(fact);
    if (cell === undefined) return undefined;
    const digits = variables.all[cell]?.digits ?? 0;
    const power = moneyExponent(fact.unit, unit) - digits;
    return { cell, sign, power, isBlank: fact.isBlank, isBalanced: isBalanced(fact) };
  };
  switch (test.type) {
    case "sum":
    case "bound": {
      const terms = [weighed(whole, 1), ...parts.map(({ fact, sign }) => weighed(fact, -sign))];
      const sum = sumOf(terms, test.isExact === true ? "none" : "rounded");
      if (!sum) return [];
      return [test.type === "sum" ? sum : { ...sum, high: Number.POSITIVE_INFINITY, exact: undefined }];
    }
    case "same":
      return samePlaces([whole, ...parts.map(({ fact }) => fact)], weighed);
    case "times": {
      const terms = [
        scaled(weighed(whole, 1), 100),
        ...parts.map(({ fact, sign }) => scaled(weighed(fact, -sign), test.times)),
      ];
      const sum = sumOf(terms, "rounded");
      return sum ? [sum] : [];
    }
    case "ratio":
      return [];
  }
}

function scaled(term: Weighed | undefined, by: number): Weighed | undefined {
  return term && { ...term, sign: term.sign * by };
}

/** Σ sign · cell = 0, as far as rounding lets it. */
function sumOf(terms: readonly (Weighed | undefined)[], slack: "none" | "rounded"): Constraint | undefined {
  const known = terms.filter((term) => term !== undefined);
  if (known.length < terms.length) return undefined;
  const powers = known.map(({ power }) => power);
  const base = Math.min(...powers);
  if (Math.max(...powers) - base > WIDEST) return undefined;
  const coefficients = new Map<number, number>();
  let room = 0;
  for (const { cell, sign, power, isBlank, isBalanced: isOff } of known) {
    const by = sign * 10 ** (power - base);
    coefficients.set(cell, (coefficients.get(cell) ?? 0) + by);
    // Against finer amounts a balanced one is the floor or the ceiling.
    if (!isBlank && slack === "rounded") room += isOff && power > base ? Math.abs(by) - 1 : Math.abs(by) / 2;
  }
  const cells = [...coefficients].filter(([, by]) => by !== 0);
  return {
    cells: cells.map(([cell]) => cell),
    coefficients: cells.map(([, by]) => by),
    low: -room,
    high: room,
    exact: 0,
    ...(known.some(({ isBalanced: isOff, power }) => isOff && power > base)
      ? { strict: room }
      : strictOf(cells.map(([, by]) => Math.abs(by)))),
  };
}

/** Figures of one unit and precision hold exactly; else the finer side is rounded to the coarser. */
function strictOf(weights: readonly number[]): Pick<Constraint, "strict"> {
  const coarsest = Math.max(...weights);
  return weights.every((weight) => weight === coarsest) ? {} : { strict: coarsest / 2 };
}

/**
 * One fact in several places: those of one unit and precision are equal, whatever rounding could explain; one of them
 * stands against the one of each other unit, up to half a unit of the coarser.
 */
function samePlaces(
  facts: readonly Fact[],
  weighed: (fact: Fact, sign: number) => Weighed | undefined,
): Constraint[] {
  const firsts = new Map<number, Fact>();
  const constraints: Constraint[] = [];
  const add = (left: Fact, right: Fact): void => {
    const [one, other] = [weighed(left, 1), weighed(right, -1)];
    const sum = sumOf([one, other], "none");
    if (!sum || !one || !other) return;
    const step = 10 ** Math.abs(one.power - other.power);
    const isOff = one.isBalanced || other.isBalanced;
    const room = one.power === other.power ? 0 : isOff ? step - 1 : step / 2;
    constraints.push({ ...sum, low: -room, high: room, ...(isOff && room > 0 ? { strict: room } : {}) });
  };
  for (const fact of facts) {
    const power = weighed(fact, 1)?.power;
    if (power === undefined) continue;
    const first = firsts.get(power);
    if (first) add(first, fact);
    else firsts.set(power, fact);
  }
  const [center, ...others] = [...firsts].sort(([a], [b]) => a - b).map(([, fact]) => fact);
  if (center) for (const other of others) add(center, other);
  return constraints;
}
