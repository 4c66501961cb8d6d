import { describe, expect, it } from "vitest";
import { check } from "../../src/check/index.js";
import { readPapers } from "../../src/narrative/index.js";
import { recognise } from "../../src/recognise/index.js";
import { foundBeside } from "../support/beside.js";
import { type GridSheet, sheetOf, workbookOf } from "../support/grid.js";
import { readBeside, saidIn, textOf } from "../support/said.js";
import { FINAL } from "./books.js";

const TABLE: GridSheet = {
  name: "支出",
  rows: [
    ["2024年度支出决算表"],
    [null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    [null, "合计", 40, 30, 10],
    ["205", "教育支出", 40, 30, 10],
  ],
};

const HEADING = "三、支出决算情况说明";
const RIGHT = "2024年度支出合计40.00万元，其中：基本支出30.00万元，项目支出10.00万元。";
const WRONG = "2024年度支出合计40.00万元，其中：基本支出31.00万元，项目支出10.00万元。";

const textSheet = (...cells: readonly string[]): GridSheet => ({
  name: "说明",
  rows: cells.map((cell) => [cell]),
});

describe("a sheet that holds the text", () => {
  const found = (sheet: GridSheet): string[] =>
    foundBeside({ book: [TABLE, sheet] }).filter((line) => !line.startsWith("hint"));

  it("is read like a text beside the workbook", () => {
    const right = readPapers({
      workbook: workbookOf("表", [
        TABLE,
        textSheet(HEADING, RIGHT, "本年度各项支出均按规定执行完毕，无其他事项。"),
      ]),
      texts: [],
      companions: [],
    });
    expect(right.unrecognised).toEqual([]);
    expect(saidIn(textOf(right))).toEqual(
      saidIn(textOf(readBeside({ sheets: [TABLE], paragraphs: [HEADING, RIGHT] }))),
    );
    expect(check(right).findings).toEqual([]);
  });

  it.each([
    [
      "in a cell for each paragraph",
      textSheet(HEADING, WRONG, "本年度各项支出均按规定执行完毕，无其他事项。"),
    ],
    ["in one cell with line breaks", textSheet(`${HEADING}\n${WRONG}\n其他情况均已说明。`)],
  ])("reports what is wrong with its words: %s", (_, sheet) => {
    expect(found(sheet)).toContainEqual(expect.stringContaining("基本支出31.00万元"));
  });

  it("names the place of the words in the cell", () => {
    const sheet = textSheet(`${HEADING}\n${WRONG}\n其他情况均已说明。`);
    const { findings } = check(recogniseAll([TABLE, sheet]));
    const [cell] = findings.flatMap(({ cells }) =>
      cells.filter(({ words }) => words?.quote.includes("31.00") === true),
    );
    const { span, ...place } = cell?.place ?? {};
    expect(place).toEqual({ sheet: 1, row: 0, column: 0 });
    expect(String(sheet.rows[0]?.[0]).slice(span?.start, span?.end)).toBe(cell?.words?.quote);
  });

  it("is no table and no text where it holds a few words", () => {
    const { texts, unrecognised } = recogniseAll([TABLE, textSheet("填报说明", "请核对")]);
    expect(texts).toEqual([]);
    expect(unrecognised.map(({ sheet }) => sheet)).toEqual([1]);
  });
});

function recogniseAll(sheets: readonly GridSheet[]) {
  return readPapers({ workbook: workbookOf("表", sheets), texts: [], companions: [] });
}

/** A table of projects whose last column says how much each costs and why. */
const withBasis = (basis: string): GridSheet => ({
  name: "项目",
  rows: [
    ["2025年项目支出表"],
    [null, null, null, "单位：万元"],
    ["项目名称", "合计", "一般公共预算", "测算依据"],
    ["合计", 24, 24, null],
    ["集市改造补助项目", 24, 24, basis],
  ],
});

const basisFindings = (basis: string): string[] =>
  foundBeside({ book: [withBasis(basis)] }).filter((line) => line.includes("text/breakdown"));

describe("a long text in a cell", () => {
  it("holds where its parts make up the amount", () => {
    const basis =
      "集市改造补助24.00万元，其中：摊位更新补助12.50万元，雨棚维修补助8.25万元，消防设施补助3.25万元，均按合同测算。";
    const { breakdowns = [] } = recogniseAll([withBasis(basis)]);
    expect(breakdowns.map(({ parts }) => parts.map(({ printed }) => printed))).toEqual([
      ["12.50万元", "8.25万元", "3.25万元"],
    ]);
    expect(basisFindings(basis)).toEqual([]);
  });

  it("has 尾差 where rounding alone can make the difference", () => {
    expect(
      basisFindings(
        "集市改造补助24.00万元，其中：摊位更新补助12.50万元，雨棚维修补助8.25万元，消防设施补助3.26万元，均按合同测算。",
      ),
    ).toEqual([expect.stringContaining("rounding text/breakdown at 集市改造补助24.00万元")]);
  });

  it("says nothing where its amounts are no list", () => {
    expect(
      basisFindings(
        "集市改造补助24.00万元，上年安排18.00万元，按每个集市3.50万元的标准测算，另有区级配套9.00万元，详见附件。",
      ),
    ).toEqual([]);
  });

  it("is read item by item", () => {
    const basis =
      "1.摊位更新12.00万元，其中：材料8.00万元，人工4.00万元。2.雨棚维修12.00万元，其中：材料7.00万元，人工5.01万元。";
    expect(basisFindings(basis)).toEqual([expect.stringContaining("2.雨棚维修12.00万元")]);
  });
});

describe("a text alone", () => {
  const alone = (...paragraphs: readonly string[]): string[] =>
    check(readBeside({ paragraphs })).findings.map(
      ({ class: kind, rule, cells: [first] }) => `${kind} ${rule} at ${first?.words?.quote ?? ""}`,
    );

  it("is held against itself", () => {
    expect(alone("2024年度部门决算", HEADING, RIGHT)).toEqual([]);
    expect(alone("2024年度部门决算", HEADING, WRONG)).toEqual([
      expect.stringMatching(/^error text\/sum at .*支出合计40\.00万元$/),
    ]);
  });

  it("has its changes, rates and shares worked out", () => {
    expect(
      alone(
        "2024年度部门决算",
        HEADING,
        "2024年度支出合计40.00万元，比2023年度50.00万元减少10.00万元，下降25%。基本支出30.00万元，占支出合计的70%。",
      ),
    ).toEqual([
      expect.stringContaining("text/change at 下降25%"),
      expect.stringContaining("text/share at 占支出合计的70%"),
    ]);
  });
});

describe("tables in a text", () => {
  const read = (inText: GridSheet) => readBeside({ sheets: FINAL, paragraphs: [HEADING], tables: [inText] });
  const [own] = FINAL;
  const copy = (total: number): GridSheet => ({
    name: "表1",
    rows: (own?.rows ?? []).map((row, at) => (at === 3 ? [null, "合计", total, 30, 10] : row)),
  });

  it("are tables of the document, on sheets behind those of the workbook", () => {
    const dossier = read(copy(40));
    expect(dossier.sheets?.map(({ origin }) => origin)).toEqual([
      ...FINAL.map(() => "workbook"),
      "text-table",
      "text",
    ]);
    expect(dossier.tables.length).toBe(FINAL.length + 1);
  });

  it("are compared with the workbook's", () => {
    const places = check(read(copy(41))).findings.flatMap(({ rule, cells }) =>
      rule.startsWith("same/") ? cells.map(({ place }) => place.sheet) : [],
    );
    expect(places).toContain(FINAL.length);
    expect(places.some((sheet) => sheet < FINAL.length)).toBe(true);
  });

  it("take the place of a workbook", () => {
    const { tables } = readPapers({
      workbook: undefined,
      texts: [
        { name: "全文.docx", paragraphs: [{ text: HEADING }, { text: WRONG }], tables: [sheetOf(TABLE)] },
      ],
      companions: [],
    });
    expect(tables.map(({ title }) => title)).toEqual(
      recognise(workbookOf("表", [TABLE])).tables.map(({ title }) => title),
    );
  });
});
