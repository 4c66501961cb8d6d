/** A command of its own that needs the solver: prints the optimum of a small problem. */
import { loadSolver } from "../../../src/cli/solver.js";

if (process.argv[2] === "solve") {
  const solver = await loadSolver();
  const answer = solver?.solve({
    columns: [{ cost: 1, low: 0, high: 9, integer: true }],
    rows: [{ low: 2.5, high: 9, terms: [[0, 1]] }],
  });
  process.stdout.write(String(answer?.objective ?? "no solver"));
}
