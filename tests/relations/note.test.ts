import { describe, expect, it } from "vitest";
import { equationsOf, findingsOf, grid, notApplicableOf, rawFindingsOf } from "../support/table.js";

describe("formulas over 行次", () => {
  const table = (used: number) => grid`
    收入支出决算总表
    | | | | | 单位：万元
    收入 | | | 支出 | |
    项目 | 行次 | 决算数 | 项目 | 行次 | 决算数
    一、一般公共预算财政拨款收入 | 1 | 70 | 一、教育支出 | 9 | 100
    二、政府性基金预算财政拨款收入 | 2 | 5 | |  |
    三、事业收入 | 3 | 15 | | |
    四、其他收入 | 4 | 10 | | |
    本年收入合计 | 5 | 100 | 本年支出合计 | 10 | 100
    使用非财政拨款结余 | 6 | ${used} | 结余分配 | 11 | 0
    年初结转和结余 | 7 | 3 | 年末结转和结余 | 12 | 5
    总计 | 8 | 105 | 总计 | 13 | 105
    注：5行＝（1＋2＋…＋4）行；8行＝（5＋6＋7）行；13行＝（10＋11＋12）行。
  `;

  it("hold", () => {
    expect(equationsOf(table(2), "formula/rows")).toEqual([
      "C9=C5+C6+C7+C8",
      "C12=C9+C10+C11",
      "F12=F9+F10+F11",
    ]);
    expect(findingsOf(table(2))).toEqual([]);
  });

  it("are found once, with the note as their basis, where the form says the same", () => {
    const findings = rawFindingsOf(table(1));
    expect(findings.map(({ reported, expected }) => [reported, expected])).toEqual([["105.00", "104.00"]]);
    expect(findings[0]?.basis).toContain("表注");
    expect(findings[0]?.basis).toContain("8行=(5+6+7)行");
  });

  it("do not apply where a line is not printed", () => {
    const short = table(2).filter((row) => row[0] !== "使用非财政拨款结余");
    expect(notApplicableOf(short)).toContain("formula/rows: term-missing");
  });
});

describe("formulas over 栏次", () => {
  it("hold and fail in every row", () => {
    const table = (project: number) => grid`
      一般公共预算财政拨款支出决算表
      | | | | 单位：万元
      科目编码 | 科目名称 | 本年支出 | 甲类支出 | 乙类支出
      | 栏次 | 1 | 2 | 3
      201 | 一般公共服务支出 | 10 | 7 | 3
      205 | 教育支出 | 10 | 7 | ${project}
      注：1栏各行＝（2＋3）栏各行。
    `;
    expect(equationsOf(table(3), "formula/columns")).toEqual(["C5=D5+E5", "C6=D6+E6"]);
    expect(findingsOf(table(3))).toEqual([]);
    expect(findingsOf(table(2))).toEqual(["error formula/columns at C6: 10.00 against 9.00"]);
  });

  it("subtract", () => {
    const table = grid`
      政府性基金预算财政拨款收入支出决算表
      | | | | | | | 单位：万元
      科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
      | | | | 小计 | 基本支出 | 项目支出 |
      | 栏次 | 1 | 2 | 3 | 4 | 5 | 6
      212 | 城乡社区支出 | 3 | 10 | 8 | 2 | 6 | 5
      注：6栏各行＝（1＋2－3）栏各行；3栏各行＝（4＋5）栏各行。
    `;
    expect(equationsOf(table, "formula/columns").sort()).toEqual(["E6=F6+G6", "H6=C6+D6-E6"]);
    expect(findingsOf(table)).toEqual([]);
  });

  it("are read from the row of 栏次 itself", () => {
    const table = grid`
      一般公共预算财政拨款支出决算表
      | | | | 单位：万元
      科目编码 | 科目名称 | 本年支出 | 甲类支出 | 乙类支出
      | 栏次 | 1=2+3 | 2 | 3
      201 | 一般公共服务支出 | 10 | 7 | 2
    `;
    expect(findingsOf(table)).toEqual(["error formula/columns at C5: 10.00 against 9.00"]);
  });
});
