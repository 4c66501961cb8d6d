import { describe, expect, it } from "vitest";
import { amountsOf, conceptAt, equationsOf, findingsOf, grid, recognised } from "../support/table.js";

describe("several tables on one sheet", () => {
  const table = grid`
    收入预算总表
    | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 财政拨款收入 | 其他收入
    205 | 教育支出 | 9 | 7 | 2
    20502 | 普通教育 | 9 | 7 | 2
    |
    支出预算总表
    | | | 单位：元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    205 | 教育支出 | 90000 | 50000 | 40000
    20502 | 普通教育 | 90000 | 50000 | 40000
  `;

  it("are recognised one by one", () => {
    expect(recognised(table).tables.map(({ title, unit }) => [title, unit])).toEqual([
      ["收入预算总表", "万元"],
      ["支出预算总表", "元"],
    ]);
  });

  it("do not share rows or meaning", () => {
    expect(conceptAt(table, "C4")).toMatchObject({ direction: "本年收入", function: "205" });
    expect(conceptAt(table, "C10")).toMatchObject({ direction: "本年支出", function: "205" });
    expect(equationsOf(table, "rollup/function")).toEqual([
      "C4=C5",
      "D4=D5",
      "E4=E5",
      "C10=C11",
      "D10=D11",
      "E10=E11",
    ]);
  });
});

describe("a title with a subtitle behind a dash", () => {
  it("begins a table of its own, in the middle of a sheet too", () => {
    const table = grid`
      一般公共预算支出表
      | | | | 单位：万元
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | 12 | 8 | 4
      20101 | 人大事务 | 12 | 8 | 4
      一般公共预算基本支出表--人员经费（工资福利支出）
      | | | | 单位：万元
      科目编码 | 科目名称 | 总计 | 基本工资 | 津贴补贴
      201 | 一般公共服务支出 | 8 | 5 | 3
      20101 | 人大事务 | 8 | 5 | 3
    `;
    expect(recognised(table).tables).toHaveLength(2);
    expect(conceptAt(table, "C10")).toMatchObject({ nature: "基本支出", function: "20101" });
  });
});

describe("one table over several sheets", () => {
  const first = grid`
    支出决算表
    | | | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 9 | 6 | 3
    201 | 一般公共服务支出 | 5 | 3 | 2
    20101 | 人大事务 | 5 | 3 | 2
  `;
  const rest = `科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    205 | 教育支出 | 4 | 3 | 1
    20502 | 普通教育 | 4 | 3 | 1`;

  it.each([
    ["支出决算表（续表）", "支出决算表（续表）"],
    ["支出决算表（续）", "支出决算表（续）"],
    ["the same title", "支出决算表"],
  ])("is one table: %s", (_, title) => {
    const book = [
      { name: "表3", rows: first },
      {
        name: "表3续",
        rows: grid`
          ${title}
          | | | | 单位：万元
          ${rest}
        `,
      },
    ];
    expect(recognised(book).tables).toHaveLength(1);
    expect(equationsOf(book, "rollup/total")).toEqual([
      "表3!C4=表3!C5+表3续!C4",
      "表3!D4=表3!D5+表3续!D4",
      "表3!E4=表3!E5+表3续!E4",
    ]);
    expect(findingsOf(book)).toEqual([]);
  });

  it("is one table where a page repeats its header on the same sheet", () => {
    const paged = [
      ...first,
      ...grid`
        ${rest}
      `,
    ];
    expect(recognised(paged).tables).toHaveLength(1);
    expect(amountsOf(paged)).toMatchObject({ C8: "4", E9: "1" });
    expect(equationsOf(paged, "rollup/total")).toEqual(["C4=C5+C8", "D4=D5+D8", "E4=E5+E8"]);
  });

  it("is two where both print their own 合计", () => {
    const whole = [
      ...first,
      ...grid`
        205 | 教育支出 | 4 | 3 | 1
        20502 | 普通教育 | 4 | 3 | 1
      `,
    ];
    const book = [
      { name: "本级", rows: whole },
      { name: "中心", rows: whole },
    ];
    expect(recognised(book).tables).toHaveLength(2);
    expect(equationsOf(book, "rollup/total")).toContain("中心!C4=中心!C5+中心!C7");
    expect(findingsOf(book)).toEqual([]);
  });
});
