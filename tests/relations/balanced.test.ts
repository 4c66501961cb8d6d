import { describe, expect, it } from "vitest";
import { findingsOf, notFactsOf, recognised, type Rows, sheets } from "../support/table.js";

const NOTE = "注：本表由元为单位的“支出表”按舍位平衡换算为万元：每个数取其舍、入之一。";

/** 支出 of three 类 in two natures; two of them are whole 万元. */
function spending(unit: string, amounts: readonly [number, number, number], note = ""): Rows {
  const by = unit === "元" ? 10_000 : 1;
  const plus = (more: readonly [number, number, number]): number[] =>
    amounts.map((amount, at) => Math.round((amount + (more[at] ?? 0) * by) * 100) / 100);
  return [
    ["2024年度支出决算表"],
    [null, null, null, null, `单位：${unit}`],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    [null, "合计", ...plus([7, 5, 2])],
    ["201", "一般公共服务支出", ...amounts],
    ["205", "教育支出", 3 * by, 2 * by, by],
    ["208", "社会保障和就业支出", 4 * by, 3 * by, by],
    ...(note === "" ? [] : [[note]]),
  ];
}

/** 24,666 元 = 11,233 + 13,433: 2.47 is no sum of 1.12 and 1.34. */
const EXACT = spending("元", [24666, 11233, 13433]);

function found(amounts: readonly [number, number, number], note = NOTE): string[] {
  return findingsOf(sheets({ 支出表: EXACT, 万元: spending("万元", amounts, note) }));
}

describe("a table that says that it is balanced", () => {
  it("is known by its note", () => {
    const { tables } = recognised(
      sheets({ 支出表: EXACT, 万元: spending("万元", [2.47, 1.13, 1.34], NOTE) }),
    );
    expect(tables.map(({ isBalanced, unit }) => [unit, isBalanced])).toEqual([
      ["元", undefined],
      ["万元", true],
    ]);
    expect(
      notFactsOf(spending("万元", [2.47, 1.13, 1.34], `${NOTE}2个数的末位与四舍五入不同：D4、D5。`)),
    ).toEqual({
      ...{ A5: "code", A6: "code", A7: "code" },
    });
  });

  it("agrees with its amounts in 元 by floor and by ceiling", () => {
    expect(found([2.47, 1.13, 1.34])).toEqual([]);
    expect(found([2.47, 1.12, 1.35])).toEqual([]);
    expect(found([2.46, 1.12, 1.34])).toEqual([]);
  });

  it("and by nothing else", () => {
    expect(found([2.48, 1.13, 1.35]).join("\n")).toContain("9.48");
    expect(found([2.47, 1.14, 1.33]).join("\n")).toContain("1.14");
    expect(found([2.45, 1.11, 1.34]).join("\n")).toContain("1.11");
  });

  it("does not without the note", () => {
    expect(found([2.47, 1.12, 1.35], "注：单位换算。").join("\n")).toContain("1.35");
    expect(found([2.47, 1.13, 1.34], "").join("\n")).toContain("1.13");
  });

  it("prints no number that another balanced table prints otherwise", () => {
    expect(findingsOf(sheets({ 支出表: EXACT, 万元: spending("万元", [2.47, 1.13, 1.34], NOTE) }))).toEqual(
      [],
    );
    const same = findingsOf(
      sheets({
        万元: spending("万元", [2.47, 1.13, 1.34], NOTE),
        支出表: EXACT,
        又: spending("万元", [2.47, 1.12, 1.35], NOTE),
      }),
      "same/tables",
    );
    expect(same.length).toBeGreaterThan(0);
  });

  it("is added up across tables by the same law", () => {
    const basic = (unit: string, [people, offices]: readonly [number, number], note?: string): Rows => [
      ["2024年度一般公共预算财政拨款基本支出决算表"],
      [null, null, null, null, null, `单位：${unit}`],
      ["人员经费", null, null, "公用经费", null, null],
      ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
      ["301", "工资福利支出", people, "302", "商品和服务支出", offices],
      ["30101", "基本工资", people, "30201", "办公费", offices],
      ["人员经费合计", null, people, "公用经费合计", null, offices],
      ...(note === undefined ? [] : [[note]]),
    ];
    const fiscal: Rows = [["2024年度一般公共预算财政拨款支出决算表"], ...EXACT.slice(1)];
    const across = (amounts: readonly [number, number]): string[] =>
      findingsOf(sheets({ 支出表: fiscal, 基本: basic("万元", amounts, NOTE) }), "across");
    // 基本支出 61,233 元 is 6.12 or 6.13, and no 6.14.
    expect(across([6, 0.12])).toEqual([]);
    expect(across([6, 0.13])).toEqual([]);
    expect(across([6, 0.14])).toHaveLength(1);
    expect(findingsOf(sheets({ 支出表: fiscal, 基本: basic("万元", [6, 0.13]) }), "across")).toHaveLength(1);
  });
});
