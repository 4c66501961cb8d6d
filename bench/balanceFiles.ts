/**
 * 舍位平衡 of instances from files: `npm run bench:balance -- DIR` reads every `.json` in DIR that holds true amounts in 分
 * and prints one line of JSON for each: moves, the bound of linear programming, identities off, seconds.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BalanceSystem } from "../src/summary/index.js";
import { balanceCost, warmSolver } from "./balance.js";

/** A table of amounts with sums over it, and its true amounts in 分. */
interface Instance {
  readonly id: string;
  readonly cells: readonly string[];
  readonly identities: readonly { readonly terms: readonly (readonly [number, string])[] }[];
  readonly truth: { readonly fen?: Readonly<Record<string, number>> };
}

/** 0.01 万元 in 分. */
const STEP = 10_000n;

function systemOf({ cells, identities }: Instance, fen: Readonly<Record<string, number>>): BalanceSystem {
  const index = new Map(cells.map((cell, at) => [cell, at]));
  const parts = new Set(
    identities.flatMap(({ terms }) => terms.flatMap(([by, cell]) => (by < 0 ? [cell] : []))),
  );
  return {
    step: STEP,
    variables: cells.map((cell) => {
      const value = BigInt(fen[cell] ?? 0);
      return parts.has(cell) ? { value } : { value, held: "nearest" };
    }),
    identities: identities.map(({ terms }) => ({
      terms: terms.map(([by, cell]): [number, number] => [index.get(cell) ?? 0, by]),
    })),
  };
}

const [folder = "."] = process.argv.slice(2);
const solver = await warmSolver();
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()) {
  const instance = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Instance;
  const { fen } = instance.truth;
  if (!fen) continue;
  const cost = balanceCost(systemOf(instance, fen), solver);
  process.stdout.write(`${JSON.stringify({ instance: instance.id, ...cost })}\n`);
}
