import { readFile } from "node:fs/promises";
import type { Solver } from "../repair/index.js";

/**
 * The solver, loaded when somebody asks: its program is a chunk of its own, and its WebAssembly lies beside that,
 * wherever the command is started from. Undefined where one of them is missing.
 */
export async function loadSolver(): Promise<Solver | undefined> {
  try {
    const [{ highsSolver }, wasm] = await Promise.all([
      import("../hosts/solver/index.js"),
      readFile(new URL("highs/runtime", import.meta.url)),
    ]);
    return await highsSolver(wasm);
  } catch {
    return undefined;
  }
}
