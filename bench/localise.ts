/**
 * Error localisation on instances from files: `npm run bench:localise -- DIR` reads every `.json` in DIR and prints one
 * line of JSON for each. The times are those of one run in this process.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  amountsFor,
  type Group,
  localise,
  type NewAmount,
  type System,
  touching,
} from "../src/repair/index.js";

/** A table of amounts with sums over it; `tails`: rounding may leave half a last digit a cell. */
interface Instance {
  readonly id: string;
  readonly family: "exact" | "tails";
  readonly decimals: number;
  readonly cells: readonly string[];
  readonly identities: readonly { readonly terms: readonly (readonly [number, string])[] }[];
  readonly values: Readonly<Record<string, number>>;
}

const EFFORT = 20_000_000;
const MOST_SETS = 400;
const LISTED = 20;

function systemOf({ family, decimals, cells, identities, values }: Instance): System {
  const index = new Map(cells.map((cell, at) => [cell, at]));
  return {
    values: cells.map((cell) => Math.round((values[cell] ?? 0) * 10 ** decimals)),
    constraints: identities.map(({ terms }) => {
      const slack = terms.reduce((sum, [by]) => sum + Math.abs(by), 0) / 2;
      const room = family === "exact" ? 0 : slack;
      return {
        cells: terms.map(([, cell]) => index.get(cell) ?? 0),
        coefficients: terms.map(([by]) => by),
        low: -room,
        high: room,
        exact: 0,
      };
    }),
  };
}

type Amounts = readonly NewAmount[];

/** The sets of a group with their amounts, those that slips of the pen explain first. */
function rankedSets(system: System, { sets }: Group, decimals: number): Amounts[] {
  const near = touching(system);
  const all = sets.flatMap((set) => {
    const amounts = amountsFor(system, set, near, { decimals: () => decimals });
    return amounts ? [amounts] : [];
  });
  const slips = (amounts: Amounts): number => amounts.filter(({ slip }) => slip).length;
  return all.sort((a, b) => slips(b) - slips(a));
}

/** One set of each group, the likeliest together first, as many as are listed. */
function together(groups: readonly (readonly Amounts[])[]): Amounts[] {
  let found: { readonly amounts: Amounts; readonly rank: number }[] = [{ amounts: [], rank: 0 }];
  for (const sets of groups) {
    found = found
      .flatMap(({ amounts, rank }) =>
        sets.slice(0, LISTED).map((own, at) => ({ amounts: [...amounts, ...own], rank: rank + at })),
      )
      .sort((a, b) => a.rank - b.rank)
      .slice(0, LISTED);
  }
  return found.map(({ amounts }) => amounts);
}

const [folder = "."] = process.argv.slice(2);
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()) {
  const instance = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Instance;
  const { decimals, cells } = instance;
  const start = performance.now();
  const system = systemOf(instance);
  const first = localise(system, { effort: EFFORT, most: 1 });
  const near = touching(system);
  for (const { sets } of first.groups) amountsFor(system, sets[0] ?? [], near, { decimals: () => decimals });
  const solved = performance.now();
  const { groups } = localise(system, { effort: EFFORT, most: MOST_SETS });
  const all = together(groups.map((group) => rankedSets(system, group, decimals)));
  const end = performance.now();
  const [best = []] = all;
  const name = (cell: number): string => cells[cell] ?? "";
  const changed = Object.fromEntries(best.map(({ cell, value }) => [name(cell), value / 10 ** decimals]));
  const line = {
    instance: instance.id,
    n_changed: best.length,
    changed,
    certain: best.filter(({ isCertain }) => isCertain).map(({ cell }) => name(cell)),
    sets: all.map((amounts) => amounts.map(({ cell }) => name(cell)).sort()),
    proven: first.groups.every(({ proven }) => proven) && groups.every(({ proven }) => proven),
    solve_s: (solved - start) / 1000,
    all_s: (end - start) / 1000,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
