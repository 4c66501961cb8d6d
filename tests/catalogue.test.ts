import { describe, expect, it } from "vitest";
import {
  codeEntry,
  conceptKey,
  economicClassCode,
  functionClassCode,
  governmentClassCode,
  isBelow,
  natureOfEconomicClass,
  REGION_NAMES,
  regionIn,
  TOTAL,
} from "../src/catalogue/index.js";

describe("code lists", () => {
  it("tell how sure each entry is", () => {
    expect(codeEntry("function", "2013201")).toEqual({
      code: "2013201",
      name: "行政运行",
      status: "verified",
    });
    expect(codeEntry("economic", "30217")?.name).toBe("公务接待费");
    expect(codeEntry("function", "9999999")).toBeUndefined();
    expect(codeEntry("organisation", "106001")).toBeUndefined();
  });

  it.each([
    ["卫生健康支出", "210"],
    ["卫生健康", "210"],
    ["医疗卫生与计划生育支出", "210"],
    ["文化体育与传媒支出", "207"],
    ["社会保障和就业支出", "208"],
  ])("know the class %s", (name, code) => {
    expect(functionClassCode(name)).toBe(code);
  });

  it.each([
    ["工资福利支出", "301"],
    ["对个人和家庭的补助", "303"],
  ])("know the economic class %s", (name, code) => {
    expect(economicClassCode(name)).toBe(code);
  });

  it("keep the classes of the government's own list apart", () => {
    expect(governmentClassCode("机关工资福利支出")).toBe("501");
    expect(economicClassCode("机关工资福利支出")).toBeUndefined();
  });

  it("take 301 and 303 for 人员经费 and the other classes of 基本支出 for 公用经费", () => {
    expect(["301", "30301", "302", "31002", "399"].map(natureOfEconomicClass)).toEqual([
      "人员经费",
      "人员经费",
      "公用经费",
      "公用经费",
      "公用经费",
    ]);
    expect(natureOfEconomicClass("313")).toBeUndefined();
  });
});

describe("dimensions", () => {
  it("know what is part of what", () => {
    expect(isBelow("nature", "人员经费", TOTAL)).toBe(true);
    expect(isBelow("item", "公务用车购置", "三公经费")).toBe(true);
    expect(isBelow("fund", "事业收入", "财政拨款")).toBe(false);
    expect(isBelow("fund", "__proto__", TOTAL)).toBe(false);
  });

  it("write a concept in one order", () => {
    expect(conceptKey({ function: "201", stage: "决算" })).toBe(
      conceptKey({ stage: "决算", function: "201" }),
    );
  });
});

describe("regions", () => {
  it("are the 31 that publish, each known by its own name", () => {
    expect(REGION_NAMES).toHaveLength(31);
    expect(REGION_NAMES.map(regionIn)).toEqual(REGION_NAMES);
  });

  it.each([
    ["浙江省财政厅", "浙江"],
    ["宁波市某局", "浙江"],
    ["上海市浦东新区某局", "上海"],
    ["新疆维吾尔自治区某厅", "新疆"],
    ["吉林省长春市某局", "吉林"],
    // A city of its own name goes before a place in another region.
    ["北京市朝阳区某局", "北京"],
    ["某市某局", undefined],
    ["", undefined],
    // Of two regions the first; the longer name before the shorter one in it.
    ["湖北省支援新疆办公室", "湖北"],
    ["天津市河北区财政局", "天津"],
    ["马鞍山市财政局", "安徽"],
    ["大兴安岭地区行署", "黑龙江"],
    ["海南藏族自治州财政局", "青海"],
  ])("%s is in %s", (text, region) => {
    expect(regionIn(text)).toBe(region);
  });
});
