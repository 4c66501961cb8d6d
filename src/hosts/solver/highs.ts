import loadHighs, { type Highs, type HighsCallbackMap, type InitOptions, type Model } from "highs";
import type { LinearAnswer, LinearProblem, Solver, SolverLimits } from "../../repair/index.js";
import { hasIntegers, modelOf } from "./model.js";

/** What is spent on a problem where nothing is said. */
const LIMITS: SolverLimits = { nodes: 100_000, iterations: 1_000_000 };

/**
 * The same problem gives the same answer: one seed, no clock (HiGHS has none unless asked), and this build of HiGHS has
 * one thread. A solution counts as the cheapest only when it is proven to be, not when it is near.
 */
const OPTIONS = {
  output_flag: false,
  random_seed: 0,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
  mip_feasibility_tolerance: 1e-9,
  mip_rel_gap: 0,
  mip_abs_gap: 1e-9,
};

/** HiGHS's word for a solution, or for duals, that satisfy everything. */
const FEASIBLE = 2;

function without(status: LinearAnswer["status"]): LinearAnswer {
  return { status, values: undefined, duals: undefined, objective: undefined };
}

/**
 * HiGHS in its WebAssembly, made from the bytes of `highs.wasm`; nothing is fetched. Rejects where WebAssembly is
 * missing or forbidden, or the bytes are none.
 *
 * `duals` tell how much the cost rises when the bound that holds a row is raised by one: never negative where `low`
 * holds it, never positive where `high` does. `iterations` are those of the simplex method, in a problem with whole
 * numbers over all of its nodes; with `nodes: 0` such a problem isn't begun.
 *
 * An error inside HiGHS is the answer `failed`. One that leaves its memory in an unknown state makes every later answer
 * `failed` too: ask for a new solver then.
 */
export async function highsSolver(wasm: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<Solver> {
  const module = await WebAssembly.compile(wasm);
  const highs = await instanceOf(module);
  let isBroken = false;
  return {
    solve(problem, limits = LIMITS) {
      if (isBroken) return without("failed");
      try {
        return answerTo(problem, limits, highs);
      } catch (error) {
        isBroken = !(error instanceof highs.errors.HighsError);
        return without("failed");
      }
    },
  };
}

/**
 * HiGHS over a compiled module. The option `wasmBinary` of its documentation is not read by its program, the hook of
 * Emscripten behind it is.
 */
function instanceOf(module: WebAssembly.Module): Promise<Highs> {
  return new Promise((resolve, reject) => {
    const hooks = {
      instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): void {
        WebAssembly.instantiate(module, imports).then(receive).catch(reject);
      },
    };
    loadHighs(hooks as InitOptions).then(resolve, reject);
  });
}

function answerTo(problem: LinearProblem, limits: SolverLimits, highs: Highs): LinearAnswer {
  if (problem.columns.length === 0) return answerWithoutColumns(problem);
  const answer = run(problem, limits, highs);
  if (answer !== "infeasible-or-unbounded") return answer;
  // Any solution at all tells which of the two it is.
  const columns = problem.columns.map((column) => ({ ...column, cost: 0 }));
  const any = run({ ...problem, columns }, limits, highs);
  if (any === "infeasible-or-unbounded") return without("failed");
  return any.status === "optimal" ? without("unbounded") : any;
}

/** HiGHS solves nothing where there are no columns. */
function answerWithoutColumns({ rows }: LinearProblem): LinearAnswer {
  const holds = rows.every(({ low, high }) => low <= 0 && high >= 0);
  return holds
    ? { status: "optimal", values: [], duals: rows.map(() => 0), objective: 0 }
    : without("infeasible");
}

function run(
  problem: LinearProblem,
  { nodes, iterations }: SolverLimits,
  highs: Highs,
): LinearAnswer | "infeasible-or-unbounded" {
  const isWhole = hasIntegers(problem.columns);
  return highs.withModel(modelOf(problem, highs), (model) => {
    // Linear problems of ours are solved in half the time as they are: they have little that could be left out beforehand.
    model.options.set({
      ...OPTIONS,
      presolve: isWhole ? "choose" : "off",
      mip_max_nodes: nodes,
      simplex_iteration_limit: iterations,
    });
    model.run(isWhole ? stoppingAt(iterations, highs) : {});
    return answerOf(model, isWhole, highs);
  });
}

/** The limit of iterations holds for a single linear problem; over all of those that a whole-number problem solves, we count. */
function stoppingAt(iterations: number, { constants }: Highs): HighsCallbackMap {
  return {
    [constants.callbackType.mipInterrupt]: (event) => {
      if ((event.data.mip_total_lp_iterations ?? 0n) > BigInt(iterations)) event.interrupt();
    },
  };
}

function answerOf(
  model: Model,
  isWhole: boolean,
  { constants }: Highs,
): LinearAnswer | "infeasible-or-unbounded" {
  const { modelStatus } = constants;
  switch (model.getModelStatus()) {
    case modelStatus.optimal:
      return { status: "optimal", ...solutionOf(model, isWhole) };
    case modelStatus.infeasible:
      return without("infeasible");
    case modelStatus.unbounded:
      return without("unbounded");
    case modelStatus.unboundedOrInfeasible:
      return "infeasible-or-unbounded";
    case modelStatus.iterationLimit:
    case modelStatus.solutionLimit:
    case modelStatus.interrupted:
      return { status: "limit", ...solutionOf(model, isWhole) };
    default:
      return without("failed");
  }
}

function solutionOf(model: Model, isWhole: boolean): Omit<LinearAnswer, "status"> {
  const hasValues = model.info.get("primal_solution_status") === FEASIBLE;
  const hasDuals = !isWhole && model.info.get("dual_solution_status") === FEASIBLE;
  const { colValue, rowDual } = model.getSolution();
  return {
    values: hasValues ? [...colValue] : undefined,
    duals: hasDuals ? [...rowDual] : undefined,
    objective: hasValues ? model.getObjectiveValue() : undefined,
  };
}
