import { describe, expect, it } from "vitest";
import { check } from "../../src/check/index.js";
import { recognised, findingsOf, grid, type Source } from "../support/table.js";

/** How many relations were not checked because the parts of a total could not be made out. */
function unknownIn(source: Source): number {
  const { relations } = check(recognised(source));
  return relations.absent
    .filter(({ reason }) => reason === "structure")
    .reduce((sum, { count }) => sum + count, 0);
}

describe("units and their lines on one level", () => {
  const table = (own: number, grand = 100) => grid`
    项目支出预算表
    | | 单位：万元
    单位（项目）名称 | 金额
    合计 | ${grand}
    甲单位 | 60
    甲一项目 | ${own}
    甲二项目 | 20
    乙单位 | 40
    乙一项目 | 15
    乙二项目 | 25
  `;

  it("are counted once where every unit is the sum of the lines below it", () => {
    expect(findingsOf(table(40))).toEqual([]);
    expect(unknownIn(table(40))).toBe(0);
  });

  it("still find a total that is neither", () => {
    expect(findingsOf(table(40, 101))).toHaveLength(1);
  });

  it("with the units below their lines as well", () => {
    const below = grid`
      项目支出预算表
      | | 单位：万元
      单位（项目）名称 | 金额
      合计 | 100
      甲一项目 | 40
      甲二项目 | 20
      甲单位 | 60
      乙一项目 | 15
      乙二项目 | 25
      乙单位 | 40
    `;
    expect(findingsOf(below)).toEqual([]);
  });
});

describe("a total over a flat list", () => {
  const flat = (rows: readonly (readonly number[])[], total: readonly number[]) => [
    ["收入预算总表"],
    [null, null, null, null, "单位：万元"],
    ["单位名称", "一般公共预算拨款收入", "事业收入", "其他收入"],
    ["合计", ...total],
    ...rows.map((row, at) => [`第${String(at + 1)}中学`, ...row]),
  ];
  const rows = [
    [10, 20, 30],
    [11, 21, 31],
    [12, 22, 32],
  ];

  it("is wrong where it leaves out a line, in however many columns", () => {
    expect(findingsOf(flat(rows, [21, 41, 61]))).toHaveLength(3);
    expect(unknownIn(flat(rows, [21, 41, 61]))).toBe(0);
  });

  it("is wrong where nothing explains it, for there is no other way to read it", () => {
    expect(findingsOf(flat(rows, [34, 65, 96]))).toHaveLength(3);
  });
});

describe("many units that are not the sum of the lines below them", () => {
  const unit = (at: number) => `
    30${String(at)} | 第${String(at)}中学 | ${String(100 * at)}
    30${String(at)}001 | 第${String(at)}中学本部 | ${String(30 + at)}
    30${String(at)}002 | 第${String(at)}中学分部 | ${String(20 + 2 * at)}`;
  const table = grid`
    支出预算总表
    | | 单位：万元
    单位编码 | 单位名称 | 合计
    ${unit(1)}
    ${unit(2)}
    ${unit(3)}
    ${unit(4)}
  `;

  it("are not judged, and counted", () => {
    expect(findingsOf(table)).toEqual([]);
    expect(unknownIn(table)).toBe(4);
  });
});
