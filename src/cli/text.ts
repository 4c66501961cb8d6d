import {
  absentByReason,
  type CheckReport,
  type CheckResult,
  CLASS_NAMES,
  type Finding,
  messageOf,
  type Profile,
  reportOf,
} from "../check/index.js";
import type { CellPlace, Recognised } from "../recognise/index.js";
import { groupBy, type Workbook } from "../workbook/index.js";
import type { Checked } from "./json.js";
import { address, padEnd, padStart, sheetName, width } from "./place.js";
import { conceptName, documentName, NOT_FACT, WORDS } from "./words.js";

const MOST_CELLS = 16;
const ROLE_SIGN = { total: "＝", part: "＋", subtracted: "－", base: "÷", place: "同", name: "名" } as const;

/** Names and texts from the workbook may hold line breaks and worse; a line stays one line. */
function page(lines: readonly string[]): string {
  return lines.map((line) => `${line.replace(/\p{Cc}+/gu, " ")}\n`).join("");
}

function readLines(workbook: Workbook, report: CheckReport): string[] {
  const named = (sheets: readonly number[]): string =>
    sheets.map((sheet) => `“${sheetName(workbook, { sheet })}”`).join("、");
  const { tables, figures, asText, hiddenSheets, hiddenLines, errors } = report;
  const lines = [
    `勾稽核对  ${workbook.name}`,
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
      .map(({ place, text }) => `${sheetName(workbook, place)}!${address(place)} ${text}`);
    lines.push(`有 ${String(errors.length)} 个单元格是错误值，涉及的关系没有核对：${places.join("，")}。`);
  }
  for (const { sheet, reason, amounts } of report.unrecognised) {
    lines.push(
      `未核对  “${sheetName(workbook, { sheet })}”：${WORDS.unrecognised[reason]}${amounts ? "，表内有数，请人工核对" : ""}。`,
    );
  }
  return lines;
}

function profileLine({ profile, settings }: Checked): string {
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

function countLines(result: CheckResult): string[] {
  const { relations, findings } = result;
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

function placeName(workbook: Workbook, place: CellPlace, home: number | undefined): string {
  return place.sheet === home ? address(place) : `${sheetName(workbook, place)}!${address(place)}`;
}

function arithmetic(workbook: Workbook, finding: Finding): string[] {
  const shown = finding.cells
    .filter(({ printed }, index) => index === 0 || printed !== "")
    .slice(0, MOST_CELLS);
  const home = finding.cells[0]?.place.sheet;
  const names = shown.map(({ place }) => placeName(workbook, place, home));
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
function findingLines(workbook: Workbook, finding: Finding, home: number | undefined): string[] {
  const { what, why, todo } = messageOf(finding);
  const [first] = finding.cells;
  const place = first ? `第${String(first.place.row + 1)}行 ${placeName(workbook, first.place, home)}` : "";
  return [
    `  ${CLASS_NAMES["zh-CN"][finding.class]}  ${place}  ${what}`,
    ...arithmetic(workbook, finding),
    `        ${why}`,
    `        ${todo}`,
    `        依据：${finding.basis}`,
  ];
}

/** Findings of one cause together, with the place that would explain them all. */
function groupLines(workbook: Workbook, findings: readonly Finding[]): string[] {
  const [first] = findings;
  const home = first?.cells[0]?.place.sheet;
  const lines = findings.flatMap((finding) => findingLines(workbook, finding, home));
  if (!first?.causePlace || findings.length === 1) return lines;
  const where = placeName(workbook, first.causePlace, home);
  return [`  ┌ 以下 ${String(findings.length)} 处不符，一个数（${where}）就能解释：`, ...lines, "  └"];
}

/** 提示 are counted and named, not laid out: they are worth a look and never block. */
function hintLines(workbook: Workbook, hints: readonly Finding[]): string[] {
  if (hints.length === 0) return [];
  return [
    "",
    `【提示】${String(hints.length)} 条，不影响报送`,
    ...hints.map((finding) => {
      const [first] = finding.cells;
      return `  ${first ? placeName(workbook, first.place, undefined) : ""}  ${messageOf(finding).what}`;
    }),
  ];
}

/** The findings for a person at a terminal: by table, those that one place can explain together; 提示 last. */
export function checkText(checked: Checked): string {
  const { workbook, recognised, result, profile, texts } = checked;
  const report = reportOf(workbook, recognised, result, profile);
  const lines = [
    ...readLines(workbook, report),
    profileLine(checked),
    ...texts.map(({ source, reason }) => `未核对  “${source}”：${reason}`),
    ...countLines(result),
  ];
  for (const { rule, title } of report.unfinished)
    lines.push(`此项检查未完成：${title ?? "各表之间"}（${rule}），请人工核对。`);
  const findings = result.findings.filter((finding) => finding.class !== "hint");
  const groups = [...groupBy(findings, ({ cause }) => cause).values()];
  const byTable = groupBy(groups, ([first]) => {
    const sheet = first?.cells[0] ? sheetName(workbook, first.cells[0].place) : "";
    return `${sheet}｜${first?.data.table ?? ""}`;
  });
  for (const [key, own] of byTable) {
    const [sheet = "", title = ""] = key.split("｜");
    lines.push("", title === sheet || title === "" ? `【${sheet}】` : `【${sheet}】${title}`);
    for (const group of own) lines.push(...groupLines(workbook, group));
  }
  if (findings.length === 0) {
    const nothing =
      result.relations.checked === 0
        ? "没有可以核对的勾稽关系，这不等于没有问题。"
        : "已核对的关系全部成立。";
    lines.push("", nothing);
  }
  return page([
    ...lines,
    ...hintLines(
      workbook,
      result.findings.filter((finding) => finding.class === "hint"),
    ),
  ]);
}

/** Reasons of which a whole table has many and nobody wants to read each. */
const COUNTED = ["code", "column-number", "line-number"] as const;

function notFactLines(workbook: Workbook, { notFacts }: Recognised): string[] {
  if (notFacts.length === 0) return [];
  const counts = COUNTED.flatMap((reason) => {
    const number = notFacts.filter((notFact) => notFact.reason === reason).length;
    return number === 0 ? [] : [`${NOT_FACT[reason]} ${String(number)} 个`];
  });
  const others = notFacts.filter(({ reason }) => !COUNTED.some((counted) => counted === reason));
  return [
    "",
    "不作为金额的数",
    ...(counts.length === 0 ? [] : [`  ${counts.join("，")}`]),
    ...others.map(({ place, text, reason }) => {
      const short = text.length > 24 ? `${text.slice(0, 24).replace(/\s+/g, " ")}…` : text;
      return `  ${sheetName(workbook, place)}!${address(place)}  ${short}  ${NOT_FACT[reason]}`;
    }),
  ];
}

/** One line a figure: place, printed value, unit and concept; then the figures that are none, with the reason. */
export function factsText(workbook: Workbook, recognised: Recognised): string {
  const lines: string[] = [];
  const facts = recognised.facts.filter(({ isBlank }) => !isBlank);
  for (const [sheet, own] of groupBy(facts, (fact) => fact.sheet)) {
    lines.push(`【${sheetName(workbook, { sheet })}】`);
    const columns = Math.max(...own.map(({ printed }) => width(printed)));
    for (const fact of own) {
      const note = fact.asText && fact.measure === "money" ? "（文本）" : "";
      lines.push(
        `  ${padEnd(address(fact.place), 6)} ${padStart(fact.printed, Math.min(columns, 24))} ${padEnd(fact.unit ?? "", 4)} ${conceptName(fact.concept)}${note}`,
      );
    }
  }
  lines.push(...notFactLines(workbook, recognised));
  for (const { sheet, reason } of recognised.unrecognised)
    lines.push(`  ${sheetName(workbook, { sheet })}  ${WORDS.unrecognised[reason]}`);
  return page(lines);
}
