import type { Rule } from "./rule.js";

/**
 * The joint check asks about all relations at once, so it has nothing to derive: its findings are made after the others
 * (`repair/joint`), from relations that each pass by rounding.
 */
export const jointRule: Rule = {
  id: "joint/digits",
  title: { zh: "合并核对各处尾差", en: "Check all rounding together" },
  explains: {
    zh: "每一处尾差单独看都可由四舍五入解释，合起来未必：14.98 = 10.00 + 3.00 + 2.00 要求 10.00 实际小于 10，而 10.00 = 2.51 + 2.51 + 2.50 + 2.50 要求它大于 10。逐条核对之后，再问有没有一组真实金额能同时印成全部数字；没有时，列出互相矛盾的最少几条关系。只用已经成立或属于尾差的关系，表间、文表之间的同一数据视为同一个真实金额。",
    en: "Each rounding difference may pass by itself and yet not all of them together. After the single judgements it is asked whether any true amounts can stand behind every printed digit; where none can, a smallest set of relations that contradict each other is listed.",
  },
  basis: "四舍五入：印出的数与真实金额相差不超过末位的一半",
  example: [
    ["2024年度支出决算表"],
    [null, null, "单位：万元"],
    ["科目编码", "科目名称", "本年支出合计"],
    [null, "合计", 14.99],
    ["201", "一般公共服务支出", 9.99],
    ["20101", "人大事务", 2.49],
    ["20102", "政协事务", 2.5],
    ["20103", "政府办公厅（室）及相关机构事务", 2.5],
    ["20104", "发展与改革事务", 2.5],
    ["205", "教育支出", 3],
    ["208", "社会保障和就业支出", 2],
  ],
  mistake: { address: "C4", value: 15.01, reported: "C5", also: [{ address: "C6", value: 2.47 }] },
};
