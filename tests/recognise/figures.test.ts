import { describe, expect, it } from "vitest";
import { factsOf, grid, notFactsOf, recognised } from "../support/table.js";

const HEADER = `支出预算总表
  | | | | 单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出`;

describe("blanks and zeros", () => {
  const table = grid`
    ${HEADER}
    201 | 一般公共服务支出 | 9 | 9 | "0.00"
    205 | 教育支出 | 4 | 4 |
    208 | 社会保障和就业支出 | 3 | 3 | —
    210 | 卫生健康支出 | 2 | 2 | 0
  `;
  const at = (row: number, column: number) =>
    recognised(table).facts.find(({ place }) => place.row === row && place.column === column);

  it("are told apart: a blank and a dash are exact, a printed zero stands for its digits", () => {
    expect(at(3, 4)).toMatchObject({ isBlank: false, printed: "0.00", amount: { units: 0n } });
    expect(at(4, 4)).toMatchObject({ isBlank: true, printed: "", amount: { units: 0n } });
    expect(at(5, 4)).toMatchObject({ isBlank: true, printed: "—", amount: { units: 0n } });
    expect(at(6, 4)).toMatchObject({ isBlank: false, printed: "0", amount: { units: 0n } });
  });
});

describe("the way a figure is written", () => {
  it.each([
    ["1,172.59", "1172.59"],
    ["１１７２．５９", "1172.59"],
    ["1，172.59", "1172.59"],
    [" 1172.59 ", "1172.59"],
    ["¥1,172.59", "1172.59"],
    ["(1,172.59)", "-1172.59"],
    ["-1172.59", "-1172.59"],
    ["－1172.59", "-1172.59"],
  ])("as text changes nothing: %s", (text, amount) => {
    const table = grid`
      ${HEADER}
      201 | 一般公共服务支出 | "${text}" | 0 | 0
    `;
    expect(factsOf(table).get("C4")).toMatchObject({ amount, asText: true, measure: "money", unit: "万元" });
  });

  it("in General shows the number and not its binary neighbour", () => {
    const table = grid`
      ${HEADER}
      201 | 一般公共服务支出 | 30.299999999999997 | 142305966.76 | 0.30000000000000004
    `;
    const facts = factsOf(table);
    expect(["C4", "D4", "E4"].map((place) => facts.get(place)?.amount)).toEqual([
      "30.3",
      "142305966.76",
      "0.3",
    ]);
  });

  it("has the digits of the table: 万元 stands for two decimals even where zeros were dropped", () => {
    const table = grid`
      ${HEADER}
      201 | 一般公共服务支出 | 12399 | 12.5 | 7.25
    `;
    const facts = factsOf(table);
    expect(["C4", "D4", "E4"].map((place) => facts.get(place)?.precision)).toEqual([2, 2, 2]);
  });

  it("has whole 元 where a table prints no decimals", () => {
    const table = grid`
      支出预算总表
      | | | | 单位：元
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | 12399 | 12000 | 399
    `;
    expect(factsOf(table).get("C4")).toMatchObject({ precision: 0, unit: "元" });
  });
});

describe("amounts that look like codes", () => {
  it.each(["156", "205", "30201", '"156"', '"205"', '"30201"'])(
    "are amounts in a column of amounts: %s",
    (amount) => {
      const table = grid`
      国有资产使用情况表
      | | | 单位：万元
      项目 | 行次 | 资产总额 | 流动资产 | 固定资产 | 在建工程
      合计 | 1 | 40500.5 | 297.2 | 10.3 | ${amount}
    `;
      expect(factsOf(table).get("F4")).toMatchObject({
        amount: amount.replaceAll('"', ""),
        measure: "money",
      });
      expect(factsOf(table).get("C4")?.concept.function).toBeUndefined();
    },
  );
});

describe("percentages beside amounts", () => {
  const table = grid`
    一般公共预算支出表
    | | | | | 单位：万元
    科目编码 | 科目名称 | 2022年预算数 | 2023年预算数 | 增减额 | 增减幅（%）
    201 | 一般公共服务支出 | 100 | 112.5 | 12.5 | 12.5%
    205 | 教育支出 | 50 | 45 | -5 | "-10.00%"
  `;

  it("are percentages", () => {
    const facts = factsOf(table);
    expect(facts.get("F4")).toMatchObject({ measure: "percent", amount: "12.5", unit: "%" });
    expect(facts.get("F5")).toMatchObject({ measure: "percent", amount: "-10" });
    expect(facts.get("E5")).toMatchObject({ measure: "money", amount: "-5", unit: "万元" });
  });

  it("leave each year its own", () => {
    const facts = factsOf(table);
    expect(facts.get("C4")?.concept).toMatchObject({ year: "2022", function: "201" });
    expect(facts.get("D4")?.concept).toMatchObject({ year: "2023", function: "201" });
  });
});

describe("counts beside amounts", () => {
  const table = grid`
    政府采购预算表
    | | | | | 单位：万元
    采购项目 | 品目名称 | 计量单位 | 数量 | 单价 | 金额
    合计 | | | | | 14.5
    办公设备 | 台式计算机 | 台 | 10 | 0.6 | 6
    办公设备 | 空调机 | 台 | 5 | 1.7 | 8.5
  `;

  it("are counts, and a price is a price", () => {
    const facts = factsOf(table);
    expect(facts.get("D5")).toMatchObject({ measure: "count", amount: "10" });
    expect(facts.get("E5")).toMatchObject({ measure: "price", amount: "0.6" });
    expect(facts.get("F5")).toMatchObject({ measure: "money", amount: "6", unit: "万元" });
  });

  it("are no money in a column 资产 数量 and 价值 either", () => {
    const assets = grid`
      国有资产占用情况表
      | | | 单位：万元
      资产类别 | 数量 | 价值
      资产总额 | | 350.5
      房屋（平方米） | 1200 | 300
      车辆（台、辆） | 2 | 50.5
    `;
    const facts = factsOf(assets);
    expect(facts.get("B5")?.measure).toBe("count");
    expect(facts.get("C5")).toMatchObject({ measure: "money", unit: "万元", amount: "300" });
  });
});

describe("years, dates and numbers of documents", () => {
  it("are no amounts", () => {
    const table = grid`
      项目支出预算明细表
      填报日期：2023年2月1日 | | | 单位：万元
      项目名称 | 起始年度 | 合计 | 财政拨款 | 单位资金
      智慧城市建设 | 2022年 | 30 | 20 | 10
      档案数字化 | 2023年 | 5 | 5 |
    `;
    const facts = factsOf(table);
    expect([...facts.keys()].filter((place) => place.startsWith("B"))).toEqual([]);
    expect(facts.get("D4")?.concept).toMatchObject({
      nature: "项目支出",
      fund: "财政拨款",
      project: "智慧城市建设",
    });
    expect(Object.values(notFactsOf(table))).not.toContain("not-recognised");
  });
});
