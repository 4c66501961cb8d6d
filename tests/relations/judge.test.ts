import { describe, expect, it } from "vitest";
import { findingsOf, grid, notApplicableOf, relationsOf } from "../support/table.js";

const PARTS = ["20801", "20802", "20803", "20804", "20805", "20806", "20807"];

/** One class over `count` 款 of 1.00 each, off by so many hundredths. */
function offBy(count: number, hundredths: number): string[] {
  const total = (count * 100 + hundredths) / 100;
  const lines = PARTS.slice(0, count).map((code) => `${code} | 某款 | 1.00`);
  return findingsOf(grid`
    支出决算表
    | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计
    208 | 社会保障和就业支出 | ${total}
    ${lines.join("\n")}
  `);
}

describe("the edge between rounding and error", () => {
  // k parts and their sum are each off by at most 0.005: together by (k + 1) · 0.005.
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [6, 3],
    [7, 4],
  ])("with %i parts lies at %i hundredths", (count, edge) => {
    expect(offBy(count, 0)).toEqual([]);
    for (const sign of [1, -1]) {
      expect(offBy(count, sign * edge).map((finding) => finding.split(" ")[0])).toEqual(["rounding"]);
      expect(offBy(count, sign * (edge + 1)).map((finding) => finding.split(" ")[0])).toEqual(["error"]);
    }
  });

  it("is moved by a printed zero and not by a blank", () => {
    const withThird = (third: string) => grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      208 | 社会保障和就业支出 | 2.02
      20801 | 某款 | 1
      20802 | 某款 | 1
      20803 | 某款 | ${third}
    `;
    expect(findingsOf(withThird('"0.00"'))).toEqual(["rounding rollup/function at C4: 2.02 against 2.00"]);
    expect(findingsOf(withThird(""))).toEqual(["error rollup/function at C4: 2.02 against 2.00"]);
  });

  it("lies at whole 元 in a table without decimals", () => {
    const yuan = (total: number) => grid`
      支出决算表
      | | 单位：元
      科目编码 | 科目名称 | 本年支出合计
      208 | 社会保障和就业支出 | ${total}
      20801 | 某款 | 100
      20802 | 某款 | 100
    `;
    expect(findingsOf(yuan(201))).toEqual(["rounding rollup/function at C4: 201 against 200"]);
    expect(findingsOf(yuan(202))).toEqual(["error rollup/function at C4: 202 against 200"]);
  });

  it("does not move where zeros were dropped: 2 is 2.00 in 万元", () => {
    const dropped = grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      208 | 社会保障和就业支出 | 2.4
      20801 | 某款 | 2
    `;
    expect(findingsOf(dropped)).toEqual(["error rollup/function at C4: 2.40 against 2.00"]);
  });
});

describe("元 against 万元 in one sum", () => {
  const mixed = (total: string, part: string) => grid`
    支出决算表
    | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计
    208 | 社会保障和就业支出 | ${total}
    20801 | 某款 | ${part}
    20802 | 某款 | 78.75
  `;

  it("holds when the amount rounded to the coarser side is the same", () => {
    expect(findingsOf(mixed("178.75", "1000000元"))).toEqual([]);
    expect(findingsOf(mixed("178.75", "1000049元"))).toEqual([]);
    expect(findingsOf(mixed("178.75", "1000050元")).map((finding) => finding.split(" ")[0])).toEqual([
      "rounding",
    ]);
    expect(findingsOf(mixed("178.75", "1000300元")).map((finding) => finding.split(" ")[0])).toEqual([
      "error",
    ]);
  });

  it("holds when the sum is the finer side", () => {
    expect(findingsOf(mixed("1787500元", "100"))).toEqual([]);
    expect(findingsOf(mixed("1787530元", "100"))).toEqual([]);
    expect(findingsOf(mixed("1797500元", "100")).map((finding) => finding.split(" ")[0])).toEqual(["error"]);
  });
});

describe("relations of nothing", () => {
  it("among zeros only are trivial, with or without blanks", () => {
    const zeros = grid`
      政府性基金预算支出表
      | | | 单位：万元
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      212 | 城乡社区支出 | 0 | 0 | 0
      21208 | 国有土地使用权出让收入安排的支出 | 0 | |
    `;
    expect([...relationsOf(zeros).values()].map(({ outcome }) => outcome)).toEqual(Array(5).fill("trivial"));
    expect(findingsOf(zeros)).toEqual([]);
  });

  it("do not apply where a form leaves the parts of a balance blank", () => {
    const summary = (part: string) => grid`
      财政拨款收支预算总表
      | | | 单位：万元
      收入 | | 支出 |
      项目 | 预算数 | 项目 | 预算数
      一、本年收入 | 90 | 一、一般公共服务支出 | 95
      二、上年结转 | 5 | |
      （一）一般公共预算拨款 | ${part} | |
      （二）政府性基金预算拨款 | | |
      收入总计 | 95 | 支出总计 | 95
    `;
    expect(notApplicableOf(summary(""))).toContain("rollup/outline: parts-blank");
    expect(findingsOf(summary(""))).toEqual([]);
    expect(findingsOf(summary("4"))).toEqual(["error rollup/outline at B6: 5.00 against 4.00"]);
  });

  it("are errors where a class is blank over a filled 款", () => {
    const blank = grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      208 | 社会保障和就业支出 |
      20801 | 某款 | 5
    `;
    expect(findingsOf(blank)).toEqual(["error rollup/function at C4: 0 against 5.00"]);
  });

  it("are errors where a class is filled over a blank 款", () => {
    const blank = grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      208 | 社会保障和就业支出 | 5
      20801 | 某款 |
    `;
    expect(findingsOf(blank)).toEqual(["error rollup/function at C4: 5.00 against 0.00"]);
  });
});
