import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/check/index.js";
import { addressOf } from "../../src/workbook/index.js";
import { grid, rawFindingsOf, sheets } from "../support/table.js";

/** `rollup/function C5` for each finding, with the place of its cause. */
function causes(findings: readonly Finding[]): (readonly [string, string | undefined])[] {
  return findings.map(({ rule, cells, causePlace }) => {
    const place = cells[0]?.place;
    return [
      `${rule} ${place ? addressOf(place.row, place.column) : ""}`,
      causePlace && addressOf(causePlace.row, causePlace.column),
    ];
  });
}

function countOf(findings: readonly Finding[]): number {
  return new Set(findings.map(({ cause }) => cause)).size;
}

const lists = (first: number, second: number, other: number) => grid`
  支出决算表
  | | 单位：万元
  科目编码 | 科目名称 | 本年支出合计
  208 | 社会保障和就业支出 | 12.34
  20805 | 行政事业单位养老支出 | ${first}
  2080505 | 机关事业单位基本养老保险缴费支出 | ${second}
  2080506 | 机关事业单位职业年金缴费支出 | 2.23
  20808 | 抚恤 | 2
  210 | 卫生健康支出 | ${other}
  21011 | 行政事业单位医疗 | 4
`;

describe("findings that one cell explains", () => {
  it("share a cause with its place: a sum that is wrong above and below", () => {
    const findings = rawFindingsOf(lists(13.04, 8.11, 4));
    expect(causes(findings)).toEqual([
      ["rollup/function C4", "C5"],
      ["rollup/function C5", "C5"],
    ]);
    expect(countOf(findings)).toBe(1);
  });

  it("have the same cause whatever stands in the cell", () => {
    const causeOf = (wrong: number): string[] =>
      rawFindingsOf(lists(wrong, 8.11, 4)).map(({ cause }) => cause);
    expect(causeOf(13.04)).toEqual(causeOf(99));
    expect(causeOf(13.04)).toHaveLength(2);
  });

  it("leave others apart", () => {
    const findings = rawFindingsOf(lists(13.04, 8.11, 5));
    expect(causes(findings)).toEqual([
      ["rollup/function C4", "C5"],
      ["rollup/function C5", "C5"],
      ["rollup/function C9", undefined],
    ]);
    expect(countOf(findings)).toBe(2);
  });
});

describe("a finding that two cells could settle", () => {
  it("is explained once: the other finding of the second cell stands by itself", () => {
    // 13 ≠ 12 and 12 ≠ 11 + 2: 208 should be 13. 11 ≠ 5 + 5: 20805 should be 10, which would settle 208 too.
    const findings = rawFindingsOf(grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      | 合计 | 13
      208 | 社会保障和就业支出 | 12
      20805 | 行政事业单位养老支出 | 11
      2080505 | 机关事业单位基本养老保险缴费支出 | 5
      2080506 | 机关事业单位职业年金缴费支出 | 5
      20808 | 抚恤 | 2
    `);
    expect(causes(findings).toSorted()).toEqual([
      ["rollup/function C5", "C5"],
      ["rollup/function C6", undefined],
      ["rollup/total C4", "C5"],
    ]);
    expect(countOf(findings)).toBe(2);
  });
});

describe("findings that are independent", () => {
  it("have causes of their own, though they differ by the same amount", () => {
    // 10.34 ≠ 9.11 + 2.23 and 5 ≠ 4: both are off by one.
    const findings = rawFindingsOf(lists(10.34, 9.11, 5));
    expect(findings.map(({ difference }) => difference)).toEqual(["-1.00", "1.00"]);
    expect(causes(findings)).toEqual([
      ["rollup/function C5", undefined],
      ["rollup/function C9", undefined],
    ]);
    expect(countOf(findings)).toBe(2);
  });

  it("have causes of their own where one cell stands in both but needs two amounts", () => {
    // C5 is one too low for C4 and two too high for its parts.
    const findings = rawFindingsOf(lists(9.34, 5.11, 4));
    expect(findings.map(({ difference }) => difference)).toEqual(["1.00", "2.00"]);
    expect(countOf(findings)).toBe(2);
    expect(findings.map(({ causePlace }) => causePlace)).toEqual([undefined, undefined]);
  });

  it("of words are their own cause", () => {
    const [finding] = rawFindingsOf(grid`
      2024年度普法宣传经费项目绩效自评表
      一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值
      产出指标（XX分） | 数量指标 | 宣传场次 | 10场 | 12场
    `);
    expect(finding?.cause).toBe(finding?.id);
    expect(finding?.causePlace).toBeUndefined();
  });
});

describe("a cell that is wrong in its own table and in others", () => {
  const book = (unit: string, by: number, wrong: number) =>
    sheets({
      总表: grid`
        2024年度收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | 30 | 一、一般公共服务支出 | 20
        | | 二、教育支出 | 10
        本年收入合计 | 30 | 本年支出合计 | 30
        总计 | 30 | 总计 | 30
      `,
      支出: grid`
        2024年度支出决算表
        | | | | 单位：${unit}
        科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
        | 合计 | ${30 * by} | ${20 * by} | ${10 * by}
        201 | 一般公共服务支出 | ${wrong * by} | ${15 * by} | ${5 * by}
        205 | 教育支出 | ${10 * by} | ${5 * by} | ${5 * by}
      `,
    });

  it.each([
    ["万元", 1],
    ["元", 10000],
  ])("is one cause, in %s", (unit, by) => {
    const findings = rawFindingsOf(book(unit, by, 25));
    expect(causes(findings)).toEqual([
      ["rollup/total C4", "C5"],
      ["column/sum C5", "C5"],
      ["same/tables C5", "C5"],
    ]);
    expect(findings.map(({ causePlace }) => causePlace?.sheet)).toEqual([1, 1, 1]);
    expect(countOf(findings)).toBe(1);
    expect(rawFindingsOf(book(unit, by, 20))).toEqual([]);
  });
});
