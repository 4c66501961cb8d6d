import { describe, expect, it } from "vitest";
import { acrossOf, findingsOf, grid, rawFindingsOf, sheets } from "../support/table.js";

const summary = grid`
  2024年度收入支出决算总表
  | | | 单位：万元
  收入 | | 支出 |
  项目 | 决算数 | 项目 | 决算数
  一、一般公共预算财政拨款收入 | 48 | 一、一般公共服务支出 | 30
  | | 二、教育支出 | 18
  本年收入合计 | 48 | 本年支出合计 | 48
  总计 | 48 | 总计 | 48
`;
const spending = (unit: string, by: number) => grid`
  2024年度支出决算表
  | | | | 单位：${unit}
  科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
  | 合计 | ${48 * by} | ${33 * by} | ${15 * by}
  201 | 一般公共服务支出 | ${30 * by} | ${20 * by} | ${10 * by}
  205 | 教育支出 | ${18 * by} | ${13 * by} | ${5 * by}
`;
const whole = grid`
  2024年度部门整体支出绩效自评表
  基本支出总额（万元） | 33 | 项目支出总额（万元） | 15
  一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值
  产出指标 | 数量指标 | 宣传场次 | 10场 | 12场
`;

const three = (unit: string, by: number) =>
  sheets({ 总表: summary, 支出表: spending(unit, by), 自评: whole });

describe("a unit that does not fit", () => {
  it.each([
    ["万元", 1],
    ["元", 10000],
  ])("%s fits amounts times %d: nothing is said", (unit, by) => {
    expect(findingsOf(three(unit, by))).toEqual([]);
    expect(Object.keys(acrossOf(three(unit, by), "same/tables")).length).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ["元", 1, "万元"],
    ["万元", 10000, "元"],
  ])("%s over amounts times %d is one finding, and nothing else is compared", (unit, by, expected) => {
    const findings = rawFindingsOf(three(unit, by));
    expect(findings.map(({ rule, class: found }) => [rule, found])).toEqual([["form/unit", "error"]]);
    expect(findings[0]?.data).toMatchObject({ name: "2024年度支出决算表", text: unit, expected });
    expect(findings[0]?.cells[0]?.place).toMatchObject({ sheet: 1, row: 0 });
    const compared = Object.keys(acrossOf(three(unit, by)));
    expect(compared.filter((relation) => relation.includes("支出表!"))).toEqual([]);
  });

  it("is nobody's where only two tables disagree", () => {
    const two = sheets({ 总表: summary, 支出表: spending("元", 1) });
    expect(findingsOf(two, "form/unit")).toEqual([]);
    expect(findingsOf(two, "same/tables").length).toBeGreaterThanOrEqual(3);
  });

  it("is not called wrong for a single amount ten thousand times too large", () => {
    const rows = spending("万元", 1).map((row) => row.map((cell) => (cell === 18 ? 180000 : cell)));
    const one = sheets({ 总表: summary, 支出表: rows, 自评: whole });
    expect(findingsOf(one, "form/unit")).toEqual([]);
    expect(findingsOf(one, "same/tables")).toHaveLength(1);
  });

  it("does not hide what is wrong inside the table", () => {
    const rows = spending("元", 1).map((row) => row.map((cell) => (cell === 5 ? 7 : cell)));
    const found = findingsOf(sheets({ 总表: summary, 支出表: rows, 自评: whole }));
    expect(found.filter((finding) => !finding.includes("form/unit"))).toEqual([
      "error rollup/total at 支出表!E4: 15 against 17",
      "error column/sum at 支出表!C6: 18 against 20",
    ]);
  });
});
