import { plainText, type Recognised, type Table, type TableColumn } from "../recognise/index.js";
import type { Place } from "./ledger.js";
import { type Derived, nothingDerived, ofPlaces, SAME } from "./relation.js";
import type { Rule } from "./rule.js";

const RULE = "same/indicator";
const BASIS = "同一指标在整体表和项目表中取值一致";

/** 目标值 and 完成值 are called in several ways. */
function sideOf({ path }: TableColumn): string | undefined {
  const label = path.at(-1) ?? "";
  if (/(实际)?(完成|实现)(值|情况|数)/.test(label) && !/预期|预计/.test(label)) return "完成值";
  if (/(目标|指标)值|预期.*(值|实现)/.test(label)) return "目标值";
  return undefined;
}

/** Values of a table's indicators by name and side; a name printed twice says nothing. */
function indicatorsOf(table: Table): Map<string, Place> {
  const values = new Map<string, Place>();
  const twice = new Set<string>();
  for (const row of table.rows) {
    const name = plainText(row.label).replace(/[()、，,]/g, "");
    const columns = table.panels[row.panel]?.columns ?? [];
    if (name.length < SHORTEST) continue;
    columns.forEach((column, position) => {
      const fact = row.factAt(position);
      const side = fact?.measure === "target" ? sideOf(column) : undefined;
      if (!fact || side === undefined) return;
      const key = `${name}|${side}`;
      if (values.has(key)) twice.add(key);
      values.set(key, { fact, table, row, column });
    });
  }
  for (const key of twice) values.delete(key);
  return values;
}

/** 数量, 时效 … are names of kinds, not of indicators. */
const SHORTEST = 4;

/** The same indicator in the table of the whole department and in that of a project. */
export function sameIndicators(document: Recognised): Derived {
  const derived = nothingDerived();
  const ofForm = (form: RegExp): Table[] =>
    document.tables.filter((table) => form.test(table.form?.id ?? ""));
  const projects = ofForm(/^performance\/project-/).map(indicatorsOf);
  for (const table of ofForm(/^performance\/whole-/)) {
    for (const [key, value] of indicatorsOf(table)) {
      const found = projects.flatMap((values) => values.get(key) ?? []);
      const [only] = found;
      if (found.length > 1) derived.notApplicable.push({ rule: RULE, table, reason: "ambiguous" });
      if (!only || found.length > 1) continue;
      derived.relations.push({
        rule: RULE,
        kind: "same",
        test: SAME,
        basis: BASIS,
        ...ofPlaces(value, [only]),
        subject: key,
        weak: true,
      });
    }
  }
  return derived;
}

const indicators = (target: string, value: string): (string | number | null)[][] => [
  ["一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值"],
  ["产出指标", "数量指标", "培训干部人数", target, value],
  ["产出指标", "质量指标", "培训合格率", "95%", "98%"],
];

export const indicatorRule: Rule = {
  id: RULE,
  title: { zh: "核对同一绩效指标", en: "Check the same indicator in two tables" },
  explains: {
    zh: "部门整体表和项目表里名称相同的指标，年初目标值、实际完成值应一致。同名指标在几个项目表里都有的不核对。取数口径可能不同，只列为待核实。",
    en: "An indicator of one name in the table of the whole department and in one project's table has the same target and result; else it is to be verified.",
  },
  basis: BASIS,
  example: {
    整体: [["2024年度部门整体绩效自评表"], ...indicators("100人", "120人")],
    项目: [["2024年度干部培训经费项目绩效自评表"], ...indicators("100人", "120人")],
  },
  mistake: { sheet: "项目", address: "E3", value: "118人" },
  across: sameIndicators,
};
