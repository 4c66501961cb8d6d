import { describe, expect, it } from "vitest";
import { check, profileOf, unknownRule, usesOf } from "../../src/check/index.js";
import { recognise } from "../../src/recognise/index.js";
import { RULES } from "../../src/relations/index.js";
import { bookOf, grid, recognised } from "../support/table.js";

const table = (title: string, entity = "") => grid`
  ${title}
  ${entity} | | | 单位：万元
  科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
  201 | 一般公共服务支出 | 30 | 20 | 9
`;

describe("the region of a profile", () => {
  it.each([
    ["2024年度支出决算表", "部门：浙江省某厅", "浙江"],
    ["2024年度支出决算表", "部门：杭州市某局", "浙江"],
    ["2024年度支出决算表", "单位名称：内蒙古自治区某厅", "内蒙古"],
    ["鄂尔多斯市某局2024年度支出决算表", "", "内蒙古"],
    ["2024年度支出决算表", "部门：某市某局", undefined],
    // The unit's name goes before the titles.
    ["武汉市某局2024年度支出决算表", "部门：南京市某局", "江苏"],
  ])("%s, %s: %s", (title, entity, region) => {
    const read = recognised(table(title, entity));
    expect(profileOf(read).region).toBe(region);
    expect(profileOf(read, { region: "西藏" })).toMatchObject({ region: "西藏", given: ["region"] });
  });
});

describe("the forms of a profile", () => {
  it.each([
    ["2024年度支出决算表", {}, "final/nine", 2024],
    ["2020年度支出决算表", {}, "final/nine", 2020],
    ["2019年度支出决算表", {}, "final/eight", 2019],
    ["2024年支出预算总表", {}, "budget/nine", 2024],
    ["2024年度支出决算表", { year: 2018 }, "final/eight", 2018],
    ["2024年度支出决算表", { kind: "budget" }, "budget/nine", 2024],
    ["2024年度支出决算表", { kind: "performance" }, undefined, 2024],
    ["支出决算表", {}, "final/nine", undefined],
  ] as const)("%s with %j: %s", (title, choices, forms, year) => {
    const read = recognise(bookOf(table(title)), choices);
    expect(profileOf(read, choices)).toMatchObject({ forms, year, given: Object.keys(choices) });
  });

  it("have a name for people", () => {
    expect(profileOf(recognised(table("2019年度支出决算表"))).formsName).toBe("部门决算公开表（八张表）");
  });
});

describe("rules that are switched off", () => {
  const usedWithout = (...off: readonly string[]): string[] =>
    RULES.filter((rule) => !usesOf({ off })(rule.id)).map(({ id }) => id);

  it.each([
    ["same/tables", ["same/tables"]],
    ["same", ["same/tables", "same/project", "same/indicator"]],
    ["across", ["across", "across/all-funds"]],
    ["score", ["score", "score/total", "score/weights"]],
    ["score/total", ["score/total"]],
    ["name", ["name/code", "name/prefix", "name/project"]],
  ])("%s switches off %j and nothing else", (id, rules) => {
    expect(usedWithout(id).toSorted()).toEqual(rules.toSorted());
    expect(unknownRule([id])).toBeUndefined();
  });

  it("are none where nothing is said", () => {
    expect(usedWithout()).toEqual([]);
    expect(profileOf(recognised(table("支出决算表"))).off).toEqual([]);
    expect(profileOf(recognised(table("支出决算表")), { off: [] }).given).toEqual([]);
  });

  it.each(["sam", "same/", "same/table", "tables", "SAME", "", "*"])("cannot be called %j", (id) => {
    expect(unknownRule(["column", id])).toBe(id);
    expect(usedWithout(id)).toEqual([]);
  });

  it("leave no finding and no count behind, and the others stay", () => {
    const read = recognised(table("2024年度支出决算表"));
    const of = (...off: readonly string[]) => check(read, { isUsed: usesOf({ off }) });
    expect(of().findings.map(({ rule }) => rule)).toEqual(["column/sum"]);
    expect(of("ratio").findings.map(({ rule }) => rule)).toEqual(["column/sum"]);
    expect(of("column").findings).toEqual([]);
    expect(of("column").relations.byKind).not.toHaveProperty("column");
    expect(of().relations.byKind).toHaveProperty("column", 1);
  });
});
