import type { RepairWords } from "./wording.js";

const from = (source: string, words: string): string => (source === "" ? words : `${words}（${source}）`);

export const ZH: RepairWords = {
  kinds: {
    "swapped-digits": () => "两位数字颠倒",
    "wrong-digit": () => "一位数字有误",
    "missing-digit": () => "少了一位数字",
    "extra-digit": () => "多了一位数字",
    "decimal-point": () => "小数点位置有误",
    sign: () => "正负号相反",
    unit: ({ isMore }) => `${isMore ? "少" : "多"}了万倍（元与万元）`,
    "other-column": ({ source }) => from(source, "填了旁边一栏的数"),
    "other-row": ({ source }) => from(source, "填了上下另一行的数"),
    "swapped-cells": ({ source }) => from(source, "与另一格的数互换了"),
    blank: () => "未填写",
    "stale-total": () => "合计未随明细更新",
    "row-missing": () => "合计漏加了一行",
    "row-twice": () => "合计重复加了一行",
    formula: () => "公式没有算出应有的数",
    tail: ({ isMore }) => `末位${isMore ? "加" : "减"} 1`,
    note: () => "尾差可以保留，须在表下注明",
    amount: () => "按其余各数算得",
  },
  headline({ kind, isNote, cells, texts, settles }) {
    if (isNote) return "在表下注明尾数误差，尾差即可保留";
    const parts = [
      cells > 0 ? `${String(cells)} 个单元格` : "",
      texts > 0 ? `${String(texts)} 处文字` : "",
    ].filter((part) => part !== "");
    const changed = `改 ${parts.join("、")}`;
    return kind === "tail"
      ? `尾差调整：${changed}，可消除 ${String(settles)} 处尾差`
      : `${changed}可消除 ${String(settles)} 处不符`;
  },
};
