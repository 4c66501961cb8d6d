import { describe, expect, it } from "vitest";
import {
  type JointSystem,
  jointContradictions,
  type LinearAnswer,
  type Solver,
  wantsJoint,
} from "../../../src/repair/index.js";
import { solver } from "../../support/solver.js";
import { systemOf } from "./systems.js";

const highs = await solver;

const contradictions = (system: JointSystem): unknown => {
  const { contradictions, state } = jointContradictions(system, highs);
  expect(state).toBe("ran");
  return contradictions;
};

const TWO = ["14.98 = a:10.00 + 3.00 + 2.00", "a:10.00 = 2.51 + 2.51 + 2.50 + 2.50"];

/** Both parts are 10.00 at least, as their own parts say. */
const THREE = ["19.99 = a:10.00 + b:10.00", "a:10.00 = 5.01 + 5.00", "b:10.00 = 5.01 + 5.00"];

describe("relations that pass one by one contradict each other", () => {
  it("where a total lies below its parts and a part of it below its own", () => {
    expect(wantsJoint(systemOf(...TWO))).toBe(true);
    expect(contradictions(systemOf(...TWO))).toEqual([[0, 1]]);
  });

  it("not where the amounts leave a hundredth more", () => {
    const system = systemOf("14.99 = a:10.00 + 3.00 + 2.00", TWO[1] ?? "");
    expect(wantsJoint(system)).toBe(false);
    expect(contradictions(system)).toEqual([]);
  });

  it("not each of them alone", () => {
    for (const sum of TWO) expect(contradictions(systemOf(sum))).toEqual([]);
  });

  it("where one is short and the other exact as printed", () => {
    expect(contradictions(systemOf("t:3.00 = a:1.00 + b:2.00 + 0.01", "t:3.00 = a:1.00 + b:2.00"))).toEqual([
      [0, 1],
    ]);
    // Just one point is left, where 0.01 is 0.005.
    expect(contradictions(systemOf("t:3.00 = a:1.00 + b:2.00 + 0.00", "t:3.00 = a:1.00 + b:2.00"))).toEqual(
      [],
    );
  });

  it("in a chain of three, of which no two do", () => {
    for (const one of [0, 1, 2]) expect(contradictions(systemOf(...THREE.toSpliced(one, 1)))).toEqual([]);
    expect(contradictions(systemOf(...THREE))).toEqual([[0, 1, 2]]);
  });

  it("through another unit: 元 beside 万元", () => {
    // 10.00 万元 is 100,050.00 元 at most, and what rounds to 100,050.01 元 is more.
    const system: JointSystem = {
      cells: [1_000, 10_005_000, 10_005_001].map((value) => ({ low2: 2 * value - 1, high2: 2 * value + 1 })),
      relations: [
        [
          [0, 10_000],
          [1, -1],
        ],
        [
          [1, -1],
          [2, 1],
        ],
      ],
    };
    expect(contradictions(system)).toEqual([[0, 1]]);
  });

  it("by itself, where it cannot hold at all", () => {
    expect(contradictions(systemOf("10.00 = 3.00 + 2.00", ...TWO))).toEqual([[0], [1, 2]]);
    expect(contradictions(systemOf(" = 0.01 +"))).toEqual([[0]]);
    expect(contradictions(systemOf(" = +"))).toEqual([]);
  });

  it("each set apart, in one group", () => {
    const system = systemOf(
      "30.00 = x:14.98 + y:15.02",
      "x:14.98 = a:10.00 + 3.00 + 2.00",
      "a:10.00 = 2.51 + 2.51 + 2.50 + 2.50",
      "y:15.02 = b:10.00 + 3.00 + 2.00",
      "b:10.00 = 2.49 + 2.49 + 2.50 + 2.50",
    );
    expect(contradictions(system)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("over relations that hold exactly as printed and only pass it on", () => {
    const system = systemOf(
      "14.98 = a:10.00 + 3.00 + 2.00",
      "a:10.00 = b:10.00 +",
      "b:10.00 = c:10.00 +",
      "c:10.00 = d:10.00 +",
      "d:10.00 = 2.51 + 2.51 + 2.50 + 2.50",
      "c:10.00 = 4.00 + 6.00",
    );
    expect(contradictions(system)).toEqual([[0, 1, 2, 3, 4]]);
  });

  it("as a smaller set where the group holds one", () => {
    const system = systemOf(
      "14.98 = a:10.00 + 3.00 + 2.00",
      "a:10.00 = b:10.00 +",
      "b:10.00 = 2.51 + 2.51 + 2.50 + 2.50",
      "a:10.00 = 2.51 + 2.51 + 2.50 + 2.50",
    );
    expect(contradictions(system)).toEqual([[0, 3]]);
  });
});

describe("blank cells", () => {
  it("are exact, and connect nothing", () => {
    const parts = "2.51 + 2.51 + 2.50 + 2.50";
    expect(contradictions(systemOf(`a:10.00 = ${parts} + z:`, "a:10.00 = 10.00 + z:"))).toEqual([]);
    expect(wantsJoint(systemOf("0.02 = 0.01 + z:", "0.02 = 0.01 + z:"))).toBe(false);
  });
});

describe("a solver that cannot be relied on", () => {
  const failing = (answer: Partial<LinearAnswer>): Solver => ({
    solve: () => ({ status: "failed", values: undefined, duals: undefined, objective: undefined, ...answer }),
  });
  it.each<[string, Partial<LinearAnswer>]>([
    ["fails", {}],
    ["says that nothing contradicts, without amounts that fit", { status: "optimal", values: [] }],
    ["says that something contradicts, without a proof", { status: "infeasible", duals: [0, 1, 0] }],
    ["says that something contradicts, for no reason", { status: "infeasible" }],
    ["runs out of work", { status: "limit" }],
  ])("leaves the check unfinished when it %s", (_, answer) => {
    expect(jointContradictions(systemOf(...THREE), failing(answer))).toEqual({
      contradictions: [],
      state: "unfinished",
    });
  });

  it("does not hide what is found without it", () => {
    expect(jointContradictions(systemOf(...TWO), failing({}))).toEqual({
      contradictions: [[0, 1]],
      state: "ran",
    });
  });

  it("is not asked where relations plainly agree", () => {
    const system = systemOf("t:10.00 = a:5.01 + 5.00", "a:5.01 = 2.50 + 2.50", "t:10.00 = 3.00 + 7.00");
    expect(wantsJoint(system)).toBe(false);
    expect(jointContradictions(system, failing({}))).toEqual({ contradictions: [], state: "ran" });
  });
});
