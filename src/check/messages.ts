import type { Finding } from "./finding.js";

export type Language = "zh-CN" | "en";

/** What is wrong, why it is (not) rounding, and what to do. */
export interface Message {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

type Data = Finding["data"];
type Wording = (data: Data) => Message;

function unitZh(data: Data): string {
  return data.unit ? ` ${data.unit}` : "";
}

function placeZh(data: Data): string {
  const column = data.column ? `的“${data.column}”` : "";
  return data.row ? `“${data.row}”${column}` : data.column ? `“${data.column}”` : "合计";
}

function printedZh(data: Data): string {
  return data.reported === "" ? "为空白" : `为 ${data.reported}${unitZh(data)}`;
}

function roundingZh(data: Data): string {
  return `各数按 ${data.digits} 位小数四舍五入，最多可差 ${data.allowed}${unitZh(data)}，四舍五入能解释这一差额，属尾差。`;
}

function errorZh(data: Data): string {
  return `各数按 ${data.digits} 位小数四舍五入，最多可差 ${data.allowed}${unitZh(data)}，四舍五入不能解释这一差额。`;
}

function unitEn(data: Data): string {
  return data.unit === "万元" ? " (10,000 yuan)" : data.unit === "元" ? " yuan" : "";
}

function placeEn(data: Data): string {
  return [data.row, data.column]
    .filter(Boolean)
    .map((name) => `“${name}”`)
    .join(", ");
}

function printedEn(data: Data): string {
  return data.reported === "" ? "is blank" : `is ${data.reported}${unitEn(data)}`;
}

const WHY_EN = {
  rounding: (data: Data) =>
    `Rounding to ${data.digits} decimals can explain up to ${data.allowed}: this is a rounding difference.`,
  error: (data: Data) =>
    `Rounding to ${data.digits} decimals can explain ${data.allowed} at the most: it cannot explain this.`,
};

interface KindWords {
  /** What the expected value is: 下级各行相加 … */
  readonly zh: string;
  readonly en: string;
  readonly todoZh: string;
  readonly todoEn: string;
}

const KINDS: Readonly<Record<string, KindWords>> = {
  rollup: {
    zh: "下级各行相加",
    en: "its parts add up to",
    todoZh: "请核对这一行和它的下级各行，更正其中有误的数。",
    todoEn: "Compare this row with its parts and correct the figure that is wrong.",
  },
  column: {
    zh: "按各栏计算",
    en: "the columns beside it give",
    todoZh: "请核对这一行的各栏，更正其中有误的数。",
    todoEn: "Compare the columns of this row and correct the figure that is wrong.",
  },
  balance: {
    zh: "与之相等的数",
    en: "its counterpart is",
    todoZh: "请核对收、支两方和结转结余，使两方一致。",
    todoEn: "Compare income, spending and balances until both sides agree.",
  },
  formula: {
    zh: "按表注公式计算",
    en: "the formula printed with the table gives",
    todoZh: "请按表注公式核对所列各行（栏）。",
    todoEn: "Check the rows or columns that the printed formula names.",
  },
};

const TAIL_TODO_ZH = "尾差可以保留（表下注明“可能存在尾数误差”），或在系统中调整后重新导出。";
const TAIL_TODO_EN =
  "A rounding difference may stay, with the usual note, or be adjusted in the reporting system.";

function differenceZh(data: Data): string {
  return `相差 ${data.difference}${unitZh(data)}`;
}

function wordingsZh(): Record<string, Wording> {
  const wordings: Record<string, Wording> = {};
  for (const [kind, words] of Object.entries(KINDS)) {
    const what = (data: Data): string =>
      `${placeZh(data)}${printedZh(data)}，${words.zh}为 ${data.expected}${unitZh(data)}，${differenceZh(data)}。`;
    wordings[`${kind}.error`] = (data) => ({ what: what(data), why: errorZh(data), todo: words.todoZh });
    wordings[`${kind}.rounding`] = (data) => ({
      what: what(data),
      why: roundingZh(data),
      todo: TAIL_TODO_ZH,
    });
  }
  return wordings;
}

function wordingsEn(): Record<string, Wording> {
  const wordings: Record<string, Wording> = {};
  for (const [kind, words] of Object.entries(KINDS)) {
    const what = (data: Data): string =>
      `${placeEn(data)} ${printedEn(data)}, but ${words.en} ${data.expected}${unitEn(data)}: a difference of ${data.difference}.`;
    wordings[`${kind}.error`] = (data) => ({ what: what(data), why: WHY_EN.error(data), todo: words.todoEn });
    wordings[`${kind}.rounding`] = (data) => ({
      what: what(data),
      why: WHY_EN.rounding(data),
      todo: TAIL_TODO_EN,
    });
  }
  return wordings;
}

const WORDINGS: Readonly<Record<Language, Readonly<Record<string, Wording>>>> = {
  "zh-CN": wordingsZh(),
  en: wordingsEn(),
};

/** Ids of all messages, for the test that every one is worded in every language. */
export const MESSAGE_IDS: readonly string[] = Object.keys(WORDINGS["zh-CN"]);

/** The sentences of a finding. Throws for an id without wording. */
export function messageOf(
  finding: Pick<Finding, "messageId" | "data">,
  language: Language = "zh-CN",
): Message {
  const wording = WORDINGS[language][finding.messageId];
  if (!wording) throw new Error(`no wording for ${finding.messageId} in ${language}`);
  return wording(finding.data);
}

export const CLASS_NAMES: Readonly<Record<Language, Readonly<Record<Finding["class"], string>>>> = {
  "zh-CN": { error: "错误", rounding: "尾差", doubt: "待核实", hint: "提示" },
  en: { error: "error", rounding: "rounding", doubt: "to be verified", hint: "hint" },
};
