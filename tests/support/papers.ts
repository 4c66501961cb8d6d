import type { Repairs } from "../../src/repair/index.js";
import {
  check,
  type CheckReport,
  type CheckResult,
  type Finding,
  type FindingCell,
  profileOf,
  reportOf,
  type TextReport,
} from "../../src/check/index.js";
import { type Papers, readPapers } from "../../src/narrative/index.js";
import type { CellPlace, FactWords } from "../../src/recognise/index.js";
import { workbookOf } from "./grid.js";

const TABLE = (amount: number, year: number) => [
  [`${String(year)}年度一般公共预算财政拨款基本支出决算表`],
  ["单位：万元"],
  ["科目编码", "科目名称", "决算数"],
  ["301", "工资福利支出", amount],
  ["30101", "基本工资", amount],
];

const SENTENCE = "其中：工资福利支出907.95万元，主要包括基本工资。";
const PARAGRAPH = `人员经费的情况。${SENTENCE}`;
const CELL = "工资福利支出907.95万元。";
const UNKNOWN = "甲项目安排 12.30 万元，乙项目安排 4 万元左右。";

/** Workbook, text and another document; the findings of their check are made by hand. */
export const PAPERS: Papers = {
  workbook: workbookOf("决算.xlsx", [
    { name: "06基本支出", rows: TABLE(907.94, 2024) },
    { name: "说明", rows: [["说明"], [CELL]] },
  ]),
  texts: [
    {
      name: "说明.docx",
      paragraphs: [{ text: "第一部分" }, { text: PARAGRAPH }, { text: UNKNOWN }],
      tables: [],
    },
  ],
  companions: [
    {
      name: "上年.xlsx",
      sheets: workbookOf("上年.xlsx", [{ name: "06基本支出", rows: TABLE(907.95, 2023) }]).sheets,
    },
  ],
};

/** Where the sheets of {@link PAPERS} stand. */
export const SHEETS = { table: 0, sheetText: 1, companion: 2, text: 3 } as const;

function words(quote: string, figure: string, sentence: string): FactWords {
  const start = sentence.indexOf(figure);
  return { quote, sentence, figure: { start, end: start + figure.length } };
}

function spanIn(text: string, quote: string): { start: number; end: number } {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
}

const QUOTE = "工资福利支出907.95万元";

function cell(place: CellPlace, value: string, said?: FactWords): FindingCell {
  return { place, role: "place", value, unit: "万元", printed: value, ...(said ? { words: said } : {}) };
}

export const IN_TEXT = cell(
  { sheet: SHEETS.text, row: 1, column: 0, span: spanIn(PARAGRAPH, QUOTE) },
  "907.95",
  words(QUOTE, "907.95", SENTENCE),
);
export const IN_CELL_TEXT = cell(
  { sheet: SHEETS.sheetText, row: 1, column: 0, span: spanIn(CELL, QUOTE) },
  "907.95",
  words(QUOTE, "907.95", CELL),
);
export const IN_TABLE = cell({ sheet: SHEETS.table, row: 3, column: 2 }, "907.94");
export const IN_COMPANION = cell({ sheet: SHEETS.companion, row: 3, column: 2 }, "907.95");

function finding(id: string, cells: readonly FindingCell[]): Finding {
  return {
    id,
    rule: "same/tables",
    class: "error",
    basis: "同一数据在各处应当一致",
    messageId: "same.error",
    data: {
      ...{ table: "基本支出决算表", row: "工资福利支出", column: "决算数" },
      ...{ reported: "907.95", expected: "907.94", difference: "0.01", unit: "万元" },
      ...{ count: "2", digits: "2", allowed: "0.01" },
    },
    reported: cells[0]?.value,
    expected: "907.94",
    difference: "0.01",
    unit: "万元",
    intervals: { reported: ["907.945", "907.955"], expected: ["907.935", "907.945"] },
    cells,
    places: cells,
    cause: id,
    causePlace: undefined,
  };
}

const unplaced = (quote: string, reason: "unknown" | "estimate"): TextReport["unplaced"][number] => ({
  place: { sheet: SHEETS.text, row: 2, column: 0, span: spanIn(UNKNOWN, quote) },
  quote,
  sentence: UNKNOWN,
  reason,
});

/** The check of {@link PAPERS}: one finding that a text reports, one that a cell does against all other kinds of places. */
const NO_REPAIRS: Repairs = { repairs: [], joint: "ran" };

export function checkedPapers(papers = PAPERS) {
  const dossier = readPapers(papers);
  const found = check(dossier);
  const findings = [
    finding("in-text", [IN_TEXT, IN_TABLE]),
    finding("in-table", [IN_TABLE, IN_CELL_TEXT, IN_COMPANION]),
  ];
  const result: CheckResult = { ...found, findings };
  const report: CheckReport = {
    ...reportOf(papers.workbook, dossier, result, profileOf(dossier)),
    texts: [
      {
        name: "说明.docx",
        sheet: SHEETS.text,
        claims: 4,
        checked: 2,
        unplaced: [unplaced("12.30 万元", "unknown"), unplaced("4 万元", "estimate")],
      },
      { name: "决算.xlsx", sheet: SHEETS.sheetText, claims: 1, checked: 1, unplaced: [] },
    ],
  };
  return { papers, dossier, result, report, repairs: NO_REPAIRS, settings: undefined };
}
