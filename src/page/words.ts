import type { Language } from "../check/index.js";

const ZH = {
  title: "勾稽核对",
  open: "打开工作簿",
  sample: "示例",
  sampleNames: { workbook: "示例：某市水利局部门决算.xlsx", text: "示例：情况说明.docx" },
  drop: "把工作簿拖到这里",
  dropNow: { workbook: "松开鼠标，打开这个工作簿", text: "松开鼠标，添加为情况说明" },
  kinds:
    "能读 .xlsx、.xlsm、.xls 和 .et；情况说明（.docx、.txt、.md）也可以拖进来。文件只在本机读取，不上传。",
  reading: (name: string) => `正在读取 ${name}`,
  table: "表格",
  pane: "核对结果",
  resize: "调整核对窗格的宽度",
  edited: "这里的改动只用于试算，不会写回文件；要保留请在原工作簿里改。",
  notRecalculated: (count: number) =>
    `有 ${String(count)} 格公式没有重算，这些格仍是原来的数，请在 Excel 中重算后再核对。`,
  close: "知道了",
};

const EN: typeof ZH = {
  title: "Gouji",
  open: "Open a workbook",
  sample: "Sample",
  sampleNames: {
    workbook: "Sample: final accounts of a water bureau.xlsx",
    text: "Sample: narrative.docx",
  },
  drop: "Drop a workbook here",
  dropNow: { workbook: "Let go to open this workbook", text: "Let go to add this narrative" },
  kinds:
    "Reads .xlsx, .xlsm, .xls and .et; a narrative (.docx, .txt, .md) can be dropped too. Files are read on this machine and never uploaded.",
  reading: (name) => `Reading ${name}`,
  table: "Tables",
  pane: "Results",
  resize: "Width of the pane",
  edited:
    "Edits here are for trying only and are not written to the file; make them in the workbook to keep them.",
  notRecalculated: (count) =>
    `${String(count)} formula cells were not recalculated and still show their old figures; recalculate in Excel before you check.`,
  close: "Dismiss",
};

/** What the page around the pane says, by language. */
export const PAGE_WORDS: Readonly<Record<Language, typeof ZH>> = { "zh-CN": ZH, en: EN };
