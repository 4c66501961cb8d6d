import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountsFor, type Constraint, localise, type System, touching } from "../../../src/repair/index.js";

/** Every value that a changed cell may take in the oracle; the figures of the systems below stay far inside. */
const REACH = Array.from({ length: 41 }, (_, at) => at - 20);

function holds(values: readonly number[], { cells, coefficients, low, high }: Constraint): boolean {
  const sum = cells.reduce((total, cell, at) => total + (coefficients[at] ?? 0) * (values[cell] ?? 0), 0);
  return sum >= low && sum <= high;
}

/** Whether the cells of a set can be filled so that all constraints hold, by trying everything. */
function canRepair({ values, constraints }: System, set: readonly number[]): boolean {
  const fill = (filled: readonly number[], left: readonly number[]): boolean => {
    const [cell, ...rest] = left;
    if (cell === undefined) return constraints.every((constraint) => holds(filled, constraint));
    return REACH.some((value) => fill(filled.with(cell, value), rest));
  };
  return fill(values, set);
}

function subsets(count: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(count - from, 0) }, (_, at) => from + at).flatMap((first) =>
    subsets(count, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

/** The smallest sets by trying every one; undefined where more than two cells are needed. */
function oracle(system: System): number[][] | undefined {
  for (const size of [0, 1, 2]) {
    const found = subsets(system.values.length, size).filter((set) => canRepair(system, set));
    if (found.length > 0) return found;
  }
  return undefined;
}

/** The sets of the whole: one of each group. */
function setsOf(system: System): number[][] {
  const { groups } = localise(system, { effort: 1e6, most: 1000 });
  return groups
    .reduce<number[][]>(
      (sets, group) => sets.flatMap((set) => group.sets.map((own) => [...set, ...own])),
      [[]],
    )
    .map((set) => set.sort((a, b) => a - b));
}

const byOrder = (a: readonly number[], b: readonly number[]): number => a.join().localeCompare(b.join());

const OPTIONS = { decimals: () => 2 };
const CELLS = 6;
const constraint = fc
  .tuple(
    fc.uniqueArray(fc.nat(CELLS - 1), { minLength: 2, maxLength: 4 }),
    fc.constantFrom(0, 0.5, 1, 1.5),
    fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  )
  .map(([cells, room, signs]): Constraint => ({
    cells,
    coefficients: cells.map((_, at) => (signs[at] === true ? 1 : -1)),
    low: -room,
    high: room,
    exact: 0,
  }));
const systems = fc.record({
  values: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: CELLS, maxLength: CELLS }),
  constraints: fc.array(constraint, { minLength: 1, maxLength: 4 }),
});

describe("the smallest sets", () => {
  it("are those that trying everything finds, but for some that only halves could fill", () => {
    fc.assert(
      fc.property(systems, (system) => {
        const expected = oracle(system);
        fc.pre(expected !== undefined);
        const near = touching(system);
        const found = setsOf(system).filter((set) => amountsFor(system, set, near, OPTIONS));
        expect(found.sort(byOrder)).toEqual(expected.sort(byOrder));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it("come with amounts that make every constraint hold", () => {
    fc.assert(
      fc.property(systems, (system) => {
        const near = touching(system);
        const all = setsOf(system).flatMap((set) => [amountsFor(system, set, near, OPTIONS) ?? []]);
        for (const amounts of all.filter(({ length }) => length > 0)) {
          const values = amounts.reduce((sum, { cell, value }) => sum.with(cell, value), [...system.values]);
          expect(system.constraints.filter((one) => !holds(values, one))).toEqual([]);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

/** x = Σ parts for each line of `whole: parts`, over cells by letter. */
function sums(values: Readonly<Record<string, number>>, ...lines: readonly string[]): System {
  const names = Object.keys(values);
  const at = (name: string): number => names.indexOf(name);
  return {
    values: Object.values(values),
    constraints: lines.map((line): Constraint => {
      const [whole = "", parts = ""] = line.split("=");
      const cells = [whole, ...parts.split("+")];
      return {
        cells: cells.map(at),
        coefficients: cells.map((_, index) => (index === 0 ? 1 : -1)),
        low: 0,
        high: 0,
        exact: 0,
      };
    }),
  };
}

function named(system: System, names: string): string[] {
  return setsOf(system).map((set) => set.map((cell) => names[cell]).join(""));
}

describe("ties", () => {
  it("a single sum with equal leaves: any of its cells", () => {
    expect(named(sums({ t: 31, a: 10, b: 10, c: 10 }, "t=a+b+c"), "tabc").sort()).toEqual([
      "a",
      "b",
      "c",
      "t",
    ]);
  });

  it("a cell in two broken sums: that cell alone", () => {
    expect(named(sums({ t: 30, a: 11, b: 20, x: 5, y: 5 }, "t=a+b", "a=x+y"), "tabxy")).toEqual(["a"]);
  });

  it("a sum inside sums that hold: its whole cannot change alone", () => {
    const system = sums({ t: 30, a: 10, b: 20, x: 5, y: 6 }, "t=a+b", "a=x+y");
    expect(named(system, "tabxy").sort()).toEqual(["x", "y"]);
  });

  it("two rows exchanged beside totals: both cells, or both cells or totals that they stand against", () => {
    const system = sums(
      { p: 3, q: 9, a: 4, b: 5, c: 1, d: 2, s: 5, u: 7 },
      "p=c+d",
      "q=a+b",
      "s=a+c",
      "u=b+d",
    );
    const [c, d] = [system.values[4] ?? 0, system.values[5] ?? 0];
    const swapped = { ...system, values: system.values.with(4, d).with(5, c) };
    expect(named(swapped, "pqabcdsu").sort()).toEqual(["ab", "cd", "su"]);
  });
});

describe("what cannot be repaired or proven", () => {
  it("fixed cells are never in a set", () => {
    const system = sums({ t: 31, a: 10, b: 20 }, "t=a+b");
    expect(named({ ...system, isFixed: [true, false, true] }, "tab")).toEqual(["a"]);
    expect(
      localise({ ...system, isFixed: [true, true, true] }, { effort: 1e5, most: 9 }).groups[0]?.sets,
    ).toEqual([]);
  });

  it("says so where the effort runs out, and still gives a set that does", () => {
    const names = Array.from({ length: 40 }, (_, at) => `c${String(at)}`);
    const values = Object.fromEntries(names.map((name, at) => [name, at % 2 === 0 ? 100 : 7 * at]));
    const lines = names.slice(0, 36).map((name, at) => `${name}=${names.slice(at + 1, at + 4).join("+")}`);
    const system = sums(values, ...lines);
    const { groups } = localise(system, { effort: 40_000, most: 20 });
    expect(groups.map(({ proven }) => proven)).toEqual([false]);
    const [group] = groups;
    const amounts = amountsFor(system, group?.sets[0] ?? [], touching(system), { decimals: () => 2 });
    expect(amounts?.length).toBeGreaterThan(5);
  });
});
