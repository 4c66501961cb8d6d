import { describe, expect, it } from "vitest";
import { acrossOf, findingsOf, grid, rawFindingsOf, relationsOf, sheets } from "../support/table.js";

describe("an item of 三公经费 is not below its 经济科目 in 基本支出", () => {
  const PLACES: Readonly<Record<string, string>> = { 出国: "B6", 购置: "D6", 运行: "E6", 接待: "F6" };

  function book(code: string, inBasics: number, item: string, printed: number, unit = "万元") {
    const of = (name: string): number => (name === item ? printed : 0);
    return sheets({
      基本: grid`
        2024年度一般公共预算财政拨款基本支出决算表
        | | 单位：${unit}
        经济分类科目编码 | 科目名称 | 决算数
        ${code.slice(0, 3)} | 某类支出 | ${inBasics}
        ${code} | 某款 | ${inBasics}
      `,
      三公: grid`
        2024年度财政拨款“三公”经费支出决算表
        | | | | | 单位：万元
        决算数 | | | | |
        合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费
        | | 小计 | 公务用车购置费 | 公务用车运行费 |
        ${printed} | ${of("出国")} | ${of("购置") + of("运行")} | ${of("购置")} | ${of("运行")} | ${of("接待")}
      `,
    });
  }

  it.each([
    ["30217", "接待", "error"],
    ["30231", "运行", "error"],
    ["31013", "购置", "error"],
    ["30913", "购置", "error"],
    // Teachers' travel may be left out of 三公经费.
    ["30212", "出国", "doubt"],
  ])("%s and %s", (code, item, found) => {
    const place = PLACES[item] ?? "";
    const key = `bound/three-public 三公!${place}=基本!C5`;
    expect(acrossOf(book(code, 5, item, 6), "bound/")).toEqual({ [key]: "holds" });
    expect(acrossOf(book(code, 5, item, 5), "bound/")).toEqual({ [key]: "holds" });
    expect(findingsOf(book(code, 5, item, 4))).toEqual([
      `${found} bound/three-public at 三公!${place}: 4.00 against 5.00`,
    ]);
  });

  it("may be rounding: two figures, a hundredth", () => {
    expect(findingsOf(book("30217", 5, "接待", 4.99))).toEqual([
      "rounding bound/three-public at 三公!F6: 4.99 against 5.00",
    ]);
    expect(findingsOf(book("30217", 5, "接待", 4.98))).toEqual([
      "error bound/three-public at 三公!F6: 4.98 against 5.00",
    ]);
  });

  it("is compared in 万元 where one is in 元", () => {
    expect(findingsOf(book("30217", 50000, "接待", 5, "元"))).toEqual([]);
    expect(findingsOf(book("30217", 50000, "接待", 4, "元"))).toEqual([
      "error bound/three-public at 三公!F6: 4.00 against 5.00",
    ]);
  });

  it("leaves other 科目 alone", () => {
    expect(acrossOf(book("30211", 5, "接待", 4), "bound/")).toEqual({});
  });
});

describe("全部结转和结余 of 公开01 is not below that of 财政拨款 in 公开04", () => {
  const book = (all: number, fiscal: number) =>
    sheets({
      公开01: grid`
        2024年度收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | 30 | 一、教育支出 | 30
        本年收入合计 | 30 | 本年支出合计 | 30
        年初结转和结余 | ${all} | 年末结转和结余 | ${all}
        总计 | ${30 + all} | 总计 | ${30 + all}
      `,
      公开04: grid`
        2024年度财政拨款收入支出决算总表
        | | | 单位：万元
        收入 | | 支出 |
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款 | 30 | 一、教育支出 | 30
        本年收入合计 | 30 | 本年支出合计 | 30
        年初财政拨款结转和结余 | ${fiscal} | 年末财政拨款结转和结余 | ${fiscal}
        总计 | ${30 + fiscal} | 总计 | ${30 + fiscal}
      `,
    });

  it("holds where it is larger or equal", () => {
    for (const all of [8, 5]) {
      expect(acrossOf(book(all, 5), "bound/carried-over")).toEqual({
        "bound/carried-over 公开01!B7=公开04!B7": "holds",
        "bound/carried-over 公开01!D7=公开04!D7": "holds",
      });
      expect(findingsOf(book(all, 5))).toEqual([]);
    }
  });

  it("fails at the beginning and at the end of the year", () => {
    expect(findingsOf(book(4, 5))).toEqual([
      "error bound/carried-over at 公开01!B7: 4.00 against 5.00",
      "error bound/carried-over at 公开01!D7: 4.00 against 5.00",
    ]);
  });
});

describe("机关运行经费 against 公用经费", () => {
  const book = (operating: number) =>
    sheets({
      基本: grid`
        2024年度一般公共预算财政拨款基本支出决算表
        | | | | | 单位：万元
        人员经费 | | | 公用经费 | |
        科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数
        301 | 工资福利支出 | 15 | 302 | 商品和服务支出 | 5
        人员经费合计 | | 15 | 公用经费合计 | | 5
      `,
      运行: grid`
        2024年度一般公共预算财政拨款机关运行经费决算表
        | | 单位：万元
        科目编码 | 科目名称 | 决算数
        | 合计 | ${operating}
      `,
    });

  it("is to be verified where it is larger", () => {
    expect(Object.values(acrossOf(book(5), "bound/operating-cost"))).toEqual(["holds"]);
    expect(findingsOf(book(4))).toEqual([]);
    expect(findingsOf(book(6))).toEqual(["doubt bound/operating-cost at 基本!F6: 5.00 against 6.00"]);
  });
});

describe("其中", () => {
  const column = (part: string) => grid`
    支出预算总表
    | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 其中：财政拨款 | 备注
    201 | 一般公共服务支出 | 30 | ${part} |
    205 | 教育支出 | 10 | 10 |
  `;

  it("in a column is not larger than the amount to its left", () => {
    expect([...relationsOf(column("20")).keys()]).toEqual(["C4=D4", "C5=D5"]);
    expect(findingsOf(column("20"))).toEqual([]);
    expect(findingsOf(column("30.02"))).toEqual(["error bound/of-which at C4: 30.00 against 30.02"]);
    expect(findingsOf(column("30.01"))).toEqual(["rounding bound/of-which at C4: 30.00 against 30.01"]);
  });

  it("says nothing where it is blank", () => {
    expect([...relationsOf(column("")).keys()]).toEqual(["C5=D5"]);
  });

  const row = (whole: number | string, one: number, other: number) => grid`
    收支预算总表
    | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、事业收入 | ${whole} | 一、教育支出 | 100
    其中：教育收费 | ${one} | |
    其中：培训收入 | ${other} | |
    二、其他收入 | 20 | |
  `;

  it("in a row is not larger than the line above all of its kind", () => {
    expect(Object.fromEntries([...relationsOf(row(80, 50, 60))])).toMatchObject({
      "B5=B6": { rule: "bound/of-which", outcome: "holds" },
      "B5=B7": { rule: "bound/of-which", outcome: "holds" },
    });
    expect(findingsOf(row(80, 50, 60))).toEqual([]);
    expect(findingsOf(row(80, 90, 81))).toEqual([
      "error bound/of-which at B5: 80.00 against 90.00",
      "error bound/of-which at B5: 80.00 against 81.00",
    ]);
  });

  it("gives two findings with two ids where two lines are larger", () => {
    const ids = rawFindingsOf(row(80, 90, 81)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it("is not asked of a negative whole", () => {
    expect(findingsOf(row(-5, 1, 2), "bound/")).toEqual([]);
    expect(findingsOf(row(0, 1, 2), "bound/")).toHaveLength(2);
  });
});

describe("其中 of a number of things", () => {
  const table = (foreign: number) => grid`
    财政拨款“三公”经费决算表
    | 单位：万元
    项目 | 决算数
    （一）支出合计 | 3
    1.公务接待费 | 3
    （二）相关统计数 |
    1.国内公务接待批次（个） | 26
    其中：外事接待批次（个） | ${foreign}
  `;

  it("is not above it", () => {
    expect(findingsOf(table(2))).toEqual([]);
    expect(findingsOf(table(62))).toEqual(["error bound/of-which at B7: 26 against 62"]);
  });
});
