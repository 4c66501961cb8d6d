import { CLASS_NAMES, type Finding, type FindingClass, messageOf } from "../check/index.js";
import type { Change, Repair } from "../repair/index.js";
import type { Applied, Copy, Fixed } from "./fix.js";
import type { Checked } from "./json.js";
import { changeLine, repairLines } from "./repairText.js";
import { isInText, page, placeName } from "./place.js";
import { quoteOf } from "./placeJson.js";
import { documentName } from "./words.js";

const CLASSES: readonly FindingClass[] = ["error", "rounding", "doubt", "hint"];

/** The repairs of a workbook, or what became of those that were chosen, for a person at a terminal. */
export function fixText(fixed: Fixed): string {
  const { before, repairs, applied } = fixed;
  const lines = [
    `勾稽修改  ${before.papers.workbook?.name ?? ""}`,
    documentName(before.report),
    `核对出 ${counted(before.result.findings)}。`,
  ];
  return page([...lines, ...(applied ? appliedLines(before, applied) : listLines(before, repairs.repairs))]);
}

function counted(findings: readonly Finding[]): string {
  const parts = CLASSES.map((name) => {
    const count = findings.filter((finding) => finding.class === name).length;
    return `${CLASS_NAMES["zh-CN"][name]} ${String(count)}`;
  });
  return parts.join("，");
}

function listLines(checked: Checked, repairs: readonly Repair[]): string[] {
  if (repairs.length === 0) return ["", "没有修改建议。"];
  return [
    "",
    `【修改建议】${String(repairs.length)} 条`,
    ...repairs.flatMap((repair) => repairLines(checked, repair)),
    "",
    "用 --apply 编号（可写多次）或 --all-certain 选定，用 --out 写明副本的文件名；原文件不会改动。",
  ];
}

function appliedLines(before: Checked, { chosen, written, byHand, copy }: Applied): string[] {
  const nothing =
    chosen.length === 0 ? "没有确定的修改建议，没有写出文件。" : "没有可以写入单元格的修改，没有写出文件。";
  return [
    ...(copy ? copyLines(before, written, copy) : ["", nothing]),
    ...byHandLines(before, byHand),
    ...(copy ? staleLines(copy) : []),
    ...(chosen.some(({ repair }) => repair.isLocked)
      ? ["", "有的表由系统导出，请在系统中作同样修改后重新导出。"]
      : []),
  ];
}

function copyLines(before: Checked, written: readonly Change[], copy: Copy): string[] {
  const { path, settled, remaining, created, recalculated } = copy;
  const formulas = recalculated === 0 ? "" : `，随之重算 ${String(recalculated)} 个公式`;
  return [
    "",
    `【已修改】${String(written.length)} 个单元格${formulas}，写入 ${path}`,
    ...written.map((change) => changeLine(before, change)),
    "",
    `消除 ${String(settled.length)} 处不符；副本里还有 ${counted([...remaining, ...created])}。`,
    ...findingLines(copy.after, "仍然不符", remaining),
    ...findingLines(copy.after, "新出现", created),
  ];
}

/** 提示 are counted, not listed: they never block. */
function findingLines({ report }: Checked, title: string, findings: readonly Finding[]): string[] {
  const listed = findings.filter((finding) => finding.class !== "hint");
  if (listed.length === 0) return [];
  return [
    "",
    `【${title}】${String(listed.length)} 处`,
    ...listed.map((finding) => {
      const [first] = finding.cells;
      const where = first ? placeName(report, first.place, undefined, quoteOf(first)) : "";
      return `  ${CLASS_NAMES["zh-CN"][finding.class]}  ${where}  ${messageOf(finding).what}`;
    }),
  ];
}

function byHandLines(before: Checked, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  return [
    "",
    `【需手工修改】${String(changes.length)} 处`,
    ...changes.flatMap((change) => {
      const sentence = change.sentence === undefined ? [] : [`        改为：${change.sentence}`];
      const isText = isInText(before.report, change.place) || change.words !== undefined;
      return [changeLine(before, change), ...(isText ? sentence : [])];
    }),
  ];
}

function staleLines({ after, notRecalculated }: Copy): string[] {
  if (notRecalculated.length === 0) return [];
  return [
    "",
    `【未重算】${String(notRecalculated.length)} 个公式单元格要用 Excel 或 WPS 打开副本并保存，才是新的结果，再核对一次：`,
    `  ${notRecalculated.map((place) => placeName(after.report, place)).join("，")}`,
  ];
}
