import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { highsSolver } from "../../src/hosts/solver/index.js";
import type { Solver } from "../../src/repair/index.js";

/** The solver as the command line has it. */
export function testSolver(): Promise<Solver> {
  const wasm = createRequire(import.meta.url).resolve("highs/runtime");
  return highsSolver(readFileSync(wasm));
}
