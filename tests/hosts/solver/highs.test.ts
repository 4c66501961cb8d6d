import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { highsSolver } from "../../../src/hosts/solver/index.js";
import type { LinearProblem, SolverColumn, SolverRow } from "../../../src/repair/index.js";
import { solver, wasmBytes } from "../../support/solver.js";

const highs = await solver;

const column = (cost: number, low = 0, high = Infinity): SolverColumn => ({ cost, low, high });
const whole = (cost: number, low = 0, high = Infinity): SolverColumn => ({ cost, low, high, integer: true });
const row = (low: number, high: number, ...coefficients: number[]): SolverRow => ({
  low,
  high,
  terms: coefficients.map((coefficient, at) => [at, coefficient] as const),
});

describe("HiGHS finds", () => {
  it("the optimum of a linear problem", () => {
    const workshop = { columns: [column(-30), column(-50)], rows: [row(0, 40, 1, 2), row(0, 50, 2, 1)] };
    const { status, values, objective } = highs.solve(workshop);
    expect(status).toBe("optimal");
    expect(values).toEqual([20, 10]);
    expect(objective).toBe(-1100);
  });

  it("the optimum in whole numbers", () => {
    const problem = { columns: [whole(-1, 0, 10), whole(-1, 0, 10)], rows: [row(-Infinity, 7, 2, 2)] };
    const { status, objective, duals } = highs.solve(problem);
    expect([status, objective, duals]).toEqual(["optimal", -3, undefined]);
  });

  it("the cheapest, not one that is nearly as cheap", () => {
    const columns = Array.from({ length: 12 }, (_, at) => whole(1_000_000 + at, 0, 1));
    const { values } = highs.solve({ columns, rows: [row(3, 3, ...columns.map(() => 1))] });
    expect(values).toEqual(columns.map((_, at) => (at < 3 ? 1 : 0)));
  });

  it.each<[string, LinearProblem]>([
    ["a row", { columns: [column(1, 0, 1), column(1, 0, 1)], rows: [row(3, Infinity, 1, 1)] }],
    ["bounds that cross", { columns: [column(1, 2, 1)], rows: [] }],
    ["a row whose bounds cross", { columns: [column(1, 0, 9)], rows: [row(2, 1, 1)] }],
    ["no whole number between the bounds", { columns: [whole(1, 0.2, 0.7)], rows: [] }],
    ["whole numbers", { columns: [whole(-1), whole(0)], rows: [row(0.5, 0.6, 1, 1)] }],
    ["no columns", { columns: [], rows: [row(1, 2)] }],
    [
      "rows, though the cost has no limit either",
      { columns: [whole(-1), whole(2, 0, 1)], rows: [row(0.5, 0.6, 1, -1), row(0.5, 0.6, -1, 1)] },
    ],
  ])("nothing: %s", (_, problem) => {
    expect(highs.solve(problem)).toEqual({
      status: "infeasible",
      values: undefined,
      duals: undefined,
      objective: undefined,
    });
  });

  it.each<[string, LinearProblem]>([
    ["a linear problem", { columns: [column(-1), column(2, 0, 1)], rows: [row(0, Infinity, 1, 1)] }],
    ["a whole-number problem", { columns: [whole(-1), whole(2, 0, 1)], rows: [row(0, Infinity, 1, 1)] }],
    ["a problem without rows", { columns: [column(1, -Infinity, 3)], rows: [] }],
  ])("no end of %s", (_, problem) => {
    expect(highs.solve(problem).status).toBe("unbounded");
  });

  it("what there is to find where there are no rows, or no columns", () => {
    expect(highs.solve({ columns: [column(1, 2, 3)], rows: [] }).values).toEqual([2]);
    expect(highs.solve({ columns: [], rows: [row(0, 2)] }).status).toBe("optimal");
  });

  it("the same for a column that a row names twice", () => {
    const terms = [
      [0, 1],
      [0, 1],
    ] as const;
    expect(highs.solve({ columns: [column(1)], rows: [{ low: 4, high: 4, terms }] }).values).toEqual([2]);
  });
});

describe("duals", () => {
  it("tell what raising the bound that holds would cost", () => {
    const columns = [column(2), column(3)];
    const held = highs.solve({ columns, rows: [row(10, Infinity, 1, 1), row(-Infinity, 4, 1, 0)] });
    expect(held.objective).toBe(26);
    // One more to make costs 3; one more of the cheap kind saves 1.
    expect(held.duals).toEqual([3, -1]);
  });

  it("are nothing where a row holds nothing back", () => {
    const { duals } = highs.solve({ columns: [column(1, 2, 9)], rows: [row(0, 9, 1)] });
    expect(duals?.map(Math.abs)).toEqual([0]);
  });
});

describe("limits", () => {
  // Hard enough not to be solved at the first node.
  let seed = 12345;
  const chance = (): number => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  const weights = Array.from({ length: 15 }, () =>
    Array.from({ length: 40 }, () => 1 + Math.floor(chance() * 100)),
  );
  const knapsacks: LinearProblem = {
    columns: Array.from({ length: 40 }, () => whole(-1 - Math.floor(chance() * 100), 0, 1)),
    rows: weights.map((ofRow) =>
      row(-Infinity, Math.floor(ofRow.reduce((sum, weight) => sum + weight) / 2), ...ofRow),
    ),
  };
  const relaxed: LinearProblem = {
    ...knapsacks,
    columns: knapsacks.columns.map(({ cost, low, high }) => ({ cost, low, high })),
  };

  it("stop after so many nodes", () => {
    expect(highs.solve(knapsacks, { nodes: 0, iterations: 1e9 }).status).toBe("limit");
    const { status, values } = highs.solve(knapsacks, { nodes: 1, iterations: 1e9 });
    expect(status).toBe("limit");
    expect(values).toHaveLength(40);
  });

  it("stop after so many iterations, those of all nodes together", () => {
    expect(highs.solve(knapsacks, { nodes: 1e9, iterations: 200 }).status).toBe("limit");
    expect(highs.solve(relaxed, { nodes: 1e9, iterations: 5 }).status).toBe("limit");
  });

  it("change nothing where they are not reached", () => {
    const { status, objective } = highs.solve(knapsacks);
    expect(status).toBe("optimal");
    expect(highs.solve(knapsacks, { nodes: 1e6, iterations: 1e7 }).objective).toBe(objective);
  });

  it("are the only thing that ends a search, so that two runs give one answer", async () => {
    const fresh = await highsSolver(wasmBytes());
    for (const limits of [{ nodes: 1, iterations: 1e9 }, { nodes: 1e9, iterations: 400 }, undefined])
      expect(fresh.solve(knapsacks, limits)).toEqual(highs.solve(knapsacks, limits));
  });
});

describe("random problems", () => {
  const small = fc.integer({ min: -4, max: 4 });
  const problems = fc.record({
    costs: fc.array(small, { minLength: 3, maxLength: 3 }),
    rows: fc.array(fc.tuple(small, small, small, fc.integer({ min: -6, max: 6 }), fc.nat(6)), {
      minLength: 1,
      maxLength: 4,
    }),
  });

  it("in whole numbers have the optimum that trying everything finds", () => {
    fc.assert(
      fc.property(problems, ({ costs, rows }) => {
        const range = [-2, -1, 0, 1, 2];
        let best = Infinity;
        for (const x of range)
          for (const y of range)
            for (const z of range) {
              const fits = rows.every(([a, b, c, low, width]) => {
                const sum = a * x + b * y + c * z;
                return sum >= low && sum <= low + width;
              });
              const [p = 0, q = 0, r = 0] = costs;
              if (fits) best = Math.min(best, p * x + q * y + r * z);
            }
        const { status, objective } = highs.solve({
          columns: costs.map((cost) => whole(cost, -2, 2)),
          rows: rows.map(([a, b, c, low, width]) => row(low, low + width, a, b, c)),
        });
        if (best === Infinity) expect(status).toBe("infeasible");
        else {
          expect(status).toBe("optimal");
          expect(objective).toBeCloseTo(best, 6);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("HiGHS in trouble", () => {
  it("keeps its memory over 500 problems", async () => {
    const fresh = await highsSolver(wasmBytes());
    const grown = vi.spyOn(WebAssembly.Memory.prototype, "grow");
    for (let at = 0; at < 500; at++)
      fresh.solve({ columns: [whole(1, 0, 9), column(1, 0, 9)], rows: [row(at % 7, 20, 1, 1)] });
    expect(grown).not.toHaveBeenCalled();
    grown.mockRestore();
  });

  it.each<[string, LinearProblem]>([
    ["a cost that is no number", { columns: [column(NaN)], rows: [] }],
    ["a column that is none", { columns: [column(1)], rows: [{ low: 0, high: 1, terms: [[4, 1]] }] }],
  ])("says so of %s, and goes on", (_, problem) => {
    expect(highs.solve(problem).status).toBe("failed");
    expect(highs.solve({ columns: [column(1, 2, 3)], rows: [] }).status).toBe("optimal");
  });

  it("says so ever after, where its memory may be spoilt", async () => {
    const fresh = await highsSolver(wasmBytes());
    // Far more rows than its memory can hold: an exception of its program, which ends it.
    const grown = vi.spyOn(WebAssembly.Memory.prototype, "grow").mockImplementation(() => {
      throw new RangeError("no memory");
    });
    const columns = Array.from({ length: 200_000 }, () => column(1, 0, 1));
    const terms = columns.map((_, at) => [at, 1] as const);
    const rows = Array.from({ length: 8 }, () => ({ low: 1, high: 2, terms }));
    const { status } = fresh.solve({ columns, rows });
    grown.mockRestore();
    expect(status).toBe("failed");
    expect(fresh.solve({ columns: [column(1)], rows: [] }).status).toBe("failed");
  });

  it("is not made of bytes that are no program", async () => {
    await expect(highsSolver(new Uint8Array([1, 2, 3]))).rejects.toThrow(WebAssembly.CompileError);
  });
});
