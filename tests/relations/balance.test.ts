import { describe, expect, it } from "vitest";
import { equationsOf, findingsOf, grid } from "../support/table.js";

describe("收入总计 = 支出总计", () => {
  const summary = (closing: number, spending: number) => grid`
    收入支出决算总表
    | | | 单位：万元
    收入 | | 支出 |
    项目 | 决算数 | 项目 | 决算数
    一、一般公共预算财政拨款收入 | 80 | 一、教育支出 | 90
    二、事业收入 | 20 | |
    本年收入合计 | 100 | 本年支出合计 | 90
    使用非财政拨款结余 | 2 | 结余分配 | 1
    年初结转和结余 | 5 | 年末结转和结余 | ${closing}
    总计 | 107 | 总计 | ${spending}
  `;

  it("holds", () => {
    const table = summary(16, 107);
    expect(equationsOf(table, "balance/totals")).toEqual(["B10=D10"]);
    expect(equationsOf(table, "rollup/total")).toEqual(
      expect.arrayContaining(["B10=B7+B8+B9", "D10=D7+D8+D9"]),
    );
    expect(findingsOf(table)).toEqual([]);
  });

  it("fails by itself where each side adds up", () => {
    expect(findingsOf(summary(15, 106))).toEqual(["error balance/totals at B10: 107.00 against 106.00"]);
  });

  it("fails by a hundredth too, for both sides print the same amount", () => {
    expect(
      findingsOf(summary(16.01, 107.01)).map((finding) => finding.split(" ").slice(1, 4).join(" ")),
    ).toEqual(["balance/totals at B10:"]);
  });

  it("does not compare 本年收入 with 本年支出", () => {
    const rules = equationsOf(summary(16, 107), "balance/totals");
    expect(rules).not.toContain("B7=D7");
  });
});

describe("年末 = 年初 + 收入 − 支出", () => {
  const flow = (closing: number) => grid`
    政府性基金预算财政拨款收入支出决算表
    | | | | | | | 单位：万元
    科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
    | | | | 小计 | 基本支出 | 项目支出 |
    合计 | | 3 | 10 | 8 | 2 | 6 | ${closing}
    212 | 城乡社区支出 | 3 | 10 | 8 | 2 | 6 | ${closing}
  `;

  it("holds in every row", () => {
    const table = flow(5);
    expect(equationsOf(table, "balance/carried-over")).toEqual(["H5=C5+D5-E5", "H6=C6+D6-E6"]);
    expect(equationsOf(table, "column/sum")).toEqual(["E5=F5+G5", "E6=F6+G6"]);
    expect(findingsOf(table)).toEqual([]);
  });

  it("fails in every row", () => {
    expect(findingsOf(flow(11))).toEqual([
      "error balance/carried-over at H5: 11.00 against 5.00",
      "error balance/carried-over at H6: 11.00 against 5.00",
    ]);
  });

  it("allows four roundings", () => {
    expect(findingsOf(flow(5.02)).map((finding) => finding.split(" ")[0])).toEqual(["rounding", "rounding"]);
    expect(findingsOf(flow(5.03)).map((finding) => finding.split(" ")[0])).toEqual(["error", "error"]);
  });
});
