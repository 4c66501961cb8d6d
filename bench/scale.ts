import { readFileSync } from "node:fs";
import { check } from "../src/check/index.js";
import { readWorkbook } from "../src/hosts/file/index.js";
import { recognise } from "../src/recognise/index.js";
import type { Workbook } from "../src/workbook/index.js";
import { inOwnProcess, median } from "./measure.js";

/** Milliseconds. */
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

/** Enough work to be measured. */
const CELLS_TO_READ = 400_000;
const MOST = 60;
const WARM_UP_CELLS = 200_000;

/** Reads, recognises and checks one workbook several times, after enough of another one. */
export function size(path: string, warmUpPath: string): Size {
  const warmUp = readFileSync(warmUpPath);
  for (let cells = 0; cells < WARM_UP_CELLS;) cells += once(warmUp).cells;
  const bytes = readFileSync(path);
  const firstRun = once(bytes);
  const { cells, findings } = firstRun;
  const runs = [firstRun];
  const rounds = Math.min(MOST, Math.max(1, Math.round(CELLS_TO_READ / cells)));
  while (runs.length < rounds) runs.push(once(bytes));
  return {
    cells,
    findings,
    read: median(runs.map((run) => run.read)),
    recognise: median(runs.map((run) => run.recognise)),
    check: median(runs.map((run) => run.check)),
  };
}

/**
 * Workbooks from small to large, each in processes of its own: upwards, then downwards, and the lower of both times,
 * so that a slow minute of the machine does not look like growth.
 */
export function sizesOf(paths: readonly string[], warmUpPath: string): Size[] {
  const measure = (path: string): Size => inOwnProcess("size", path, warmUpPath) as Size;
  const upwards = paths.map(measure);
  const downwards = paths.toReversed().map(measure).reverse();
  return upwards.map((up, at) => {
    const down = downwards[at] ?? up;
    return {
      ...up,
      read: Math.min(up.read, down.read),
      recognise: Math.min(up.recognise, down.recognise),
      check: Math.min(up.check, down.check),
    };
  });
}
