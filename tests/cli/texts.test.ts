import { describe, expect, it } from "vitest";
import { checkText } from "../../src/cli/text.js";
import { checkedPapers, PAPERS } from "../support/papers.js";

const checked = checkedPapers();
const lines = checkText(checked).split("\n");

function after(start: string, count: number): string[] {
  const at = lines.findIndex((line) => line.startsWith(start));
  return lines.slice(at, at + count).map((line) => line.trim().replace(/ {2,}/g, " "));
}

describe("texts and other documents on a terminal", () => {
  it("a finding that a text reports stands under the name of its file", () => {
    expect(after("【说明.docx】", 4)).toEqual([
      "【说明.docx】",
      expect.stringMatching(/^错误 第2段「工资福利支出907\.95万元」 /),
      "印 第2段「工资福利支出907.95万元」 907.95",
      "同 06基本支出!C4 907.94",
    ]);
  });

  it("a finding in a table names the files of the places outside the workbook", () => {
    expect(after("【06基本支出】", 5).slice(2)).toEqual([
      "印 C4 907.94",
      "同 说明!A2「工资福利支出907.95万元」 907.95",
      "同 〔上年.xlsx〕06基本支出!C4 907.95",
    ]);
  });

  it("tells how much of each text was compared, and what the other documents are", () => {
    expect(lines).toContain(
      "情况说明 说明.docx：读到 4 个数，核对 2 个，未识别 1 个，没有可比的数 1 个；另有 1 个是约数，不作比较。",
    );
    expect(lines).toContain("情况说明 “说明”：读到 1 个数，核对 1 个，未识别 0 个。");
    expect(lines).toContain("对照文件 上年.xlsx：2023年度部门决算，认出 1 张表，没有可比的数。");
  });

  it("lists the figures whose meaning is not known with their sentences", () => {
    expect(after("【未识别】", 3)).toEqual([
      "【未识别】1 个数没有核对，请人工核对",
      "情况说明 第3段「12.30 万元」 甲项目安排 12.30 万元，乙项目安排 4 万元左右。",
      "",
    ]);
  });

  it("lists forty of them and counts the others", () => {
    const [text, ...others] = checked.report.texts;
    const unplaced = text?.unplaced.slice(0, 1) ?? [];
    const many = text && { ...text, unplaced: Array.from({ length: 43 }, () => unplaced).flat() };
    const out = checkText({
      ...checked,
      report: { ...checked.report, texts: many ? [many, ...others] : [] },
    });
    expect(out.match(/^ {2}情况说明 第3段/gm)).toHaveLength(40);
    expect(out).toMatch(/ {2}另有 3 个\n$/);
  });

  it("names the file of each of several texts", () => {
    const [first] = PAPERS.texts;
    const second = { ...first, name: "补充.docx", paragraphs: [{ text: "补充" }], tables: [] };
    const out = checkText(checkedPapers({ ...PAPERS, texts: [...PAPERS.texts, second] }));
    expect(out).toContain("〔说明.docx〕 第3段「12.30 万元」");
  });
});
