import type { JointSystem } from "../../../src/repair/index.js";

/** Σ coefficient · x ≤ limit (or = limit). */
interface Condition {
  readonly coefficients: readonly bigint[];
  readonly limit: bigint;
}

/**
 * Whether true amounts stand behind some relations of a system, by putting equations into each other and then
 * eliminating one cell after the other from the inequalities (Fourier and Motzkin), in whole numbers. For a few cells.
 */
export function agree({ cells, relations }: JointSystem, chosen: readonly number[]): boolean {
  const row = (relation: number): Condition => {
    const coefficients = cells.map(() => 0n);
    for (const [cell, coefficient] of relations[relation] ?? [])
      coefficients[cell] = (coefficients[cell] ?? 0n) + BigInt(coefficient);
    return { coefficients, limit: 0n };
  };
  let equations = chosen.map(row);
  let limits = cells.flatMap(({ low2, high2 }, cell): Condition[] => [
    { coefficients: cells.map((_, at) => (at === cell ? 1n : 0n)), limit: BigInt(high2) },
    { coefficients: cells.map((_, at) => (at === cell ? -1n : 0n)), limit: BigInt(-low2) },
  ]);
  for (let cell = 0; cell < cells.length; cell++) {
    const equation = equations.find(({ coefficients }) => coefficients[cell] !== 0n);
    if (!equation) continue;
    equations = equations
      .filter((other) => other !== equation)
      .map((other) => without(other, equation, cell));
    limits = limits.map((other) => without(other, equation, cell));
  }
  for (let cell = 0; cell < cells.length; cell++) {
    const of = (sign: number): Condition[] =>
      limits.filter(({ coefficients }) => Math.sign(Number(coefficients[cell])) === sign);
    const both = of(1).flatMap((above) => of(-1).map((below) => without(above, below, cell)));
    limits = unlike([...of(0), ...both]);
  }
  return limits.every(({ limit }) => limit >= 0n);
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** A condition with another one added so often that a cell is gone; the condition itself counts positively. */
function without(condition: Condition, other: Condition, cell: number): Condition {
  const [own = 0n, theirs = 0n] = [condition.coefficients[cell], other.coefficients[cell]];
  const times = theirs < 0n ? own : -own;
  const combine = (left: bigint, right: bigint): bigint => size(theirs) * left + times * right;
  return {
    coefficients: condition.coefficients.map((value, at) => combine(value, other.coefficients[at] ?? 0n)),
    limit: combine(condition.limit, other.limit),
  };
}

/** Of conditions that say the same with other limits, the tightest. */
function unlike(conditions: readonly Condition[]): Condition[] {
  const kept = new Map<string, Condition & { readonly divisor: bigint }>();
  for (const condition of conditions) {
    const divisor = condition.coefficients.reduce(common, 0n) || 1n;
    const key = condition.coefficients.map((value) => value / divisor).join(" ");
    const known = kept.get(key);
    if (!known || condition.limit * known.divisor < known.limit * divisor)
      kept.set(key, { ...condition, divisor });
  }
  return [...kept.values()];
}

function common(left: bigint, right: bigint): bigint {
  return right === 0n ? size(left) : common(right, left % right);
}
