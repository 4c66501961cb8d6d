import { describe, expect, it } from "vitest";
import { grid, rawFindingsOf } from "../support/table.js";

describe("a finding, worked by hand", () => {
  // 301 is 907.94 and its parts make 907.94; 301 + 302 make 993.84, but the total prints 993.83.
  const findings = rawFindingsOf(grid`
    一般公共预算财政拨款基本支出决算表
    部门：某局 | | 单位：万元
    经济分类科目编码 | 科目名称 | 决算数
    合计 | | 993.83
    301 | 工资福利支出 | 907.94
    30101 | 基本工资 | 500.14
    30102 | 津贴补贴 | 407.8
    302 | 商品和服务支出 | 85.9
    30201 | 办公费 | 85.9
  `);
  const [finding] = findings;

  it("is the only one: 500.14 + 407.80 = 907.94 holds", () => {
    expect(findings).toHaveLength(1);
    expect(finding?.rule).toBe("rollup/total");
  });

  it("reports what is printed against what the parts make", () => {
    expect(finding).toMatchObject({
      class: "rounding",
      messageId: "rollup.rounding",
      reported: "993.83",
      expected: "993.84",
      difference: "-0.01",
      unit: "万元",
    });
  });

  it("carries both intervals: half a hundredth for one figure, a whole one for two", () => {
    expect(finding?.intervals).toEqual({
      reported: ["993.825", "993.835"],
      expected: ["993.830", "993.850"],
    });
  });

  it("carries what a sentence about it needs", () => {
    expect(finding?.data).toMatchObject({
      row: "合计",
      column: "决算数",
      table: "一般公共预算财政拨款基本支出决算表",
      reported: "993.83",
      expected: "993.84",
      difference: "-0.01",
      unit: "万元",
      count: "2",
      digits: "2",
      // Three figures, each off by half a hundredth at the most.
      allowed: "0.015",
    });
  });

  it("lists the cell of the reported value first, then the parts with all their digits", () => {
    expect(finding?.cells).toEqual([
      {
        place: { sheet: 0, row: 3, column: 2 },
        role: "total",
        value: "993.83",
        unit: "万元",
        printed: "993.83",
      },
      {
        place: { sheet: 0, row: 4, column: 2 },
        role: "part",
        value: "907.94",
        unit: "万元",
        printed: "907.94",
      },
      { place: { sheet: 0, row: 7, column: 2 }, role: "part", value: "85.90", unit: "万元", printed: "85.9" },
    ]);
  });
});

describe("the cells of a finding", () => {
  it("name what is subtracted", () => {
    const [finding] = rawFindingsOf(grid`
      一般公共预算支出表
      | | | | 单位：万元
      科目编码 | 科目名称 | 2022年预算数 | 2023年预算数 | 增减额
      201 | 一般公共服务支出 | 100 | 90 | 10
    `);
    expect(finding).toMatchObject({
      reported: "10.00",
      expected: "-10.00",
      difference: "20.00",
      class: "error",
    });
    expect(finding?.cells.map(({ role, value }) => [role, value])).toEqual([
      ["total", "10.00"],
      ["part", "90.00"],
      ["subtracted", "100.00"],
    ]);
  });

  it("name a blank as a blank", () => {
    const [finding] = rawFindingsOf(grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      208 | 社会保障和就业支出 |
      20801 | 某款 | 5
    `);
    expect(finding).toMatchObject({ reported: "0", expected: "5.00", difference: "-5.00" });
    expect(finding?.data.reported).toBe("");
    expect(finding?.cells[0]).toMatchObject({ role: "total", value: "0", printed: "" });
  });
});
