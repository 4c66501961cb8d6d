import { readFileSync } from "node:fs";
import { check } from "../src/check/index.js";
import { readWorkbook } from "../src/hosts/file/index.js";
import { recognise } from "../src/recognise/index.js";
import type { Workbook } from "../src/workbook/index.js";
import { collect, median } from "./measure.js";

/** Medians in milliseconds. */
export interface Size {
  readonly cells: number;
  readonly findings: number;
  readonly read: number;
  readonly recognise: number;
  readonly check: number;
}

function cellsIn(workbook: Workbook): number {
  return workbook.sheets.reduce(
    (sum, { rows }) => sum + rows.reduce((count, { cells }) => count + cells.length, 0),
    0,
  );
}

function once(bytes: Uint8Array): Size {
  collect();
  const start = performance.now();
  const workbook = readWorkbook(bytes, "a.xlsx");
  const read = performance.now();
  const recognised = recognise(workbook);
  const known = performance.now();
  const { findings } = check(recognised);
  const end = performance.now();
  return {
    cells: cellsIn(workbook),
    findings: findings.length,
    read: read - start,
    recognise: known - read,
    check: end - known,
  };
}

/** Enough work to be measured, at least three times. */
const CELLS_TO_READ = 1_000_000;
const LEAST = 3;
const MOST = 60;
const WARM_UP_CELLS = 400_000;

/** Reads, recognises and checks one workbook several times, after enough of another one. */
export function size(path: string, warmUpPath: string): Size {
  const warmUp = readFileSync(warmUpPath);
  for (let cells = 0; cells < WARM_UP_CELLS;) cells += once(warmUp).cells;
  const bytes = readFileSync(path);
  const firstRun = once(bytes);
  const { cells, findings } = firstRun;
  const runs = [firstRun];
  const rounds = Math.min(MOST, Math.max(LEAST, Math.round(CELLS_TO_READ / cells)));
  while (runs.length < rounds) runs.push(once(bytes));
  return {
    cells,
    findings,
    read: median(runs.map((run) => run.read)),
    recognise: median(runs.map((run) => run.recognise)),
    check: median(runs.map((run) => run.check)),
  };
}
