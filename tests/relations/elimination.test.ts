import { describe, expect, it } from "vitest";
import { findingsOf, grid, relationsOf } from "../support/table.js";

const department = (label: string, taken: number | string, total: number) => grid`
  支出预算总表
  | | | 单位：万元
  单位编码 | 单位名称 | 合计 | 基本支出
  | 合计 | ${total} | 21
  105001 | 某局本级 | 20 | 14
  105002 | 某局信息中心 | 10 | 7
  | ${label} | ${taken} |
`;

const found = (table: ReturnType<typeof department>): string[] => findingsOf(table, "rollup/");

describe("部门 = Σ单位 − 内部抵销", () => {
  it.each(["内部抵销", "减：内部抵销数", "内部往来抵消", "部门内部抵消", "汇总抵销", "抵销数", "减：抵消额"])(
    "%s",
    (label) => {
      expect(found(department(label, 3, 27))).toEqual([]);
      expect(found(department(label, -3, 27))).toEqual([]);
      expect(found(department(label, 3, 30))).toEqual(["error rollup/total at C4: 30.00 against 27.00"]);
      expect(found(department(label, -3, 33))).toEqual(["error rollup/total at C4: 33.00 against 27.00"]);
    },
  );

  it("takes off what is printed as an amount and adds what is printed as a negative one", () => {
    expect(relationsOf(department("内部抵销", 3, 27)).has("C4=C5+C6-C7")).toBe(true);
    expect(relationsOf(department("内部抵销", -3, 27)).has("C4=C5+C6+C7")).toBe(true);
  });

  it("takes off nothing where the line is blank", () => {
    expect(found(department("内部抵销", "", 30))).toEqual([]);
    expect(found(department("内部抵销", "", 27))).toEqual(["error rollup/total at C4: 27.00 against 30.00"]);
  });

  it("counts the printed elimination among what is rounded", () => {
    // Four figures: 0.02.
    expect(found(department("内部抵销", 3, 27.02))).toEqual([
      "rounding rollup/total at C4: 27.02 against 27.00",
    ]);
    expect(found(department("内部抵销", 3, 27.03))).toEqual([
      "error rollup/total at C4: 27.03 against 27.00",
    ]);
  });
});
