/** An amount that is to be rounded; every place that prints the same fact is the same variable. */
export interface BalanceVariable {
  /** Its true amount, a whole number of the finest unit (分). */
  readonly value: bigint;
  /**
   * A rounding that is to be kept wherever that can be: `nearest` for a top total; a number of steps where the amount is
   * printed in the coarse unit already.
   */
  readonly held?: "nearest" | bigint;
  /** How many cells print it; one where nothing is said. */
  readonly cells?: number;
}

/** Σ coefficient · variable = 0, or ≥ 0; it is true of the true amounts. */
export interface BalanceIdentity {
  readonly terms: readonly (readonly [variable: number, coefficient: number])[];
  /** ≥ instead of =. */
  readonly isBound?: true;
}

/**
 * Amounts in a fine unit with what is true of them. `step` is the last digit of the coarse unit in the fine one: 10,000
 * for 0.01 万元 in 分. Identities stand in the order of their importance: where not all can be kept, a later one gives way.
 */
export interface BalanceSystem {
  readonly step: bigint;
  readonly variables: readonly BalanceVariable[];
  readonly identities: readonly BalanceIdentity[];
}

/** The whole steps around an amount. */
export interface Neighbours {
  readonly floor: bigint;
  readonly ceiling: bigint;
  /** 四舍五入: halves go away from zero. */
  readonly nearest: bigint;
}

export function neighboursOf(value: bigint, step: bigint): Neighbours {
  const cut = value / step;
  const rest = value - cut * step;
  if (rest === 0n) return { floor: cut, ceiling: cut, nearest: cut };
  const floor = rest < 0n ? cut - 1n : cut;
  const isFar = (rest < 0n ? -rest : rest) * 2n >= step;
  return { floor, ceiling: floor + 1n, nearest: isFar ? cut + (rest < 0n ? -1n : 1n) : cut };
}

/** What an identity comes to with other amounts. */
export function sumOf({ terms }: BalanceIdentity, amountOf: (variable: number) => bigint): bigint {
  let sum = 0n;
  for (const [variable, by] of terms) {
    const own = amountOf(variable);
    sum += by === 1 ? own : by === -1 ? -own : BigInt(by) * own;
  }
  return sum;
}

export function isKept(identity: BalanceIdentity, amountOf: (variable: number) => bigint): boolean {
  const sum = sumOf(identity, amountOf);
  return identity.isBound ? sum >= 0n : sum === 0n;
}
