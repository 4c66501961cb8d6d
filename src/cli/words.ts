import { type Concept, type Dimension, DIMENSIONS, TOTAL } from "../catalogue/index.js";
import { NAMES } from "../check/index.js";
import type { NotFact, Recognised } from "../recognise/index.js";

/** The command line speaks Chinese. */
export const WORDS = NAMES["zh-CN"];

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

export function documentName({ document }: Pick<Recognised, "document">): string {
  const year = document.year === undefined ? "" : `${String(document.year)}年度`;
  const kind = document.kind === undefined ? "文件类型不明" : WORDS.kind[document.kind];
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
