import { describe, expect, it } from "vitest";
import { arithmeticOf } from "../../src/taskpane/model/arithmetic.js";
import { ALL, listOf } from "../../src/taskpane/model/list.js";
import { locate, placeName } from "../../src/taskpane/model/places.js";
import { summaryOf } from "../../src/taskpane/model/summary.js";
import { WORDS } from "../../src/taskpane/words/index.js";
import { checkedPapers, IN_CELL_TEXT, IN_COMPANION, IN_TABLE, IN_TEXT } from "../support/papers.js";

const { report } = checkedPapers();
const ZH = WORDS["zh-CN"];

describe("a report of texts and other documents", () => {
  it.each([
    [IN_TEXT, "说明.docx 第2段", "说明.docx paragraph 2"],
    [IN_TABLE, "06基本支出 C4", "06基本支出 C4"],
    [IN_CELL_TEXT, "说明 A2", "说明 A2"],
    [IN_COMPANION, "〔上年.xlsx〕06基本支出 C4", "[上年.xlsx] 06基本支出 C4"],
  ])("names places by file, sheet and paragraph", ({ place }, chinese, english) => {
    const located = locate(report, place);
    expect(placeName(located, ZH.finding)).toBe(chinese);
    expect(placeName(located, WORDS.en.finding)).toBe(english);
  });

  it("lays out figures of texts by their words", () => {
    const [inText] = report.findings;
    if (!inText) throw new Error("no finding");
    const { operands } = arithmeticOf(report, inText);
    expect(operands.map(({ at, name, value }) => [at.is, name, value])).toEqual([
      ["paragraph", "工资福利支出", "907.95"],
      ["cell", "301 工资福利支出 · 决算数", "907.94"],
    ]);
  });

  it("lists findings of a text under its file, and finds them by its words", () => {
    const listed = (search: string) =>
      listOf(report, { ...ALL, grouping: "table", search }, ZH, "zh-CN").groups.map(
        ({ heading, findings }) => [
          heading?.is === "text" ? [heading.text, heading.detail].join(" ") : "",
          findings.map(({ id }) => id),
        ],
      );
    expect(listed("")).toEqual([
      ["情况说明 说明.docx", ["in-text"]],
      ["基本支出决算表 06基本支出", ["in-table"]],
    ]);
    expect(listed("主要包括基本工资")).toEqual([["情况说明 说明.docx", ["in-text"]]]);
    expect(listed("上年.xlsx")).toEqual([["基本支出决算表 06基本支出", ["in-table"]]]);
  });

  it("tells how much of each text was compared", () => {
    expect(summaryOf(report, ZH, "zh-CN").texts).toEqual([
      "情况说明 说明.docx：读到 4 个数，核对 2 个，未识别 1 个；另有 1 个不作比较。",
      "情况说明 说明：读到 1 个数，核对 1 个，未识别 0 个。",
    ]);
    expect(summaryOf(report, WORDS.en, "en").texts[0]).toBe(
      "Narrative 说明.docx: 4 figures read, 2 checked, 1 not placed; 1 more not compared.",
    );
  });
});
