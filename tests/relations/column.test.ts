import { describe, expect, it } from "vitest";
import { equationsOf, findingsOf, grid } from "../support/table.js";

describe("合计 = the columns beside it", () => {
  const nested = (staff: number) => grid`
    一般公共预算支出表
    | | | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | | | 项目支出
    | | | 小计 | 人员经费 | 公用经费 |
    201 | 一般公共服务支出 | 10 | 7 | ${staff} | 1 | 3
  `;

  it("holds through a 小计 inside", () => {
    expect(equationsOf(nested(6), "column/sum").sort()).toEqual(["C5=D5+G5", "D5=E5+F5"]);
    expect(findingsOf(nested(6))).toEqual([]);
  });

  it("holds for each of two lists of the same money", () => {
    const purchases = (works: number, own: number) => grid`
      政府采购预算表
      | | | | | 单位：万元
      采购项目名称 | 合计 | 货物 | 工程 | 资金来源 |
      | | | | 财政拨款 | 自筹资金
      消防改造 | 30 | 10 | ${works} | 25 | ${own}
    `;
    expect(equationsOf(purchases(20, 5), "column/sum").sort()).toEqual(["B5=C5+D5", "B5=E5+F5"]);
    expect(findingsOf(purchases(20, 5))).toEqual([]);
    expect(findingsOf(purchases(20, 6))).toEqual(["error column/sum at B5: 30.00 against 31.00"]);
  });

  it("fails where a 小计 fails, and only there", () => {
    expect(findingsOf(nested(5))).toEqual(["error column/sum at D5: 7.00 against 6.00"]);
  });

  it("takes the funds for the parts of 财政拨款", () => {
    const fiscal = (state: number) => grid`
      财政拨款收入支出决算总表
      | | | | | | 单位：万元
      收入 | | 支出 | | | |
      项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款
      一、一般公共预算财政拨款 | 8 | 一、教育支出 | 8 | 8 | |
      二、政府性基金预算财政拨款 | 3 | 二、城乡社区支出 | 5 | | 3 | ${state}
    `;
    expect(equationsOf(fiscal(2), "column/sum")).toEqual(["D5=E5", "D6=F6+G6"]);
    expect(findingsOf(fiscal(2))).toEqual([]);
    expect(findingsOf(fiscal(3))).toEqual(["error column/sum at D6: 5.00 against 6.00"]);
  });

  it("leaves 其中 out", () => {
    const ofWhich = grid`
      收入决算表
      | | | | | | 单位：万元
      科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入 | 其中：教育收费 | 其他收入
      205 | 教育支出 | 10 | 6 | 3 | 2 | 1
    `;
    expect(equationsOf(ofWhich, "column/sum")).toEqual(["C4=D4+E4+G4"]);
    expect(findingsOf(ofWhich)).toEqual([]);
  });

  it("does not add a year to another", () => {
    const years = grid`
      一般公共预算支出表
      | | | | | 单位：万元
      科目编码 | 科目名称 | 2022年预算数 | 2023年预算数 | |
      | | | 合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | 100 | 7 | 4 | 3
    `;
    expect(equationsOf(years, "column/sum")).toEqual(["D5=E5+F5"]);
    expect(findingsOf(years)).toEqual([]);
  });

  it("leaves counts, prices and percentages out", () => {
    const purchase = grid`
      政府采购预算表
      | | | | | | 单位：万元
      采购项目 | 数量 | 单价 | 合计 | 财政拨款 | 单位资金 | 占比
      台式计算机 | 10 | 0.6 | 6 | 5 | 1 | 50%
    `;
    expect(equationsOf(purchase, "column/sum")).toEqual(["D4=E4+F4"]);
    expect(findingsOf(purchase)).toEqual([]);
  });
});

describe("增减额 = this year − last year", () => {
  const change = (difference: number) => grid`
    一般公共预算支出表
    | | | | | 单位：万元
    科目编码 | 科目名称 | 2022年预算数 | 2023年预算数 | 增减额 | 增减%
    201 | 一般公共服务支出 | 100 | 112.5 | ${difference} | 12.5%
  `;

  it("holds and fails", () => {
    expect(equationsOf(change(12.5), "column/change")).toEqual(["E4=D4-C4"]);
    expect(findingsOf(change(12.5))).toEqual([]);
    expect(findingsOf(change(-12.5))).toEqual(["error column/change at E4: -12.50 against 12.50"]);
  });

  it("knows the order of the years, not of the columns", () => {
    const reversed = grid`
      一般公共预算支出表
      | | | | 单位：万元
      科目编码 | 科目名称 | 2023年预算数 | 2022年预算数 | 增减额
      201 | 一般公共服务支出 | 112.5 | 100 | 12.5
    `;
    expect(equationsOf(reversed, "column/change")).toEqual(["E4=C4-D4"]);
    expect(findingsOf(reversed)).toEqual([]);
  });

  it("takes the two columns that its header names", () => {
    const named = grid`
      财政拨款支出决算表
      | | | | 单位：万元
      科目编码 | 科目名称 | 年初预算数 | 决算数 | 决算数比年初预算数增减额
      201 | 一般公共服务支出 | 10 | 8 | -2
    `;
    expect(equationsOf(named, "column/change")).toEqual(["E4=D4-C4"]);
    expect(findingsOf(named)).toEqual([]);
  });

  it("is never a part of itself: 增减额 under a header that names both years", () => {
    const central = grid`
      一般公共预算支出表
      | | | | | | | 单位：万元
      功能分类科目 | | 2023年执行数 | 2024年预算数 | | | 2024年预算数比2023年执行数 |
      科目编码 | 科目名称 | | 小计 | 基本支出 | 项目支出 | 增减额 | 增减%
      201 | 一般公共服务支出 | 5 | 6 | 4 | 2 | 1 | 20
      20101 | 人大事务 | 5 | 6 | 4 | 2 | 1 | 20
    `;
    expect(equationsOf(central, "column/change")).toEqual(["G5=D5-C5", "G6=D6-C6"]);
    expect(findingsOf(central)).toEqual([]);
  });
});
