import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { highsSolver } from "../../src/hosts/solver/index.js";
import type { Solver } from "../../src/repair/index.js";

/** The bytes of `highs.wasm`. */
export function wasmBytes(): Buffer<ArrayBuffer> {
  return readFileSync(createRequire(import.meta.url).resolve("highs/runtime"));
}

/** HiGHS, once for all tests of a file. */
export const solver: Promise<Solver> = highsSolver(wasmBytes());
