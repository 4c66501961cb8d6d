import { describe, expect, it } from "vitest";
import { readBeside, saidIn, textOf } from "../support/said.js";
import { FINAL } from "./books.js";

/** The chapter of the last paragraph. */
function chapterOf(...paragraphs: readonly string[]): string | undefined {
  return textOf(readBeside({ sheets: FINAL, paragraphs })).paragraphs.at(-1)?.section.id;
}

const SENTENCE = "2024年度情况良好。";

describe("the chapter of a paragraph", () => {
  it.each([
    ["一、收入支出决算总体情况说明", "whole"],
    ["一、2024年度收支总体情况", "whole"],
    ["（一）收入支出决算总表说明", "whole"],
    ["二、收入决算情况说明", "income"],
    ["二、部门收入预算情况", "income"],
    ["三、支出决算情况说明", "spending"],
    ["四、财政拨款收入支出决算总体情况说明", "fiscal"],
    ["五、一般公共预算财政拨款支出决算情况说明", "general"],
    ["五、一般公共预算当年拨款情况", "general"],
    ["六、一般公共预算财政拨款基本支出决算情况说明", "basic"],
    ["七、“三公”经费支出决算情况说明", "three-public"],
    ["七、财政拨款三公经费情况", "three-public"],
    ["八、政府性基金预算财政拨款收入支出决算情况说明", "fund"],
    ["九、国有资本经营预算财政拨款支出决算情况说明", "state-capital"],
    ["（一）机关运行经费支出情况", "operating"],
    ["（二）政府采购支出情况", "procurement"],
    ["（三）国有资产占用情况", "assets"],
    ["十二、预算绩效管理工作开展情况", "performance"],
    ["一、部门职责", "prose"],
    ["二、机构设置情况", "prose"],
    ["第四部分 名词解释", "terms"],
  ])("is told by its heading: %s", (heading, expected) => {
    expect(chapterOf(heading, SENTENCE)).toBe(expected);
  });

  it("goes on to the next heading", () => {
    expect(chapterOf("二、收入决算情况说明", SENTENCE, "", SENTENCE)).toBe("income");
    expect(chapterOf("二、收入决算情况说明", SENTENCE, "三、支出决算情况说明", SENTENCE)).toBe("spending");
  });

  it("may begin in the line of its heading", () => {
    expect(chapterOf("（二）政府采购支出情况。2024年度政府采购支出总额1.00万元。")).toBe("procurement");
  });

  it("is not left by its items", () => {
    const start = ["七、“三公”经费支出决算情况说明", "“三公”经费支出6.00万元。"];
    expect(chapterOf(...start, "1.因公出国（境）费支出决算为0.00万元。")).toBe("three-public");
    expect(chapterOf(...start, "2.公务接待费", "支出2.00万元。")).toBe("three-public");
  });
});

const last = (...paragraphs: readonly string[]): string[] =>
  saidIn(textOf(readBeside({ sheets: FINAL, paragraphs })));

describe("what a chapter says of the figures in it", () => {
  it.each([
    [
      "六、一般公共预算财政拨款基本支出决算情况说明",
      "人员经费350.00万元。",
      "一般公共预算·人员经费·决算＝350万元",
    ],
    ["三、支出决算情况说明", "基本支出350.00万元。", "基本支出·决算＝350万元"],
    [
      "五、一般公共预算财政拨款支出决算情况说明",
      "基本支出350.00万元。",
      "一般公共预算·基本支出·决算＝350万元",
    ],
    ["四、财政拨款收入支出决算总体情况说明", "收、支总计均为9.00万元。", "财政拨款·收入总计·决算＝9万元"],
  ])("%s: %s", (heading, sentence, expected) => {
    expect(last(heading, sentence)[0]).toBe(expected);
  });
});
