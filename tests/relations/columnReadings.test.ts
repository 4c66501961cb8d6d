import { describe, expect, it } from "vitest";
import { check } from "../../src/check/index.js";
import { recognise } from "../../src/recognise/index.js";
import { workbookOf } from "../support/grid.js";
import { equationsOf, findingsOf, grid } from "../support/table.js";

type Rows = ReturnType<typeof grid>;

/** How many relations were not checked because the parts of a total could not be made out. */
function unknownIn(rows: Rows): number {
  const { relations } = check(recognise(workbookOf("a.xlsx", [{ name: "表", rows }])));
  return relations.absent.find(({ reason }) => reason === "structure")?.count ?? 0;
}

describe("基本支出小计 beside its parts under one header", () => {
  const flat = (staff: number) => grid`
    一般公共预算财政拨款支出决算表
    | | | | | | 单位：万元
    科目编码 | 科目名称 | 本年支出 | | | |
    | | 合计 | 基本支出小计 | 人员经费 | 公用经费 | 项目支出
    201 | 一般公共服务支出 | 10 | 7 | ${staff} | 1 | 3
  `;

  it("is counted once", () => {
    expect(equationsOf(flat(6), "column/sum").sort()).toEqual(["C5=D5+G5", "D5=E5+F5"]);
    expect(findingsOf(flat(6))).toEqual([]);
    expect(findingsOf(flat(5))).toEqual(["error column/sum at D5: 7.00 against 6.00"]);
  });
});

describe("a header over blanks that belong to nobody", () => {
  const table = (projects: number) => grid`
    一般公共预算支出表
    | | | | | | 单位：万元
    支出功能分类科目 | | | 基本支出 | | |
    科目编码 | 科目名称 | 合计 | 小计 | 人员经费 | 公用经费 | 项目支出
    201 | 一般公共服务支出 | 10 | 7 | 6 | 1 | ${projects}
  `;

  it("ends in front of what can be no part of it", () => {
    expect(equationsOf(table(3), "column/sum").sort()).toEqual(["C5=D5+G5", "D5=E5+F5"]);
    expect(findingsOf(table(4))).toEqual(["error column/sum at C5: 10.00 against 11.00"]);
  });
});

describe("其中 in front of the first of the columns that make up a total", () => {
  const income = (last: number) => grid`
    收入支出决算批复表
    | | | | 单位：万元
    单位 | 本年收入 | | |
    | 合计 | 其中：财政拨款收入 | 事业收入 | 其他收入
    甲单位 | 100 | 70 | 20 | 10
    乙单位 | 200 | 150 | 50 |
    丙单位 | 300 | 300 | |
    丁单位 | 400 | 300 | 90 | ${last}
  `;

  it("stands for all of them where the figures say so", () => {
    expect(findingsOf(income(10))).toEqual([]);
    expect(equationsOf(income(10), "column/sum")).toContain("B5=C5+D5+E5");
    expect(unknownIn(income(10))).toBe(0);
  });

  it("still finds the line that is wrong", () => {
    expect(findingsOf(income(11))).toEqual(["error column/sum at B8: 400.00 against 401.00"]);
  });
});

describe("columns that the figures do not explain", () => {
  const table = (rows: readonly (readonly number[])[]): Rows => [
    ["收入预算总表"],
    [null, null, null, null, "单位：万元"],
    ["单位名称", "合计", "一般公共预算拨款收入", "事业收入", "其他收入"],
    ...rows.map((row, at) => [`第${String(at + 1)}中学`, ...row]),
  ];

  it("are not judged, and counted", () => {
    const odd = table([
      [100, 30, 20, 11],
      [200, 70, 40, 13],
      [300, 10, 90, 17],
      [400, 80, 60, 19],
    ]);
    expect(findingsOf(odd)).toEqual([]);
    expect(unknownIn(odd)).toBe(4);
  });

  it("are judged where the total only leaves out one that the header names", () => {
    const short = table([
      [50, 30, 20, 11],
      [110, 70, 40, 13],
      [100, 10, 90, 17],
      [140, 80, 60, 19],
    ]);
    expect(findingsOf(short)).toHaveLength(4);
  });

  it("are judged in a table of few lines, and where few lines are wrong", () => {
    expect(
      findingsOf(
        table([
          [100, 30, 20, 11],
          [200, 70, 40, 13],
        ]),
      ),
    ).toHaveLength(2);
    const right = [30, 10, 10, 10];
    expect(findingsOf(table([right, right, right, right, [31, 10, 10, 10], [32, 10, 10, 10]]))).toHaveLength(
      2,
    );
  });
});
