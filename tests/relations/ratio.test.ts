import { describe, expect, it } from "vitest";
import { equationsOf, findingsOf, grid, notApplicableOf, rawFindingsOf } from "../support/table.js";

/** What is said of the rates alone. */
function found(...source: Parameters<typeof findingsOf>): string[] {
  return findingsOf(source[0], "ratio/");
}

describe("执行率 with the letters of its columns", () => {
  const table = (header: string, rate: string) => grid`
    项目支出绩效自评表
    项目名称 | 某专项 | | |
    项目资金（万元） | | 全年预算数（A） | 全年执行数（B） | ${header}
    | 年度资金总额 | 200 | 150 | ${rate}
  `;

  it.each([
    ["执行率（B/A）", "75.00%", []],
    ["执行率（B/A）", "75%", []],
    ["执行率（B/A）", "0.75", []],
    ["执行率（A/B）", "133.33%", []],
    ["执行率（A/B）", "75.00%", ["error ratio/executed at E4: 75.00 against 133.3333"]],
    ["执行率（B/A）", "133.33%", ["error ratio/executed at E4: 133.33 against 75.0000"]],
    ["执行率（B/A）", "85.00%", ["error ratio/executed at E4: 85.00 against 75.0000"]],
    // 149.995 / 200.005 is 74.9956 %, 150.005 / 199.995 is 75.0044 %.
    ["执行率（B/A）", "75.01%", ["error ratio/executed at E4: 75.01 against 75.0000"]],
    ["执行率（B/A）", "75.009%", ["error ratio/executed at E4: 75.009 against 75.0000"]],
    ["执行率（B/A）", "75.004%", ["rounding ratio/executed at E4: 75.004 against 75.0000"]],
  ])("%s %s", (header, rate, findings) => {
    expect(found(table(header, rate))).toEqual(findings);
    expect(equationsOf(table(header, rate), "ratio/executed")).toHaveLength(1);
  });

  it("names the base in its finding", () => {
    const [finding] = rawFindingsOf(table("执行率（B/A）", "85.00%"));
    expect(finding?.cells.map(({ role, value }) => [role, value])).toEqual([
      ["total", "85.00"],
      ["part", "150.00"],
      ["base", "200.00"],
    ]);
  });
});

describe("执行率 without letters", () => {
  const one = (rate: string) => grid`
    项目支出绩效自评表
    项目名称 | 某专项 | | |
    项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率
    | 年度资金总额 | 30000 | 20000 | ${rate}
  `;

  it("is of the only budget beside the only amount spent", () => {
    expect(found(one("66.67%"))).toEqual([]);
    expect(found(one("67%"))).toEqual([]);
    expect(found(one("70%"))).toEqual(["error ratio/executed at E4: 70 against 66.6667"]);
  });

  it("cut off instead of rounded is an error of its own", () => {
    // 19999.995 / 30000.005 is 66.66664 %: nothing that prints as 66.66 can come of these figures.
    const [finding, ...more] = rawFindingsOf(one("66.66%")).filter(({ rule }) => rule.startsWith("ratio/"));
    expect(finding).toMatchObject({ class: "error", messageId: "ratio.cut", reported: "66.66" });
    expect(more).toEqual([]);
    const [other] = rawFindingsOf(one("66.65%")).filter(({ rule }) => rule.startsWith("ratio/"));
    expect(other).toMatchObject({ class: "error", messageId: "ratio.error" });
  });

  it("cut off is rounding where the figures are too coarse to tell", () => {
    // 199.995 / 300.005 is 66.664 %, which prints as 66.66.
    const coarse = one("66.66%").map((row) =>
      row.map((cell) => (typeof cell === "number" ? cell / 100 : cell)),
    );
    expect(found(coarse)).toEqual(["rounding ratio/executed at E4: 66.66 against 66.6667"]);
  });

  it("printed as a part of one", () => {
    expect(found(one("0.6667"))).toEqual([]);
    expect(found(one("0.6666"))).toHaveLength(1);
    expect(found(one("0.7667"))).toEqual(["error ratio/executed at E4: 0.7667 against 0.6667"]);
  });

  const two = (rate: string) => grid`
    项目支出绩效自评表
    项目名称 | 某专项 | | |
    项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率
    | 年度资金总额 | 100 | 120 | 90 | ${rate}
  `;

  it("may be of either of two budgets, and is of 全年预算 when it is of neither", () => {
    expect(equationsOf(two("90.00%"), "ratio/executed")).toEqual(["F4=E4"]);
    expect(notApplicableOf(two("90.00%"))).toEqual([]);
    expect(found(two("75.00%"))).toEqual([]);
    expect(found(two("80.00%"))).toEqual(["error ratio/executed at F4: 80.00 against 75.0000"]);
  });

  it("of nothing is not checked", () => {
    const zero = grid`
      项目支出绩效自评表
      项目名称 | 某专项 | | |
      项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率
      | 年度资金总额 | 0 | 5 | 100%
    `;
    expect(equationsOf(zero, "ratio/executed")).toEqual([]);
    expect(found(zero)).toEqual([]);
  });
});

describe("占比", () => {
  const vertical = (first: string, second: string, third: string) => grid`
    支出预算总表
    | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 占比
    | 合计 | 80 | 100%
    201 | 一般公共服务支出 | 40 | ${first}
    205 | 教育支出 | 30 | ${second}
    208 | 社会保障和就业支出 | 10 | ${third}
  `;

  it("of the total above", () => {
    expect(equationsOf(vertical("50%", "37.5%", "12.5%"), "ratio/share")).toHaveLength(4);
    expect(found(vertical("50%", "37.5%", "12.5%"))).toEqual([]);
    expect(found(vertical("50%", "38%", "13%"))).toEqual([]);
    expect(found(vertical("50%", "37.5%", "15%"))).toEqual(["error ratio/share at D7: 15 against 12.5000"]);
  });

  it("of the top of the table, also for a line below another", () => {
    const nested = (last: string) => grid`
      支出预算总表
      | | | 单位：万元
      科目编码 | 科目名称 | 合计 | 占比
      | 合计 | 80 | 100%
      201 | 一般公共服务支出 | 80 | 100%
      20101 | 人大事务 | 60 | 75%
      20132 | 组织事务 | 20 | ${last}
    `;
    expect(equationsOf(nested("25%"), "ratio/share")).toHaveLength(4);
    expect(found(nested("25%"))).toEqual([]);
    expect(found(nested("30%"))).toEqual(["error ratio/share at D7: 30 against 25.0000"]);
  });

  it("is not checked where less than half of it comes out", () => {
    expect(found(vertical("51%", "39%", "15%"))).toEqual([]);
    expect(notApplicableOf(vertical("51%", "39%", "15%"))).toContain("ratio/share: base-unknown");
  });

  const horizontal = (first: string, second: string) => grid`
    支出预算总表
    | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 占比
    201 | 一般公共服务支出 | 100 | 60 | ${first}
    205 | 教育支出 | 50 | 20 | ${second}
  `;

  it("of the column beside", () => {
    expect(equationsOf(horizontal("60%", "40%"), "ratio/share")).toEqual(["E4=D4", "E5=D5"]);
    expect(found(horizontal("60%", "40%"))).toEqual([]);
    // One rate of two that comes out may do so by chance: nothing is said about the other.
    expect(found(horizontal("60%", "45%"))).toEqual([]);
  });
});

describe("增减%", () => {
  const table = (first: string, second: string, third: string) => grid`
    一般公共预算支出表
    | | | | 单位：万元
    科目编码 | 科目名称 | 2023年预算数 | 2024年预算数 | 增减%
    201 | 一般公共服务支出 | 100 | 110 | ${first}
    205 | 教育支出 | 80 | 60 | ${second}
    208 | 社会保障和就业支出 | 0 | 60 | ${third}
  `;

  it("is of the earlier year, its sign counted, and of nothing where there was nothing", () => {
    expect(equationsOf(table("10%", "-25%", "100%"), "ratio/change")).toEqual(["E4=D4-C4", "E5=D5-C5"]);
    expect(found(table("10%", "-25%", "100%"))).toEqual([]);
    expect(found(table("10%", "25%", ""))).toEqual(["error ratio/change at E5: 25 against -25.0000"]);
  });
});
