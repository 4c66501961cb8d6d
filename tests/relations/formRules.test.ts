import { describe, expect, it } from "vitest";
import { findingsOf, grid, rawFindingsOf, type Rows, sheets } from "../support/table.js";

describe("words left in from the template", () => {
  const table = (label: string, note = "") => grid`
    2024年度普法宣传经费项目绩效自评表
    一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值
    ${label} | 数量指标 | 宣传场次 | 10场 | 12场
    产出指标 | 质量指标 | 宣传合格率 | 95% | 98%
    ${note}
  `;

  it.each([
    "产出指标（XX分）",
    "产出指标（ＸＸ分）",
    "产出指标（××分）",
    "产出指标（____分）",
    "产出指标（***）",
  ])("%s", (label) => {
    const [finding, ...more] = rawFindingsOf(table(label)).filter(({ rule }) => rule === "form/template");
    expect(finding).toMatchObject({
      class: "error",
      cells: [{ printed: label, place: { row: 2, column: 0 } }],
    });
    expect(more).toEqual([]);
  });

  it.each(["产出指标（50分）", "产出指标X", "产出指标（×）", "产出_指标", "产出指标**"])(
    "not %s",
    (label) => {
      expect(findingsOf(table(label), "form/template")).toEqual([]);
    },
  );

  it("in a long text are read with the 情况说明", () => {
    const long = `说明：${"本项目按计划完成，".repeat(7)}共培训XX人。`;
    expect(long.length).toBeGreaterThan(60);
    expect(findingsOf(table("产出指标", long), "form/template")).toEqual([]);
  });
});

const spending = (title: string): Rows => grid`
  ${title}
  | | | 单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出
  201 | 一般公共服务支出 | 20 | 20
`;

describe("the year in the titles", () => {
  const book = (...years: readonly string[]) =>
    sheets(
      Object.fromEntries(
        [
          "支出决算表",
          "财政拨款支出决算表",
          "一般公共预算财政拨款支出决算表",
          "政府性基金预算财政拨款支出决算表",
          "国有资本经营预算财政拨款支出决算表",
        ]
          .slice(0, years.length)
          .map((title, at) => [`表${String(at + 1)}`, spending(`${years[at] ?? ""}${title}`)]),
      ),
    );
  const found = (...years: readonly string[]): string[] => findingsOf(book(...years), "form/year");

  it("is one", () => {
    expect(found("2024年度", "2024年度", "2024年度", "2024年")).toEqual([]);
  });

  it("that three of four state is right", () => {
    const [finding, ...more] = rawFindingsOf(book("2024年度", "2024年度", "2023年度", "2024年度")).filter(
      ({ rule }) => rule === "form/year",
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      class: "error",
      data: { year: "2023", expected: "2024", places: "3" },
      cells: [{ place: { sheet: 2, row: 0 } }],
    });
  });

  it("is nobody's where two agree, or two years are nearly as frequent", () => {
    expect(found("2024年度", "2024年度", "2023年度")).toEqual([]);
    expect(found("2024年度", "2024年度", "2023年度", "2023年度")).toEqual([]);
    expect(found("2024年度", "2024年度", "2024年度", "2023年度", "2023年度")).toEqual([]);
  });

  it("is not asked of a title without one", () => {
    expect(found("2024年度", "2024年度", "2024年度", "")).toEqual([]);
  });

  it("that is wrong does not keep the amounts from being compared", () => {
    const detail = (year: string) => ({
      name: "明细",
      rows: spending(`${year}支出决算明细表`).map((row) => row.map((cell) => (cell === 20 ? 19 : cell))),
    });
    const compared = (years: readonly string[], year: string): number =>
      findingsOf([...book(...years), detail(year)], "same/tables").length;
    const all = ["2024年度", "2024年度", "2024年度"];
    // The total and 基本支出 of 201, against the table of 2024.
    expect(compared(all, "2024年度")).toBe(2);
    expect(compared(all, "2023年度")).toBe(2);
    // Two titles of two years: nobody knows which is wrong.
    expect(compared(["2024年度"], "2023年度")).toBe(0);
  });
});

describe("a form without any amount", () => {
  const empty = (title: string, cell: string, note: string) => grid`
    ${title}
    | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    合计 | | ${cell} | |
    ${note}
  `;
  const STATE = "2024年度国有资本经营预算财政拨款支出决算表";

  it.each([
    [STATE, "", "说明：本部门没有国有资本经营预算财政拨款支出，故本表无数据。", []],
    [STATE, "", "备注：本表为空表", []],
    [STATE, "", "", [`hint form/empty at A1: ${STATE} against `]],
    [STATE, "5", "", []],
    [STATE, "0", "", []],
    ["2024年度支出决算表", "", "", []],
  ])("%s with %j and the note %j", (title, cell, note, findings) => {
    expect(findingsOf(empty(title, cell, note), "form/empty")).toEqual(findings);
  });
});

describe("the set of forms", () => {
  const TITLES = [
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
    "一般公共预算财政拨款“三公”经费支出决算表",
  ];
  const missing = (year: number, leftOut: readonly number[]): (string | undefined)[] => {
    const titles = TITLES.filter((_, at) => !leftOut.includes(at));
    const book = sheets(
      Object.fromEntries(
        titles.map((title, at) => [`表${String(at + 1)}`, spending(`${String(year)}年度${title}`)]),
      ),
    );
    return rawFindingsOf(book)
      .filter(({ rule }) => rule === "form/complete")
      .map(({ class: found, data }) => `${found} ${data.places ?? ""}: ${data.name ?? ""}`);
  };

  it("of 2020 and later has nine, of earlier years eight", () => {
    expect(missing(2024, [])).toEqual([]);
    expect(missing(2024, [7])).toEqual(["hint 1: 国有资本经营预算财政拨款支出决算表"]);
    expect(missing(2020, [7])).toHaveLength(1);
    expect(missing(2019, [7])).toEqual([]);
  });

  it("names all that are missing", () => {
    expect(missing(2024, [1, 2])).toEqual(["hint 2: 收入决算表、支出决算表"]);
  });

  it("is not asked of less than half of it", () => {
    expect(missing(2024, [0, 1, 2, 3])).toHaveLength(1);
    expect(missing(2024, [0, 1, 2, 3, 4])).toEqual([]);
  });
});

describe("a name left open on a cover", () => {
  const book = (name: string) => [
    { name: "封面", rows: [[name], ["2024年部门预算"], ["编报时间：2024年1月"]] },
    {
      name: "表1",
      rows: [
        ["2024年支出预算总表"],
        [null, null, "单位：万元"],
        ["科目编码", "科目名称", "合计"],
        ["201", "一般公共服务支出", 20],
      ],
    },
  ];

  it("is to be verified", () => {
    expect(rawFindingsOf(book("某市司法局"))).toEqual([]);
    expect(rawFindingsOf(book("XX市司法局")).map(({ rule, class: grade }) => `${grade} ${rule}`)).toEqual([
      "doubt form/template",
    ]);
  });
});
