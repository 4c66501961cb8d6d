import {
  absentByReason,
  type CheckReport,
  CLASS_NAMES,
  type Finding,
  type FindingCell,
  messageOf,
  type Profile,
} from "../check/index.js";
import { groupBy } from "../workbook/index.js";
import type { Checked } from "./json.js";
import {
  fileBeside,
  isInText,
  padEnd,
  padStart,
  page,
  placeName,
  sheetLabel,
  sheetName,
  width,
} from "./place.js";
import { quoteOf } from "./placeJson.js";
import { proposedLines } from "./repairText.js";
import { companionLines, textLines, unplacedLines } from "./textsText.js";
import { documentName, WORDS } from "./words.js";

const MOST_CELLS = 16;
const ROLE_SIGN = { total: "＝", part: "＋", subtracted: "－", base: "÷", place: "同", name: "名" } as const;

function readLines({ papers, report }: Checked): string[] {
  const named = (sheets: readonly number[]): string =>
    sheets.map((sheet) => `“${sheetName(report, { sheet })}”`).join("、");
  const { tables, figures, asText, hiddenSheets, hiddenLines, errors } = report;
  const lines = [
    `勾稽核对  ${papers.workbook?.name ?? papers.texts.map(({ name }) => name).join("、")}`,
    documentName(report),
    `认出 ${String(tables.length)} 张表，读到 ${String(figures)} 个数。`,
  ];
  if (asText > 0)
    lines.push(`其中 ${String(asText)} 个金额以文本形式存放（已按数值核对；用 gouji facts 查看位置）。`);
  if (hiddenSheets.length > 0) lines.push(`隐藏的工作表也已读取：${named(hiddenSheets)}。`);
  if (hiddenLines.length > 0) lines.push(`有隐藏的行或列，也已读取：${named(hiddenLines)}。`);
  if (errors.length > 0) {
    const places = errors
      .slice(0, MOST_CELLS)
      .map(({ place, text }) => `${placeName(report, place)} ${text}`);
    lines.push(`有 ${String(errors.length)} 个单元格是错误值，涉及的关系没有核对：${places.join("，")}。`);
  }
  for (const { sheet, reason, amounts } of report.unrecognised) {
    lines.push(
      `未核对  “${sheetLabel(report, { sheet })}”：${WORDS.unrecognised[reason]}${amounts ? "，表内有数，请人工核对" : ""}。`,
    );
  }
  return lines;
}

function profileLine({ report: { profile }, settings }: Checked): string {
  const chosen = (key: Profile["given"][number], value: string): string =>
    profile.given.includes(key) ? `${value}（指定）` : value;
  const parts = [
    chosen("kind", profile.formsName ?? "文件类型不明"),
    chosen("year", profile.year === undefined ? "年度不明" : `${String(profile.year)}年`),
    chosen("region", profile.region ?? "地区不明"),
    profile.off.length === 0 ? "全部规则" : `未用规则 ${profile.off.join("、")}`,
  ];
  return `核对方案  ${parts.join("，")}${settings === undefined ? "" : `（按 ${settings} 的设置）`}。`;
}

function countLines({ relations, findings }: CheckReport): string[] {
  const count = (kind: Finding["class"]): number =>
    findings.filter((finding) => finding.class === kind).length;
  const kinds = Object.entries(relations.byKind).map(
    ([kind, number]) => `${WORDS.relation[kind] ?? kind} ${String(number)}`,
  );
  const classes = (["error", "rounding", "doubt", "hint"] as const)
    .map((name) => `${CLASS_NAMES["zh-CN"][name]} ${String(count(name))}`)
    .join("，");
  const absent = [...absentByReason(relations)].map(
    ([reason, number]) => `${WORDS.absent[reason]} ${String(number)}`,
  );
  return [
    `核对 ${String(relations.checked)} 条勾稽关系：成立 ${String(relations.holding)}；${classes}。`,
    ...(kinds.length === 0 ? [] : [`其中 ${kinds.join("，")}。`]),
    `另有 ${String(relations.trivial)} 条各数全为零，${String(relations.notApplicable)} 条不适用${absent.length === 0 ? "" : `（${absent.join("，")}）`}。`,
  ];
}

function cellName(report: CheckReport, cell: FindingCell, home?: number): string {
  return placeName(report, cell.place, home, quoteOf(cell));
}

function arithmetic(report: CheckReport, finding: Finding): string[] {
  const shown = finding.cells
    .filter(({ printed }, index) => index === 0 || printed !== "")
    .slice(0, MOST_CELLS);
  const home = finding.cells[0]?.place.sheet;
  const names = shown.map((cell) => cellName(report, cell, home));
  const columns = Math.max(...names.map(width));
  const isMixed = new Set(shown.map(({ unit }) => unit)).size > 1;
  const values = shown.map(({ value, printed, unit }) =>
    printed === "" ? "空白" : value === undefined ? printed : `${value}${isMixed ? ` ${unit ?? ""}` : ""}`,
  );
  const digits = Math.max(...values.map(width));
  const lines = shown.map(({ role }, index) => {
    const sign = index === 0 ? "印" : ROLE_SIGN[role];
    return `        ${sign} ${padEnd(names[index] ?? "", columns)}  ${padStart(values[index] ?? "", digits)}`;
  });
  const left = finding.cells.length - shown.length;
  if (left > 0)
    lines.push(`        另有 ${String(left)} 个数${finding.cells.length > MOST_CELLS ? "" : "为空白"}`);
  return lines;
}

/** A finding under the heading of its sheet; in a group it may stand on another one. */
function findingLines(report: CheckReport, finding: Finding, home: number | undefined): string[] {
  const { what, why, todo } = messageOf(finding);
  const [first] = finding.cells;
  const row = first && !isInText(report, first.place) ? `第${String(first.place.row + 1)}行 ` : "";
  const place = first ? row + cellName(report, first, home) : "";
  return [
    `  ${CLASS_NAMES["zh-CN"][finding.class]}  ${place}  ${what}`,
    ...arithmetic(report, finding),
    `        ${why}`,
    `        ${todo}`,
    `        依据：${finding.basis}`,
  ];
}

/** Findings of one cause together, with the place that would explain them all. */
function groupLines(report: CheckReport, findings: readonly Finding[]): string[] {
  const [first] = findings;
  const home = first?.cells[0]?.place.sheet;
  const lines = findings.flatMap((finding) => findingLines(report, finding, home));
  if (!first?.causePlace || findings.length === 1) return lines;
  const where = placeName(report, first.causePlace, home);
  return [`  ┌ 以下 ${String(findings.length)} 处不符，一个数（${where}）就能解释：`, ...lines, "  └"];
}

/** 提示 are counted and named, not laid out: they are worth a look and never block. */
function hintLines(report: CheckReport, hints: readonly Finding[]): string[] {
  if (hints.length === 0) return [];
  return [
    "",
    `【提示】${String(hints.length)} 条，不影响报送`,
    ...hints.map((finding) => {
      const [first] = finding.cells;
      return `  ${first ? cellName(report, first) : ""}  ${messageOf(finding).what}`;
    }),
  ];
}

/** What stands over the findings of a sheet: its name and the title of the table, or the file of a text. */
function heading(report: CheckReport, { cells: [first], data: { table = "" } }: Finding): string {
  if (!first) return "【】";
  if (isInText(report, first.place)) return `【${sheetName(report, first.place)}】`;
  const sheet = sheetName(report, first.place);
  const file = fileBeside(report, first.place);
  if (file !== undefined) return `【${file} ${sheet}】${table}`;
  return table === sheet || table === "" ? `【${sheet}】` : `【${sheet}】${table}`;
}

/** The findings for a person at a terminal: by table, those that one place can explain together; 提示 last. */
export function checkText(checked: Checked): string {
  const { report } = checked;
  const lines = [
    ...readLines(checked),
    profileLine(checked),
    ...companionLines(report),
    ...countLines(report),
    ...textLines(report),
  ];
  for (const { rule, title } of report.unfinished)
    lines.push(`此项检查未完成：${title ?? "各表之间"}（${rule}），请人工核对。`);
  const findings = report.findings.filter((finding) => finding.class !== "hint");
  const groups = [...groupBy(findings, ({ cause }) => cause).values()];
  const bySheet = groupBy(groups, ([first]) => (first ? heading(report, first) : ""));
  for (const [title, own] of bySheet) {
    lines.push("", title);
    for (const group of own) lines.push(...groupLines(report, group));
  }
  if (findings.length === 0) {
    const nothing =
      report.relations.checked === 0
        ? "没有可以核对的勾稽关系，这不等于没有问题。"
        : "已核对的关系全部成立。";
    lines.push("", nothing);
  }
  return page([
    ...lines,
    ...hintLines(
      report,
      report.findings.filter((finding) => finding.class === "hint"),
    ),
    ...unplacedLines(report),
    ...proposedLines(checked),
  ]);
}
