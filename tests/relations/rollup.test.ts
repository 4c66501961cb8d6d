import { describe, expect, it } from "vitest";
import { findingsOf, grid, relationsOf } from "../support/table.js";

/** Every rollup of a table with what became of it. */
function rollups(...source: Parameters<typeof relationsOf>): Record<string, string> {
  return Object.fromEntries(
    [...relationsOf(...source)]
      .filter(([, { rule }]) => rule.startsWith("rollup/"))
      .map(([equation, { rule, outcome }]) => [equation, `${rule} ${outcome}`]),
  );
}

describe("类 = Σ款 and 款 = Σ项", () => {
  const spending = (total: number) => grid`
    支出决算表
    | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计
    208 | 社会保障和就业支出 | 12.34
    20805 | 行政事业单位养老支出 | ${total}
    2080505 | 机关事业单位基本养老保险缴费支出 | 8.11
    2080506 | 机关事业单位职业年金缴费支出 | 2.23
    20808 | 抚恤 | 2
  `;

  it("hold", () => {
    expect(rollups(spending(10.34))).toEqual({
      "C4=C5+C8": "rollup/function holds",
      "C5=C6+C7": "rollup/function holds",
    });
  });

  it("do not hold above or below a wrong figure", () => {
    expect(findingsOf(spending(13.04))).toEqual([
      "error rollup/function at C4: 12.34 against 15.04",
      "error rollup/function at C5: 13.04 against 10.34",
    ]);
  });

  it("do not look into 项 where the 款 between is not printed", () => {
    const table = grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      208 | 社会保障和就业支出 | 10.34
      2080505 | 机关事业单位基本养老保险缴费支出 | 8.11
      2080506 | 机关事业单位职业年金缴费支出 | 2.23
    `;
    expect(rollups(table)).toEqual({ "C4=C5+C6": "rollup/function holds" });
  });

  it("keep 科目 apart that begin alike", () => {
    const table = grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      20801 | 人力资源和社会保障管理事务 | 5
      2080101 | 行政运行 | 5
      20802 | 民政管理事务 | 6
      2080201 | 行政运行 | 6
    `;
    expect(rollups(table)).toEqual({
      "C4=C5": "rollup/function holds",
      "C6=C7": "rollup/function holds",
    });
  });
});

describe("301 = Σ301xx", () => {
  const basic = (office: string) => grid`
    一般公共预算基本支出表
    | | 单位：元
    经济分类科目编码 | 科目名称 | 合计
    301 | 工资福利支出 | 900
    30101 | 基本工资 | 500
    30102 | 津贴补贴 | 400
    302 | 商品和服务支出 | 120
    30201 | 办公费 | ${office}
    30211 | 差旅费 | 40
  `;

  it("holds and fails class by class", () => {
    expect(rollups(basic("80"))).toEqual({
      "C4=C5+C6": "rollup/economic holds",
      "C7=C8+C9": "rollup/economic holds",
    });
    expect(findingsOf(basic("8"))).toEqual(["error rollup/economic at C7: 120 against 48"]);
  });
});

describe("department = Σ units", () => {
  const units = (center: number) => grid`
    支出预算总表
    | | | | 单位：万元
    单位编码 | 单位名称 | 合计 | 基本支出 | 项目支出
    105 | 某市某局 | 30 | 21 | 9
    105001 | 某局本级 | 20 | 14 | 6
    105002 | 某局信息中心 | 10 | ${center} | 3
  `;

  it("holds and fails column by column", () => {
    expect(rollups(units(7))).toMatchObject({ "D4=D5+D6": "rollup/organisation holds" });
    expect(findingsOf(units(9))).toEqual([
      "error rollup/organisation at D4: 21.00 against 23.00",
      "error column/sum at C6: 10.00 against 12.00",
    ]);
  });
});

describe("a numbered line = Σ of the lines numbered under it", () => {
  const summary = (fund: number) => grid`
    财政拨款收支预算总表
    | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、本年收入 | 90 | 一、一般公共服务支出 | 95
    （一）一般公共预算拨款 | 70 | |
    （二）政府性基金预算拨款 | ${fund} | |
    二、上年结转 | 5 | |
    收入总计 | 95 | 支出总计 | 95
  `;

  it("holds and fails", () => {
    expect(rollups(summary(20))).toMatchObject({ "B5=B6+B7": "rollup/outline holds" });
    expect(findingsOf(summary(2))).toEqual(["error rollup/outline at B5: 90.00 against 72.00"]);
  });
});

describe("lines without a number under a numbered line", () => {
  // Cells that are indented by their format and not by blanks in their text look like this.
  const table = grid`
    收支总表
    | | | 单位：万元
    收入 | | 支出 |
    项目 | 本年预算 | 项目（按支出性质和经济分类） | 本年预算
    一、一般公共预算拨款收入 | 100 | 一、基本支出 | 70
    | | 工资福利支出 | 50
    | | 商品和服务支出 | 20
    | | 二、项目支出 | 30
    本年收入合计 | 100 | 本年支出合计 | 100
  `;

  it("are its parts and not a second list of the whole", () => {
    expect(findingsOf(table)).toEqual([]);
    expect(Object.keys(rollups(table))).toEqual(expect.arrayContaining(["D5=D6+D7", "D9=D5+D8"]));
  });
});

describe("functions without a number under 一、本年支出", () => {
  const table = grid`
    财政拨款收支预算总表
    | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、本年收入 | 90 | 一、本年支出 | 95
    一般公共预算拨款 | 70 | 一般公共服务支出 | 75
    政府性基金预算拨款 | 20 | 城乡社区支出 | 20
    二、上年结转 | 5 | 二、年终结转结余 | 0
    一般公共预算拨款 | 5 | |
    收入总计 | 95 | 支出总计 | 95
  `;

  it("are its parts, as the funds are of 一、本年收入", () => {
    expect(findingsOf(table)).toEqual([]);
    expect(Object.keys(rollups(table))).toEqual(
      expect.arrayContaining(["B5=B6+B7", "D5=D6+D7", "B8=B9", "B10=B5+B8", "D10=D5+D8"]),
    );
  });
});

describe("三公 items downwards", () => {
  const items = (car: number) => grid`
    “三公”经费支出表
    | 单位：万元
    项目 | 预算数
    三公经费合计 | 10
    1．因公出国（境）费 | 2
    2．公务用车购置及运行费 | 5
    （1）公务用车购置费 | 1
    （2）公务用车运行费 | ${car}
    3．公务接待费 | 3
  `;

  it("hold and fail", () => {
    expect(Object.keys(rollups(items(4))).sort()).toEqual(["B4=B5+B6+B9", "B6=B7+B8"]);
    expect(findingsOf(items(4))).toEqual([]);
    expect(findingsOf(items(5))).toEqual(["error rollup/item at B6: 5.00 against 6.00"]);
  });
});

describe("合计 = Σ classes", () => {
  const table = (total: string) => grid`
    收支预算总表
    | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算拨款收入 | 80 | 一、教育支出 | 60
    二、事业收入 | 20 | 二、卫生健康支出 | 40
    本年收入合计 | 100 | 本年支出合计 | ${total}
  `;

  it("holds and fails", () => {
    expect(rollups(table("100"))).toEqual({
      "B7=B5+B6": "rollup/total holds",
      "D7=D5+D6": "rollup/total holds",
    });
    expect(findingsOf(table("99"))).toEqual(["error rollup/total at D7: 99.00 against 100.00"]);
  });

  it("is an error where it is blank over filled lines", () => {
    expect(findingsOf(table(""))).toEqual(["error rollup/total at D7: 0 against 100.00"]);
  });

  it("leaves 其中 out", () => {
    const ofWhich = grid`
      收支预算总表
      | | | 单位：万元
      收入 | | 支出 |
      项目 | 预算数 | 项目 | 预算数
      一、事业收入 | 80 | 一、教育支出 | 100
      其中：教育收费 | 50 | |
      二、其他收入 | 20 | |
      本年收入合计 | 100 | 本年支出合计 | 100
    `;
    expect(rollups(ofWhich)).toHaveProperty("B8=B5+B7", "rollup/total holds");
    expect(findingsOf(ofWhich)).toEqual([]);
  });
});
