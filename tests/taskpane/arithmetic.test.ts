import { describe, expect, it } from "vitest";
import { arithmeticOf } from "../../src/taskpane/model/arithmetic.js";
import { check, profileOf, reportOf } from "../../src/check/index.js";
import { readPapers } from "../../src/narrative/index.js";
import { type GridSheet, workbookOf } from "../support/grid.js";
import { reportOfGrid } from "../support/report.js";

function laid(rule: string, ...sheets: readonly GridSheet[]) {
  const { report } = reportOfGrid(...sheets);
  const finding = report.findings.find((one) => one.rule.startsWith(rule));
  if (!finding) throw new Error(`no finding of ${rule}: ${report.findings.map((one) => one.rule).join()}`);
  const { operands, blanks, outcome } = arithmeticOf(report, finding);
  return {
    lines: operands.map(({ sign, at, name, value }) => [sign, at.sheet, at.address, name, value]),
    blanks,
    outcome,
  };
}

describe("the arithmetic of a finding", () => {
  it("lays out a column sum by the names of its columns, blanks counted", () => {
    const result = laid("column", {
      name: "03",
      rows: [
        ["支出决算表"],
        ["单位：万元"],
        ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "经营支出"],
        ["201", "一般公共服务支出", 12, 5, 6, null],
        ["204", "公共安全支出", 3, 1, 1, 1],
      ],
    });
    expect(result.lines).toEqual([
      ["印", "03", "C4", "201 一般公共服务支出 · 本年支出合计", "12.00"],
      ["＋", "03", "D4", "基本支出", "5.00"],
      ["＋", "03", "E4", "项目支出", "6.00"],
    ]);
    expect(result.blanks).toBe(1);
    expect(result.outcome).toEqual({
      is: "sum",
      expected: "11.00",
      difference: "1.00",
      unit: "万元",
      allowed: { by: "0.015", digits: "2" },
      range: undefined,
    });
  });

  it("lays out a roll-up by the names of its rows", () => {
    const result = laid("rollup", {
      name: "06",
      rows: [
        ["一般公共预算财政拨款基本支出决算表"],
        ["单位：万元"],
        ["科目编码", "科目名称", "决算数"],
        ["301", "工资福利支出", 10.01],
        ["30101", "基本工资", 5],
        ["30102", "津贴补贴", 5],
      ],
    });
    expect(result.lines.map(([sign, , address, name]) => [sign, address, name])).toEqual([
      ["印", "C4", "301 工资福利支出 · 决算数"],
      ["＋", "C5", "30101 基本工资"],
      ["＋", "C6", "30102 津贴补贴"],
    ]);
  });

  it("names both tables of one figure, and says what the other place prints", () => {
    const table = (name: string, title: string, amount: number): GridSheet => ({
      name,
      rows: [
        [title],
        ["单位：万元"],
        ["科目编码", "科目名称", "本年支出", "基本支出", "项目支出"],
        [null, "合计", amount, amount, 0],
        ["201", "一般公共服务支出", amount, amount, 0],
      ],
    });
    const result = laid("across", table("05", "一般公共预算财政拨款支出决算表", 907.94), {
      name: "06",
      rows: [
        ["一般公共预算财政拨款基本支出决算表"],
        ["单位：万元"],
        ["人员经费", null, null, "公用经费", null, null],
        ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
        ["301", "工资福利支出", 900, "302", "商品和服务支出", 7.9],
        ["人员经费合计", null, 900, "公用经费合计", null, 7.9],
      ],
    });
    expect(new Set(result.lines.map(([, sheet]) => sheet))).toEqual(new Set(["05", "06"]));
    expect(result.outcome).toMatchObject({ is: "sum", unit: "万元" });
  });

  it("gives the range of a rate instead of half units", () => {
    const result = laid("ratio", {
      name: "自评",
      rows: [
        ["2024年度项目支出绩效自评表"],
        ["项目名称", "档案整理"],
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", 100, 100, 80, 10, "85%", 8],
      ],
    });
    expect(result.outcome?.allowed).toBeUndefined();
    expect(result.outcome?.range).toHaveLength(2);
  });

  it("has operands without an outcome where words do not agree", () => {
    const table = (name: string, title: string, last: string): GridSheet => ({
      name,
      rows: [
        [title],
        ["单位：万元"],
        ["科目编码", "科目名称", "本年支出合计"],
        ["201", "一般公共服务支出", 30],
        ["205", last, 10],
        ["208", "社会保障和就业支出", 5],
      ],
    });
    const result = laid(
      "name/code",
      table("03", "2024年度支出决算表", "教育支出"),
      table("05", "2024年度一般公共预算财政拨款支出决算表", "文化教育支出"),
    );
    expect(result.outcome).toBeUndefined();
    expect(result.lines[0]?.[0]).toBe("名");
    expect(result.lines.map(([, , , , value]) => value)).toContain("文化教育支出");
  });

  /** The first finding of a rule about a text beside a little 收支总表. */
  function laidInText(rule: string, ...lines: readonly string[]) {
    const workbook = workbookOf("a.xlsx", [
      {
        name: "01",
        rows: [
          ["2024年度收入支出决算总表"],
          [null, null, null, "单位：万元"],
          ["收入", null, "支出", null],
          ["项目", "决算数", "项目", "决算数"],
          ["一、一般公共预算财政拨款收入", 30, "一、一般公共服务支出", 30],
          ["本年收入合计", 30, "本年支出合计", 30],
          ["总计", 30, "总计", 30],
        ],
      },
    ]);
    const texts = [{ name: "说明.docx", paragraphs: lines.map((text) => ({ text })), tables: [] }];
    const dossier = readPapers({ workbook, texts, companions: [] });
    const report = reportOf(workbook, dossier, check(dossier), profileOf(dossier));
    const finding = report.findings.find((one) => one.rule === rule);
    if (!finding) throw new Error(`no finding of ${rule}: ${report.findings.map((one) => one.rule).join()}`);
    return arithmeticOf(report, finding);
  }

  it.each([
    ["text/share", "三、支出决算情况说明", "本年支出合计30.00万元，其中：基本支出20.00万元，占76.67%。"],
    [
      "text/change",
      "一、收入支出决算总体情况说明",
      "2024年度收、支总计30.00万元。与2023年度相比，收、支总计各减少10.00万元，下降25.5%。",
    ],
    [
      "text/completion",
      "三、支出决算情况说明",
      "本年支出年初预算为40.00万元，支出决算为30.00万元，完成年初预算的57.00%。",
    ],
  ])("gives the range of a rate in a text: %s", (rule, ...lines) => {
    const { operands, outcome } = laidInText(rule, ...lines);
    expect(outcome).toMatchObject({ is: "sum", unit: "%", allowed: undefined });
    expect(outcome?.range).toHaveLength(2);
    expect(operands[0]?.value).toMatch(/^[\d.]+%$/);
    expect(operands[1]?.value).toMatch(/ 万元$/);
  });

  it("gives half units for amounts of a text, and says what the other place prints", () => {
    const heading = "一、收入支出决算总体情况说明";
    const change = laidInText(
      "text/change",
      heading,
      "本年支出年初预算为40.00万元，支出决算为30.00万元，比年初预算减少11.00万元。",
    );
    expect(change.outcome).toMatchObject({ is: "sum", unit: "万元", range: undefined });
    const same = laidInText("same/tables", heading, "2024年度收、支总计30.01万元。");
    expect(same.outcome).toMatchObject({ is: "other", unit: "万元", range: undefined });
    expect(same.operands[0]).toMatchObject({ name: "2024年度收、支总计", value: "30.01" });
  });
});
