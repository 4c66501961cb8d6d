import { describe, expect, it } from "vitest";
import { grid, type Rows } from "../support/table.js";
import { concluded, repairTexts } from "../support/repaired.js";

/** 支出决算表 with 类, 款, 项 over three columns; each figure can be replaced. */
function spending(figures: Readonly<Record<string, number | null>> = {}): Rows {
  const rows = grid`
    2024年度支出决算表
    | | | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    | 合计 | 873.49 | 640.84 | 232.65
    201 | 一般公共服务支出 | 628.05 | 456.40 | 171.65
    20101 | 人大事务 | 412.55 | 301.25 | 111.30
    2010101 | 行政运行 | 301.25 | 301.25 | 0
    2010102 | 一般行政管理事务 | 111.30 | 0 | 111.30
    20103 | 政府办公厅（室）及相关机构事务 | 215.50 | 155.15 | 60.35
    205 | 教育支出 | 245.44 | 184.44 | 61
  `;
  return rows.map((row, at) =>
    row.map((value, column) => {
      const address = `${"ABCDE"[column] ?? ""}${String(at + 1)}`;
      return address in figures ? (figures[address] ?? null) : value;
    }),
  );
}

describe("a slip of the pen in one cell", () => {
  it.each([
    ["two digits swapped", { C5: 682.05 }, "!C5 682.05→628.05 swapped-digits"],
    ["a wrong digit", { D6: 301.75 }, "!D6 301.75→301.25 wrong-digit"],
    ["a digit left out", { C9: 21.5 }, "!C9 21.50→215.50 missing-digit"],
    ["a digit too many", { C8: 1111.3 }, "!C8 1111.30→111.30 extra-digit"],
    ["the point misplaced", { D9: 1551.5 }, "!D9 1551.50→155.15 decimal-point"],
    ["the sign lost", { E9: -60.35 }, "!E9 -60.35→60.35 sign"],
    ["元 for 万元", { D10: 1844400 }, "!D10 1844400.00→184.44 unit"],
  ])("%s is named and put right", (_, figures, expected) => {
    expect(repairTexts(spending(figures))).toEqual([expected]);
  });

  it("settles every finding of the cell, and says so", () => {
    const { result, repairs } = concluded(spending({ C5: 682.05 }));
    expect(repairs.repairs[0]?.proposals[0].settles.toSorted()).toEqual(
      result.findings
        .filter((finding) => finding.class === "error")
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it("nothing is proposed for a workbook that adds up", () => {
    expect(repairTexts(spending())).toEqual([]);
  });
});

describe("several slips", () => {
  it("far from one another are a repair each", () => {
    expect(repairTexts(spending({ C7: 310.25, E10: 16 })).toSorted()).toEqual([
      "!C7 310.25→301.25 swapped-digits",
      "!E10 16.00→61.00 swapped-digits",
    ]);
  });

  it("in a total and a part of it are one repair of both", () => {
    expect(repairTexts(spending({ C5: 682.05, C6: 421.55 }))).toEqual([
      "!C5 682.05→628.05 swapped-digits; C6 421.55→412.55 swapped-digits",
    ]);
  });
});

describe("what else happens to figures", () => {
  it("a total that was not filled in", () => {
    expect(repairTexts(spending({ C5: null }))).toEqual(["C5 空白→628.05 blank"]);
  });

  it("two cells exchanged are one repair", () => {
    expect(repairTexts(spending({ D6: 111.3, E6: 301.25 }))).toEqual([
      expect.stringMatching(/^!?D6 111\.30→301\.25 swapped-cells; E6 301\.25→111\.30 swapped-cells$/),
    ]);
  });

  it("an amount in the column beside its own", () => {
    expect(repairTexts(spending({ D7: 0, E7: 301.25 }))).toEqual([
      expect.stringMatching(/D7 0\.00→301\.25 other-column; E7 301\.25→0\.00 other-column/),
    ]);
  });

  it("a line left out of a total", () => {
    const rows = spending({ C4: 628.05, D4: 456.4, E4: 171.65 });
    expect(repairTexts(rows)).toEqual([
      expect.stringMatching(
        /^C4 628\.05→873\.49 row-missing; D4 456\.40→640\.84 row-missing; E4 171\.65→232\.65 row-missing \| C10/,
      ),
    ]);
  });
});

describe("equally small proposals", () => {
  const economic = grid`
    一般公共预算财政拨款基本支出决算明细表
    | | 单位：万元
    科目编码 | 科目名称 | 决算数
    301 | 工资福利支出 | 913.55
    30101 | 基本工资 | 301.12
    30102 | 津贴补贴 | 301.12
    30103 | 奖金 | 301.12
  `;

  it("of a single list are all shown, none certain", () => {
    expect(repairTexts(economic)).toEqual([
      "C5 301.12→311.31 other-row | C6 301.12→311.31 other-row | C7 301.12→311.31 other-row | C4 913.55→903.36 stale-total",
    ]);
  });
});

describe("formulas", () => {
  const formulas = { C5: "C6+C9", C4: "SUM(C5,C10)" };

  it("are never changed: what they add up is", () => {
    const rows = spending({ C6: 421.55, C5: 637.05, C4: 882.49 });
    expect(repairTexts(rows, { formulas })).toEqual(["!C6 421.55→412.55 swapped-digits"]);
  });

  it("are named where they add up the wrong cells", () => {
    const rows = spending({ C5: 412.55, C4: 657.99 });
    expect(repairTexts(rows, { formulas: { ...formulas, C5: "C6" } })).toEqual([
      expect.stringMatching(/C5 412\.55→628\.05 formula/),
    ]);
  });
});

describe("a text and a table", () => {
  const text = (amount: string): string[] => [
    "2024年度支出决算情况说明",
    `2024年度本年支出合计${amount}万元，其中：基本支出640.84万元，项目支出232.65万元。`,
  ];

  it("a slip in the text comes with the corrected sentence", () => {
    const { repairs } = concluded(spending(), { text: text("837.49") });
    const [change] = repairs.repairs[0]?.proposals[0].changes ?? [];
    expect(change).toMatchObject({
      from: "837.49",
      to: "873.49",
      kind: "swapped-digits",
      sentence: "2024年度本年支出合计873.49万元，其中：基本支出640.84万元，项目支出232.65万元。",
    });
  });

  it("a slip in the table is settled by the text as well", () => {
    expect(repairTexts(spending({ C4: 837.49 }), { text: text("873.49") })).toEqual([
      "!C4 837.49→873.49 swapped-digits",
    ]);
  });
});
