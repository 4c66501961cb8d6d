import { describe, expect, it } from "vitest";
import { besideFindings, foundBeside, saidBeside } from "../../support/beside.js";
import { grid } from "../../support/table.js";
import { account, income, spending } from "./documents.js";

const OWN = "某市某局（本级）";
const CENTRE = "某市某局信息中心";
const BUDGET = "2025年一般公共预算支出表";

describe("the units of a department", () => {
  const laid = (own: number, centre: number) => ({
    book: account(2024, 30),
    others: { "本级.xlsx": account(2024, own, OWN), "中心.xlsx": account(2024, centre, CENTRE) },
  });

  it("add up to it", () => {
    expect(foundBeside(laid(20, 10))).toEqual([]);
  });

  it("are to be verified where they are less: one may be missing", () => {
    expect(foundBeside(laid(20, 9)).toSorted()).toEqual([
      "doubt with/units at 总表!B6: 30.00 against 29.00 (中心.xlsx、本级.xlsx)",
      "doubt with/units at 总表!B7: 30.00 against 29.00 (中心.xlsx、本级.xlsx)",
      "doubt with/units at 总表!D6: 30.00 against 29.00 (中心.xlsx、本级.xlsx)",
      "doubt with/units at 总表!D7: 30.00 against 29.00 (中心.xlsx、本级.xlsx)",
    ]);
  });

  it("are all named, with the file that is checked", () => {
    const [zh, en] = saidBeside(laid(20, 9));
    for (const file of ["本文件.xlsx", "本级.xlsx", "中心.xlsx"]) {
      expect(zh).toContain(file);
      expect(en).toContain(file);
    }
  });

  it("exceed it in 财政拨款: an error", () => {
    expect(foundBeside(laid(20, 11))).toContain(
      "error with/units at 总表!B5: 30.00 against 31.00 (中心.xlsx、本级.xlsx)",
    );
  });

  it("have ids that depend neither on the names of their files nor on their order", () => {
    const { book, others } = laid(20, 9);
    const ids = besideFindings({ book, others }).map(({ id }) => id);
    const renamed = { "a.xlsx": others["中心.xlsx"], "b.xlsx": others["本级.xlsx"] };
    expect(besideFindings({ book, others: renamed }).map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("may exceed it by rounding", () => {
    expect(foundBeside(laid(20, 10.01))).not.toContainEqual(expect.stringMatching(/^(error|doubt)/));
  });

  it("are not compared in another year", () => {
    const others = { "本级.xlsx": account(2023, 99, OWN) };
    expect(foundBeside({ book: account(2024, 30), others })).toEqual([]);
  });

  it("take over nothing from a document of the department they belong to", () => {
    const others = { "部门.xlsx": account(2024, 30) };
    expect(foundBeside({ book: account(2024, 10, CENTRE), others })).toEqual([]);
  });

  it("may be a stranger's where the document does not name them: to be verified", () => {
    const others = { "财政.xlsx": account(2024, 50, "某市财政局") };
    const found = foundBeside({ book: account(2024, 30), others });
    expect(found).toHaveLength(4);
    expect(found.every((one) => one.startsWith("doubt with/units"))).toBe(true);
  });
});

describe("内部抵销", () => {
  const found = (
    whole: readonly [number, number, number],
    own: readonly [number, number, number],
    centre: readonly [number, number, number],
  ): string[] =>
    foundBeside({
      book: income("某市某局", ...whole),
      others: { "本级.xlsx": income(OWN, ...own), "中心.xlsx": income(CENTRE, ...centre) },
    });

  it("explains exactly what is printed as paid to a unit", () => {
    expect(found([30, 0, 0], [20, 0, 0], [10, 5, 0])).toEqual([]);
    expect(found([29, 1, 0], [20, 0, 0], [10, 5, 0])).toEqual([
      "doubt with/units at 收入!C4: 30.00 against 35.00 (中心.xlsx、本级.xlsx)",
      "error with/units at 收入!D4: 29.00 against 30.00 (中心.xlsx、本级.xlsx)",
    ]);
  });

  it("leaves what comes from outside", () => {
    expect(found([30, 2, 0], [20, 2, 0], [10, 5, 0])).toEqual([]);
  });

  it("goes both ways", () => {
    expect(found([30, 0, 0], [20, 0, 3], [10, 5, 0])).toEqual([]);
  });
});

describe("the line of a unit in the department's table", () => {
  const book = (second: number) => [
    {
      name: "收入",
      rows: grid`
        2024年度收入决算表
        部门：某市某局 | | | 单位：万元
        单位编码 | 单位名称 | 本年收入合计 | 财政拨款收入
        | 合计 | ${20 + second} | ${20 + second}
        105001 | 某市某局本级 | 20 | 20
        105002 | 某市某局信息中心 | ${second} | ${second}
      `,
    },
  ];

  it("is what the unit prints", () => {
    const others = { "中心.xlsx": income(CENTRE, 10) };
    const lines = (second: number): string[] =>
      foundBeside({ book: book(second), others }).filter((one) => one.includes("unit-lines"));
    expect(lines(10)).toEqual([]);
    expect(lines(11)).toEqual([
      "error with/unit-lines at 收入!C6: 11.00 against 10.00 (中心.xlsx)",
      "error with/unit-lines at 收入!D6: 11.00 against 10.00 (中心.xlsx)",
    ]);
  });
});

describe("本级 beside a department", () => {
  it("is the department itself where it prints the same", () => {
    const book = spending(BUDGET, [30, 5, 10, 2]);
    const same = spending(BUDGET, [30, 5, 10, 3], { entity: OWN });
    expect(foundBeside({ book, others: { "批复.xlsx": same } })[0]).toMatch(/same\/tables/);
  });
});
