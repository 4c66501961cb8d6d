import { describe, expect, it } from "vitest";
import { acrossOf, findingsOf, grid, notApplicableAcross, sheets } from "../support/table.js";

interface Case {
  /** 支出决算表: all money. */
  readonly spent: number;
  /** 一般公共预算支出: part of it. */
  readonly general: number;
  readonly business?: number;
  readonly used?: string;
}

function book({ spent, general, business = 0, used = "" }: Case) {
  return sheets({
    收入: grid`
      2024年度收入决算表
      | | | | 单位：万元
      科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入
      | 合计 | ${30 + business} | 30 | ${business}
      201 | 一般公共服务支出 | ${30 + business} | 30 | ${business}
    `,
    支出: grid`
      2024年度支出决算表
      | | | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
      | 合计 | ${spent} | ${spent - 10} | 10
      201 | 一般公共服务支出 | ${spent} | ${spent - 10} | 10
    `,
    财政: grid`
      2024年度财政拨款收入支出决算总表
      | | | | | | 单位：万元
      收入 | | 支出 | | | |
      项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款
      一、一般公共预算财政拨款 | 30 | 一、一般公共服务支出 | ${general} | ${general} | |
      本年收入合计 | 30 | 本年支出合计 | ${general} | ${general} | 0 | 0
    `,
    一般公共: grid`
      2024年度一般公共预算财政拨款支出决算表
      | | | | 单位：万元
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      | 合计 | ${general} | ${general - 10} | 10
      201 | 一般公共服务支出 | ${general} | ${general - 10} | 10
    `,
    ...(used === ""
      ? {}
      : {
          总表: grid`
            2024年度收入支出决算总表
            | | | 单位：万元
            收入 | | 支出 |
            项目 | 决算数 | 项目 | 决算数
            一、一般公共预算财政拨款收入 | 30 | 一、一般公共服务支出 | ${spent}
            使用非财政拨款结余 | ${used} | |
          `,
        }),
  });
}

const WHERE = ["C4", "C5", "D4", "D5"];

describe("where all income is 财政拨款", () => {
  it("all spending equals that of its funds, line by line and nature by nature", () => {
    const relations = acrossOf(book({ spent: 30, general: 30 }), "across/all-funds");
    expect(Object.keys(relations).map((key) => /支出!(\w+)/.exec(key)?.[1])).toEqual(
      expect.arrayContaining(WHERE),
    );
    expect(new Set(Object.values(relations))).toEqual(new Set(["holds"]));
    expect(findingsOf(book({ spent: 30, general: 30 }))).toEqual([]);
  });

  it.each([31, 29])("%d against 30 is an error in each of them", (spent) => {
    const found = findingsOf(book({ spent, general: 30 }), "across/all-funds");
    for (const [place, by] of WHERE.map((place) => [place, place.startsWith("D") ? 10 : 0] as const))
      expect(found).toContain(
        `error across/all-funds at 支出!${place}: ${(spent - by).toFixed(2)} against ${(30 - by).toFixed(2)}`,
      );
    expect(found).toHaveLength(WHERE.length);
    expect(findingsOf(book({ spent, general: 30 }), "bound/")).toEqual([]);
  });
});

describe.each([
  ["事业收入", { business: 5 }],
  ["使用非财政拨款结余", { used: "5" }],
])("where there is %s", (_, other) => {
  it("all spending may be larger", () => {
    expect(acrossOf(book({ spent: 34, general: 30, ...other }), "across/all-funds")).toEqual({});
    const bounds = acrossOf(book({ spent: 34, general: 30, ...other }), "bound/all-funds");
    expect(Object.keys(bounds).length).toBeGreaterThanOrEqual(WHERE.length);
    expect(new Set(Object.values(bounds))).toEqual(new Set(["holds"]));
  });

  it("and it is a doubt where it is smaller", () => {
    const found = findingsOf(book({ spent: 29, general: 30, ...other }), "bound/all-funds");
    expect(found).toContain("doubt bound/all-funds at 支出!C4: 29.00 against 30.00");
    expect(found.every((finding) => finding.startsWith("doubt "))).toBe(true);
  });
});

describe("a zero of 使用非财政拨款结余", () => {
  it("leaves all income 财政拨款", () => {
    expect(findingsOf(book({ spent: 31, general: 30, used: "0" }), "across/all-funds")).toHaveLength(
      WHERE.length,
    );
  });
});

describe("where nothing says what the income is", () => {
  it("only the bound is asked", () => {
    const without = book({ spent: 31, general: 30 }).filter(({ name }) => name !== "收入");
    expect(findingsOf(without)).toEqual([]);
    // Two lines in three columns.
    expect(Object.keys(acrossOf(without, "bound/all-funds"))).toHaveLength(6);
  });
});

describe("上年结转 in a budget", () => {
  const empty = (title: string) => grid`
    ${title}
    | | 单位：万元
    科目编码 | 科目名称 | 合计
    | 合计 | 0
  `;
  /** All spending is 100 with 10 carried over; `fiscal` says that all of it is 财政拨款. */
  const budget = (general: number, fiscal: boolean) =>
    sheets({
      总表: grid`
        2024年收支预算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 预算数 | 项目 | 预算数
        一、一般公共预算拨款收入 | 90 | 一、教育支出 | 100
        本年收入合计 | 90 | 本年支出合计 | 100
        上年结转 | 10 | |
        收入总计 | 100 | 支出总计 | 100
      `,
      一般: grid`
        2024年一般公共预算支出表
        | | 单位：万元
        科目编码 | 科目名称 | 合计
        | 合计 | ${general}
        205 | 教育支出 | ${general}
      `,
      基金: empty("2024年政府性基金预算支出表"),
      资本: empty("2024年国有资本经营预算支出表"),
      ...(fiscal
        ? {
            财政: grid`
              2024年财政拨款收支预算总表
              | | | 单位：万元
              收入 | | 支出 |
              项目 | 预算数 | 项目 | 预算数
              一、本年收入 | 90 | 一、教育支出 | 100
              二、上年结转 | 10 | |
              收入总计 | 100 | 支出总计 | 100
            `,
          }
        : {}),
    });

  it("leaves totals that differ alone", () => {
    expect(notApplicableAcross(budget(90, true))).toContain("across/all-funds: scope-differs");
    expect(acrossOf(budget(90, true), "across/all-funds")).toEqual({});
    expect(notApplicableAcross(budget(110, false))).toContain("bound/all-funds: scope-differs");
    expect(acrossOf(budget(110, false), "bound/all-funds")).toEqual({});
  });

  it("leaves those that agree to be compared", () => {
    expect(Object.values(acrossOf(budget(100, true), "across/all-funds"))).toEqual(["holds", "holds"]);
    expect(Object.values(acrossOf(budget(100, false), "bound/all-funds"))).toEqual(["holds", "holds"]);
  });
});
