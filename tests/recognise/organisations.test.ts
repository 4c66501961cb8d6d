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
