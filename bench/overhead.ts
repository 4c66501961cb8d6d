import { readFileSync } from "node:fs";
import { check } from "../src/check/index.js";
import { readWorkbook } from "../src/hosts/file/index.js";
import { recognise } from "../src/recognise/index.js";
import { plainRead } from "./files.js";
import { inOwnProcess, inTurns, time } from "./measure.js";

/** Milliseconds for one workbook. */
export interface Overhead {
  readonly plain: number;
  readonly read: number;
  readonly recognised: number;
  readonly checked: number;
}

const STEPS = {
  plain: (bytes: Uint8Array) => plainRead(bytes),
  read: (bytes: Uint8Array) => readWorkbook(bytes, "a.xlsx"),
  recognised: (bytes: Uint8Array) => recognise(readWorkbook(bytes, "a.xlsx")),
  checked: (bytes: Uint8Array) => check(recognise(readWorkbook(bytes, "a.xlsx"))),
} as const;

type Step = keyof typeof STEPS;

function measureAll(measure: (step: Step) => number, rounds: number): Overhead {
  return inTurns(rounds, {
    plain: () => measure("plain"),
    read: () => measure("read"),
    recognised: () => measure("recognised"),
    checked: () => measure("checked"),
  });
}

const WARM_UP = 20;
const ROUNDS = 61;

/**
 * In a process that has read many workbooks. Garbage is left to node: a forced collection throws compiled regular
 * expressions away, and doubles the time of what uses many.
 */
export function warm(path: string): Overhead {
  const bytes = readFileSync(path);
  const measure = (step: Step): number => time(() => STEPS[step](bytes));
  measureAll(measure, WARM_UP);
  return measureAll(measure, ROUNDS);
}

/** The first workbook of a process, without starting it and loading the program. */
export function first(step: string, path: string): number {
  const bytes = readFileSync(path);
  return time(() => STEPS[step as Step](bytes));
}

const FRESH = 7;

export function cold(path: string): Overhead {
  return measureAll((step) => inOwnProcess("first", step, path) as number, FRESH);
}
