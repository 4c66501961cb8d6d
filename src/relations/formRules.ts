import { allForms, formSetOf, isStandardForm } from "../forms/index.js";
import type { CellPlace, Recognised, Table } from "../recognise/index.js";
import { type Derived, nothingDerived, type TextRelation } from "./relation.js";
import type { Rule } from "./rule.js";
import { titledYearsOf } from "./titledYear.js";

const PLACEHOLDER_BASIS = "表样：模板用语应替换为实际内容";
const YEAR_BASIS = "表样：各表同属一个年度";
const EMPTY_BASIS = "财预〔2016〕143号：没有数据的表格应当列出空表并说明";

/** Words of the template that nobody replaced. */
export function placeholders(document: Recognised): Derived {
  const derived = nothingDerived();
  for (const { place, text, word, isInText } of document.placeholders) {
    derived.texts.push({
      rule: "form/template",
      kind: "form",
      places: [{ place, text }],
      table: tableAt(document, place),
      basis: PLACEHOLDER_BASIS,
      subject: text,
      count: 1,
      problem: { outcome: isInText ? "open" : "template", data: { text, word } },
    });
  }
  return derived;
}

function tableAt({ tables }: Recognised, { sheet }: CellPlace): Table | undefined {
  return tables.find(({ sheets }) => sheets.includes(sheet));
}

/** All standard forms of a document are of one year. */
export function titleYears(document: Recognised): Derived {
  const derived = nothingDerived();
  const seen = new Set<CellPlace>();
  for (const { table, year, usual, count } of titledYearsOf(document)) {
    const place = table.titlePlace;
    if (!place || seen.has(place)) continue;
    seen.add(place);
    const relation: TextRelation = {
      rule: "form/year",
      kind: "form",
      places: [{ place, text: table.title }],
      table,
      basis: YEAR_BASIS,
      subject: table.form?.id ?? "",
      count: 1,
    };
    const data = { name: table.title, year, expected: usual, places: String(count) };
    derived.texts.push(year === usual ? relation : { ...relation, problem: { outcome: "year", data } });
  }
  return derived;
}

const SET_BASIS = "预决算公开目录：应公开的各表齐全";

/** The forms that the document's set has and the workbook does not. */
export function missingForms(document: Recognised): Derived {
  const derived = nothingDerived();
  const set = formSetOf(document.document.kind, document.document.year);
  const first = document.tables.find(({ form, titlePlace }) => titlePlace && isStandardForm(form));
  const there = new Set(document.tables.map(({ form }) => form?.id ?? ""));
  const found = set?.forms.filter((ids) => ids.some((id) => there.has(id))) ?? [];
  // A workbook of few forms is a part of a document, not one that lacks the others.
  if (!set || !first?.titlePlace || found.length * 2 < set.forms.length) return derived;
  const missing = set.forms.filter((ids) => !found.includes(ids));
  const name = missing.map(([id]) => formName(id)).join("、");
  derived.texts.push({
    rule: "form/complete",
    kind: "form",
    places: [{ place: first.titlePlace, text: first.title }],
    table: first,
    basis: SET_BASIS,
    subject: set.id,
    ofDocument: true,
    count: set.forms.length,
    ...(missing.length === 0
      ? {}
      : { problem: { outcome: "missing", data: { name, places: String(missing.length), text: set.name } } }),
  });
  return derived;
}

function formName(id: string | undefined): string {
  return allForms().find((form) => form.id === id)?.name ?? "";
}

/** Forms that departments without such money still have to show. */
const SHOWN_EMPTY = /^(final\/0[789]|budget\/(fund|state-capital|three-public))$/;

/** A form without any amount says why. */
export function emptyForms(table: Table): Derived {
  const derived = nothingDerived();
  const place = table.titlePlace;
  if (!place || !SHOWN_EMPTY.test(table.form?.id ?? "")) return derived;
  if (!table.facts.every(({ isBlank }) => isBlank)) return derived;
  const lines = [...table.notes, ...table.rows.map(({ label }) => label)];
  const isExplained = lines.some((line) => /无|没有|未|不涉及|空表|为零|为0/.test(line));
  derived.texts.push({
    rule: "form/empty",
    kind: "form",
    places: [{ place, text: table.title }],
    table,
    basis: EMPTY_BASIS,
    subject: table.form?.id ?? "",
    count: 1,
    ...(isExplained ? {} : { problem: { outcome: "unexplained", data: { name: table.title } } }),
  });
  return derived;
}

export const templateRule: Rule = {
  id: "form/template",
  title: { zh: "核对模板残留用语", en: "Check for words left in from the template" },
  explains: {
    zh: "表中残留的“XX”“××”“____”等待填写的模板用语；封面等没有表格的工作表里的“XX市”“××局”列为待核实。长段文字与情况说明一起核对。",
    en: "Placeholders (XX, ××, ____) that nobody replaced; XX市 or ××局 on a cover is to be verified.",
  },
  basis: PLACEHOLDER_BASIS,
  classes: { template: "error", open: "doubt" },
  example: [
    ["2024年度普法宣传经费项目绩效自评表"],
    ["一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值"],
    ["产出指标（50分）", "数量指标", "宣传场次", "10场", "12场"],
    ["产出指标（50分）", "质量指标", "宣传合格率", "95%", "98%"],
  ],
  mistake: { address: "A3", value: "产出指标（XX分）" },
  across: placeholders,
};

const table = (title: string): (string | number | null)[][] => [
  [title],
  [null, null, null, "单位：万元"],
  ["科目编码", "科目名称", "合计", "基本支出"],
  ["201", "一般公共服务支出", 20, 20],
];

export const yearRule: Rule = {
  id: "form/year",
  title: { zh: "核对表题年度", en: "Check the year in the titles" },
  explains: {
    zh: "预算、决算各表表题写的年度应相同；多数表题一致（至少三张）而个别不同的，报告个别的。",
    en: "The titles of the standard forms state one year; where at least three agree, another one is reported.",
  },
  basis: YEAR_BASIS,
  classes: { year: "error" },
  example: {
    表1: table("2024年度支出决算表"),
    表2: table("2024年度财政拨款支出决算表"),
    表3: table("2024年度一般公共预算财政拨款支出决算表"),
    表4: table("2024年度政府性基金预算财政拨款支出决算表"),
  },
  mistake: { sheet: "表3", address: "A1", value: "2023年度一般公共预算财政拨款支出决算表" },
  across: titleYears,
};

export const emptyRule: Rule = {
  id: "form/empty",
  title: { zh: "核对空表说明", en: "Check that an empty form says why" },
  explains: {
    zh: "政府性基金、国有资本经营、三公经费各表一个数都没有时，表下应注明原因；没有注明的只作提示。",
    en: "A form of 政府性基金, 国有资本经营 or 三公经费 without any amount says why; else it is a hint.",
  },
  basis: EMPTY_BASIS,
  classes: { unexplained: "hint" },
  example: [
    ["2024年度国有资本经营预算财政拨款支出决算表"],
    [null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["合计", null, null, null, null],
    ["说明：本部门2024年度没有国有资本经营预算财政拨款支出，故本表无数据。"],
  ],
  mistake: { address: "A5", value: null, reported: "A1" },
  derive: emptyForms,
};

export const completeRule: Rule = {
  id: "form/complete",
  title: { zh: "核对各表是否齐全", en: "Check that no form is missing" },
  explains: {
    zh: "工作簿里已有一套公开表的一半以上时，提示还缺哪几张（涉密等原因可以不公开，标题写法不同的也可能没有认出）。",
    en: "A workbook that holds at least half of a set of forms is told which ones it lacks: a hint, for a form may be exempt or carry an unusual title.",
  },
  basis: SET_BASIS,
  classes: { missing: "hint" },
  example: {
    表1: table("2019年度收入支出决算总表"),
    表2: table("2019年度收入决算表"),
    表3: table("2019年度支出决算表"),
    表4: table("2019年度财政拨款收入支出决算总表"),
    表5: table("2019年度一般公共预算财政拨款支出决算表"),
    表6: table("2019年度一般公共预算财政拨款基本支出决算表"),
    表7: table("2019年度政府性基金预算财政拨款收入支出决算表"),
    表8: table("2019年度一般公共预算财政拨款“三公”经费支出决算表"),
  },
  mistake: { sheet: "表1", address: "A1", value: "2019年度收入决算表" },
  across: missingForms,
};
