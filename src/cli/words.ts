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
};

export const RELATION_KINDS: Readonly<Record<string, string>> = {
  rollup: "上下级合计",
  column: "各栏合计",
  balance: "收支平衡",
  formula: "表注公式",
};

export function documentName({ document }: Recognised): string {
  const year = document.year === undefined ? "" : `${String(document.year)}年度`;
  const kind = document.kind === undefined ? "文件类型不明" : (KIND_NAMES[document.kind] ?? "");
  return [document.entity, `${year}${kind}`].filter(Boolean).join("　");
}
