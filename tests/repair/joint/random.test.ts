import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JointSystem, jointContradictions, type Solver, wantsJoint } from "../../../src/repair/index.js";
import { solver } from "../../support/solver.js";
import { agree } from "./oracle.js";
import { rounded, table } from "./systems.js";

const highs = await solver;

const fineAmount = fc.integer({ min: -20_000, max: 60_000 });

describe("amounts that are rounded one by one", () => {
  it("never contradict each other", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fineAmount, { minLength: 42, maxLength: 42 }),
        (rows, columns, amounts) => {
          const system = table(rows, columns, (at) => amounts[at] ?? 0);
          expect(jointContradictions(system, highs)).toEqual({ contradictions: [], state: "ran" });
        },
      ),
      { numRuns: 150 },
    );
  });

  it("never do in 元 and in 万元 side by side", () => {
    /** Of true amounts in thousandths of 0.01 元, the same cells printed in 元 and in 万元, sums of rows and columns in both. */
    const amounts = fc.array(fc.integer({ min: -90_000_000, max: 900_000_000 }), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 2, max: 4 }),
        amounts,
        (rows, columns, fine) => {
          const yuan = table(rows, columns, (at) => fine[at] ?? 0);
          const wan = table(rows, columns, (at) => (fine[at] ?? 0) / 10_000);
          const first = yuan.cells.length;
          const system: JointSystem = {
            cells: [...yuan.cells, ...wan.cells],
            relations: [
              ...yuan.relations,
              ...wan.relations.map((terms) => terms.map(([cell, by]) => [cell + first, by] as const)),
              ...yuan.cells.map((_, cell) => [[cell, 1] as const, [cell + first, -10_000] as const]),
            ],
          };
          expect(jointContradictions(system, highs)).toEqual({ contradictions: [], state: "ran" });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("never do in trees of sums, and the solver is not needed to tell", () => {
    const trees = fc.array(fc.tuple(fineAmount, fc.nat(1000)), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(trees, (nodes) => {
        // Each node hangs on one before it; what a node is worth is its own amount and that of those that hang on it.
        const parents = nodes.map(([, choice], at) => (at === 0 ? -1 : choice % at));
        const worth = nodes.map(([own]) => own);
        for (let at = nodes.length - 1; at > 0; at--) {
          const parent = parents[at] ?? 0;
          worth[parent] = (worth[parent] ?? 0) + (worth[at] ?? 0);
        }
        const cells = [...worth, ...nodes.map(([own]) => own)].map((fine, at) => rounded(fine, at % 3 > 0));
        const relations = nodes.map((_, at): [number, number][] => [
          [at, -1],
          [nodes.length + at, 1],
          ...parents.flatMap((parent, child): [number, number][] => (parent === at ? [[child, 1]] : [])),
        ]);
        expect(wantsJoint({ cells, relations })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("small systems of any kind", () => {
  const systems = fc
    .record({
      cells: fc.array(fc.tuple(fc.integer({ min: -3, max: 12 }), fc.integer({ min: 0, max: 9 })), {
        minLength: 3,
        maxLength: 6,
      }),
      relations: fc.array(
        fc.array(fc.tuple(fc.nat(5), fc.constantFrom(1, -1, 1, -1, 2)), { minLength: 2, maxLength: 4 }),
        { minLength: 2, maxLength: 5 },
      ),
    })
    .map(({ cells, relations }): JointSystem => ({
      cells: cells.map(([value, kind]) =>
        kind === 0 ? { low2: 2 * value, high2: 2 * value } : { low2: 2 * value - 1, high2: 2 * value + 1 },
      ),
      relations: relations.map((terms) =>
        [...new Map(terms)].map(([cell, coefficient]) => [cell % cells.length, coefficient] as const),
      ),
    }));

  /** The same system with cells that make most relations pass by themselves: small amounts. */
  const near = systems.map(({ cells, relations }): JointSystem => ({
    cells: cells.map(({ low2, high2 }) => ({ low2: (low2 % 4) + 1, high2: (low2 % 4) + 1 + high2 - low2 })),
    relations,
  }));

  /** Amounts that must all be the same, each printed nearly as those beside it; sets are ways from 0 to 2. */
  const chains = fc
    .record({
      values: fc.array(fc.constantFrom(0, 1, 1, 1, 2), { minLength: 5, maxLength: 7 }),
      links: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 4, maxLength: 8 }),
    })
    .map(({ values, links }): JointSystem => ({
      cells: values.map((value) => ({ low2: 2 * value - 1, high2: 2 * value + 1 })),
      relations: links
        .map(([one, other]) => [one % values.length, other % values.length] as const)
        .filter(([one, other]) => one !== other && Math.abs((values[one] ?? 0) - (values[other] ?? 0)) < 2)
        .map(([one, other]) => [
          [one, 1],
          [other, -1],
        ]),
    }));

  it.each([
    ["apart", systems, 2],
    ["near zero", near, 3],
    ["chains", chains, 4],
  ])("have the contradictions that plain elimination finds: %s", (_, kind, largest) => {
    let counts = [0, 0, 0, 0, 0];
    fc.assert(
      fc.property(kind, (system) => {
        const { contradictions, state } = jointContradictions(system, highs);
        expect(state).toBe("ran");
        const all = system.relations.map((_, at) => at);
        const used = new Set(contradictions.flat());
        expect(used.size).toBe(contradictions.flat().length);
        // What is left is without contradiction.
        const left = all.filter((relation) => !used.has(relation));
        expect(agree(system, left)).toBe(true);
        for (const found of contradictions) {
          counts = counts.map((count, size) => (size === Math.min(found.length, 4) ? count + 1 : count));
          expect(agree(system, found)).toBe(false);
          for (const relation of found)
            expect(
              agree(
                system,
                found.filter((other) => other !== relation),
              ),
            ).toBe(true);
        }
        const [only = []] = contradictions;
        if (contradictions.length === 1 && only.length > 2) {
          const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other]));
          const threes = pairs.flatMap((pair) => all.map((other) => [...pair, other]));
          expect([...pairs, ...(only.length > 3 ? threes : [])].every((few) => agree(system, few))).toBe(
            true,
          );
        }
        if (!wantsJoint(system)) expect(contradictions.every(({ length }) => length === 1)).toBe(true);
      }),
      { numRuns: 1000, seed: 2024 },
    );
    expect(counts[largest]).toBeGreaterThan(5);
  });
});

describe("a large system", () => {
  /** 250 rows of five amounts with all sums. */
  const amounts = (at: number): number => ((at * 7919 * 7919) % 900_001) - 40_000;
  const large = table(250, 5, amounts);

  it("needs the solver once, and not for all of it", () => {
    expect(large.cells.length).toBeGreaterThan(1500);
    expect(wantsJoint(large)).toBe(true);
    let sizes: number[] = [];
    const counting: Solver = {
      solve(problem, limits) {
        sizes = [...sizes, problem.rows.length];
        return highs.solve(problem, limits);
      },
    };
    expect(jointContradictions(large, counting)).toEqual({ contradictions: [], state: "ran" });
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(large.relations.length);
  });

  it("shows each set that was put into it, and nothing else", () => {
    const cells = [...large.cells];
    const relations = [...large.relations];
    const copy = (cell: number, by: number): number => {
      const { low2 = 0, high2 = 0 } = cells[cell] ?? {};
      const added = cells.push({ low2: low2 + by, high2: high2 + by }) - 1;
      relations.push([
        [added, -1],
        [cell, 1],
      ]);
      return added;
    };
    const first = relations.length;
    // A unit more here and a unit less there; the last over several that hold as printed.
    for (const cell of [3, 400, 1100]) for (const by of [2, -2]) copy(cell, by);
    copy(700, 2);
    copy(copy(copy(700, 0), 0), -2);
    expect(jointContradictions({ cells, relations }, highs)).toEqual({
      contradictions: [
        [first, first + 1],
        [first + 2, first + 3],
        [first + 4, first + 5],
        [first + 6, first + 7, first + 8, first + 9],
      ],
      state: "ran",
    });
  });
});
