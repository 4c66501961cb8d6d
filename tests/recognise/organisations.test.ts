import { describe, expect, it } from "vitest";
import { conceptAt, equationsOf, findingsOf, grid, notFactsOf } from "../support/table.js";

describe("codes of units", () => {
  const table = grid`
    收入预算总表
    | | | | 单位：万元
    单位编码 | 单位名称 | 合计 | 一般公共预算拨款收入 | 事业收入
    | 合计 | 30 | 25 | 5
    201 | 某市某局 | 30 | 25 | 5
    201001 | 某局本级 | 20 | 20 | 0
    201002 | 某局信息中心 | 10 | 5 | 5
  `;

  it("are units although they look like 科目", () => {
    expect(conceptAt(table, "C6")).toMatchObject({ organisation: "201001" });
    expect(conceptAt(table, "C6").function).toBe("合计");
    expect(conceptAt(table, "D7")).toMatchObject({ organisation: "201002", fund: "一般公共预算" });
    expect(notFactsOf(table)).toMatchObject({ A5: "code", A6: "code" });
  });

  it("make a department of their digits", () => {
    expect(equationsOf(table, "rollup/organisation")).toEqual(["C5=C6+C7", "D5=D6+D7", "E5=E6+E7"]);
    expect(equationsOf(table, "rollup/total")).toEqual(["C4=C5", "D4=D5", "E4=E5"]);
  });
});

describe("units over their 科目", () => {
  const table = grid`
    支出预算总表
    | | | | | 单位：万元
    单位编码 | 科目编码 | 单位（科目）名称 | 合计 | 基本支出 | 项目支出
    | | 合计 | 30 | 22 | 8
    301 | | 某市某局 | 30 | 22 | 8
    301001 | | 某局本级 | 18 | 12 | 6
    301001 | 2010301 | 行政运行 | 12 | 12 |
    301001 | 2010302 | 一般行政管理事务 | 6 | | 6
    301002 | | 某局服务中心 | 12 | 10 | 2
    301002 | 2010350 | 事业运行 | 10 | 10 |
    301002 | 2010302 | 一般行政管理事务 | 2 | | 2
  `;

  it("say whose money a 科目 is", () => {
    expect(conceptAt(table, "F8")).toMatchObject({
      organisation: "301001",
      function: "2010302",
      nature: "项目支出",
    });
    expect(conceptAt(table, "F11")).toMatchObject({
      organisation: "301002",
      function: "2010302",
      nature: "项目支出",
    });
  });

  it("are the sum of their own 科目 and of nobody else's", () => {
    const found = equationsOf(table, "rollup/organisation");
    expect(found).toContain("D6=D7+D8");
    expect(found).toContain("D9=D10+D11");
    expect(found).toContain("D5=D6+D9");
    expect(findingsOf(table)).toEqual([]);
  });
});

describe("units and their 科目 in one column", () => {
  it.each(["单位编码", "单位（科目）编码"])("are told apart under %s", (header) => {
    const table = grid`
      支出预算总表
      | | | | 单位：万元
      编码 | 名称 | 合计 | 基本支出 | 项目支出
      | 合计 | 30 | 22 | 8
      101001 | 某局本级 | 18 | 12 | 6
      201 | 一般公共服务支出 | 18 | 12 | 6
      20103 | 政府办公厅（室）及相关机构事务 | 18 | 12 | 6
      2010301 | 行政运行 | 12 | 12 |
      2010302 | 一般行政管理事务 | 6 | | 6
      101002 | 某局服务中心 | 12 | 10 | 2
      201 | 一般公共服务支出 | 12 | 10 | 2
      20103 | 政府办公厅（室）及相关机构事务 | 12 | 10 | 2
      2010350 | 事业运行 | 12 | 10 | 2
    `.map((row) => row.map((cell) => (cell === "编码" ? header : cell)));
    expect(conceptAt(table, "E9")).toMatchObject({ organisation: "101001", function: "2010302" });
    expect(equationsOf(table, "rollup/total")).toContain("C4=C5+C10");
    expect(findingsOf(table)).toEqual([]);
  });
});

describe("a unit named beside each thing that it buys", () => {
  const purchases = (second: number) => grid`
    政府采购预算表
    | | | | 单位：万元
    单位代码 | 单位名称 | 采购项目 | 合计 | 一般公共预算
    | 合计 | | 96 | 96
    416001 | 某局本级 | 办公设备购置 | 6 | 6
    416001 | 某局本级 | 评审服务 | ${second} | ${second}
    416002 | 某局信息中心 | 仪器购置 | 57 | 57
  `;

  it("heads none of its lines", () => {
    expect(equationsOf(purchases(33), "rollup/total")).toEqual(["D4=D5+D6+D7", "E4=E5+E6+E7"]);
    expect(findingsOf(purchases(33))).toEqual([]);
    expect(findingsOf(purchases(34))).toContain("error rollup/total at D4: 96.00 against 97.00");
  });
});

describe("类 and 款 in two columns beside the code of the unit", () => {
  const table = grid`
    财政拨款支出预算表（政府经济分类科目）
    | | | | 单位：万元
    科目编码 | | 单位代码 | 单位名称（科目） | 合计
    类 | 款 | | |
    | | | 合计 | 30
    | | 325001 | 某局机关 | 20
    501 | | 325001 | 机关工资福利支出 | 20
    501 | 01 | 325001 | 工资奖金津补贴 | 14
    501 | 02 | 325001 | 社会保障缴费 | 6
    | | 325002 | 某局中心 | 10
    505 | | 325002 | 对事业单位经常性补助 | 10
    505 | 01 | 325002 | 工资福利支出 | 10
  `;

  it("are read as codes of their list, under their unit", () => {
    expect(equationsOf(table, "rollup/total")).toEqual(["E5=E6+E10"]);
    expect(equationsOf(table, "rollup/organisation")).toEqual(["E6=E7", "E10=E11"]);
    expect(findingsOf(table)).toEqual([]);
  });
});

describe("科目 without codes between a unit and its projects", () => {
  const table = (second: number) => grid`
    一般公共预算项目支出预算表
    | | 单位：万元
    科目编码 | 单位代码 | 单位名称（科目） | 金额
    | | 合计 | 70
    | 325001 | 某局机关 | 70
    | | "\u3000基层业务" | 50
    2040604 | 325001 | "\u3000\u3000基层业务经费" | 50
    | | "\u3000宣传" | 20
    2040605 | 325001 | "\u3000\u3000宣传经费" | ${second}
  `;

  it("are the whole of the projects below them", () => {
    expect(findingsOf(table(20))).toEqual([]);
    expect(findingsOf(table(21))).toEqual(["error rollup/total at D8: 20.00 against 21.00"]);
  });
});
