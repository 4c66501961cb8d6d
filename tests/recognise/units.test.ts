import { describe, expect, it } from "vitest";
import { inTenThousands } from "../../src/recognise/index.js";
import { factsOf, grid } from "../support/table.js";

function unitAt(source: ReturnType<typeof grid>, place: string): string | undefined {
  return factsOf(source).get(place)?.unit;
}

describe("the unit of a table", () => {
  it.each([
    ["单位：万元", "万元"],
    ["单位：元", "元"],
    ["金额单位：万元", "万元"],
    ["单位:人民币万元", "万元"],
    ["（单位：元）", "元"],
    ["单 位：万 元", "万元"],
    ["万元", "万元"],
  ])("stands in a line of its own: %s", (line, unit) => {
    const table = grid`
      支出预算总表
      | | | | ${line}
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | 9 | 5 | 4
    `;
    expect(unitAt(table, "C4")).toBe(unit);
  });

  it("stands beside the name of the department, which is called 单位 too", () => {
    const table = grid`
      支出预算总表
      单位：某市财政局 | | | | 单位：元
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | 9 | 5 | 4
    `;
    expect(unitAt(table, "D4")).toBe("元");
  });

  it("stands in the header of a column", () => {
    const table = grid`
      政府采购预算表
      项目名称 | 品目名称 | 数量 | 金额（元）
      办公设备 | 台式计算机 | 3 | 18000
    `;
    expect(unitAt(table, "D3")).toBe("元");
  });

  it("stands inside a label", () => {
    const table = grid`
      部门整体支出绩效目标表
      年度 | 2025
      部门名称 | 某局
      基本支出总额（万元） | 1947.04 | 项目支出总额（万元） | 300
    `;
    expect(unitAt(table, "B4")).toBe("万元");
    expect(unitAt(table, "D4")).toBe("万元");
  });

  it("differs from table to table", () => {
    const table = grid`
      支出预算总表
      | | | | 单位：元
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | 90000 | 50000 | 40000
      “三公”经费支出表
      | | | 单位：万元
      合计 | 因公出国（境）费 | 公务用车购置及运行费 | 公务接待费
      6 | 1 | 2 | 3
    `;
    expect(unitAt(table, "C4")).toBe("元");
    expect(unitAt(table, "A8")).toBe("万元");
  });

  it("is unknown where nothing states it", () => {
    const table = grid`
      支出预算总表
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | 9 | 5 | 4
    `;
    expect(factsOf(table).get("C3")).toMatchObject({ amount: "9", unit: undefined });
  });
});

describe("a unit in 元, replaced by 万元", () => {
  it.each([
    ["单位：元", "单位：万元"],
    ["金额单位：人民币元", "金额单位：人民币万元"],
    ["（单位：元）", "（单位：万元）"],
    ["单 位： 元", "单 位： 万元"],
    ["元", "万元"],
    ["部门：某局    金额单位：元", "部门：某局    金额单位：万元"],
    ["金额（元）", "金额（万元）"],
    ["支出预算（单位：元）", "支出预算（单位：万元）"],
    ["采购单元（元）", "采购单元（万元）"],
  ])("%s", (text, changed) => {
    expect(inTenThousands(text)).toBe(changed);
  });

  it.each([
    "单位：万元",
    "金额（千元）",
    "单元",
    "购买设备3000元",
    "公元2024年",
    "单位名称",
    "",
    "100元以上",
  ])("stays where none is stated: %s", (text) => {
    expect(inTenThousands(text)).toBeUndefined();
  });
});
