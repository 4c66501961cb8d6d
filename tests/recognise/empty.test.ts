import { describe, expect, it } from "vitest";
import { factsOf, findingsOf, grid, recognised } from "../support/table.js";

describe("an empty table", () => {
  const table = grid`
    政府性基金预算财政拨款收入支出决算表
    部门：某局 | | | | | 单位：万元
    科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | 年末结转和结余
    合计 | | | | |
    | | | | |
    说明：本部门无政府性基金预算财政拨款收入和支出，故本表为空。
  `;

  it("is recognised and keeps its note", () => {
    const { tables, unrecognised } = recognised(table);
    expect(tables.map(({ form, notes }) => [form?.id, notes])).toEqual([
      ["final/07", ["说明：本部门无政府性基金预算财政拨款收入和支出，故本表为空。"]],
    ]);
    expect(unrecognised).toEqual([]);
  });

  it("has no amounts and nothing wrong", () => {
    expect([...factsOf(table).keys()]).toEqual([]);
    expect(findingsOf(table)).toEqual([]);
  });
});

describe("a form shown with its title alone", () => {
  it("is no unread sheet, for its note says why", () => {
    const { tables, unrecognised, facts } = recognised(grid`
      国有资本经营预算财政拨款支出决算表
      部门：某局 | 单位：万元
      注：本部门没有国有资本经营预算财政拨款支出。
    `);
    expect(facts).toEqual([]);
    expect(tables).toEqual([]);
    expect(unrecognised).toEqual([]);
  });
});

describe("sheets that are no standard table", () => {
  it("are listed with the reason, and whether figures stand on them", () => {
    const book = [
      { name: "封面", rows: grid`某市某局2023年度部门决算` },
      { name: "空", rows: grid`|` },
      {
        name: "通讯录",
        rows: grid`
          姓名 | 电话
          张三 | 13900000000
        `,
      },
      {
        name: "支出",
        rows: grid`
          支出决算表
          | | 单位：万元
          科目编码 | 科目名称 | 本年支出合计
          201 | 一般公共服务支出 | 5
        `,
      },
    ];
    const { tables, unrecognised } = recognised(book);
    expect(tables.map(({ sheets }) => sheets)).toEqual([[3]]);
    expect(unrecognised.map(({ sheet, amounts }) => [sheet, amounts])).toEqual([
      [0, false],
      [1, false],
      [2, true],
    ]);
    expect(unrecognised[1]?.reason).toBe("empty");
  });

  it("are listed when a table has a header but no form that is known", () => {
    const { unrecognised } = recognised(grid`
      水费分摊
      序号 | 名称 | 金额
      1 | 一车间 | 5.5
      2 | 二车间 | 6.5
    `);
    expect(unrecognised).toMatchObject([{ sheet: 0, reason: "unknown-form", amounts: true }]);
  });

  it.each([
    ["5.50", true],
    ["1,787元", true],
    ["—", false],
    ["某局", false],
  ])("say whether they print amounts, as text too (%s)", (printed, amounts) => {
    const { unrecognised } = recognised([
      ["水费分摊", null],
      ["一车间", printed],
    ]);
    expect(unrecognised).toMatchObject([{ sheet: 0, amounts }]);
  });
});
