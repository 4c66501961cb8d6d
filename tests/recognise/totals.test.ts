import { describe, expect, it } from "vitest";
import { conceptAt, equationsOf, findingsOf, grid } from "../support/table.js";

const CLASSES = `201 | | | 一般公共服务支出 | 6 | 4 | 2
  20101 | | | 人大事务 | 6 | 4 | 2
  205 | | | 教育支出 | 3 | 1 | 2
  20502 | | | 普通教育 | 3 | 1 | 2`;

const HEADER = `支出决算表
  | | | | 单位：万元
  科目编码 | | | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
  类 | 款 | 项 | | | |`;

describe("the line 合计", () => {
  it.each([
    ["in the first column", "合计 | | | | 9 | 5 | 4"],
    ["in the column of 款", " | 合计 | | | 9 | 5 | 4"],
    ["in the column of 项", " | | 合计 | | 9 | 5 | 4"],
    ["in the column of names", " | | | 合计 | 9 | 5 | 4"],
    ["with blanks between its signs", "合\u3000\u3000计 | | | | 9 | 5 | 4"],
  ])("sums the classes: its label %s", (_, total) => {
    const table = grid`
      ${HEADER}
      ${total}
      ${CLASSES}
    `;
    expect(conceptAt(table, "F5")).toMatchObject({ nature: "基本支出", function: "合计" });
    expect(equationsOf(table, "rollup/total")).toEqual(["E5=E6+E8", "F5=F6+F8", "G5=G6+G8"]);
  });

  it("sums the classes as the last line too", () => {
    const table = grid`
      ${HEADER}
      ${CLASSES}
      合计 | | | | 9 | 5 | 4
    `;
    expect(conceptAt(table, "E9")).toMatchObject({ nature: "合计", function: "合计" });
    expect(equationsOf(table, "rollup/total")).toEqual(["E9=E5+E7", "F9=F5+F7", "G9=G5+G7"]);
  });

  it("shares a row with 类, 款 and 项", () => {
    const table = grid`
      支出决算表
      | | | | 单位：万元
      科目编码 | | | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
      类 | 款 | 项 | 合计 | 9 | 5 | 4
      ${CLASSES}
    `;
    expect(conceptAt(table, "G4")).toMatchObject({ nature: "项目支出", function: "合计" });
    expect(equationsOf(table, "rollup/total")).toEqual(["E4=E5+E7", "F4=F5+F7", "G4=G5+G7"]);
  });

  it("is not counted twice where it stands first and last", () => {
    const table = grid`
      ${HEADER}
      合计 | | | | 9 | 5 | 4
      ${CLASSES}
      合计 | | | | 9 | 5 | 4
    `;
    expect(findingsOf(table)).toEqual([]);
    expect(equationsOf(table, "rollup/total")).toContain("E5=E6+E8");
    expect(equationsOf(table, "rollup/total")).toContain("E10=E6+E8");
  });

  it("may be missing: nothing is compared with nothing", () => {
    const table = grid`
      ${HEADER}
      ${CLASSES}
    `;
    expect(equationsOf(table, "rollup/total")).toEqual([]);
    expect(equationsOf(table, "rollup/function")).toHaveLength(6);
  });
});
