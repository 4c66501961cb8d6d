import { describe, expect, it } from "vitest";
import { check, profileOf, reportOf, usesOf } from "../../src/check/index.js";
import { recognise } from "../../src/recognise/index.js";
import { summaryOf } from "../../src/taskpane/model/summary.js";
import { WORDS } from "../../src/taskpane/words/index.js";
import { workbookOf } from "../support/grid.js";

const workbook = workbookOf("a.xlsx", [
  { name: "封面", rows: [["某市水利局2024年度部门决算"]] },
  {
    name: "03支出",
    rows: [
      ["2024年度支出决算表"],
      ["部门：某市水利局", null, "单位：万元"],
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      [null, "合计", 12, 5, 7],
      ["213", "农林水支出", "12.00", 5, 7],
    ],
  },
  {
    name: "台账",
    rows: [["公务用车台账"], ["编号", "车牌", "里程"], ["1", "甲", 5321.5], ["2", "乙", 120.25]],
  },
]);

function summary(language: "zh-CN" | "en", off: string[] = []) {
  const recognised = recognise(workbook);
  const profile = profileOf(recognised, { off });
  const report = reportOf(workbook, recognised, check(recognised, { isUsed: usesOf(profile) }), profile);
  return summaryOf(report, WORDS[language], language);
}

describe("the head of a result", () => {
  it("says what was checked, what was not, and as what", () => {
    const { document, checked, unrecognised, tables, profile, remarks } = summary("zh-CN");
    expect(document).toBe("某市水利局 2024年度 部门决算");
    expect(checked).toMatch(/^认出 1 张表，读到 6 个数，核对 \d+ 条勾稽关系，成立 \d+ 条。$/);
    expect(tables).toEqual([{ sheet: "03支出", title: "2024年度支出决算表", figures: "6 个数" }]);
    expect(unrecognised).toEqual([
      { sheet: "封面", reason: "没有表格（封面、目录或文字）", amounts: false },
      { sheet: "台账", reason: "没有表格（封面、目录或文字）", amounts: true },
    ]);
    expect(profile).toBe("核对方案：部门决算公开表（九张表），2024年，地区不明，全部规则。");
    expect(remarks).toEqual(["1 个金额以文本形式存放，已按数值核对。"]);
  });

  it("names what was switched off", () => {
    expect(summary("zh-CN", ["ratio", "name"]).profile).toContain("未用：比率、名称");
  });

  it("says the same in English", () => {
    const { document, checked, profile, apart } = summary("en");
    expect(document).toBe("某市水利局 2024 departmental final accounts");
    expect(checked).toMatch(
      /^1 table recognised, 6 figures read, \d+ relations checked, of which \d+ hold\.$/,
    );
    expect(profile).toBe("Checked as: departmental final accounts, 2024, region unknown, all rules.");
    expect(apart).not.toMatch(/[，。；（）]/);
  });
});
