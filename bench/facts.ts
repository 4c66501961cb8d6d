import { check } from "../src/check/index.js";
import { recognise } from "../src/recognise/index.js";
import { workbookOf } from "../tests/support/grid.js";
import { tablesWithFacts } from "./books.js";
import { collect } from "./measure.js";

export interface FactsCost {
  readonly facts: number;
  readonly relations: number;
  readonly findings: number;
  readonly milliseconds: number;
  /** What tables, facts and findings hold on to, the snapshot not counted. */
  readonly keptMegabytes: number;
  /** How far the process grew while it worked. */
  readonly peakMegabytes: number;
}

const MEGABYTE = 1024 * 1024;

/** From snapshot to findings, the first time in a process. */
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
  return {
    facts: recognised.facts.filter(({ isBlank }) => !isBlank).length,
    relations: result.relations.checked,
    findings: result.findings.length,
    milliseconds,
    keptMegabytes: (after.heapUsed - before.heapUsed) / MEGABYTE,
    peakMegabytes: (peak - before.rss) / MEGABYTE,
  };
}
