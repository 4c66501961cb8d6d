import {
  jointContradictions,
  type JointState,
  type JointSystem,
  type Solver,
  wantsJoint,
} from "../../repair/index.js";

/** The joint check of a system, and what became of it. */
export interface JointAnswer {
  readonly contradictions: readonly (readonly number[])[];
  readonly state: JointState;
}

/** The joint check; the solver is asked for only where something is not plain without it. */
export async function jointOf(
  system: JointSystem,
  withSolver: () => Promise<Solver | undefined>,
): Promise<JointAnswer> {
  if (!wantsJoint(system)) return { contradictions: [], state: "ran" };
  const solver = await withSolver();
  return solver ? jointContradictions(system, solver) : { contradictions: [], state: "not-run" };
}
