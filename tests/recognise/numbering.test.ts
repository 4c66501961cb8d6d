import { describe, expect, it } from "vitest";
import { amountsOf, conceptAt, equationsOf, grid, notFactsOf } from "../support/table.js";

const AMOUNTS = { C6: "5", D6: "3", E6: "2", C7: "5", D7: "3", E7: "2" };

/** One table with whatever stands in the row under its header. */
function withRow(row: string) {
  return grid`
    一般公共预算财政拨款支出决算表
    | | | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    ${row}
    | 合计 | | |
    201 | 一般公共服务支出 | 5 | 3 | 2
    20101 | 人大事务 | 5 | 3 | 2
  `;
}

describe("the row of 栏次", () => {
  it.each([
    ["labelled", "栏次 | | 1 | 2 | 3"],
    ["labelled in the column of names", " | 栏次 | 1 | 2 | 3"],
    ["labelled as text", '栏  次 | | "1" | "2" | "3"'],
    ["not labelled", " | | 1 | 2 | 3"],
    ["with 甲 and 乙", "甲 | 乙 | 1 | 2 | 3"],
    ["over all columns", "1 | 2 | 3 | 4 | 5"],
    ["as the formula of the form", "栏次 | | 1=2+3 | 2 | 3"],
    ["with 类款项 marks", "** | ** | 1 | 2 | 3"],
  ])("holds no amounts: %s", (_, row) => {
    expect(amountsOf(withRow(row))).toEqual(AMOUNTS);
  });

  it("is listed as what it is", () => {
    expect(notFactsOf(withRow("栏次 | | 1 | 2 | 3"))).toMatchObject({
      C4: "column-number",
      D4: "column-number",
      E4: "column-number",
    });
  });

  it("gives the form's formula", () => {
    expect(equationsOf(withRow("栏次 | | 1=2+3 | 2 | 3"), "formula/columns")).toEqual([
      "C5=",
      "C6=D6+E6",
      "C7=D7+E7",
    ]);
  });

  it("is not mistaken for in the first row of small amounts", () => {
    const table = grid`
      一般公共预算财政拨款支出决算表
      | | | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | 3 | 1 | 2
      20101 | 人大事务 | 3 | 1 | 2
    `;
    expect(amountsOf(table)).toMatchObject({ C4: "3", D4: "1", E4: "2" });
  });
});

describe("columns of 行次", () => {
  const labelled = grid`
    收入支出决算总表
    部门：某局 | | | | | 金额单位：万元
    收入 | | | 支出 | |
    项目 | 行次 | 决算数 | 项目 | 行次 | 决算数
    栏次 | | 1 | 栏次 | | 2
    一、一般公共预算财政拨款收入 | 1 | 70.12 | 一、一般公共服务支出 | 32 | 60
    二、事业收入 | 2 | 0 | 二、教育支出 | 33 | 10.12
    本年收入合计 | 27 | 70.12 | 本年支出合计 | 58 | 70.12
    总计 | 31 | 70.12 | 总计 | 62 | 70.12
  `;

  it("hold no amounts", () => {
    expect(Object.keys(amountsOf(labelled)).sort()).toEqual(["C6", "C7", "C8", "C9", "F6", "F7", "F8", "F9"]);
    expect(notFactsOf(labelled)).toMatchObject({ B6: "line-number", E9: "line-number", C5: "column-number" });
  });

  it("leave each amount with the line that it stands on", () => {
    expect(conceptAt(labelled, "C6")).toMatchObject({
      direction: "本年收入",
      fund: "一般公共预算",
      stage: "决算",
    });
    expect(conceptAt(labelled, "F7")).toMatchObject({ direction: "本年支出", function: "205" });
  });

  it("are known without a header by counting on", () => {
    const bare = labelled.map((row) => row.map((cell) => (cell === "行次" ? null : cell)));
    const counted = bare.map((row, at) =>
      row.map((cell, column) =>
        at >= 5 && column === 1 ? at - 4 : at >= 5 && column === 4 ? at + 27 : cell,
      ),
    );
    expect(Object.keys(amountsOf(counted)).sort()).toEqual(["C6", "C7", "C8", "C9", "F6", "F7", "F8", "F9"]);
  });
});
