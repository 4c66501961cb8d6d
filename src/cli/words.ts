import { type Concept, type Dimension, DIMENSIONS, TOTAL } from "../catalogue/index.js";
import type { NotFact, Recognised, UnrecognisedReason } from "../recognise/index.js";

export const KIND_NAMES: Readonly<Record<string, string>> = {
  budget: "部门预算",
  final: "部门决算",
  performance: "绩效",
};

export const UNRECOGNISED: Readonly<Record<UnrecognisedReason, string>> = {
  empty: "空表，没有内容",
  "no-table": "没有表格（封面、目录或文字）",
  "no-header": "有标题，但认不出表头",
  "unknown-form": "有表格，但不是已知的公开表样",
};

export const NOT_FACT: Readonly<Record<NotFact["reason"], string>> = {
  "column-number": "栏次",
  "line-number": "行次或序号",
  code: "编码",
  header: "表头里的数",
  "text-column": "说明栏里的数",
  "text-amount": "文字里的金额，不作为表内金额",
  "unknown-label": "所在栏的表头认不出",
  "outside-table": "不在表格里",
  "not-recognised": "所在表未认出",
  "error-value": "错误值，公式算不出结果",
};

export const RELATION_KINDS: Readonly<Record<string, string>> = {
  rollup: "上下级合计",
  column: "各栏合计",
  balance: "收支平衡",
  formula: "表注公式",
  same: "同一数据",
  across: "跨表合计",
  bound: "部分不大于全部",
  ratio: "比率",
  score: "得分",
  name: "名称",
  form: "表样",
};

/** Why a relation that the form has could not be checked. */
export const ABSENT: Readonly<Record<string, string>> = {
  "parts-blank": "各部分全为空白",
  structure: "构成未能确认",
  "term-missing": "有的数没有印出",
  "scope-differs": "上年结转口径不同",
  ambiguous: "表中同一口径有几个数",
  "zero-base": "分母为零",
  "base-unknown": "看不出比率的分母",
};

export function documentName({ document }: Recognised): string {
  const year = document.year === undefined ? "" : `${String(document.year)}年度`;
  const kind = document.kind === undefined ? "文件类型不明" : (KIND_NAMES[document.kind] ?? "");
  return [document.entity, `${year}${kind}`].filter(Boolean).join("　");
}

/** What stands before a value that does not speak for itself. */
const PREFIXES: Readonly<Partial<Record<Dimension, string>>> = {
  function: "功能 ",
  economic: "经济 ",
  organisation: "单位 ",
  project: "项目 ",
  indicator: "指标 ",
};

function valueName(dimension: Dimension, value: string): string {
  if (dimension === "year") return `${value}年`;
  return `${PREFIXES[dimension] ?? (value === TOTAL ? (TOTALS[dimension] ?? "") : "")}${value}`;
}

const TOTALS: Readonly<Partial<Record<Dimension, string>>> = { fund: "资金", nature: "支出", item: "各项" };

/** A concept as people say it: 本年支出 · 决算 · 2024年 · 一般公共预算 · 基本支出 · 功能 2013201. */
export function conceptName(concept: Concept): string {
  return DIMENSIONS.flatMap((dimension) => {
    const value = concept[dimension];
    const isPlain = value === undefined || (dimension === "organisation" && value === TOTAL);
    return isPlain ? [] : [valueName(dimension, value)];
  }).join(" · ");
}
