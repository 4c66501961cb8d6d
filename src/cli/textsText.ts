import type { CheckReport, TextReport } from "../check/index.js";
import type { Unplaced, UnplacedReason } from "../narrative/index.js";
import { documentName } from "./words.js";
import { placeName, sheetLabel } from "./place.js";

/** Figures that nobody expects to be compared are counted, not listed. */
const COUNTED: readonly (readonly [Exclude<UnplacedReason, "unknown">, string])[] = [
  ["reason", "在增减原因里"],
  ["prose", "在职责、工作情况里"],
  ["estimate", "是约数"],
];
const MOST_LISTED = 40;

/** Other documents as they were read. */
export function companionLines({ companions }: CheckReport): string[] {
  return companions.map(({ name, document, tables, compared }) => {
    if (tables === 0) return `对照文件 ${name}：没有认出表，没有对照。`;
    const use = compared === 0 ? "没有可比的数" : `用于 ${String(compared)} 条关系`;
    return `对照文件 ${name}：${documentName({ document })}，认出 ${String(tables)} 张表，${use}。`;
  });
}

function nameOf(report: CheckReport, { name, sheet }: TextReport): string {
  return report.sheets[sheet]?.origin === "text" ? name : `“${sheetLabel(report, { sheet })}”`;
}

function unknown({ unplaced }: TextReport): Unplaced[] {
  return unplaced.filter(({ reason }) => reason === "unknown");
}

/** How much of each text was compared, and why the rest was not. */
export function textLines(report: CheckReport): string[] {
  return report.texts.map((text) => {
    const { claims, checked, unplaced } = text;
    const unread = unknown(text).length;
    const alone = claims - checked - unread;
    const parts = [
      `读到 ${String(claims)} 个数，核对 ${String(checked)} 个，未识别 ${String(unread)} 个`,
      ...(alone > 0 ? [`没有可比的数 ${String(alone)} 个`] : []),
    ];
    const apart = COUNTED.flatMap(([reason, where]) => {
      const count = unplaced.filter((one) => one.reason === reason).length;
      return count === 0 ? [] : [`${String(count)} 个${where}`];
    });
    const more = apart.length === 0 ? "" : `；另有 ${apart.join("，")}，不作比较`;
    return `情况说明 ${nameOf(report, text)}：${parts.join("，")}${more}。`;
  });
}

/** The figures whose meaning is not known, with their sentences: a person has to check them. */
export function unplacedLines(report: CheckReport): string[] {
  const all = report.texts.flatMap(unknown);
  if (all.length === 0) return [];
  const left = all.length - MOST_LISTED;
  return [
    "",
    `【未识别】${String(all.length)} 个数没有核对，请人工核对`,
    ...all
      .slice(0, MOST_LISTED)
      .map(({ place, quote, sentence }) => `  ${placeName(report, place, undefined, quote)}  ${sentence}`),
    ...(left > 0 ? [`  另有 ${String(left)} 个`] : []),
  ];
}
