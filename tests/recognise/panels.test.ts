import { describe, expect, it } from "vitest";
import { amountsOf, conceptAt, equationsOf, findingsOf, grid, notFactsOf } from "../support/table.js";

describe("收入 beside 支出", () => {
  const table = grid`
    收支预算总表
    部门：某局 | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算拨款收入 | 80 | 一、一般公共服务支出 | 50
    二、政府性基金预算拨款收入 | 5 | 二、社会保障和就业支出 | 30
    三、事业收入 | 10 | 三、城乡社区支出 | 20
    本年收入合计 | 95 | 本年支出合计 | 100
    上年结转结余 | 5 | 年终结转结余 | 0
    收入总计 | 100 | 支出总计 | 100
  `;

  it("keeps the two sides apart", () => {
    expect(conceptAt(table, "B5")).toMatchObject({
      direction: "本年收入",
      fund: "一般公共预算",
      stage: "年初预算",
    });
    expect(conceptAt(table, "B7")).toMatchObject({ direction: "本年收入", fund: "事业收入" });
    expect(conceptAt(table, "D6")).toMatchObject({ direction: "本年支出", function: "208" });
    expect(conceptAt(table, "D7")).toMatchObject({ direction: "本年支出", function: "212" });
  });

  it("knows the lines between 本年合计 and 总计", () => {
    expect(conceptAt(table, "B8")).toMatchObject({ direction: "本年收入" });
    expect(conceptAt(table, "B9")).toMatchObject({ direction: "年初结转和结余" });
    expect(conceptAt(table, "D9")).toMatchObject({ direction: "年末结转和结余" });
    expect(conceptAt(table, "B10")).toMatchObject({ direction: "收入总计" });
    expect(conceptAt(table, "D10")).toMatchObject({ direction: "支出总计" });
  });

  it("adds each side up by itself and holds one against the other", () => {
    expect(equationsOf(table, "rollup/total")).toEqual(
      expect.arrayContaining(["B8=B5+B6+B7", "D8=D5+D6+D7", "B10=B8+B9", "D10=D8+D9"]),
    );
    expect(equationsOf(table, "balance/totals")).toEqual(["B10=D10"]);
    expect(findingsOf(table)).toEqual([]);
  });
});

describe("基本支出 in three blocks side by side", () => {
  const table = grid`
    一般公共预算财政拨款基本支出决算表
    部门：某局 | | | | | | | | 金额单位：万元
    人员经费 | | | 公用经费 | | | | |
    科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数
    301 | 工资福利支出 | 90 | 302 | 商品和服务支出 | 12 | 310 | 资本性支出 | 3
    30101 | 基本工资 | 50 | 30201 | 办公费 | 8 | 31002 | 办公设备购置 | 3
    30102 | 津贴补贴 | 40 | 30211 | 差旅费 | 4 | 31003 | 专用设备购置 | 0
    303 | 对个人和家庭的补助 | 6 | | | | | |
    30302 | 退休费 | 6 | | | | | |
    人员经费合计 | | 96 | 公用经费合计 | | | | | 15
  `;

  it("reads the blocks downwards", () => {
    expect(conceptAt(table, "C6")).toMatchObject({ economic: "30101", fund: "一般公共预算", stage: "决算" });
    expect(conceptAt(table, "F7")).toMatchObject({ economic: "30211" });
    expect(conceptAt(table, "I6")).toMatchObject({ economic: "31002" });
    expect(conceptAt(table, "C9")).toMatchObject({ economic: "30302" });
  });

  it("takes no code for an amount", () => {
    const places = Object.keys(amountsOf(table));
    expect(places.filter((place) => !/^[CFI]/.test(place))).toEqual([]);
    expect(notFactsOf(table)).toMatchObject({ A5: "code", D6: "code", G7: "code" });
  });

  it("adds up the classes, and 人员经费合计 and 公用经费合计 on the last row", () => {
    expect(equationsOf(table, "rollup/economic").sort()).toEqual([
      "C5=C6+C7",
      "C8=C9",
      "F5=F6+F7",
      "I5=I6+I7",
    ]);
    expect(equationsOf(table, "rollup/total").sort()).toEqual(["C10=C5+C8", "I10=F5+I5"]);
    expect(findingsOf(table)).toEqual([]);
  });

  it("names the nature of the two sums", () => {
    expect(conceptAt(table, "C10")).toMatchObject({ nature: "人员经费" });
    expect(conceptAt(table, "I10")).toMatchObject({ nature: "公用经费" });
  });
});

describe("基本支出 in two blocks", () => {
  it("puts 公用经费合计 under the second", () => {
    const table = grid`
      一般公共预算财政拨款基本支出决算表
      | | | | | 单位：万元
      人员经费 | | | 公用经费 | |
      经济分类科目编码 | 科目名称 | 决算数 | 经济分类科目编码 | 科目名称 | 决算数
      301 | 工资福利支出 | 9 | 302 | 商品和服务支出 | 4
      30101 | 基本工资 | 9 | 30201 | 办公费 | 4
      303 | 对个人和家庭的补助 | 1 | 310 | 资本性支出 | 2
      30301 | 离休费 | 1 | 31002 | 办公设备购置 | 2
      人员经费合计 | | 10 | 公用经费合计 | | 6
    `;
    expect(equationsOf(table, "rollup/total").sort()).toEqual(["C9=C5+C7", "F9=F5+F7"]);
    expect(conceptAt(table, "F8")).toMatchObject({ economic: "31002" });
  });
});
