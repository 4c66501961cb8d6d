import type { CheckResult } from "../check/index.js";
import type { Dossier } from "../narrative/index.js";
import type { Repairs } from "../repair/index.js";
import type { Workbook } from "../workbook/index.js";

/** 行政单位, 参照公务员法管理的事业单位, 事业单位: only the first two have 机关运行经费. */
export type UnitNature = "行政" | "参公" | "事业";

export const UNIT_NATURES: readonly UnitNature[] = ["行政", "参公", "事业"];

/** What summaries are made of: what was read, what was found and what repairs it. */
export interface SummaryInput {
  readonly dossier: Dossier;
  readonly result: CheckResult;
  readonly repairs: Repairs;
  readonly workbook: Workbook | undefined;
  /** What a person said of units, by their names: it counts more than what their names tell. */
  readonly natures?: Readonly<Record<string, UnitNature>>;
}
