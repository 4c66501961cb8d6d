import type { Dossier } from "../../narrative/index.js";
import { type Accounts, accountsOf } from "../accounts.js";
import { bestOf, type LineCode, placeKey, WHOLE } from "../ledger.js";
import { type Derived, nothingDerived, ofPlaces, SAME } from "../relation.js";
import type { ExampleRows, Rule } from "../rule.js";
import { isOwnLevel, isSameName } from "./owner.js";
import { witnessesOf } from "./witnesses.js";

const RULE = "with/unit-lines";
const BASIS = "部门表中所属单位的一行等于该单位自己的合计";

/** A line that says nothing but whose it is. */
const ONLY_UNIT = /^organisation=[^;]*;$/;

function isUnit({ text }: LineCode): boolean {
  return ONLY_UNIT.test(text);
}

function linesIn({ entity, ledger, beside }: Accounts, derived: Derived): void {
  const { units } = beside;
  if (units.length === 0) return;
  for (const stem of ledger.all()) {
    const { concept } = stem;
    for (const code of stem.codes.filter(isUnit)) {
      const whole = bestOf(stem.at(code));
      const name = whole?.row.label ?? "";
      const unit = units.find(
        (one) => isOwnLevel(one.entity) === isOwnLevel(name) && isSameName(one.entity, name),
      );
      const parts = whole && unit ? witnessesOf(unit.documents.at(concept, WHOLE), [whole]) : [];
      if (!whole || parts.length === 0) continue;
      derived.relations.push({
        rule: RULE,
        kind: "same",
        test: SAME,
        basis: BASIS,
        subject: `${entity}|${placeKey(concept, code)}`,
        ...ofPlaces(whole, parts),
      });
    }
  }
}

/** Every line of a unit against what the unit itself publishes. */
export function unitLines(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const accounts of accountsOf(document)) linesIn(accounts, derived);
  return derived;
}

const income = (entity: string, amount: number): ExampleRows => [
  ["2025年收入预算总表"],
  [`部门：${entity}`, null, null, "单位：万元"],
  ["科目编码", "科目名称", "合计", "一般公共预算拨款收入"],
  [null, "合计", amount, amount],
  ["201", "一般公共服务支出", amount, amount],
];

export const unitLineRule: Rule = {
  id: RULE,
  title: { zh: "核对部门表中各单位的一行", en: "Check the line of a unit against the unit's own tables" },
  explains: {
    zh: "部门的表按单位列出金额，又给出该单位的工作簿时，这一行等于该单位自己的合计。单位按名称对应（不计编码、括号）。",
    en: "Where a table of the department has a line for a unit whose own workbook is given, the two print the same amount.",
  },
  basis: BASIS,
  example: [
    ["2025年收入预算总表"],
    ["部门：某市某局", null, null, "单位：万元"],
    ["单位编码", "单位名称", "合计", "一般公共预算拨款收入"],
    [null, "合计", 30, 30],
    ["105001", "某市某局本级", 20, 20],
    ["105002", "某市某局信息中心", 10, 10],
  ],
  companions: {
    "本级.xlsx": { 收入: income("某市某局（本级）", 20) },
    "中心.xlsx": { 收入: income("某市某局信息中心", 10) },
  },
  mistake: { address: "C6", value: 11 },
  across: unitLines,
};
