import { describe, expect, it } from "vitest";
import { natureInName } from "../../src/summary/operating/natures.js";
import type { UnitNature } from "../../src/summary/index.js";
import { type GridSheet, workbookOf } from "../support/grid.js";
import { blockOf, pasted, shown, summarised, summaryOf } from "../support/summaries.js";
import { grid } from "../support/table.js";

const BASIC: GridSheet = {
  name: "表6",
  formats: { C: "0.00", D: "0.00", E: "0.00" },
  rows: grid`
    2025年一般公共预算基本支出表
    部门：某县水务局 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
    合计 | | 130 | 100 | 30
    301 | 工资福利支出 | 100 | 100 |
    30101 | 基本工资 | 100 | 100 |
    302 | 商品和服务支出 | 30 | | 30
    30201 | 办公费 | 18 | | 18
    30205 | 水费 | 12 | | 12
  `,
};

const UNITS: GridSheet = {
  name: "表6-1",
  formats: { C: "0.00", D: "0.00", E: "0.00" },
  rows: grid`
    2025年一般公共预算基本支出表（分单位）
    部门：某县水务局 | | | | 单位：万元
    单位编码 | 单位名称 | 合计 | 人员经费 | 公用经费
    203 | 某县水务局 | 130 | 100 | 30
    203001 | 某县水务局本级 | 90 | 70 | 20
    203002 | 某县水政监察大队 | 25 | 19 | 6
    203003 | 某县水利学校 | 15 | 11 | 4
  `,
};

function operating(
  sheets: readonly GridSheet[],
  text: readonly string[] = [],
  natures: Readonly<Record<string, UnitNature>> = {},
) {
  const texts = text.length === 0 ? [] : [pasted(["二、机关运行经费情况说明", ...text])];
  return summaryOf(summarised(workbookOf("a.xlsx", sheets), texts, { natures }), "operating-cost");
}

describe("what the name of a unit tells of its nature", () => {
  it.each([
    ["某县水务局本级", "行政"],
    ["某县水务局（本级）", "行政"],
    ["某县人民检察院", "行政"],
    ["某市教育局", "行政"],
    ["某市人力资源和社会保障局", "行政"],
    ["某县第一中学", "事业"],
    ["某市人民医院", "事业"],
    ["某县图书馆", "事业"],
    ["某县水政监察大队", undefined],
    ["某市政务服务中心", undefined],
    ["某乡农业站", undefined],
  ] as const)("%s: %s", (name, nature) => {
    expect(natureInName(name)).toBe(nature);
  });
});

describe("units that a table lists", () => {
  it("count by their nature; one that nothing tells is asked, and until then there is no sum", () => {
    const one = operating([BASIC, UNITS]);
    expect(one.units).toEqual([
      { name: "某县水务局本级", nature: "行政", isGiven: false },
      { name: "某县水政监察大队", nature: undefined, isGiven: false },
      { name: "某县水利学校", nature: "事业", isGiven: false },
    ]);
    expect(
      shown(blockOf(one, "paper"))
        .slice(3, 7)
        .map((row) => row.split("|").slice(0, 4).join("|")),
    ).toEqual([
      "某县水务局本级|行政|20.00|20.00",
      "某县水政监察大队|【请填写】|6.00|",
      "某县水利学校|事业|4.00|0.00",
      "合计||30.00|请先填写性质",
    ]);
    expect(one.paragraphs[0]?.text).toContain("机关运行经费预算为【请填写】万元");
  });

  it("add up once a person has said what they are", () => {
    const one = operating([BASIC, UNITS], [], { 某县水政监察大队: "参公" });
    expect(shown(blockOf(one, "paper"))[6]).toMatch(/^合计\|\|30\.00\|26\.00\|/);
    expect(one.paragraphs[0]?.text).toBe(
      "2025年某县水务局机关运行经费预算为26.00万元，比上年预算【请填写增加或减少的金额和幅度】。主要用于办公费、水费等。",
    );
  });

  it("list a text that says something else, for sure only when a person has told all natures", () => {
    const text = ["2025年机关运行经费预算30.00万元。"];
    expect(operating([BASIC, UNITS], text, { 某县水政监察大队: "参公" }).differing).toEqual([]);
    const told = { 某县水务局本级: "行政", 某县水政监察大队: "参公", 某县水利学校: "事业" } as const;
    const one = operating([BASIC, UNITS], text, told);
    expect(one.differing).toMatchObject([
      { printed: "30.00万元", should: "26.00", source: "text", isCertain: true },
    ]);
    expect(one.paragraphs[0]?.text).toContain("预算为26.00万元");
  });
});

describe("a department whose units nothing lists", () => {
  it("counts in full where the text prints just its 公用经费", () => {
    const one = operating([BASIC], ["2025年机关运行经费预算30.00万元，比上年预算增加2.00万元，增长7.14%。"]);
    expect(one.units).toMatchObject([{ name: "某县水务局", nature: "行政" }]);
    expect(one.paragraphs[0]?.text).toBe(
      "2025年某县水务局机关运行经费预算为30.00万元，比上年预算增加2.00万元，增长7.14%，主要原因是【请填写原因】。主要用于办公费、水费等。",
    );
  });

  it("is asked where the text prints less: it may hold 事业单位", () => {
    const one = operating([BASIC], ["2025年机关运行经费预算26.00万元。"]);
    expect(one.units).toMatchObject([{ nature: undefined }]);
    expect(one.paragraphs[0]?.text).toContain("预算为26.00万元");
    expect(one.differing).toEqual([]);
  });

  it("has none where it is a 事业单位", () => {
    const one = operating([BASIC], [], { 某县水务局: "事业" });
    expect(one.paragraphs).toEqual([{ text: "某县水务局为事业单位，2025年无机关运行经费。" }]);
  });
});

describe("a form of 三公经费 with a column of 机关运行经费", () => {
  const FORM: GridSheet = {
    name: "表7",
    formats: { A: "0.00", F: "0.00", G: "0.00" },
    rows: grid`
      2025年一般公共预算“三公”经费及机关运行经费支出表
      部门：某县水务局 | | | | | | 单位：万元
      “三公”经费合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费 | 机关运行经费
       | | 小计 | 公务用车购置费 | 公务用车运行费
      1 | 0 | 0 | 0 | 0 | 1 | 29
    `,
  };
  const row = (natures: Readonly<Record<string, UnitNature>>) => {
    const all = summarised(workbookOf("a.xlsx", [BASIC, FORM]), [], { natures });
    return shown(blockOf(summaryOf(all, "three-public"), "table"))[4];
  };

  it("keeps what it prints until a person has told what the units are, and is corrected then", () => {
    expect(row({})).toBe("1.00|0|0|0|0|1.00|29.00");
    expect(row({ 某县水务局: "行政" })).toBe("1.00|0|0|0|0|1.00|30.00");
  });
});

describe("a workbook with the sets of two departments", () => {
  const setOf = (entity: string, cost: number): GridSheet[] => [
    {
      name: `${entity}收支`,
      formats: { B: "0.00", D: "0.00" },
      rows: grid`
        2025年财政拨款收支预算总表
        部门：${entity} | | | 单位：万元
        收入 | | 支出 |
        项目 | 预算数 | 项目 | 预算数
        一、一般公共预算拨款 | ${100 + cost} | 一、一般公共服务支出 | ${100 + cost}
        收入总计 | ${100 + cost} | 支出总计 | ${100 + cost}
      `,
    },
    {
      name: `${entity}基本`,
      formats: { C: "0.00", D: "0.00", E: "0.00" },
      rows: grid`
        2025年一般公共预算基本支出表
        部门：${entity} | | | | 单位：万元
        科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
        合计 | | ${100 + cost} | 100 | ${cost}
        301 | 工资福利支出 | 100 | 100 |
        302 | 商品和服务支出 | ${cost} | | ${cost}
        30201 | 办公费 | ${cost} | | ${cost}
      `,
    },
  ];

  it("has a summary of each, with the figures of its own tables", () => {
    const all = summarised(workbookOf("a.xlsx", [...setOf("某县水务局", 30), ...setOf("某县文化馆", 7)]));
    const found = all.summaries.filter(({ id }) => id === "operating-cost");
    expect(found.map(({ entity, units }) => [entity, units.map(({ nature }) => nature)])).toEqual([
      ["某县水务局", [undefined]],
      ["某县文化馆", ["事业"]],
    ]);
    expect(found.map((one) => shown(blockOf(one, "paper"))[3]?.split("|")[2])).toEqual(["30.00", "7.00"]);
  });
});
