import { acrossRule } from "./across.js";
import { allMoneyRule } from "./allMoney.js";
import { carriedOverRule, totalsRule } from "./balance.js";
import { strangerRule } from "./beside/strangers.js";
import { unitLineRule } from "./beside/unitLines.js";
import { unitSumRule } from "./beside/units.js";
import { boundRule, ofWhichRule } from "./bound.js";
import { changeRule, columnRule } from "./column.js";
import { completeRule, emptyRule, templateRule, yearRule } from "./formRules.js";
import { indicatorRule } from "./indicators.js";
import { jointRule } from "./joint.js";
import { nameRule, prefixRule } from "./names.js";
import { formulaRule } from "./note.js";
import { projectNameRule } from "./projectNames.js";
import { projectRule } from "./projects.js";
import { ratioRule } from "./ratio.js";
import { rollupRule } from "./rollup.js";
import { type FindingClass, type Rule, USUAL_CLASSES } from "./rule.js";
import { sameRule } from "./same.js";
import { scoreRule, totalScoreRule } from "./score.js";
import { textChangeRule } from "./text/changes.js";
import { textCountRule } from "./text/counts.js";
import { textPathRule } from "./text/paths.js";
import { textProjectRule } from "./text/projects.js";
import { textCompletionRule, textShareRule } from "./text/rates.js";
import { textSumRule } from "./text/sums.js";
import { textWordsRule } from "./text/words.js";
import { unitRule } from "./units.js";
import { weightRule } from "./weights.js";

/** In the order in which relations are counted: a printed formula that repeats a derived sum gives it its basis. */
export const RULES: readonly Rule[] = [
  rollupRule,
  columnRule,
  changeRule,
  totalsRule,
  carriedOverRule,
  formulaRule,
  ofWhichRule,
  ratioRule,
  scoreRule,
  totalScoreRule,
  weightRule,
  sameRule,
  acrossRule,
  allMoneyRule,
  boundRule,
  projectRule,
  indicatorRule,
  nameRule,
  prefixRule,
  projectNameRule,
  templateRule,
  yearRule,
  unitRule,
  emptyRule,
  completeRule,
  textSumRule,
  textChangeRule,
  textShareRule,
  textCompletionRule,
  textCountRule,
  textProjectRule,
  textPathRule,
  textWordsRule,
  unitSumRule,
  unitLineRule,
  strangerRule,
  jointRule,
];

/** The rule that a relation's `rollup/function` belongs to: the longest id that it begins with, else the one that lists it. */
export function ruleOf(id: string): Rule | undefined {
  let best: Rule | undefined;
  for (const rule of RULES) {
    const isOf = id === rule.id || id.startsWith(`${rule.id}/`);
    if (isOf && rule.id.length > (best?.id.length ?? -1)) best = rule;
  }
  return best ?? RULES.find(({ parts = [] }) => parts.includes(id));
}

/** The class of a finding: what its rule says of the outcome; an error that rests on a reading is to be verified. */
export function classOf(rule: string, outcome: string, isWeak: boolean): FindingClass {
  const found = ruleOf(rule)?.classes?.[outcome] ?? USUAL_CLASSES[outcome] ?? "doubt";
  return isWeak && found === "error" ? "doubt" : found;
}
