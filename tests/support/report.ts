import { check, type CheckReport, profileOf, reportOf } from "../../src/check/index.js";
import { recognise } from "../../src/recognise/index.js";
import type { Workbook } from "../../src/workbook/index.js";
import { type GridSheet, workbookOf } from "./grid.js";

/** Little sheets as a workbook, and the report of its check. */
export function reportOfGrid(...sheets: readonly GridSheet[]): { workbook: Workbook; report: CheckReport } {
  return reportOfWorkbook(workbookOf("a.xlsx", sheets));
}

export function reportOfWorkbook(workbook: Workbook): { workbook: Workbook; report: CheckReport } {
  const recognised = recognise(workbook);
  return { workbook, report: reportOf(workbook, recognised, check(recognised), profileOf(recognised)) };
}
