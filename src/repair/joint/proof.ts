import type { Frame, Row } from "./frame.js";

/**
 * Whether weights prove that rows contradict each other: the rows, each times its weight, add up to one that no
 * deviations can fulfil. Whole numbers of any size, so that there is nothing to trust.
 */
export function isProof(rows: readonly Row[], weights: readonly number[], { slack }: Frame): boolean {
  let miss = 0n;
  const sums = new Map<number, bigint>();
  for (const [at, row] of rows.entries()) {
    const weight = BigInt(weights[at] ?? 0);
    miss += weight * BigInt(row.miss);
    for (const [place, cell] of row.cells.entries())
      sums.set(cell, (sums.get(cell) ?? 0n) + weight * BigInt(row.coefficients[place] ?? 0));
  }
  let room = 0n;
  for (const [cell, sum] of sums) room += (sum < 0n ? -sum : sum) * BigInt(slack[cell] ?? 0);
  return miss > room || -miss > room;
}
