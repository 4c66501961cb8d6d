import type { Fact, Recognised, Table, TableRow } from "../recognise/index.js";
import { add, type Amount, compare, decimalText, groupBy, trim, ZERO } from "../workbook/index.js";
import { type Derived, nothingDerived, type TextRelation } from "./relation.js";
import type { Rule } from "./rule.js";

const RULE = "score/weights";
const BASIS = "表样：各项指标分值（权重）之和为100，预算执行率另计10分的为90";

/** The weights of one project's indicators. */
interface Weights {
  readonly table: Table;
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly sum: Amount;
}

const WEIGHT = /分值|权重/;
const GOAL = "performance/project-goal";

/** The weights of a table by project: its own, or that of each line that names one, with the lines below it. */
function weightsIn(table: Table): Weights[] {
  const found: { name: string; facts: Fact[] }[] = [];
  const isList = table.project === undefined || hasMoney(table);
  table.rows.forEach((row) => {
    const fact = row.role === "total" ? undefined : weightOf(table, row);
    const isNext = isList ? row.label !== "" && isMoneyRow(row) : found.length === 0;
    const name = isList ? row.label : table.project;
    if (isNext) found.push({ name, facts: [] });
    if (fact) found.at(-1)?.facts.push(fact);
  });
  return found.flatMap(({ name, facts }) => {
    const sum = facts.reduce((total, { amount }) => add(total, amount), ZERO);
    return facts.length > 1 ? [{ table, name, facts, sum }] : [];
  });
}

function hasMoney({ panels }: Table): boolean {
  return panels.some(({ columns }) => columns.some(({ measure }) => measure === "money"));
}

function isMoneyRow(row: TableRow): boolean {
  return row.facts.some((fact) => fact?.measure === "money" && !fact.isBlank);
}

function weightOf(table: Table, row: TableRow): Fact | undefined {
  const columns = table.panels[row.panel]?.columns ?? [];
  const at = columns.findIndex(({ measure, path }) => measure === "score" && WEIGHT.test(path.at(-1) ?? ""));
  const fact = at < 0 ? undefined : row.factAt(at);
  return fact?.measure === "score" && !fact.isBlank ? fact : undefined;
}

/** What the weights of a form can add up to: all points, or those that 执行率 leaves. */
const SUMS = [100n, 90n].map((units): Amount => ({ units, scale: 0 }));
const isSum = (sum: Amount, whole: Amount): boolean => compare(sum, whole) === 0;

/** So many projects must agree before 90 is called wrong among 100, or 100 among 90. */
const FEWEST = 3;

/**
 * The weights of each project add up to the same 100, or 90 where 执行率 has the other ten. What at least half of the
 * projects of a form do tells which; where they do neither, nothing is said.
 */
export function weightSums(document: Recognised): Derived {
  const derived = nothingDerived();
  const goals = document.tables.filter(({ form }) => form?.id === GOAL);
  for (const tables of groupBy(goals, ({ title }) => title).values()) {
    const all = tables.flatMap(weightsIn);
    const usual = SUMS.find((whole) => all.filter(({ sum }) => isSum(sum, whole)).length * 2 >= all.length);
    if (!usual || all.length < 2) continue;
    const agreeing = all.filter(({ sum }) => isSum(sum, usual)).length;
    for (const weights of all) {
      const isOther = !isSum(weights.sum, usual) && SUMS.some((whole) => isSum(weights.sum, whole));
      if (!isOther || agreeing >= FEWEST) derived.texts.push(relation(weights, usual));
    }
  }
  return derived;
}

function relation({ table, name, facts, sum }: Weights, usual: Amount): TextRelation {
  const [total, expected] = [decimalText(trim(sum)), decimalText(usual)];
  const holds = isSum(sum, usual);
  return {
    rule: RULE,
    kind: "form",
    places: facts.map(({ place, printed }) => ({ place, text: printed })),
    table,
    basis: BASIS,
    subject: name,
    count: 1,
    ...(holds ? {} : { problem: { outcome: "weights", data: { name, text: total, expected } } }),
  };
}

export const weightRule: Rule = {
  id: RULE,
  title: { zh: "核对指标分值（权重）之和", en: "Check the sum of the weights" },
  explains: {
    zh: "项目支出绩效目标表：一个项目各项指标的分值（权重）之和应为100；预算执行率另计10分的为90。以同一表样中至少一半项目的合计为准，个别项目不同的列为待核实。",
    en: "The weights of a project's indicators add up to 100, or to 90 where 执行率 has the other ten, as at least half of the projects of the form show; another sum is to be verified.",
  },
  basis: BASIS,
  classes: { weights: "doubt" },
  example: [
    ["项目支出绩效目标表"],
    [null, null, null, null, "单位：万元"],
    ["项目名称", "资金总额", "三级指标", "指标值", "权重"],
    ["普法宣传", 20, "普法活动", "60场", 60],
    [null, null, "群众满意度", "90%", 40],
    ["法律援助", 30, "援助案件", "620件", 50],
    [null, null, "结案率", "98%", 50],
    ["社区矫正", 35, "矫正对象", "320人", 70],
    [null, null, "再犯率", "0.2%", 30],
  ],
  mistake: { address: "E6", value: 60 },
  across: weightSums,
};
