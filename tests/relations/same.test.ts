import { describe, expect, it } from "vitest";
import { acrossOf, findingsOf, grid, notApplicableAcross, rawFindingsOf, sheets } from "../support/table.js";

const RULE = "same/tables";

/** 公开01 with the spending side given, and 公开03 with the whole spending of two classes. */
function two(summary: readonly [number | string, number | string], detail: readonly [number, number]) {
  return sheets({
    总表: grid`
      2024年度收入支出决算总表
      | | | 单位：万元
      收入 | | 支出 |
      项目 | 决算数 | 项目 | 决算数
      一、一般公共预算财政拨款收入 | 30 | 一、一般公共服务支出 | ${summary[0]}
      | | 二、教育支出 | ${summary[1]}
      本年收入合计 | 30 | 本年支出合计 | 30
      总计 | 30 | 总计 | 30
    `,
    支出: grid`
      2024年度支出决算表
      | | | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
      | 合计 | 30 | 20 | 10
      201 | 一般公共服务支出 | ${detail[0]} | 15 | 5
      205 | 教育支出 | ${detail[1]} | 5 | 5
    `,
  });
}

describe("the same figure in two tables", () => {
  it("is compared once for each concept that both print", () => {
    expect(acrossOf(two([20, 10], [20, 10]), RULE)).toEqual({
      "same/tables 支出!C4=总表!D7": "holds",
      "same/tables 支出!C5=总表!D5": "holds",
      "same/tables 支出!C6=总表!D6": "holds",
    });
    expect(findingsOf(two([20, 10], [20, 10]))).toEqual([]);
  });

  it.each([20.01, 19.99, 25])("is an error whatever the difference: %d against 20", (printed) => {
    const findings = rawFindingsOf(two([printed, 10], [20, 10])).filter(({ rule }) => rule === RULE);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      class: "error",
      messageId: "same.differs",
      reported: printed.toFixed(2),
      expected: "20.00",
    });
  });

  it("lists every place, the wrong one first", () => {
    const [finding] = rawFindingsOf(two([25, 10], [20, 10])).filter(({ rule }) => rule === RULE);
    expect(finding?.places.map(({ place, value, role }) => [place.sheet, value, role])).toEqual([
      [0, "25.00", "place"],
      [1, "20.00", "place"],
    ]);
  });
});

describe("of two values the one is believed that other relations support", () => {
  it.each([
    // 30 ≠ 25 + 10 speaks against the summary.
    ["总表", two([25, 10], [20, 10]), "error same/tables at 总表!D5: 25.00 against 20.00"],
    // 30 ≠ 25 + 10 and 25 ≠ 15 + 5 speak against the table that prints more lines.
    ["支出", two([20, 10], [25, 10]), "error same/tables at 支出!C5: 25.00 against 20.00"],
  ])("%s is wrong", (_, book, finding) => {
    expect(findingsOf(book, RULE)).toEqual([finding]);
  });

  it("and where nothing speaks for either, the one in the more detailed table", () => {
    const book = sheets({
      总表: grid`
        2024年度收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | 30 | 一、一般公共服务支出 | 21
      `,
      支出: grid`
        2024年度支出决算表
        | | 单位：万元
        科目编码 | 科目名称 | 本年支出合计
        201 | 一般公共服务支出 | 20
        205 | 教育支出 | 10
        208 | 社会保障和就业支出 | 5
      `,
    });
    expect(findingsOf(book)).toEqual(["error same/tables at 总表!D5: 21.00 against 20.00"]);
  });
});

describe("元 against 万元", () => {
  const book = (wan: string, yuan: string) =>
    sheets({
      总表: grid`
        2024年度收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | ${wan} | 一、一般公共服务支出 | ${wan}
      `,
      支出: grid`
        2024年度支出决算表
        | | 单位：元
        科目编码 | 科目名称 | 本年支出合计
        201 | 一般公共服务支出 | ${yuan}
      `,
    });

  it.each([
    // 123.454999 万元 is 123.45, the last 元 short of 123.455, which is 123.46.
    ["123.45", '"1234549.99"', []],
    ["123.46", '"1234550.00"', []],
    ["123.46", '"1234649.99"', []],
    // Half a 分 below 123.455 cannot be reached from 1234549.99 ± 0.005 元.
    ["123.46", '"1234549.99"', ["error same/tables at 支出!C4: 123.454999 against 123.46"]],
    // 1234550.00 ± 0.005 元 reaches 123.455, the upper end of what prints as 123.45.
    ["123.45", '"1234550.00"', ["rounding same/tables at 支出!C4: 123.455 against 123.45"]],
    ["123.44", '"1234550.00"', ["error same/tables at 支出!C4: 123.455 against 123.44"]],
  ])("%s 万元, %s 元", (wan, yuan, findings) => {
    expect(findingsOf(book(wan, yuan), RULE)).toEqual(findings);
    expect(Object.keys(acrossOf(book(wan, yuan), RULE))).toHaveLength(1);
  });
});

describe("lines that mean the same in one table", () => {
  const book = (first: number, second: number, summary: number) =>
    sheets({
      总表: grid`
        2024年度收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | 30 | 一、一般公共服务支出 | ${summary}
      `,
      支出: grid`
        2024年度支出决算表
        | | 单位：万元
        科目编码 | 科目名称 | 本年支出合计
        201 | 一般公共服务支出 | ${first}
        205 | 教育支出 | 10
        201 | 一般公共服务支出 | ${second}
      `,
    });

  it("are ambiguous where they differ, and nothing is compared", () => {
    expect(acrossOf(book(12, 8, 20), RULE)).toEqual({});
    expect(notApplicableAcross(book(12, 8, 20))).toContain("same/tables: ambiguous");
  });

  it("are compared where they agree", () => {
    expect(acrossOf(book(12, 12, 12), RULE)).toEqual({ "same/tables 总表!D5=支出!C4+支出!C6": "holds" });
    expect(notApplicableAcross(book(12, 12, 12))).not.toContain("same/tables: ambiguous");
    expect(findingsOf(book(12, 12, 13), RULE)).toEqual(["error same/tables at 总表!D5: 13.00 against 12.00"]);
  });
});

describe("a blank", () => {
  it("is a zero where the other lines of its list are filled", () => {
    expect(findingsOf(two(["", 10], [20, 10]), RULE)).toEqual([
      "error same/tables at 总表!D5: 0 against 20.00",
    ]);
  });

  it("says nothing where its whole list is blank", () => {
    expect(acrossOf(two(["", ""], [20, 10]), RULE)).toEqual({ "same/tables 支出!C4=总表!D7": "holds" });
  });

  it("is compared with a zero without a word", () => {
    expect(findingsOf(two(["", 30], [0, 30]), RULE)).toEqual([]);
  });
});

describe("what a table does not say", () => {
  const spending = (title: string, amount: number) => grid`
    ${title}
    | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计
    201 | 一般公共服务支出 | ${amount}
  `;

  it.each([
    ["another year", "2023年度支出决算表"],
    ["budget against final account", "2024年度支出预算表"],
    ["another fund", "2024年度政府性基金预算财政拨款支出决算表"],
  ])("is not compared: %s", (_, title) => {
    const book = (other: string) =>
      sheets({ 甲: spending("2024年度支出决算明细表", 20), 乙: spending(other, 19) });
    expect(findingsOf(book(title), RULE)).toEqual([]);
    expect(findingsOf(book("2024年度支出决算表"), RULE)).toHaveLength(1);
  });
});

describe("上年结转 in a budget", () => {
  const book = (carried: string, total: number, lines: readonly [number, number]) =>
    sheets({
      总表: grid`
        2024年收支预算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 预算数 | 项目 | 预算数
        一、一般公共预算拨款收入 | 90 | 一、一般公共服务支出 | 60
        | | 二、教育支出 | 40
        本年收入合计 | 90 | 本年支出合计 | 100
        上年结转 | ${carried} | |
        收入总计 | 100 | 支出总计 | 100
      `,
      支出: grid`
        2024年支出预算总表
        | | 单位：万元
        科目编码 | 科目名称 | 合计
        | 合计 | ${total}
        201 | 一般公共服务支出 | ${lines[0]}
        205 | 教育支出 | ${lines[1]}
      `,
    });

  it("explains totals that differ by exactly what is printed: nothing is compared", () => {
    const apart = book("10", 90, [54, 36]);
    expect(findingsOf(apart)).toEqual([]);
    expect(acrossOf(apart, RULE)).toEqual({});
    expect(notApplicableAcross(apart)).toContain("same/tables: scope-differs");
  });

  it("does not explain another difference: the total is found, its lines are left alone", () => {
    expect(findingsOf(book("10", 91, [55, 36]), RULE)).toEqual([
      "error same/tables at 支出!C4: 91.00 against 100.00",
    ]);
  });

  it("does not hide a line where both totals cover the same money", () => {
    expect(findingsOf(book("10", 100, [61, 39]), RULE)).toEqual([
      "error same/tables at 支出!C5: 61.00 against 60.00",
      "error same/tables at 支出!C6: 39.00 against 40.00",
    ]);
  });

  it("explains nothing where none is printed", () => {
    expect(findingsOf(book("", 90, [54, 36]), RULE)).toHaveLength(3);
  });
});
