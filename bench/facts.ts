import { check } from "../src/check/index.js";
import { recognise } from "../src/recognise/index.js";
import { workbookOf } from "../tests/support/grid.js";
import { tablesWithFacts } from "./books.js";
import { collect, median, time } from "./measure.js";

export interface FactsCost {
  readonly facts: number;
  readonly relations: number;
  readonly findings: number;
  /** The first time in a process. */
  readonly milliseconds: number;
  /** The same again in that process, when its code has been compiled: the median of a few times. */
  readonly againMilliseconds: number;
  /** What tables, facts and findings hold on to, the snapshot not counted. */
  readonly keptMegabytes: number;
  /** How far the process grew while it worked. */
  readonly peakMegabytes: number;
}

const MEGABYTE = 1024 * 1024;
const WARM_UP = 3;
const ROUNDS = 9;

/** From snapshot to findings: the first time in a process, and again. */
export function factsCost(count: number): FactsCost {
  const workbook = workbookOf("a.xlsx", tablesWithFacts(count));
  collect();
  const before = process.memoryUsage();
  const start = performance.now();
  const recognised = recognise(workbook);
  const result = check(recognised);
  const milliseconds = performance.now() - start;
  const peak = process.resourceUsage().maxRSS * 1024;
  collect();
  const after = process.memoryUsage();
  const again = Array.from({ length: WARM_UP + ROUNDS }, () => time(() => check(recognise(workbook))));
  return {
    facts: recognised.facts.filter(({ isBlank }) => !isBlank).length,
    relations: result.relations.checked,
    findings: result.findings.length,
    milliseconds,
    againMilliseconds: median(again.slice(WARM_UP)),
    keptMegabytes: (after.heapUsed - before.heapUsed) / MEGABYTE,
    peakMegabytes: (peak - before.rss) / MEGABYTE,
  };
}
