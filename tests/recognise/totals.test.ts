import { describe, expect, it } from "vitest";
import { conceptAt, equationsOf, findingsOf, grid } from "../support/table.js";

const CLASSES = `201 | | | 一般公共服务支出 | 6 | 4 | 2
  20101 | | | 人大事务 | 6 | 4 | 2
  205 | | | 教育支出 | 3 | 1 | 2
  20502 | | | 普通教育 | 3 | 1 | 2`;

const HEADER = `支出决算表
  | | | | 单位：万元
  科目编码 | | | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
  类 | 款 | 项 | | | |`;

describe("the line 合计", () => {
  it.each([
    ["in the first column", "合计 | | | | 9 | 5 | 4"],
    ["in the column of 款", " | 合计 | | | 9 | 5 | 4"],
    ["in the column of 项", " | | 合计 | | 9 | 5 | 4"],
    ["in the column of names", " | | | 合计 | 9 | 5 | 4"],
    ["with blanks between its signs", "合\u3000\u3000计 | | | | 9 | 5 | 4"],
  ])("sums the classes: its label %s", (_, total) => {
    const table = grid`
      ${HEADER}
      ${total}
      ${CLASSES}
    `;
    expect(conceptAt(table, "F5")).toMatchObject({ nature: "基本支出", function: "合计" });
    expect(equationsOf(table, "rollup/total")).toEqual(["E5=E6+E8", "F5=F6+F8", "G5=G6+G8"]);
  });

  it("sums the classes as the last line too", () => {
    const table = grid`
      ${HEADER}
      ${CLASSES}
      合计 | | | | 9 | 5 | 4
    `;
    expect(conceptAt(table, "E9")).toMatchObject({ nature: "合计", function: "合计" });
    expect(equationsOf(table, "rollup/total")).toEqual(["E9=E5+E7", "F9=F5+F7", "G9=G5+G7"]);
  });

  it("shares a row with 类, 款 and 项", () => {
    const table = grid`
      支出决算表
      | | | | 单位：万元
      科目编码 | | | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
      类 | 款 | 项 | 合计 | 9 | 5 | 4
      ${CLASSES}
    `;
    expect(conceptAt(table, "G4")).toMatchObject({ nature: "项目支出", function: "合计" });
    expect(equationsOf(table, "rollup/total")).toEqual(["E4=E5+E7", "F4=F5+F7", "G4=G5+G7"]);
  });

  it("is not counted twice where it stands first and last", () => {
    const table = grid`
      ${HEADER}
      合计 | | | | 9 | 5 | 4
      ${CLASSES}
      合计 | | | | 9 | 5 | 4
    `;
    expect(findingsOf(table)).toEqual([]);
    expect(equationsOf(table, "rollup/total")).toContain("E5=E6+E8");
    expect(equationsOf(table, "rollup/total")).toContain("E10=E6+E8");
  });

  it("may be missing: nothing is compared with nothing", () => {
    const table = grid`
      ${HEADER}
      ${CLASSES}
    `;
    expect(equationsOf(table, "rollup/total")).toEqual([]);
    expect(equationsOf(table, "rollup/function")).toHaveLength(6);
  });
});

describe("年度资金总额 below the budgets of earlier years", () => {
  const table = (other: number) => grid`
    2026年度项目支出绩效目标表
    项目名称 | 造林 | | 主管部门 | 甲局
    项目资金（万元） | 2024年预算 | | 52 |
    | 2025年预算 | | 58 |
    | 年度资金总额 | | 66 |
    | 财政拨款 | | 60 |
    | 其他资金 | | ${other} |
    一级指标 | 二级指标 | | 三级指标 | 指标值
    产出指标 | 数量指标 | | 面积 | 100亩
  `;

  it("is the sum of its funds and not of those", () => {
    expect(findingsOf(table(6))).toEqual([]);
    expect(findingsOf(table(7))).toEqual(["error rollup/total at D5: 66.00 against 67.00"]);
  });
});

describe("小计 in front of the lines of its category", () => {
  const table = (paper: number, all = 100) => grid`
    政府采购预算表
    | | | | 单位：万元
    项目 | 采购项目 | 合计 | 一般公共预算 | 其他资金
    合计 | | ${all} | ${all - 10} | 10
    货物 | 小计 | 60 | 50 | 10
    | 计算机 | 40 | 30 | 10
    | 打印机 | 20 | 20 |
    服务 | 小计 | 40 | 40 |
    | 物业服务 | 30 | 30 |
    | 印刷服务 | ${paper} | ${paper} |
  `;

  it("is their sum, and part of the 合计 above all", () => {
    expect(findingsOf(table(10))).toEqual([]);
    expect(findingsOf(table(11))).toEqual([
      "error rollup/total at C8: 40.00 against 41.00",
      "error rollup/total at D8: 40.00 against 41.00",
    ]);
    expect(findingsOf(table(10, 110))).toEqual([
      "error rollup/total at C4: 110.00 against 100.00",
      "error rollup/total at D4: 100.00 against 90.00",
    ]);
  });
});

describe("年度资金总额 with the points of 执行率 behind it", () => {
  const table = (total: number) => grid`
    2024年度项目支出绩效目标表
    项目名称 | 遥感监测 | | |
    项目资金（万元） | 年度资金总额： | | ${total} | 执行率分值（10）
    | 其中：财政拨款 | | 500 |
    | 上年结转 | | 32 |
    | 其他资金 | | |
    一级指标 | 二级指标 | | 三级指标 | 指标值
    产出指标 | 数量指标 | | 监测县 | "≥320个"
  `;

  it("is the sum of the lines below it", () => {
    expect(findingsOf(table(532))).toEqual([]);
    expect(findingsOf(table(500))).toEqual(["error rollup/total at D3: 500.00 against 532.00"]);
  });
});
