import { describe, expect, it } from "vitest";
import { amountsOf, conceptAt, equationsOf, factsOf, grid, notFactsOf } from "../support/table.js";

/** The same three 科目 in every way that codes are printed: 201 → 20132 → 2013201. */
const ONE_COLUMN = grid`
  支出决算表
  部门：某局 | | | | 单位：万元
  科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
  合计 | | 30.00 | 20.00 | 10.00
  201 | 一般公共服务支出 | 30.00 | 20.00 | 10.00
  20132 | 组织事务 | 30.00 | 20.00 | 10.00
  2013201 | 行政运行 | 30.00 | 20.00 | 10.00
`;

describe("codes in one column", () => {
  it("are the function of the amounts beside them", () => {
    expect(conceptAt(ONE_COLUMN, "D5")).toMatchObject({
      direction: "本年支出",
      stage: "决算",
      nature: "基本支出",
      function: "201",
    });
    expect(conceptAt(ONE_COLUMN, "E6")).toMatchObject({ nature: "项目支出", function: "20132" });
    expect(conceptAt(ONE_COLUMN, "C7")).toMatchObject({ nature: "合计", function: "2013201" });
  });

  it("are no amounts, as numbers or as text", () => {
    expect(notFactsOf(ONE_COLUMN)).toEqual({ A5: "code", A6: "code", A7: "code" });
    const asText = ONE_COLUMN.map(([first, ...rest]) => [
      typeof first === "number" ? String(first) : (first ?? null),
      ...rest,
    ]);
    expect(amountsOf(asText)).toEqual(amountsOf(ONE_COLUMN));
    expect(notFactsOf(asText)).toEqual({ A5: "code", A6: "code", A7: "code" });
  });

  it("may have blanks around them", () => {
    const table = grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      " 205 " | 教育支出 | 7
      "20502\u3000" | 普通教育 | 7
    `;
    expect(conceptAt(table, "C4")).toMatchObject({ function: "205" });
    expect(conceptAt(table, "C5")).toMatchObject({ function: "20502" });
  });
});

describe("codes in full-width digits", () => {
  it("are looked up like any others, also to tell which list they are of", () => {
    const table = grid`
      一般公共预算财政拨款项目支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 决算数
      ３０２ | 商品和服务支出 | 12
      ３０２０１ | 办公费 | 8
      ３０２１１ | 差旅费 | 4
    `;
    expect(conceptAt(table, "C5")).toMatchObject({ economic: "30201" });
    expect(equationsOf(table, "rollup/economic")).toEqual(["C4=C5+C6"]);
  });
});

describe("codes in columns 类, 款 and 项", () => {
  it("hold the whole code each", () => {
    const table = grid`
      支出决算表
      | | | | | 单位：万元
      科目编码 | | | 科目名称 | 本年支出合计 | 基本支出
      类 | 款 | 项 | | |
      208 | | | 社会保障和就业支出 | 9 | 9
      | 20805 | | 行政事业单位养老支出 | 9 | 9
      | | 2080505 | 机关事业单位基本养老保险缴费支出 | 6 | 6
      | | 2080506 | 机关事业单位职业年金缴费支出 | 3 | 3
    `;
    expect(conceptAt(table, "E5")).toMatchObject({ function: "208" });
    expect(conceptAt(table, "E6")).toMatchObject({ function: "20805" });
    expect(conceptAt(table, "F7")).toMatchObject({ function: "2080505", nature: "基本支出" });
    expect(equationsOf(table, "rollup/function")).toEqual(["E5=E6", "F5=F6", "E6=E7+E8", "F6=F7+F8"]);
  });

  it("hold two digits of 款 and 项, repeated in every row", () => {
    const table = grid`
      支出预算总表
      | | | | 单位：万元
      科目编码 | | | 科目名称 | 合计 | 基本支出 | 项目支出
      类 | 款 | 项 | | | |
      "208" | | | 社会保障和就业支出 | 9 | 8 | 1
      "208" | "05" | | 行政事业单位养老支出 | 9 | 8 | 1
      "208" | "05" | "05" | 机关事业单位基本养老保险缴费支出 | 6 | 5 | 1
      "208" | "05" | "06" | 机关事业单位职业年金缴费支出 | 3 | 3 |
    `;
    expect(["E5", "E6", "E7", "E8"].map((place) => conceptAt(table, place).function)).toEqual([
      "208",
      "20805",
      "2080505",
      "2080506",
    ]);
    expect(equationsOf(table, "rollup/function")).toContain("F6=F7+F8");
    expect(Object.keys(amountsOf(table)).filter((place) => /^[ABC]/.test(place))).toEqual([]);
  });

  it("leave out the digits that the row above has", () => {
    const table = grid`
      支出预算总表
      | | | | 单位：万元
      科目编码 | | | 科目名称 | 合计 | 基本支出 | 项目支出
      类 | 款 | 项 | | | |
      208 | | | 社会保障和就业支出 | 9 | 8 | 1
      | 5 | | 行政事业单位养老支出 | 9 | 8 | 1
      | | 5 | 机关事业单位基本养老保险缴费支出 | 6 | 5 | 1
      | | 6 | 机关事业单位职业年金缴费支出 | 3 | 3 |
      210 | | | 卫生健康支出 | 4 | 4 |
      | 11 | | 行政事业单位医疗 | 4 | 4 |
      | | 1 | 行政单位医疗 | 4 | 4 |
    `;
    expect([5, 6, 7, 8, 9, 10, 11].map((row) => conceptAt(table, `E${row}`).function)).toEqual([
      "208",
      "20805",
      "2080505",
      "2080506",
      "210",
      "21011",
      "2101101",
    ]);
    expect(equationsOf(table, "rollup/function")).toContain("E6=E7+E8");
  });

  it("are one code across a merged area", () => {
    const rows = grid`
      收入决算表
      | | | | | | 单位：万元
      项目 | | | | 本年收入合计 | 财政拨款收入 | 其他收入
      功能分类科目编码 | | | 科目名称 | | |
      类 | 款 | 项 | | | |
      栏次 | | | | 1 | 2 | 3
      合计 | | | | 12.5 | 12 | 0.5
      205 | | | 教育支出 | 12.5 | 12 | 0.5
      20502 | | | 普通教育 | 12.5 | 12 | 0.5
      2050201 | | | 学前教育 | 12.5 | 12 | 0.5
    `;
    const merges = ["A3:D3", "A4:C4", "A6:D6", "A7:D7", "A8:C8", "A9:C9", "A10:C10"];
    const merged = [{ name: "表", rows, merges }];
    expect(conceptAt(merged, "F8")).toMatchObject({
      direction: "本年收入",
      fund: "财政拨款",
      function: "205",
    });
    expect(conceptAt(merged, "G10")).toMatchObject({ fund: "其他收入", function: "2050201" });
    expect(factsOf(rows)).toEqual(factsOf(merged));
  });
});

describe("a code and its name in one cell", () => {
  it.each(["201 一般公共服务支出", "201-一般公共服务支出", "[201]一般公共服务支出", "201一般公共服务支出"])(
    "reads %s",
    (first) => {
      const table = grid`
        一般公共预算支出表
        | | 单位：万元
        科目 | 合计 | 基本支出 | 项目支出
        ${first} | 5 | 3 | 2
        20132 组织事务 | 5 | 3 | 2
        2013201 行政运行 | 3 | 3 |
        2013202 一般行政管理事务 | 2 | | 2
      `;
      expect(conceptAt(table, "B4")).toMatchObject({ fund: "一般公共预算", function: "201" });
      expect(conceptAt(table, "C6")).toMatchObject({ nature: "基本支出", function: "2013201" });
      expect(equationsOf(table, "rollup/function")).toContain("B5=B6+B7");
    },
  );
});

describe("a column 序号 in front", () => {
  const table = grid`
    支出预算总表
    | | | 单位：万元
    序号 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    1 | | 合计 | 8 | 6 | 2
    2 | 201 | 一般公共服务支出 | 8 | 6 | 2
    3 | 20103 | 政府办公厅（室）及相关机构事务 | 8 | 6 | 2
    4 | 2010301 | 行政运行 | 6 | 6 |
    5 | 2010302 | 一般行政管理事务 | 2 | | 2
  `;

  it("holds no amounts", () => {
    expect(notFactsOf(table)).toMatchObject({ A4: "line-number", A8: "line-number", B5: "code", B8: "code" });
    expect(Object.keys(amountsOf(table)).every((place) => /^[DEF]/.test(place))).toBe(true);
  });

  it("leaves the codes what they are", () => {
    expect(conceptAt(table, "F8")).toMatchObject({ function: "2010302", nature: "项目支出" });
    expect(equationsOf(table, "rollup/function")).toContain("D6=D7+D8");
  });
});

describe("economic codes", () => {
  const table = grid`
    一般公共预算基本支出表
    | | | | 单位：万元
    支出经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
    合计 | | 7 | 5 | 2
    301 | 工资福利支出 | 5 | 5 |
    30101 | 基本工资 | 5 | 5 |
    302 | 商品和服务支出 | 2 | | 2
    30201 | 办公费 | 2 | | 2
  `;

  it("belong to the economic classification, not to the functional one", () => {
    expect(conceptAt(table, "D6")).toMatchObject({
      fund: "一般公共预算",
      nature: "人员经费",
      economic: "30101",
      direction: "本年支出",
      stage: "年初预算",
    });
    expect(conceptAt(table, "E7")).toMatchObject({ nature: "公用经费", economic: "302" });
    expect(conceptAt(table, "D6").function ?? "合计").toBe("合计");
  });

  it("add up to their classes and the classes to the total", () => {
    expect(equationsOf(table, "rollup/economic")).toContain("C5=C6");
    expect(equationsOf(table, "rollup/total")).toContain("C4=C5+C7");
  });

  it("are told from functional codes by their digits where the header says 科目编码 alone", () => {
    const bare = table.map((row) => row.map((cell) => (cell === "支出经济分类科目编码" ? "科目编码" : cell)));
    expect(conceptAt(bare, "C8")).toMatchObject({ economic: "30201" });
  });
});
