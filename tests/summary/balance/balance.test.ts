import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  balance,
  type Balanced,
  type BalanceIdentity,
  type BalanceSystem,
  type BalanceVariable,
  prepareBalance,
} from "../../../src/summary/index.js";
import type { Solver } from "../../../src/repair/index.js";
import { solver } from "../../support/solver.js";

const STEP = 100n;

/** A little system: amounts by name in hundredths of a step, and sums as people write them: `t = a + b`, `a >= b`. */
interface Little {
  readonly amounts: Readonly<Record<string, number>>;
  readonly sums: readonly string[];
  readonly held?: Readonly<Record<string, "nearest" | number>>;
  readonly cells?: Readonly<Record<string, number>>;
}

function systemOf({ amounts, sums, held = {}, cells = {} }: Little): BalanceSystem {
  const names = Object.keys(amounts);
  const identities = sums.map((text): BalanceIdentity => {
    const [left = "", right = ""] = text.split(/>=|=/);
    const terms = right
      .trim()
      .split(/(?=[+-])/)
      .map((term): [number, number] => [
        names.indexOf(term.replace(/[+\-\s]/g, "")),
        term.trim().startsWith("-") ? 1 : -1,
      ]);
    const whole: [number, number] = [names.indexOf(left.trim()), 1];
    return { terms: [whole, ...terms], ...(text.includes(">=") ? { isBound: true as const } : {}) };
  });
  const variables = names.map((name): BalanceVariable => {
    const own = held[name];
    const print = cells[name];
    return {
      value: BigInt(amounts[name] ?? 0),
      ...(own === undefined ? {} : { held: typeof own === "number" ? BigInt(own) : own }),
      ...(print === undefined ? {} : { cells: print }),
    };
  });
  return { step: STEP, variables, identities };
}

/** Amounts by name, those off their nearest rounding with a star. */
function told(little: Little, { amounts, moved }: Balanced): Record<string, string> {
  return Object.fromEntries(
    Object.keys(little.amounts).map((name, at) => [
      name,
      `${(amounts[at] ?? 0n).toString()}${moved.includes(at) ? "*" : ""}`,
    ]),
  );
}

function balanced(little: Little): Record<string, string> {
  return told(little, balance(systemOf(little)));
}

const top = { t: "nearest" } as const;

describe("balanced amounts", () => {
  it("take the nearest roundings where these add up, halves away from zero", () => {
    const little = { amounts: { t: 350, a: 150, b: 200, c: -250 }, sums: ["t = a + b"], held: top };
    expect(balanced(little)).toEqual({ t: "4", a: "2", b: "2", c: "-3" });
  });

  it("move one cell to its other neighbour, the top total never", () => {
    const little = { amounts: { t: 99, a: 33, b: 33, c: 33 }, sums: ["t = a + b + c"], held: top };
    expect(balanced(little)).toEqual({ t: "1", a: "0", b: "0", c: "1*" });
  });

  it("leave large amounts before small ones and earlier before later ones", () => {
    const little = { amounts: { t: 730, a: 533, b: 133, c: 64 }, sums: ["t = a + b + c"], held: top };
    expect(balanced(little)).toEqual({ t: "7", a: "5", b: "1", c: "1" });
    expect(balanced({ ...little, amounts: { t: 699, a: 533, b: 133, c: 33 } })).toEqual({
      ...{ t: "7", a: "5", b: "1", c: "1*" },
    });
  });

  it("keep zeros and whole amounts", () => {
    const little = { amounts: { t: 299, a: 100, b: 0, c: 199 }, sums: ["t = a + b + c"], held: top };
    expect(balanced(little)).toEqual({ t: "3", a: "1", b: "0", c: "2" });
    const tail = { amounts: { t: 180, a: 100, b: 40, c: 40, d: 0 }, sums: ["t = a + b + c + d"], held: top };
    expect(balanced(tail)).toEqual({ t: "2", a: "1", b: "0", c: "1*", d: "0" });
  });

  it("are floors or ceilings of negative amounts too", () => {
    const little = { amounts: { t: -120, a: -240, b: 60, c: 60 }, sums: ["t = a + b + c"], held: top };
    expect(balanced(little)).toEqual({ t: "-1", a: "-2", b: "1", c: "0*" });
  });

  it("go down a tree and over columns together", () => {
    const little = {
      amounts: { t: 396, a: 198, b: 198, tx: 198, ax: 99, bx: 99, ty: 198, ay: 99, by: 99 },
      sums: ["t = a + b", "tx = ax + bx", "ty = ay + by", "t = tx + ty", "a = ax + ay", "b = bx + by"],
      held: top,
    };
    expect(balanced(little)).toEqual({
      ...{ t: "4", a: "2", b: "2", tx: "2", ax: "1", bx: "1", ty: "2", ay: "1", by: "1" },
    });
  });

  it("move the one of few cells rather than the one of many", () => {
    const little = { amounts: { t: 99, a: 33, b: 33, c: 33 }, sums: ["t = a + b + c"], held: top };
    expect(balanced({ ...little, cells: { b: 2, c: 2 } })).toEqual({ t: "1", a: "1*", b: "0", c: "0" });
  });

  it("keep a whole above its part", () => {
    const little = {
      amounts: { t: 99, a: 33, b: 33, c: 33, d: 34 },
      sums: ["t = a + b + c", "d >= c"],
      held: top,
    };
    expect(balanced(little)).toEqual({ t: "1", a: "0", b: "1*", c: "0", d: "0" });
  });

  it("keep a number that is printed elsewhere", () => {
    const little = { amounts: { t: 140, a: 70, b: 70 }, sums: ["t = a + b"], held: { t: 2 } };
    expect(balanced(little)).toEqual({ t: "2*", a: "1", b: "1" });
  });
});

describe("where held amounts can't be kept", () => {
  it("as few of them as possible take the other neighbour, and are listed", () => {
    const little = {
      amounts: { t: 50, u: 50, v: 50, a: 25, b: 25, c: 25 },
      sums: ["t = a + b", "u = b + c", "v = a + c"],
      held: { t: "nearest", u: "nearest", v: "nearest" },
    } as const;
    const found = balance(systemOf(little));
    expect(told(little, found)).toEqual({ t: "1", u: "1", v: "0*", a: "0", b: "1*", c: "0" });
    expect(found.released).toEqual([2]);
    expect(found.conflicts).toEqual([]);
  });
});

/** Three pairs of halves that each make a whole: true of the halves, and of no whole numbers. */
const CROSSING = {
  amounts: { p: 100, q: 100, r: 100, a: 50, b: 50, c: 50 },
  sums: ["p = a + b", "q = b + c", "r = a + c"],
} as const;

describe("where nothing adds up", () => {
  it("the contradiction is listed, its last identity given up and the others kept", () => {
    const little = { ...CROSSING, sums: ["p = a + b", "t = d + e", "q = b + c", "r = a + c"] };
    const amounts = { ...CROSSING.amounts, t: 99, d: 33, e: 66 };
    const found = balance(systemOf({ ...little, amounts }));
    expect(found.conflicts).toEqual([
      { identities: [0, 2, 3], leftOff: 3, difference: expect.anything() as bigint },
    ]);
    expect([1n, -1n]).toContain(found.conflicts[0]?.difference);
    expect(found.unsettled).toEqual([]);
  });

  it("each of several contradictions is found", () => {
    const amounts = Object.fromEntries(
      ["", "2", "3"].flatMap((by) =>
        Object.entries(CROSSING.amounts).map(([name, value]) => [name + by, value]),
      ),
    );
    const sums = ["", "2", "3"].flatMap((by) =>
      CROSSING.sums.map((sum) => sum.replace(/[a-z]/g, (name) => name + by)),
    );
    const { conflicts } = balance(systemOf({ amounts, sums }));
    expect(conflicts.map(({ identities }) => identities)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
    ]);
  });

  it("an identity that doesn't hold in the true amounts is refused", () => {
    expect(() => balanced({ amounts: { t: 100, a: 99 }, sums: ["t = a"] })).toThrow(RangeError);
    expect(() => balanced({ amounts: { t: 150 }, sums: [], held: { t: 3 } })).toThrow(RangeError);
  });
});

/** Rows under a total in columns whose sub-totals cross: more than plain counting settles. */
function wide(rows: number, columns: number): BalanceSystem {
  const variables: BalanceVariable[] = [];
  const identities: BalanceIdentity[] = [];
  const add = (value: bigint, held?: "nearest"): number =>
    variables.push({ value, ...(held ? { held } : {}) }) - 1;
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) =>
      add(BigInt((row * 37 + column * 53 + row * column * 11) % 97)),
    ),
  );
  const sum = (parts: readonly number[], held?: "nearest"): number => {
    const whole = add(
      parts.reduce((total, part) => total + (variables[part]?.value ?? 0n), 0n),
      held,
    );
    identities.push({ terms: [[whole, 1], ...parts.map((part): [number, number] => [part, -1])] });
    return whole;
  };
  const rowTotals = cells.map((row) => sum(row));
  const columnTotals = cells[0]?.map((_, column) => sum(cells.map((row) => row[column] ?? 0))) ?? [];
  const all = sum(rowTotals, "nearest");
  identities.push({ terms: [[all, 1], ...columnTotals.map((part): [number, number] => [part, -1])] });
  return { step: STEP, variables, identities };
}

describe("the solver", () => {
  it("is wanted for large crossings alone; without it their identities are listed", () => {
    const small = prepareBalance(wide(5, 3));
    expect(small.wantsSolver).toBe(false);
    expect(small.finish()).toMatchObject({ unsettled: [], isProven: true });
    const large = prepareBalance(wide(40, 12));
    expect(large.wantsSolver).toBe(true);
    const without = large.finish();
    expect(without.unsettled.length).toBeGreaterThan(0);
    expect(without.isProven).toBe(false);
    expect(without.moved).toEqual([]);
  });

  it("finds the fewest moves of those, and it is proven in whole numbers", async () => {
    const system = wide(40, 12);
    const found = prepareBalance(system).finish(await solver);
    expect(found).toMatchObject({ unsettled: [], conflicts: [], released: [], isProven: true });
    expectSound(system, found);
    expect(balance(system, await solver)).toEqual(found);
  });

  it("is asked in whole numbers where its linear answer is fractional", async () => {
    // Of four halves any two are at most a whole: linear programming moves half of each, whole numbers three of them.
    const system = hungOn(wide(40, 12), [100n, 50n, 50n, 50n, 50n]);
    const first = system.variables.length - 5;
    const pair = (a: number, b: number): BalanceIdentity => ({
      terms: [
        [first, 1],
        [first + a, -1],
        [first + b, -1],
      ],
      isBound: true,
    });
    const pairs = [1, 2, 3, 4].flatMap((a) => [1, 2, 3].filter((b) => b < a).map((b) => pair(a, b)));
    const identities = [...system.identities, ...pairs];
    const highs = await solver;
    const asked: boolean[] = [];
    const watched: Solver = {
      solve(problem, limits) {
        asked.push(problem.columns.some(({ integer }) => integer));
        return highs.solve(problem, limits);
      },
    };
    const crossing = { ...system, identities };
    const found = balance(crossing, watched);
    expect(asked).toEqual([false, true]);
    expect(found).toMatchObject({ unsettled: [], conflicts: [] });
    expectSound(crossing, found);
    expect([1, 2, 3, 4].filter((half) => found.moved.includes(first + half))).toHaveLength(3);
  });

  it("finds contradictions in large groups", async () => {
    const system = hungOn(wide(40, 12), [50n, 50n, 50n, 100n, 100n, 100n]);
    const first = system.variables.length - 6;
    const pair = (whole: number, a: number, b: number): BalanceIdentity => ({
      terms: [
        [first + whole, 1],
        [first + a, -1],
        [first + b, -1],
      ],
    });
    const identities = [...system.identities, pair(3, 0, 1), pair(4, 1, 2), pair(5, 0, 2)];
    const found = balance({ ...system, identities }, await solver);
    const count = system.identities.length;
    expect(found.conflicts.map((conflict) => conflict.identities)).toEqual([[count, count + 1, count + 2]]);
    expect(found.unsettled).toEqual([]);
  });

  it("is not believed", async () => {
    const system = wide(40, 12);
    const highs = await solver;
    const wrong: Solver = {
      solve(problem, limits) {
        const answer = highs.solve(problem, limits);
        return { ...answer, values: answer.values?.map((value, at) => (at === 0 ? 1 - value : value)) };
      },
    };
    const found = balance(system, wrong);
    expect(found.unsettled.length).toBeGreaterThan(0);
    expect(found.isProven).toBe(false);
  });
});

/** More amounts, the first broken one of which is linked with the system. */
function hungOn({ step, variables, identities }: BalanceSystem, values: readonly bigint[]): BalanceSystem {
  const link = variables.findIndex(({ value }) => value % step !== 0n);
  const hung = values.findIndex((value) => value % step !== 0n);
  const sum = (variables[link]?.value ?? 0n) + (values[hung] ?? 0n);
  const joining: BalanceIdentity = {
    terms: [
      [variables.length, 1],
      [link, -1],
      [variables.length + 1 + hung, -1],
    ],
  };
  const added = [sum, ...values].map((value): BalanceVariable => ({ value }));
  return { step, variables: [...variables, ...added], identities: [...identities, joining] };
}

function expectSound({ variables, identities, step }: BalanceSystem, { amounts, conflicts }: Balanced): void {
  variables.forEach(({ value }, variable) => {
    const off = (amounts[variable] ?? 0n) * step - value;
    expect(off < step && -off < step).toBe(true);
  });
  const leftOff = new Set(conflicts.map((conflict) => conflict.leftOff));
  identities.forEach(({ terms, isBound }, at) => {
    if (leftOff.has(at)) return;
    const sum = terms.reduce((total, [variable, by]) => total + BigInt(by) * (amounts[variable] ?? 0n), 0n);
    expect(isBound ? sum >= 0n : sum === 0n).toBe(true);
  });
}

/** The fewest variables off their nearest rounding, by trying all; undefined where nothing adds up. */
function fewest({ variables, identities, step }: BalanceSystem): number | undefined {
  const open = variables.flatMap(({ value, held }, variable) =>
    value % step !== 0n && held === undefined ? [variable] : [],
  );
  const floorOf = (value: bigint): bigint => (value >= 0n ? value / step : -((-value + step - 1n) / step));
  const nearestOf = (value: bigint): bigint => {
    const size = value < 0n ? -value : value;
    const rounded = (size * 2n + step) / (step * 2n);
    return value < 0n ? -rounded : rounded;
  };
  let best: number | undefined;
  for (let bits = 0; bits < 2 ** open.length; bits++) {
    const amounts = variables.map(({ value }) => nearestOf(value));
    open.forEach((variable, at) => {
      const { value = 0n } = variables[variable] ?? {};
      amounts[variable] = floorOf(value) + BigInt((bits >> at) & 1);
    });
    const isExact = identities.every(
      ({ terms }) =>
        terms.reduce((total, [variable, by]) => total + BigInt(by) * (amounts[variable] ?? 0n), 0n) === 0n,
    );
    if (!isExact) continue;
    const off = open.filter((variable) => amounts[variable] !== nearestOf(variables[variable]?.value ?? 0n));
    best = Math.min(best ?? Number.POSITIVE_INFINITY, off.length);
  }
  return best;
}

/** A tree of rows, by the row that each is a part of, times a tree of columns. */
function product(
  parents: readonly number[],
  columns: readonly number[],
  leaves: readonly number[],
): BalanceSystem {
  const [height, width] = [parents.length + 1, columns.length + 1];
  const values: bigint[] = Array.from({ length: height * width }, () => 0n);
  const parentOf = (tree: readonly number[], at: number): number | undefined =>
    at === 0 ? undefined : (tree[at - 1] ?? 0) % at;
  const isLeaf = (tree: readonly number[], at: number): boolean =>
    !tree.some((_, child) => parentOf(tree, child + 1) === at);
  const lineOf = (tree: readonly number[], at: number): number[] => {
    const line: number[] = [];
    for (let up: number | undefined = at; up !== undefined; up = parentOf(tree, up)) line.push(up);
    return line;
  };
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      if (!isLeaf(parents, row) || !isLeaf(columns, column)) continue;
      const leaf = BigInt(leaves[(row * width + column) % leaves.length] ?? 0);
      for (const up of lineOf(parents, row))
        for (const over of lineOf(columns, column))
          values[up * width + over] = (values[up * width + over] ?? 0n) + leaf;
    }
  const identities: BalanceIdentity[] = [];
  const sum = (whole: number, parts: readonly number[]): void => {
    if (parts.length > 0)
      identities.push({ terms: [[whole, 1], ...parts.map((part): [number, number] => [part, -1])] });
  };
  const children = (tree: readonly number[], at: number): number[] =>
    tree.flatMap((_, child) => (parentOf(tree, child + 1) === at ? [child + 1] : []));
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      sum(
        row * width + column,
        children(parents, row).map((child) => child * width + column),
      );
      sum(
        row * width + column,
        children(columns, column).map((child) => row * width + child),
      );
    }
  const variables = values.map((value, at): BalanceVariable => ({
    value,
    ...(at === 0 ? { held: "nearest" } : {}),
  }));
  return { step: STEP, variables, identities };
}

const trees = fc.tuple(
  fc.array(fc.nat(5), { maxLength: 3 }),
  fc.array(fc.nat(5), { maxLength: 2 }),
  fc.array(fc.integer({ min: -250, max: 250 }), { minLength: 1, maxLength: 8 }),
);

describe("a tree of rows times a tree of columns", () => {
  it("is exact, by floors and ceilings, with the fewest cells off", () => {
    fc.assert(
      fc.property(trees, ([rows, columns, leaves]) => {
        const system = product(rows, columns, leaves);
        const found = balance(system);
        expectSound(system, found);
        expect(found.isProven).toBe(true);
        if (found.released.length + found.conflicts.length === 0)
          expect(found.moved).toHaveLength(fewest(system) ?? -1);
        else expect(fewest(system)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it("is the same whoever solves it", async () => {
    const highs = await solver;
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { minLength: 30, maxLength: 60 }),
        fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 40, maxLength: 60 }),
        (rows, leaves) => {
          const system = product(rows, [0, 0, 1, 1], leaves);
          const [plain, solved] = [balance(system), balance(system, highs)];
          expectSound(system, solved);
          if (plain.unsettled.length === 0) expect(plain.moved).toHaveLength(solved.moved.length);
        },
      ),
      { numRuns: 15 },
    );
  });
});
