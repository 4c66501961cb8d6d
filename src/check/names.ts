import type { UnrecognisedReason } from "../recognise/index.js";
import type { NotApplicableReason } from "../relations/index.js";
import type { DocumentKind } from "../forms/index.js";
import type { Language } from "./messages.js";

/** Names of what a report counts and lists, for every edge that prints one. */
interface Names {
  readonly kind: Readonly<Record<DocumentKind, string>>;
  readonly unrecognised: Readonly<Record<UnrecognisedReason, string>>;
  /** By the first word of a rule's id. */
  readonly relation: Readonly<Record<string, string>>;
  /** Why a relation that the form has could not be checked. */
  readonly absent: Readonly<Record<NotApplicableReason, string>>;
}

const ZH: Names = {
  kind: { budget: "部门预算", final: "部门决算", performance: "绩效" },
  unrecognised: {
    empty: "空表，没有内容",
    "no-table": "没有表格（封面、目录或文字）",
    "no-header": "有标题，但认不出表头",
    "unknown-form": "有表格，但不是已知的公开表样",
    "working-paper": "底稿，内部核对用，不公开",
  },
  relation: {
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
    text: "文字",
  },
  absent: {
    "parts-blank": "各部分全为空白",
    "term-missing": "有的数没有印出",
    "scope-differs": "上年结转口径不同",
    ambiguous: "表中同一口径有几个数",
    "zero-base": "分母为零",
    "base-unknown": "看不出比率的分母",
    structure: "构成未能确认",
  },
};

const EN: Names = {
  kind: { budget: "departmental budget", final: "departmental final accounts", performance: "performance" },
  unrecognised: {
    empty: "an empty sheet",
    "no-table": "no table (cover, contents or text)",
    "no-header": "a title, but no header that could be read",
    "unknown-form": "a table of no known form",
    "working-paper": "a working paper, not published",
  },
  relation: {
    rollup: "roll-ups",
    column: "column sums",
    balance: "balances",
    formula: "printed formulas",
    same: "same figure",
    across: "sums across tables",
    bound: "part within whole",
    ratio: "ratios",
    score: "scores",
    name: "names",
    form: "forms",
    text: "text",
  },
  absent: {
    "parts-blank": "all parts are blank",
    "term-missing": "a figure is not printed",
    "scope-differs": "one side includes carry-over",
    ambiguous: "several figures of one scope",
    "zero-base": "the base is zero",
    "base-unknown": "the base of the rate is unknown",
    structure: "its parts could not be made out",
  },
};

/** The names in a language. */
export const NAMES: Readonly<Record<Language, Names>> = { "zh-CN": ZH, en: EN };
