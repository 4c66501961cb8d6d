import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/check/index.js";
import { readPapers } from "../../../src/narrative/index.js";
import type { Workbook } from "../../../src/workbook/index.js";
import { accounts, sheetsOf } from "../../support/account.js";
import { besideFindings, foundBeside, saidBeside } from "../../support/beside.js";
import { DOCUMENTS } from "../../support/documents.js";
import { type GridSheet, withCells } from "../../support/grid.js";
import { account, spending } from "./documents.js";

const FINAL = "2024年度一般公共预算财政拨款支出决算表";
const BUDGET = "2024年一般公共预算财政拨款支出预算表";

describe("last year's publication", () => {
  const text = [
    "一、收入支出决算总体情况说明",
    "2024年度收入总计30.00万元。与2023年度相比，收入总计减少10.00万元，下降25.0%。",
  ];
  const laid = (year: number, amount: number) => ({
    book: account(2024, 30),
    text,
    others: { "上年.xlsx": account(year, amount) },
  });

  it("tells what a change in a text is measured from", () => {
    expect(foundBeside(laid(2023, 40))).toEqual([]);
    expect(foundBeside(laid(2023, 41))).toEqual([
      "error text/change at 收入总计减少10.00万元: 10.00 against 11.00 (上年.xlsx)",
      "error text/change at 下降25.0%: 25.0 against 24.3902 (上年.xlsx)",
    ]);
  });

  it("is named beside the text", () => {
    const [zh, en] = saidBeside(laid(2023, 41));
    expect(zh).toBe(
      "文字“收入总计减少10.00万元”（说明.docx），对照《2023年度收入支出决算总表》（上年.xlsx）“总计”的“收入›决算数”，按前后两个数计算为 11.00 万元，相差 -1.00 万元。",
    );
    for (const file of ["说明.docx", "上年.xlsx"]) expect(en).toContain(file);
  });

  it("tells nothing where it is of another year", () => {
    expect(foundBeside(laid(2022, 41))).toEqual([]);
  });

  it("is compared with a column of last year", () => {
    const columns = (title: string, prior: string, amount: number): readonly GridSheet[] => [
      {
        name: "三公",
        rows: [
          [title],
          ["部门：某市某局", null, "单位：万元"],
          ["项目", prior, "2024年预算数"],
          ["合计", amount, 9],
          ["一、因公出国（境）费用", 0, 0],
          ["二、公务接待费", amount, 9],
          ["三、公务用车购置及运行费", 0, 0],
        ],
      },
    ];
    const last = [
      {
        name: "三公",
        rows: [
          ["2023年一般公共预算“三公”经费支出表"],
          ["部门：某市某局", "单位：万元"],
          ["项目", "2023年预算数"],
          ["合计", 8],
          ["一、因公出国（境）费用", 0],
          ["二、公务接待费", 8],
          ["三、公务用车购置及运行费", 0],
        ],
      },
    ];
    const found = (amount: number, prior: string): string[] =>
      foundBeside({
        book: columns("2024年一般公共预算“三公”经费支出表", prior, amount),
        others: { "上年.xlsx": last },
      });
    expect(found(8, "2023年预算数")).toEqual([]);
    expect(found(7, "2023年预算数")).toEqual([
      "error same/tables at 三公!B4: 7.00 against 8.00 (上年.xlsx)",
      "error same/tables at 三公!B6: 7.00 against 8.00 (上年.xlsx)",
    ]);
    expect(found(7, "2022年预算数")).toEqual([]);
  });
});

describe("this year's budget", () => {
  const laid = (item: number, own = "28.00") => ({
    book: spending(FINAL, [30, 5, 10, 2]),
    text: [
      "五、一般公共预算财政拨款支出决算情况说明",
      "（三）一般公共预算财政拨款支出决算具体情况",
      `一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。年初预算为${own}万元，支出决算为30.00万元。`,
    ],
    others: { "预算.xlsx": spending(BUDGET, [item, 5, 10, 2]) },
  });

  it("holds the 年初预算 that a text tells of a 科目", () => {
    expect(foundBeside(laid(28))).toEqual([]);
    expect(foundBeside(laid(27))).toEqual([
      "error same/tables at 年初预算为28.00万元: 28.00 against 27.00 (预算.xlsx)",
    ]);
  });

  it("is named with its table and line", () => {
    expect(saidBeside(laid(27))[0]).toBe(
      "《情况说明》（说明.docx）“年初预算”为 28.00 万元，《2024年一般公共预算财政拨款支出预算表》（预算.xlsx）“2010301 行政运行”的“合计”为 27.00 万元，相差 1.00 万元。",
    );
  });

  it("is not compared with the accounts themselves", () => {
    const { text: _text, ...tables } = laid(27);
    expect(foundBeside(tables)).toEqual([]);
  });
});

describe("the original in 元", () => {
  const laid = (second: number) => ({
    book: spending(FINAL, [30.12, 5, 10, 2]),
    others: {
      "元.xlsx": withCells(spending(FINAL, [301249, 50000, 100000, 20000], { unit: "元" }), [
        ["支出表!C7", second],
        ["支出表!D7", second],
      ]),
    },
  });

  it("is compared after rounding", () => {
    expect(foundBeside(laid(301249))).toEqual([]);
    expect(foundBeside(laid(301151))).toEqual([]);
    expect(foundBeside(laid(301251))).toEqual([
      "error same/tables at 支出表!C7: 30.12 against 30.1251 (元.xlsx)",
      "error same/tables at 支出表!D7: 30.12 against 30.1251 (元.xlsx)",
    ]);
  });

  it("is named beside the file that is checked", () => {
    const title = "《2024年度一般公共预算财政拨款支出决算表》";
    expect(saidBeside(laid(301251))[0]).toBe(
      `${title}（本文件.xlsx）“2010301 行政运行”的“合计”为 30.12 万元，${title}（元.xlsx）“2010301 行政运行”的“合计”为 30.1251 万元，相差 -0.0051 万元。`,
    );
    expect(saidBeside(laid(301251))[1]).toContain("(元.xlsx)");
  });

  it("is not checked itself", () => {
    const broken = withCells(spending(FINAL, [30.12, 5, 10, 2]), [["支出表!E12", 99]]);
    const own = spending(FINAL, [30.12, 5, 10, 2]);
    expect(foundBeside({ book: own, others: { "批复.xlsx": broken } })).toEqual([
      "error same/tables at 支出表!E12: 0.00 against 99.00 (批复.xlsx)",
    ]);
  });
});

describe("a document without a year", () => {
  const book = spending(FINAL, [30, 5, 10, 2]);
  const undated = FINAL.replace("2024年度", "");

  it("is of this year where most of its figures are", () => {
    expect(foundBeside({ book, others: { "元.xlsx": spending(undated, [30, 5, 10, 2]) } })).toEqual([]);
    expect(
      foundBeside({
        book,
        others: { "元.xlsx": withCells(spending(undated, [30, 5, 10, 2]), [["支出表!C7", 31]]) },
      }),
    ).toEqual(["error same/tables at 支出表!C7: 30.00 against 31.00 (元.xlsx)"]);
  });

  it("tells nothing where they are not: it may be any year's", () => {
    expect(foundBeside({ book, others: { "某年.xlsx": spending(undated, [33, 7, 12, 4]) } })).toEqual([]);
  });
});

describe("whose value is reported", () => {
  const right = spending(FINAL, [30, 5, 10, 2]);
  const wrong = withCells(right, [["支出表!E7", 1]]);

  it("is always the document's own, however many relations bear it out", () => {
    expect(foundBeside({ book: right, others: { "批复.xlsx": wrong } })).toEqual([
      "error same/tables at 支出表!E7: 0.00 against 1.00 (批复.xlsx)",
    ]);
  });

  it("is that which another document does not bear out", () => {
    const two = (first: number, last: number): readonly GridSheet[] => [
      {
        name: "甲",
        rows: [
          ["2024年度支出决算明细表"],
          [null, null, "单位：万元"],
          ["科目编码", "科目名称", "本年支出合计"],
          ["201", "一般公共服务支出", first],
        ],
      },
      {
        name: "乙",
        rows: [
          ["2024年度支出决算表"],
          [null, null, "单位：万元"],
          ["科目编码", "科目名称", "本年支出合计"],
          ["201", "一般公共服务支出", last],
        ],
      },
    ];
    const others = { "批复.xlsx": two(5, 5) };
    expect(foundBeside({ book: two(5, 6), others })).toEqual([
      "error same/tables at 乙!C4: 6.00 against 5.00",
    ]);
    expect(foundBeside({ book: two(6, 5), others })).toEqual([
      "error same/tables at 甲!C4: 6.00 against 5.00",
    ]);
    expect(foundBeside({ book: two(5, 5), others: { "批复.xlsx": two(5, 6) } })).toEqual([]);
  });
});

describe("documents beside each other", () => {
  const own = spending(FINAL, [30, 5, 10, 2]);
  const one = withCells(own, [["支出表!C7", 31]]);
  const other = withCells(own, [["支出表!C12", 3]]);
  const idsOf = (others: Readonly<Record<string, readonly GridSheet[]>>): string[] =>
    besideFindings({ book: own, others })
      .map(({ id }) => id)
      .toSorted();

  it("never argue with each other", () => {
    expect(foundBeside({ book: account(2024, 30), others: { "甲.xlsx": one, "乙.xlsx": own } })).toEqual([]);
  });

  it("give ids that depend neither on their names nor on their order", () => {
    const ids = idsOf({ "甲.xlsx": one, "乙.xlsx": other });
    expect(ids).toHaveLength(2);
    expect(idsOf({ "乙.xlsx": other, "甲.xlsx": one })).toEqual(ids);
    expect(idsOf({ "b.xlsx": one, "a.xlsx": other })).toEqual(ids);
  });

  it("take their findings with them", () => {
    expect(idsOf({ "甲.xlsx": one })).toHaveLength(1);
    expect(idsOf({})).toEqual([]);
  });
});

describe("a document that mostly prints other amounts", () => {
  const own = spending(FINAL, [30, 5, 10, 2]);

  it("is reported once", () => {
    expect(foundBeside({ book: own, others: { "别.xlsx": spending(FINAL, [33, 7, 12, 4]) } })).toEqual([
      "doubt with/document at 支出表!A1:  against ",
    ]);
    expect(saidBeside({ book: own, others: { "别.xlsx": spending(FINAL, [33, 7, 12, 4]) } })[0]).toContain(
      "别.xlsx",
    );
  });

  it("is left alone where it says that it is of another department or year", () => {
    const strange = spending(FINAL, [33, 7, 12, 4], { entity: "某市财政局" });
    expect(foundBeside({ book: own, others: { "别.xlsx": strange } })).not.toContainEqual(
      expect.stringContaining("same/tables"),
    );
    const last = spending(FINAL.replace("2024", "2023"), [33, 7, 12, 4]);
    expect(foundBeside({ book: own, others: { "上年.xlsx": last } })).toEqual([]);
  });
});

describe("a document beside itself", () => {
  it.each(DOCUMENTS)("%s has the same findings as alone", (_, workbook) => {
    const idsWith = (companions: readonly Workbook[]): string[] =>
      check(readPapers({ workbook, texts: [], companions })).findings.map(
        ({ id, reported }) => `${id} ${reported ?? ""}`,
      );
    expect(idsWith([workbook])).toEqual(idsWith([]));
  });

  it("is never contradicted", () => {
    fc.assert(
      fc.property(accounts, (made) => {
        const book = sheetsOf(made, { entity: "某市某局" });
        expect(foundBeside({ book, others: { "同.xlsx": book } })).toEqual(foundBeside({ book }));
      }),
      { numRuns: 25 },
    );
  });

  it("is never contradicted in 元", () => {
    fc.assert(
      fc.property(accounts, (made) => {
        const book = sheetsOf(made);
        const yuan = sheetsOf(made, { yuan: ["01", "02", "03", "04", "05", "06"] });
        expect(foundBeside({ book, others: { "元.xlsx": yuan } })).toEqual(foundBeside({ book }));
      }),
      { numRuns: 25 },
    );
  });
});
