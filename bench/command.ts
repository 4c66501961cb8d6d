import { join } from "node:path";
import { inTurns, node, time } from "./measure.js";

/** Milliseconds from start to end of a process. */
export interface Command {
  readonly bare: number;
  readonly plain: number;
  readonly version: number;
  readonly check: number;
}

const ROUNDS = 15;

/** The whole command, process start included. `dist` holds the built programs. */
export function command(dist: string, workbook: string): Command {
  const run = (...args: readonly string[]) => {
    return () => time(() => node(...args));
  };
  const gouji = join(dist, "gouji.cjs");
  return inTurns(ROUNDS, {
    bare: run("-e", "0"),
    plain: run(join(dist, "bench", "plain.cjs"), workbook),
    version: run(gouji, "--version"),
    check: run(gouji, "check", workbook, "--fail-on", "never"),
  });
}
