import type { Dossier } from "../../narrative/index.js";
import { accountsOf } from "../accounts.js";
import { type Derived, nothingDerived } from "../relation.js";
import type { ExampleRows, Rule } from "../rule.js";
import type { Stranger } from "./documents.js";

const RULE = "with/document";
const BASIS = "同一部门、同一年度的文件，同一数据应当一致";

/** Documents that were not compared one amount after the other, because they mostly differ. */
export function strangersBeside(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const { entity, beside } of accountsOf(document))
    beside.strangers.forEach((stranger, at) => {
      report(stranger, `${entity}|${String(at)}`, derived);
    });
  return derived;
}

function report({ file, counts, table }: Stranger, subject: string, derived: Derived): void {
  const { titlePlace, title } = table;
  derived.texts.push({
    rule: RULE,
    kind: "form",
    places: titlePlace ? [{ place: titlePlace, text: title }] : [],
    table: undefined,
    basis: BASIS,
    subject,
    ofDocument: true,
    count: 1,
    problem: {
      outcome: "stranger",
      data: { name: file, places: String(counts.shared), text: String(counts.shared - counts.agreed) },
    },
  });
}

const spending = (by: number): ExampleRows => [
  ["2024年度支出决算表"],
  [null, null, null, null, "单位：万元"],
  ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
  [null, "合计", 48 * by, 33 * by, 15 * by],
  ["201", "一般公共服务支出", 30 * by, 20 * by, 10 * by],
  ["205", "教育支出", 18 * by, 13 * by, 5 * by],
];

export const strangerRule: Rule = {
  id: RULE,
  title: { zh: "确认对照文件是同一部门的", en: "Make sure that another document is of the same department" },
  explains: {
    zh: "对照文件与本文件相同口径（年度、预算或决算、资金、科目）的数一半以上不同（至少 5 个）时，它很可能是别的单位的，或年度、金额单位写错了：报告一次，不逐个比较。",
    en: "A document that prints other amounts for most of what it shares with this one is of another unit or year, or in another money unit, than it says; it is reported once and not compared.",
  },
  basis: BASIS,
  classes: { stranger: "doubt" },
  example: spending(1),
  companions: { "批复.xlsx": { 支出: spending(1) } },
  mistake: { address: "E2", value: "单位：元", reported: "A1" },
  across: strangersBeside,
};
