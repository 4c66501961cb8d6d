import { describe, expect, it } from "vitest";
import { findingsOf, grid, rawFindingsOf } from "../support/table.js";

const list = (last: number, first = 60) => grid`
  项目支出绩效目标表
  | | | | 单位：万元
  项目名称 | 资金总额 | 三级指标 | 指标值 | 权重
  普法宣传 | 20 | 普法活动 | 60场 | ${first}
  | | 群众满意度 | "90%" | 40
  法律援助 | 30 | 援助案件 | 620件 | 50
  | | 结案率 | "98%" | 50
  社区矫正 | 35 | 矫正对象 | 320人 | 70
  | | 再犯率 | "0.2%" | 30
  人民调解 | 40 | 调解案件 | 80件 | 70
  | | 成功率 | "96%" | ${last}
`;

/** Addresses of the cells that a finding names. */
function namedBy(source: Parameters<typeof rawFindingsOf>[0]): number[] {
  return rawFindingsOf(source).map(({ cells }) => cells.length);
}

describe("the weights of a list of projects", () => {
  it("add up to what those of the other projects do", () => {
    expect(findingsOf(list(30))).toEqual([]);
    expect(rawFindingsOf(list(25)).map(({ rule, class: grade }) => `${grade} ${rule}`)).toEqual([
      "doubt score/weights",
    ]);
    expect(namedBy(list(25))).toEqual([2]);
  });

  it("are wrong with 90 where enough others have 100", () => {
    expect(namedBy(list(20))).toEqual([2]);
    // Two have 100 and one has 90: the last is off by itself, and who of the others is right nobody knows.
    expect(namedBy(list(25, 50))).toEqual([2]);
  });

  it("say nothing where they add up to neither in most projects", () => {
    const parts = grid`
      项目支出绩效目标表
      | | | | 单位：万元
      项目名称 | 资金总额 | 三级指标 | 指标值 | 权重
      普法宣传 | 20 | 普法活动 | 60场 | 30
      | | 群众满意度 | "90%" | 20
      法律援助 | 30 | 援助案件 | 620件 | 30
      | | 结案率 | "98%" | 25
    `;
    expect(findingsOf(parts)).toEqual([]);
  });
});
