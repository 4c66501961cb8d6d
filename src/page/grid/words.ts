import type { FindingClass, Language } from "../../check/index.js";

/** Every word of the grid in one language. */
export interface GridWords {
  readonly grid: (sheet: string) => string;
  readonly howToLeave: string;
  readonly sheets: string;
  readonly hiddenSheet: string;
  readonly hiddenRow: string;
  readonly hiddenColumn: string;
  readonly selectAll: string;
  readonly address: string;
  readonly contents: string;
  readonly editing: (address: string) => string;
  readonly typeHere: string;
  readonly held: (text: string) => string;
  readonly shows: (text: string) => string;
  readonly undo: string;
  readonly redo: string;
  readonly classes: Readonly<Record<FindingClass, string>>;
  readonly comment: (text: string) => string;
  readonly notRecalculated: string;
  readonly notRecalculatedCell: string;
  readonly notRecalculatedCount: (count: number) => string;
  readonly formulaAsText: string;
  readonly tooMuchPasted: string;
  readonly noCells: string;
}

export const WORDS: Readonly<Record<Language, GridWords>> = {
  "zh-CN": {
    grid: (sheet) => `工作表 ${sheet}`,
    howToLeave: "按 Esc 后再按 Tab 离开表格",
    sheets: "工作表",
    hiddenSheet: "隐藏",
    hiddenRow: "隐藏的行",
    hiddenColumn: "隐藏的列",
    selectAll: "全选",
    address: "单元格地址",
    contents: "单元格内容",
    editing: (address) => `编辑 ${address}`,
    typeHere: "当前单元格",
    held: (text) => `值 ${text}`,
    shows: (text) => `显示为 ${text}`,
    undo: "撤销",
    redo: "恢复",
    classes: { error: "错误", rounding: "四舍五入", doubt: "存疑", hint: "提示" },
    comment: (text) => `批注：${text}`,
    notRecalculated: "未重算",
    notRecalculatedCell: "公式没有重算，请在 Excel 中重算后再核对",
    notRecalculatedCount: (count) => `${count} 个单元格未重算`,
    formulaAsText: "这里不能输入公式，以 = 开头的内容已按文本保存。",
    tooMuchPasted: "粘贴的内容太多，没有粘贴。",
    noCells: "这个工作簿没有工作表。",
  },
  en: {
    grid: (sheet) => `Worksheet ${sheet}`,
    howToLeave: "Press Esc, then Tab, to leave the grid",
    sheets: "Worksheets",
    hiddenSheet: "hidden",
    hiddenRow: "Hidden row",
    hiddenColumn: "Hidden column",
    selectAll: "Select all",
    address: "Cell address",
    contents: "Cell contents",
    editing: (address) => `Edit ${address}`,
    typeHere: "Active cell",
    held: (text) => `Value ${text}`,
    shows: (text) => `Shown as ${text}`,
    undo: "Undo",
    redo: "Redo",
    classes: { error: "Error", rounding: "Rounding", doubt: "Doubt", hint: "Hint" },
    comment: (text) => `Comment: ${text}`,
    notRecalculated: "Not recalculated",
    notRecalculatedCell: "The formula was not recalculated: recalculate it in Excel before you check again",
    notRecalculatedCount: (count) => `${count} ${count === 1 ? "cell" : "cells"} not recalculated`,
    formulaAsText: "Formulas cannot be entered here. What begins with = was kept as text.",
    tooMuchPasted: "Too much was pasted. Nothing was changed.",
    noCells: "This workbook has no worksheets.",
  },
};
