import { describe, expect, it } from "vitest";
import { amountsOf, conceptAt, equationsOf, grid } from "../support/table.js";

describe("headers of several rows", () => {
  const table = grid`
    一般公共预算支出表
    | | | | | 单位：元
    科目编码 | 科目名称 | 合计 | 基本支出 | | | 项目支出
    | | | 小计 | 人员经费 | 公用经费 |
    201 | 一般公共服务支出 | 1000 | 700 | 600 | 100 | 300
    20101 | 人大事务 | 1000 | 700 | 600 | 100 | 300
  `;

  it("give each column the labels above it", () => {
    expect(conceptAt(table, "C5")).toMatchObject({ nature: "合计" });
    expect(conceptAt(table, "D5")).toMatchObject({ nature: "基本支出" });
    expect(conceptAt(table, "E5")).toMatchObject({ nature: "人员经费" });
    expect(conceptAt(table, "F5")).toMatchObject({ nature: "公用经费" });
    expect(conceptAt(table, "G5")).toMatchObject({ nature: "项目支出" });
  });

  it("state the fund and the stage of the form", () => {
    expect(conceptAt(table, "E6")).toMatchObject({
      direction: "本年支出",
      fund: "一般公共预算",
      stage: "年初预算",
      function: "20101",
    });
  });

  it("need no merged areas", () => {
    const merges = ["A1:G1", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4"];
    expect(amountsOf([{ name: "表", rows: table, merges }])).toEqual(amountsOf(table));
  });
});

describe("header cells that reach over the rows of 栏次 and 合计", () => {
  it("leave these rows what they are", () => {
    const rows = grid`
      收入决算表
      | | | | 公开02表
      部门：某局 | | | | 单位：万元
      功能分类科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入
      | 栏次 | 1 | 2 | 3
      | 合计 | 9.5 | 9 | 0.5
      208 | 社会保障和就业支出 | 9.5 | 9 | 0.5
      20805 | 行政事业单位养老支出 | 9.5 | 9 | 0.5
    `;
    const merges = ["A1:E1", "A4:A6", "B5:B5"];
    const sheet = [{ name: "表", rows, merges }];
    expect(amountsOf(sheet)).toEqual({
      ...{ C6: "9.5", D6: "9", E6: "0.5" },
      ...{ C7: "9.5", D7: "9", E7: "0.5" },
      ...{ C8: "9.5", D8: "9", E8: "0.5" },
    });
    expect(conceptAt(sheet, "E6")).toMatchObject({ fund: "其他收入", direction: "本年收入" });
    expect(equationsOf(sheet, "rollup/total")).toEqual(["C6=C7", "D6=D7", "E6=E7"]);
  });
});

describe("其中 columns", () => {
  it("are a part of the column before them and never added", () => {
    const table = grid`
      收入决算表
      | | | | | 单位：万元
      科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入 | | 其他收入
      | | | | 小计 | 其中：教育收费 |
      205 | 教育支出 | 10 | 6 | 3 | 2 | 1
      20502 | 普通教育 | 10 | 6 | 3 | 2 | 1
    `;
    expect(equationsOf(table, "column/sum")).toEqual(["C5=D5+E5+G5", "C6=D6+E6+G6"]);
  });
});

describe("header words cut over two rows", () => {
  const table = grid`
    部门收入总体情况表
    | | | | | | | 单位：元
    序 | 单位 | 合计 | 一般公共 | 政府性基 | 单位 | 上年
    号 | 名称 | | 预算拨款 | 金预算拨款 | 资金 | 结转
    | 合计 | 6213680 | 5713680 | | 300000 | 200000
    1 | 某县水利局 | 3804350 | 3604350 | | | 200000
    2 | 某县水库管理所 | 2409330 | 2109330 | | 300000 |
  `;

  it("are one word", () => {
    expect(conceptAt(table, "D5")).toMatchObject({ fund: "一般公共预算" });
    expect(conceptAt(table, "F5")).toMatchObject({ fund: "单位资金" });
    expect(conceptAt(table, "G5")).toMatchObject({ direction: "年初结转和结余" });
    expect(amountsOf(table)).not.toHaveProperty("A6");
  });

  it("head the parts of the total beside them", () => {
    expect(equationsOf(table, "column/sum")).toContain("C5=D5+F5+G5");
  });

  it("stay two where each says something by itself", () => {
    const years = grid`
      “三公”经费支出表
      | | 单位：万元
      项目 | 2023年 | 2024年
      | 预算数 | 预算数
      合计 | 5.00 | 4.00
      公务接待费 | 5.00 | 4.00
    `;
    expect(conceptAt(years, "B6")).toMatchObject({ year: "2023", item: "公务接待" });
    expect(conceptAt(years, "C6")).toMatchObject({ year: "2024", item: "公务接待" });
  });
});
