import { describe, expect, it, test } from "vitest";
import {
  cellAt,
  type Contents,
  Dependents,
  makeCell,
  recalculate,
  withCells,
} from "../../../src/hosts/formula/index.js";
import type { Cell, CellValue, Workbook } from "../../../src/workbook/index.js";
import { at, workbookOf, type Written } from "../../support/openBook.js";

/** A workbook whose cells get other values, one after the other. */
class Edited {
  readonly #dependents: Dependents;
  #contents: Contents;

  constructor(workbook: Workbook) {
    this.#dependents = new Dependents(workbook);
    this.#contents = { workbook, stale: new Set() };
  }

  put(address: string, value: number): void {
    const place = at(address);
    const cell = makeCell({ column: place.column, format: this.cell(address)?.format }, value);
    const workbook = withCells(this.#contents.workbook, [{ ...place, cell }]);
    this.#contents = recalculate({ ...this.#contents, workbook }, [place], this.#dependents);
  }

  cell(address: string, sheet = 0): Cell | undefined {
    return cellAt(this.#contents.workbook, at(address, sheet));
  }

  value(address: string, sheet = 0): CellValue | undefined {
    return this.cell(address, sheet)?.value;
  }

  get notRecalculated(): number {
    return this.#contents.stale.size;
  }
}

/** The sheet that the formulas below refer to. A1 becomes 10. */
const ROWS: readonly (readonly Written[])[] = [
  [1, 20, "30", "合计"],
  [0.1, 0.2, null, true],
  ["甲", 5, -7.5, "甲乙"],
  ["乙", 2.675, 1e-3, "#"],
];

/** The formula stands in F1; its stored value is never right. */
function resultOf(formula: string): { value: unknown; isStale: boolean; isError: boolean } {
  const rows = ROWS.map((row, index) => (index === 0 ? [...row, null, { f: formula, v: "old" }] : row));
  const book = new Edited(workbookOf({ 一表: rows, "o'k 2": [[100, 200]] }));
  book.put("A1", 10);
  const cell = book.cell("F1");
  return { value: cell?.value, isStale: book.notRecalculated === 1, isError: cell?.isError ?? false };
}

describe("Formulas that are worked out", () => {
  test.each<[string, string | number | boolean]>([
    ["A1+B1", 30],
    ["A1-B1*2", -30],
    ["(A1-B1)*2", -20],
    ["-A1^2", 100],
    ["2^3^2+A1*0", 64],
    ["2^-1*A1", 5],
    ["A1%", 0.1],
    ["A1*50%", 5],
    ["B1/A1", 2],
    ["--A1", 10],
    ["A1+C1", 40],
    ["A2+B2-0.3+A1*0", 0],
    ['A1&"万元"', "10万元"],
    ['A1&""&A2', "100.1"],
    ['"a""b"&A1', 'a"b10'],
    ["A1=10", true],
    ["A1<>10", false],
    ["A1>=B1", false],
    ['("abc"="ABC")*A1', 10],
    ["SUM(A1:C1)", 30],
    ["SUM($A$1:$B$2)", 30.3],
    ['SUM(A1,B1,"3",TRUE)', 34],
    ["SUM(A:A)", 10.1],
    ["SUM(1:1)-A1", "circle"],
    ["SUM(A1:B1,B3:C3)", 27.5],
    ["SUM('o''k 2'!A1:B1)+A1", 310],
    ["一表!A1*2", 20],
    ["'一表'!A1*2", 20],
    ["ROUND(B4,2)+A1*0", 2.68],
    ["ROUND(-2.5,0)+A1*0", -3],
    ["ROUND(1234.5+A1*0,-2)", 1200],
    ["ROUNDUP(A1/3,2)", 3.34],
    ["ROUNDDOWN(A1/3,2)", 3.33],
    ["ROUNDUP(-A1/3,1)", -3.4],
    ["ABS(B1-A1*3)", 10],
    ['IF(A1>5,"大","小")', "大"],
    ["IF(A1<5,1)", false],
    ["IF(A1>5,,2)", 0],
    ["MAX(A1:C3)", 20],
    ["MIN(A1:C3)", -7.5],
    ["AVERAGE(A1:B1)", 15],
    ['SUMIF(A3:A4,"甲",B3:B4)+A1*0', 5],
    ['SUMIF(B1:B4,">=5")+A1*0', 25],
    ['SUMIF(D1:D3,"甲*",B1:B3)+A1*0', 5],
    ["SUBTOTAL(9,A1:B1)", 30],
    ["SUBTOTAL(109,A1:B1)", 30],
    ["IFERROR(A1/C2,0)", 0],
    ["IFERROR(A1/B1,0)", 0.5],
    ["N(A1)+N(D1)", 10],
    ["AND(A1>1,B1>1)", true],
    ["OR(A1<1,B1<1)", false],
    ["round( A1 , 0 )", 10],
  ])("=%s", (formula, value) => {
    if (value === "circle") expect(resultOf(formula).isStale).toBe(true);
    else expect(resultOf(formula)).toEqual({ value, isStale: false, isError: false });
  });

  test.each([
    ["A1/C2", "#DIV/0!"],
    ["A1+D1", "#VALUE!"],
    ["AVERAGE(C2,A1/0)", "#DIV/0!"],
    ["SUM(A1,#N/A)", "#N/A"],
    ["0^-1*A1", "#DIV/0!"],
  ])("=%s comes to %s", (formula, value) => {
    expect(resultOf(formula)).toEqual({ value, isStale: false, isError: true });
  });
});

describe("Formulas that are left to Excel", () => {
  test.each([
    "VLOOKUP(A1,A1:B4,2)",
    "A1:B1+1",
    "SUM(A1:B1*2)",
    "合计名*2+A1",
    'INDIRECT("A1")',
    "SUM(OFFSET(B1,0,-1))",
    "SUM([1]Sheet1!A1,A1)",
    "SUM(一表:三表!A1)",
    "Table1[金额]+A1",
    "A1+",
    "SUM(A1",
    "SUBTOTAL(1,A1:B1)",
    "无此表!A1+A1",
    `${"(".repeat(200)}A1${")".repeat(200)}`,
    'SUMIF(A1:A4,"<>甲",B1:B4)',
  ])("=%s keeps its stored value and is said to be out of date", (formula) => {
    expect(resultOf(formula)).toEqual({ value: "old", isStale: true, isError: false });
  });
});

describe("What depends on an edited cell", () => {
  it("follows formulas through other formulas and sheets", () => {
    const book = new Edited(
      workbookOf({
        "01表": [[1, { f: "A1*2", v: 2 }, { f: "'02 表'!A1+1", v: 4 }]],
        "02 表": [[{ f: "'01表'!B1+1", v: 3 }]],
      }),
    );
    book.put("A1", 5);
    expect(["A1", "B1", "C1"].map((address) => book.value(address))).toEqual([5, 10, 12]);
    expect(book.value("A1", 1)).toBe(11);
  });

  it("leaves formulas alone that do not, however wrong their stored values are", () => {
    const book = new Edited(workbookOf({ S: [[1, 2, { f: "B1*2", v: 999 }, { f: "SUM(B1:B9)", v: 7 }]] }));
    book.put("A1", 5);
    expect([book.value("C1"), book.value("D1")]).toEqual([999, 7]);
    expect(book.notRecalculated).toBe(0);
  });

  it("does not work out what rests on a value that is out of date", () => {
    const book = new Edited(
      workbookOf({ S: [[1, { f: "VLOOKUP(A1,A1:A1,1)", v: 1 }, { f: "B1+1", v: 2 }]] }),
    );
    book.put("A1", 5);
    expect([book.value("B1"), book.value("C1"), book.notRecalculated]).toEqual([1, 2, 2]);
    book.put("B1", 5);
    expect([book.value("B1"), book.value("C1"), book.notRecalculated]).toEqual([5, 6, 0]);
  });

  it("sees circles", () => {
    const book = new Edited(
      workbookOf({ S: [[1, { f: "A1+C1", v: 1 }, { f: "B1", v: 0 }, { f: "A1*2", v: 2 }]] }),
    );
    book.put("A1", 5);
    expect([book.notRecalculated, book.value("D1")]).toEqual([2, 10]);
  });

  it("adds up a long column of running totals", () => {
    const rows = Array.from({ length: 10_000 }, (_, index): Written[] => [
      1,
      index === 0 ? { f: "A1", v: 1 } : { f: `B${index}+A${index + 1}`, v: index + 1 },
    ]);
    const book = new Edited(workbookOf({ S: rows }));
    book.put("A1", 2);
    expect(book.value("B10000")).toBe(10_001);
  });

  it("reads hostile formulas and texts in no time to speak of", () => {
    const hostile = [
      "'".repeat(8000),
      "1.".repeat(4000),
      "a.".repeat(4000),
      "[".repeat(8000),
      "(".repeat(8000),
    ];
    const rows = hostile.map((f): Written[] => [1, { f: `A1+${f}`, v: 0 }, { f: `A1+D1`, v: 0 }]);
    const book = new Edited(workbookOf({ S: [...rows, [null, null, null, "9".repeat(32_000)]] }));
    book.put("A1", 2);
    expect(book.notRecalculated).toBe(hostile.length);
  });

  it("keeps number formats and prints by them", () => {
    const workbook = workbookOf({ S: [[1, { f: "A1/3", v: 0.33 }]] });
    const sheets = workbook.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, format: "#,##0.00" })),
      })),
    }));
    const book = new Edited({ ...workbook, sheets });
    book.put("A1", 10000);
    expect(book.cell("A1")).toMatchObject({ value: 10_000, text: "10,000.00" });
    expect(book.cell("B1")?.text).toBe("3,333.33");
  });
});
