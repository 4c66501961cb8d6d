import { describe, expect, it } from "vitest";
import {
  amountsOf,
  conceptAt,
  equationsOf,
  factsOf,
  findingsOf,
  grid,
  notFactsOf,
} from "../support/table.js";

describe("三公 with 预算数 in six columns and 决算数 in six more", () => {
  const table = grid`
    财政拨款“三公”经费支出决算表
    部门：某局 | | | | | | | | | | | 单位：万元
    预算数 | | | | | | 决算数 | | | | |
    合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费
    | | 小计 | 公务用车购置费 | 公务用车运行费 | | | | 小计 | 公务用车购置费 | 公务用车运行费 |
    1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
    10 | 2 | 5 | 1 | 4 | 3 | 8.5 | 1.5 | 4.5 | 1 | 3.5 | 2.5
  `;

  it("reads its one row and not the numbers of the columns", () => {
    expect(amountsOf(table)).toEqual({
      ...{ A7: "10", B7: "2", C7: "5", D7: "1", E7: "4", F7: "3" },
      ...{ G7: "8.5", H7: "1.5", I7: "4.5", J7: "1", K7: "3.5", L7: "2.5" },
    });
    expect(notFactsOf(table)).toMatchObject({ A6: "column-number", L6: "column-number" });
  });

  it("knows the items and their stage", () => {
    expect(conceptAt(table, "A7")).toMatchObject({ item: "三公经费", stage: "全年预算" });
    expect(conceptAt(table, "B7")).toMatchObject({ item: "因公出国", stage: "全年预算" });
    expect(conceptAt(table, "I7")).toMatchObject({ item: "公务用车", stage: "决算" });
    expect(conceptAt(table, "J7")).toMatchObject({ item: "公务用车购置", stage: "决算" });
    expect(conceptAt(table, "K7")).toMatchObject({ item: "公务用车运行", stage: "决算" });
    expect(conceptAt(table, "L7")).toMatchObject({ item: "公务接待", stage: "决算" });
  });

  it("adds each half up by itself", () => {
    expect(equationsOf(table, "column/sum").sort()).toEqual([
      "A7=B7+C7+F7",
      "C7=D7+E7",
      "G7=H7+I7+L7",
      "I7=J7+K7",
    ]);
  });
});

describe("三公 with 预算数 and 决算数 under each item", () => {
  const table = grid`
    一般公共预算财政拨款“三公”经费支出决算表
    | | | | | | | | | | | 单位：万元
    合计 | | 因公出国（境）费 | | 公务用车购置及运行费 | | | | | | 公务接待费 |
    | | | | 小计 | | 公务用车购置费 | | 公务用车运行费 | | |
    预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数
    10 | 8.5 | 2 | 1.5 | 5 | 4.5 | 1 | 1 | 4 | 3.5 | 3 | 2.5
  `;

  it("knows the items and their stage", () => {
    expect(conceptAt(table, "A6")).toMatchObject({ item: "三公经费", stage: "全年预算" });
    expect(conceptAt(table, "B6")).toMatchObject({ item: "三公经费", stage: "决算" });
    expect(conceptAt(table, "E6")).toMatchObject({ item: "公务用车", stage: "全年预算" });
    expect(conceptAt(table, "J6")).toMatchObject({ item: "公务用车运行", stage: "决算" });
    expect(conceptAt(table, "K6")).toMatchObject({ item: "公务接待", stage: "全年预算" });
  });

  it("adds figures of one stage only", () => {
    expect(equationsOf(table, "column/sum").sort()).toEqual([
      "A6=C6+E6+K6",
      "B6=D6+F6+L6",
      "E6=G6+I6",
      "F6=H6+J6",
    ]);
    expect(findingsOf(table)).toEqual([]);
  });
});

describe("三公 downwards", () => {
  const table = grid`
    2023年一般公共预算“三公”经费支出表
    | 单位：万元
    项目 | 2023年预算数
    合计 | 10
    1、因公出国（境）费用 | 2
    2、公务接待费 | 3
    3、公务用车费 | 5
    其中：（1）公务用车运行维护费 | 4
    （2）公务用车购置费 | 1
  `;

  it("knows the items", () => {
    expect(conceptAt(table, "B4")).toMatchObject({ stage: "年初预算", year: "2023" });
    expect(conceptAt(table, "B5")).toMatchObject({ item: "因公出国" });
    expect(conceptAt(table, "B6")).toMatchObject({ item: "公务接待" });
    expect(conceptAt(table, "B8")).toMatchObject({ item: "公务用车运行" });
    expect(conceptAt(table, "B9")).toMatchObject({ item: "公务用车购置" });
  });

  it("never adds the lines 其中 to the total", () => {
    expect(equationsOf(table, "rollup/total")).toEqual(["B4=B5+B6+B7"]);
    expect(findingsOf(table)).toEqual([]);
  });

  it("knows 公务用车购置及运行费 as the sum of its two lines", () => {
    const named = table.map((row) =>
      row.map((cell) => (cell === "3、公务用车费" ? "3、公务用车购置及运行费" : cell)),
    );
    expect(conceptAt(named, "B7")).toMatchObject({ item: "公务用车" });
    expect(equationsOf(named, "rollup/item")).toEqual(["B7=B8+B9"]);
  });

  it("tells counts from money", () => {
    const counted = [...table, ["公务用车保有量（辆）", 3], ["国内公务接待批次（个）", 12]];
    expect(equationsOf(counted, "rollup/total")).toEqual(["B4=B5+B6+B7"]);
    expect(findingsOf(counted)).toEqual([]);
  });
});

describe("三公 downwards with statistics and 机关运行经费", () => {
  const table = grid`
    “三公”经费公共预算财政拨款支出决算表
    部门：某局 | | | 单位：万元
    项目 | 行次 | 预算数 | 决算统计数
    栏次 | | 1 | 2
    一、“三公”经费支出 | 1 | — | —
    （一）支出合计 | 2 | 10 | 8.5
    1．因公出国（境）费 | 3 | 2 | 1.5
    2．公务用车购置及运行维护费 | 4 | 5 | 4.5
    （1）公务用车购置费 | 5 | 1 | 1
    （2）公务用车运行维护费 | 6 | 4 | 3.5
    3．公务接待费 | 7 | 3 | 2.5
    （1）国内接待费 | 8 | — | 2.5
    其中：外事接待费 | 9 | — | 1
    （2）国（境）外接待费 | 10 | — | 0
    （二）相关统计数 | 11 | — | —
    1．因公出国（境）团组数（个） | 12 | — | 1
    2．公务用车保有量（辆） | 13 | — | 3
    二、机关运行经费 | 14 | — | 72.74
    （一）行政单位 | 15 | — | 70
    （二）参照公务员法管理事业单位 | 16 | — | 2.74
  `;

  it("names the sum 三公经费, which stands under a heading of that name", () => {
    expect(conceptAt(table, "D6")).toMatchObject({ item: "三公经费", stage: "决算" });
    expect(conceptAt(table, "C6")).toMatchObject({ item: "三公经费" });
  });

  it("adds up the items, and neither statistics nor 机关运行经费", () => {
    expect(equationsOf(table, "rollup/total").sort()).toEqual(["C6=C7+C8+C11", "D6=D7+D8+D11"]);
    expect(equationsOf(table, "rollup/item")).toEqual(expect.arrayContaining(["D8=D9+D10", "D11=D12+D14"]));
    expect(findingsOf(table)).toEqual([]);
  });

  it("counts groups and cars, and pays 机关运行经费 in money", () => {
    const facts = factsOf(table);
    expect(["D16", "D17"].map((place) => facts.get(place)?.measure)).toEqual(["count", "count"]);
    expect(facts.get("D18")).toMatchObject({
      measure: "money",
      unit: "万元",
      concept: { item: "机关运行经费" },
    });
  });
});

describe("a 三公 form whose first line is left blank", () => {
  const table = (guests: number) => grid`
    2024年度财政拨款“三公”经费支出决算表
    | | | 单位：万元
    项目 | 行次 | 预算数 | 决算数
    一、“三公”经费支出 | 1 | |
    （一）支出合计 | 2 | 30 | 20
    1．因公出国（境）费 | 3 | |
    2．公务用车购置及运行维护费 | 4 | 20 | 15
    （1）公务用车购置费 | 5 | |
    （2）公务用车运行维护费 | 6 | 20 | 15
    3．公务接待费 | 7 | 10 | ${guests}
  `;

  it("has its 支出合计 for the total of the items", () => {
    expect(findingsOf(table(5))).toEqual([]);
    expect(findingsOf(table(6))).toEqual(["error rollup/total at D5: 20.00 against 21.00"]);
  });
});
