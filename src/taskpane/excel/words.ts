import type { Language } from "../../check/index.js";
import type { Ready } from "../../hosts/excel/index.js";

interface Reason {
  readonly title: string;
  readonly text: string;
}

type Words = Readonly<Record<Exclude<Ready["is"], "excel">, Reason>> & {
  readonly retry: string;
  readonly page: string;
};

const ZH: Words = {
  "not-loaded": {
    title: "没有连上微软的 Office.js",
    text: "加载项要从微软的网站取一个脚本（Office.js），现在取不到：可能没有联网，或单位网络不允许。工作簿没有改动。",
  },
  "no-answer": {
    title: "Excel 没有回应",
    text: "加载项已打开，但 Excel 没有回应。请等 Excel 完成计算或保存后重试；仍不行时关闭窗格再打开。",
  },
  "not-office": {
    title: "这一页要在 Excel 里打开",
    text: "这是 Excel 加载项的窗格。在浏览器里核对请用网页版。",
  },
  "other-host": {
    title: "只能在 Excel 里使用",
    text: "勾稽核对读取的是工作簿，请在 Excel 里打开。",
  },
  "too-old": {
    title: "这个版本的 Excel 太旧",
    text: "需要 Microsoft 365、Excel 2021 或更新的版本，或网页版 Excel。",
  },
  retry: "重试",
  page: "也可以不用加载项：用浏览器打开网页版（gouji.html，不需要联网），把工作簿拖进去核对。",
};

const EN: Words = {
  "not-loaded": {
    title: "Microsoft's Office.js could not be reached",
    text: "The add-in needs a script (Office.js) from Microsoft's servers and could not get it: there is no connection, or the network does not allow it. The workbook was not changed.",
  },
  "no-answer": {
    title: "Excel does not answer",
    text: "The add-in is open, but Excel does not answer. Wait until Excel has finished calculating or saving and try again; if it stays, close the pane and open it again.",
  },
  "not-office": {
    title: "Open this page in Excel",
    text: "This is the pane of an Excel add-in. To check in a browser, use the web page instead.",
  },
  "other-host": {
    title: "For Excel only",
    text: "Gouji reads workbooks; open it in Excel.",
  },
  "too-old": {
    title: "This Excel is too old",
    text: "Microsoft 365, Excel 2021 or later, or Excel on the web is needed.",
  },
  retry: "Try again",
  page: "Or do without the add-in: open the web page (gouji.html, no connection needed) in a browser and drop the workbook into it.",
};

/** What is said where the pane finds no Excel to work with, by language. */
export const EXCEL_WORDS: Readonly<Record<Language, Words>> = { "zh-CN": ZH, en: EN };
