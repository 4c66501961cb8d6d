import { isBalanced, type Relation } from "../../relations/index.js";
import { jointContradictions, type JointSystem, wantsJoint } from "../joint.js";
import { isBroken } from "../localise/rows.js";
import type { JointState } from "../repair.js";
import type { Solver } from "../solver.js";
import type { Model } from "./model.js";

/** Relations that contradict each other, and whether all were asked. */
export interface JointOutcome {
  readonly contradictions: readonly (readonly [Relation, ...Relation[]])[];
  readonly state: JointState;
}

/** The joint check of a model: whether it needs the solver, and what comes out. */
export interface Joint {
  readonly wantsSolver: boolean;
  run(solver: Solver | undefined): JointOutcome;
}

/**
 * Asks whether true amounts can stand behind all printed digits. Every sum and every fact in several places that is no
 * error takes part; rates, bounds and points do not, nor what a figure in an error is in: that is asked again once it is
 * repaired. An amount that a formula works out is one like any other.
 */
export function jointOf({ variables, system, plain, relationOf }: Model): Joint {
  const isInError = new Set(
    system.constraints.flatMap((_, at) => (isBroken(system, at) ? (plain[at]?.cells ?? []) : [])),
  );
  const taken: { readonly relation: Relation; readonly terms: readonly (readonly [number, number])[] }[] = [];
  plain.forEach(({ cells, coefficients, exact, escapes }, at) => {
    const relation = relationOf[at];
    if (!relation || exact !== 0 || escapes || !takesPart(relation)) return;
    if (cells.some((cell) => isInError.has(cell))) return;
    taken.push({
      relation,
      terms: cells.map((cell, position) => [cell, coefficients[position] ?? 0] as const),
    });
  });
  const joint: JointSystem = {
    cells: variables.all.map(({ value, fact }) => {
      const room = fact.isBlank ? 0 : isBalanced(fact) ? 2 : 1;
      return { low2: 2 * value - room, high2: 2 * value + room };
    }),
    relations: taken.map(({ terms }) => terms),
  };
  const wantsSolver = wantsJoint(joint);
  return {
    wantsSolver,
    run(solver) {
      if (!wantsSolver) return { contradictions: [], state: "ran" };
      if (!solver) return { contradictions: [], state: "not-run" };
      const { contradictions, state } = jointContradictions(joint, solver);
      const found = contradictions.flatMap((set): [Relation, ...Relation[]][] => {
        const [first, ...others] = [...new Set(set.flatMap((at) => taken[at]?.relation ?? []))];
        return first ? [[first, ...others]] : [];
      });
      return { contradictions: found, state };
    },
  };
}

function takesPart({ test }: Relation): boolean {
  return test.type === "same" || (test.type === "sum" && test.isExact !== true);
}
