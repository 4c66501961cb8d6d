import { describe, expect, it } from "vitest";
import { amountsOf, equationsOf, findingsOf, grid, notFactsOf, recognised } from "../support/table.js";

describe("a line that prints a label and nothing else", () => {
  it.each([
    "政府性基金预算",
    "（二）政府性基金预算",
    "2．政府性基金预算",
    "国有资本经营预算",
    "政府性基金收入",
  ])("is a line of its table and not the title of another: %s", (label) => {
    const table = grid`
        财政拨款收支总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 预算数 | 项目 | 预算数
        一、本年收入 | 90 | 一、一般公共服务支出 | 95
        （一）一般公共预算 | 90 | |
        ${label} | | |
        二、上年结转 | 5 | |
        收入总计 | 95 | 支出总计 | 95
      `;
    expect(recognised(table).tables.map(({ title }) => title)).toEqual(["财政拨款收支总表"]);
    expect(amountsOf(table)).toMatchObject({ B5: "90", B6: "90", B8: "5", B9: "95", D5: "95", D9: "95" });
    expect(equationsOf(table, "rollup/total")).toContain("B9=B5+B8");
    expect(findingsOf(table)).toEqual([]);
  });
});

describe("a numbered label", () => {
  it("is no figure", () => {
    const table = grid`
      收支预算总表
      | | | 单位：万元
      收入 | | 支出 |
      项目 | 预算数 | 项目 | 预算数
      1、财政拨款收入 | 50 | 1、人员经费 | 30
      2、其他收入 | | 2、公用经费 | 20
      收入合计 | 50 | 支出合计 | 50
    `;
    expect(notFactsOf(table)).toEqual({});
    expect(amountsOf(table)).toEqual({ B5: "50", D5: "30", D6: "20", B7: "50", D7: "50" });
  });
});
