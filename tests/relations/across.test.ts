import { describe, expect, it } from "vitest";
import { acrossOf, findingsOf, grid, notApplicableAcross, sheets } from "../support/table.js";

describe("基本支出 of 公开05 = 人员经费 + 公用经费 of 公开06", () => {
  const spending = (basic: number) => grid`
    2024年度一般公共预算财政拨款支出决算表
    | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    | 合计 | ${basic + 10} | ${basic} | 10
    201 | 一般公共服务支出 | ${basic + 10} | ${basic} | 10
  `;
  const basics = grid`
    2024年度一般公共预算财政拨款基本支出决算表
    | | | | | 单位：万元
    人员经费 | | | 公用经费 | |
    科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数
    301 | 工资福利支出 | 15 | 302 | 商品和服务支出 | 5
    30101 | 基本工资 | 15 | 30201 | 办公费 | 5
    人员经费合计 | | 15 | 公用经费合计 | | 5
  `;
  const book = (basic: number) => sheets({ 公开05: spending(basic), 公开06: basics });

  it("holds", () => {
    expect(acrossOf(book(20), "across/")).toEqual({
      "across/nature 公开05!D4=公开06!C7+公开06!F7": "holds",
    });
    expect(findingsOf(book(20))).toEqual([]);
  });

  // Three printed figures are each off by at most half a hundredth: 0.015 together.
  it.each([
    [20.01, "rounding"],
    [19.99, "rounding"],
    [20.02, "error"],
    [19.98, "error"],
  ])("%d against 20 is %s", (basic, found) => {
    expect(findingsOf(book(basic))).toEqual([
      `${found} across/nature at 公开05!D4: ${basic.toFixed(2)} against 20.00`,
    ]);
  });

  it("is no sum across tables where 公开06 prints the total itself: then both totals must agree", () => {
    const own = [...basics, ["基本支出合计", null, null, null, null, 20]];
    const whole = sheets({ 公开05: spending(21), 公开06: own });
    expect(acrossOf(whole, "across/")).toEqual({});
    expect(acrossOf(whole, "same/")).toEqual({ "same/tables 公开05!D4=公开06!F8": "differs" });
  });

  it("does not apply where a part is not printed", () => {
    const [title, unit, , header, first, , last] = basics;
    const half = [title, unit, ["人员经费"], header, first, last].map((row) => (row ?? []).slice(0, 3));
    const missing = sheets({ 公开05: spending(20), 公开06: half });
    expect(acrossOf(missing, "across/")).toEqual({});
    expect(notApplicableAcross(missing)).toContain("across/nature: term-missing");
  });
});

describe("财政拨款 of 公开02 = its funds in 公开01", () => {
  const book = (whole: number, capital: string) =>
    sheets({
      公开01: grid`
        2024年度收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | 70 | 一、教育支出 | 90
        二、政府性基金预算财政拨款收入 | 20 | |
        三、国有资本经营预算财政拨款收入 | ${capital} | |
      `,
      公开02: grid`
        2024年度收入决算表
        | | | | 单位：万元
        科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入
        | 合计 | ${whole + 1} | ${whole} | 1
        205 | 教育支出 | ${whole + 1} | ${whole} | 1
      `,
    });

  it("holds, the blank fund counting as nothing", () => {
    expect(findingsOf(book(90, ""))).toEqual([]);
    expect(Object.values(acrossOf(book(90, ""), "across/fund"))).toEqual(["holds"]);
  });

  it.each([
    [90, "5", "error across/fund at 公开02!D4: 90.00 against 95.00"],
    [85, "", "error across/fund at 公开02!D4: 85.00 against 90.00"],
    // Three figures are printed beside a blank: 0.015.
    [90.01, "", "rounding across/fund at 公开02!D4: 90.01 against 90.00"],
    [90.02, "", "error across/fund at 公开02!D4: 90.02 against 90.00"],
    // Four with a printed zero: 0.02.
    [90.02, '"0.00"', "rounding across/fund at 公开02!D4: 90.02 against 90.00"],
  ])("%d with 国有资本经营 %j", (whole, capital, finding) => {
    expect(findingsOf(book(whole, capital))).toEqual([finding]);
  });
});

describe("a fund that another table prints", () => {
  const book = (capital: string) =>
    sheets({
      公开01: grid`
        2024年度收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | 70 | 一、教育支出 | 90
        二、政府性基金预算财政拨款收入 | 20 | |
      `,
      公开02: grid`
        2024年度收入决算表
        | | | | 单位：万元
        科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入
        | 合计 | 96 | 95 | 1
      `,
      公开04: grid`
        2024年度财政拨款收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        三、国有资本经营预算财政拨款 | ${capital} | 一、教育支出 | 90
      `,
    });

  it("makes the others no whole, unless it is nothing", () => {
    expect(acrossOf(book("5"), "across/fund")).toEqual({});
    expect(notApplicableAcross(book("5"))).toContain("across/fund: term-missing");
    expect(findingsOf(book("0"), "across/fund")).toEqual([
      "error across/fund at 公开02!D4: 95.00 against 90.00",
    ]);
  });
});

describe("支出合计 = 基本支出 + 项目支出 of another table", () => {
  const book = (total: number, operating: string) =>
    sheets({
      总表: grid`
        2024年度收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | ${total} | 一、教育支出 | ${total}
      `,
      支出: grid`
        2024年度支出决算表
        | | | | 单位：万元
        科目编码 | 科目名称 | 基本支出 | 项目支出 | 经营支出
        205 | 教育支出 | 20 | 10 | ${operating}
      `,
    });

  it("holds and fails, 经营支出 counted", () => {
    expect(findingsOf(book(30, ""))).toEqual([]);
    expect(findingsOf(book(33, "3"))).toEqual([]);
    expect(findingsOf(book(30, "3"))).toEqual(["error across/nature at 总表!D5: 30.00 against 33.00"]);
  });
});

describe("三公经费 of one table = its items in another", () => {
  const book = (whole: number, stage: string) =>
    sheets({
      三公: grid`
        2024年度财政拨款“三公”经费支出决算表
        | 单位：万元
        项目 | 决算数
        三公经费合计 | ${whole}
      `,
      明细: grid`
        2024年度财政拨款“三公”经费支出决算明细表
        | | 单位：万元
        ${stage}
        因公出国（境）费 | 公务用车购置及运行费 | 公务接待费
        1 | 5 | 3
      `,
    });
  const STATED = "决算数 | |";

  it("holds and fails", () => {
    expect(acrossOf(book(9, STATED), "across/item")).toEqual({
      "across/item 三公!B4=明细!A5+明细!B5+明细!C5": "holds",
    });
    expect(findingsOf(book(8, STATED), "across/item")).toEqual([
      "error across/item at 三公!B4: 8.00 against 9.00",
    ]);
  });

  it("is a doubt where a table does not say that it is 决算", () => {
    expect(findingsOf(book(8, ""), "across/item")).toEqual([
      "doubt across/item at 三公!B4: 8.00 against 9.00",
    ]);
  });
});
