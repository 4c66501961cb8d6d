import type { Finding } from "./finding.js";
import { EN } from "./wordsEn.js";
import { ZH } from "./wordsZh.js";

export type Language = "zh-CN" | "en";

/** What is wrong, why it is (not) rounding, and what to do. */
export interface Message {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

export type Data = Finding["data"];
export type Wording = (data: Data) => Message;
export type Wordings = Readonly<Record<string, Wording>>;

/** Rules whose findings are worded apart from those of their kind. */
const GROUPS: readonly (readonly [rule: string, group: string])[] = [
  ["balance/carried-over", "flow"],
  ["same/indicator", "indicator"],
  ["score/limit", "limit"],
  ["score/total", "total"],
  ["score/weights", "form"],
  ["name/code", "code"],
  ["name/prefix", "code"],
  ["name/project", "project"],
  ["with/units", "units"],
  ["with/unit-lines", "same"],
  ["with/document", "form"],
  ["text/sum", "text-sum"],
  ["text/remainder", "text-sum"],
  ["text/count-sum", "text-sum"],
  ["text/breakdown", "text-sum"],
  ["text/bound", "bound"],
  ["text/change", "text-change"],
  ["text/share", "text-share"],
  ["text/completion", "text-completion"],
  ["text/project", "text-same"],
  ["text/indicator", "text-same"],
];

/** The id of a finding's message: the kind of its rule, and what came out. */
export function messageIdOf(rule: string, outcome: string): string {
  const group = GROUPS.find(([id]) => rule === id)?.[1] ?? rule.split("/")[0] ?? rule;
  return `${group}.${outcome}`;
}

const WORDINGS: Readonly<Record<Language, Wordings>> = { "zh-CN": ZH, en: EN };

/** Ids of all messages, for the test that every one is worded in every language. */
export const MESSAGE_IDS: readonly string[] = Object.keys(ZH);

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
