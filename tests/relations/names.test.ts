import { describe, expect, it } from "vitest";
import { codeEntry } from "../../src/catalogue/index.js";
import { findingsOf, grid, rawFindingsOf, sheets } from "../support/table.js";

/** Three lines whose names are those of the list, so that the table is known to name its codes. */
const LISTED = `201 | 一般公共服务支出 | 30
  205 | 教育支出 | 10
  208 | 社会保障和就业支出 | 5`;

const spending = (year: number, line: string) => grid`
  ${year}年度支出决算表
  | | 单位：万元
  科目编码 | 科目名称 | 本年支出合计
  ${LISTED}
  ${line}
`;
const income = (year: number, line: string) => grid`
  ${year}年度收入决算表
  | | 单位：万元
  科目编码 | 科目名称 | 本年收入合计
  ${LISTED}
  ${line}
`;
const both = (one: string, other: string, year = 2024) =>
  sheets({ 收入: income(year, `${one} | 7`), 支出: spending(year, `${other} | 7`) });

/** Class and outcome of what is said of names. */
function said(source: Parameters<typeof findingsOf>[0]): string[] {
  return rawFindingsOf(source)
    .filter(({ rule }) => rule === "name/code")
    .map(
      ({ class: found, messageId, data }) =>
        `${found} ${messageId}: ${data.name ?? ""} for ${data.expected ?? ""}`,
    );
}

describe("one code has one name", () => {
  it.each([
    ["the same", "210 | 卫生健康支出", "210 | 卫生健康支出", []],
    ["brackets and commas", "30213 | 维修（护）费", "30213 | 维修(护)费", []],
    [
      "another name in one table",
      "210 | 卫生健康支出",
      "210 | 住房保障支出",
      ["error code.differs: 住房保障支出 for 卫生健康支出"],
    ],
    [
      "another name that comes first",
      "210 | 住房保障支出",
      "210 | 卫生健康支出",
      ["error code.differs: 住房保障支出 for 卫生健康支出"],
    ],
    ["支出 left out", "210 | 卫生健康支出", "210 | 卫生健康", []],
    [
      "cut off",
      "208 | 社会保障和就业支出",
      "208 | 社会保障",
      ["hint code.short: 社会保障 for 社会保障和就业支出"],
    ],
    [
      "a name of earlier years beside today's",
      "210 | 卫生健康支出",
      "210 | 医疗卫生与计划生育支出",
      ["hint code.renamed: 医疗卫生与计划生育支出 for 卫生健康支出"],
    ],
    [
      "the earlier name of a 类 in every table",
      "210 | 医疗卫生与计划生育支出",
      "210 | 医疗卫生与计划生育支出",
      ["doubt code.outdated: 医疗卫生与计划生育支出 for 卫生健康支出"],
    ],
    [
      "a name that only the list contradicts",
      "21011 | 行政事业医疗",
      "21011 | 行政事业医疗",
      ["doubt code.unlisted: 行政事业医疗 for 行政事业单位医疗"],
    ],
  ])("%s", (_, one, other, expected) => {
    expect(said(both(one, other))).toEqual(expected);
  });

  it("names every place, the wrong one first", () => {
    const [finding] = rawFindingsOf(both("210 | 卫生健康支出", "210 | 住房保障支出"));
    expect(finding?.cells.map(({ place, printed, role }) => [place.sheet, printed, role])).toEqual([
      [1, "住房保障支出", "name"],
      [0, "卫生健康支出", "name"],
    ]);
  });

  it("says nothing of a line that stands once and in no list", () => {
    expect(codeEntry("function", "2109988")).toBeUndefined();
    expect(said(spending(2024, "2109988 | 随便什么 | 7"))).toEqual([]);
  });
});

describe("the list of codes", () => {
  it("speaks only of documents of its time", () => {
    const old = "210 | 医疗卫生与计划生育支出";
    expect(said(both(old, old, 2017))).toEqual([]);
    expect(said(both(old, old, 2020))).toEqual([]);
    expect(said(both(old, old, 2021))).toHaveLength(1);
    expect(said(both("21011 | 行政事业医疗", "21011 | 行政事业医疗", 2019))).toEqual([]);
  });

  it("is no witness where an entry was never verified", () => {
    expect(codeEntry("function", "20508")).toMatchObject({ name: "进修及培训", status: "recalled" });
    expect(codeEntry("function", "20502")).toMatchObject({ name: "普通教育", status: "verified" });
    expect(said(spending(2024, "20508 | 继续教育 | 7"))).toEqual([]);
    expect(said(both("20508 | 继续教育", "20508 | 继续教育"))).toEqual([]);
    expect(said(spending(2024, "20502 | 一般教育 | 7"))).toEqual([
      "doubt code.unlisted: 一般教育 for 普通教育",
    ]);
  });

  it("is not asked where a table prints other names beside its codes", () => {
    const projects = grid`
      2024年度支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      201 | 机房改造 | 30
      205 | 校舍维修 | 10
      208 | 社区服务站 | 5
    `;
    expect(said(projects)).toEqual([]);
  });
});

describe("a line stands under its 类 and 款", () => {
  const table = (...lines: readonly string[]) => grid`
    2024年度支出决算表
    | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计
    205 | 教育支出 | 10
    ${lines.map((line) => `${line} | 10`).join("\n")}
  `;
  const said = (...lines: readonly string[]): string[] => findingsOf(table(...lines), "name/prefix");

  it("holds", () => {
    expect(said("20502 | 普通教育", "2050205 | 高等教育")).toEqual([]);
  });

  it("is to be verified under another 类 or 款", () => {
    expect(said("20502 | 普通教育", "2060205 | 高等教育")).toEqual([
      "doubt name/prefix at A6: 2060205 against 205",
    ]);
    expect(said("20602 | 普通教育", "2060205 | 高等教育")).toEqual([
      "doubt name/prefix at A5: 20602 against 205",
      "doubt name/prefix at A6: 2060205 against 205",
    ]);
    expect(said("20502 | 普通教育", "2050305 | 高等职业教育")).toEqual([
      "doubt name/prefix at A6: 2050305 against 20502",
    ]);
  });

  it("says nothing where the right 类 stands elsewhere in the table", () => {
    expect(said("2060205 | 某项", "206 | 科学技术支出")).toEqual([]);
  });

  it("says nothing of a table without 类", () => {
    const alone = grid`
      2024年度支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      2050205 | 高等教育 | 10
      2060702 | 科普活动 | 10
    `;
    expect(findingsOf(alone)).toEqual([]);
  });
});

describe("two economic lists side by side", () => {
  it("each keep their own names", () => {
    const table = grid`
      一般公共预算项目支出情况表（按支出经济分类科目）
      | | | | 单位：万元
      部门预算支出经济科目 | | 政府预算支出经济科目 | | 2023年预算
      科目编码 | 科目名称 | 科目编码 | 科目名称 |
      302 | 商品和服务支出 | | | 60
      30202 | 印刷费 | 50201 | 办公经费 | 10
      30214 | 租赁费 | 50201 | 办公经费 | 20
      30226 | 劳务费 | 50205 | 委托业务费 | 30
    `;
    expect(findingsOf(table)).toEqual([]);
  });
});
