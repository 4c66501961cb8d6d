import { describe, expect, it } from "vitest";
import { check, type CheckResult, type Finding, profileOf, usesOf } from "../../../src/check/index.js";
import { type Dossier, readPapers } from "../../../src/narrative/index.js";
import {
  balancedBlocks,
  balanceOf,
  type BalanceInput,
  type DocumentBalance,
} from "../../../src/summary/index.js";
import { addressOf, decimalText, type Workbook } from "../../../src/workbook/index.js";
import { withBlocks } from "../../support/sheetOfBlock.js";
import { DOCUMENTS } from "../../support/documents.js";
import { type GridSheet, sheetOf, withCells, workbookOf } from "../../support/grid.js";

interface Checked {
  readonly dossier: Dossier;
  readonly result: CheckResult;
}

function checked(workbook: Workbook, text: readonly string[] = []): Checked {
  const texts =
    text.length === 0 ? [] : [{ name: "说明", paragraphs: text.map((line) => ({ text: line })), tables: [] }];
  const dossier = readPapers({ workbook, texts, companions: [] });
  return { dossier, result: check(dossier, { isUsed: usesOf(profileOf(dossier)) }) };
}

/** Three tables in 元, whose amounts are rounded one by one to a table that doesn't add up, and one in 万元. */
const SHEETS: readonly GridSheet[] = [
  {
    name: "01收支总表",
    merges: ["A1:D1"],
    rows: [
      ["2024年度收入支出决算总表"],
      ["部门：某局", null, null, "金额单位：元"],
      ["收入", null, "支出", null],
      ["项目", "决算数", "项目", "决算数"],
      ["一、一般公共预算财政拨款收入", 99133, "一、一般公共服务支出", 66033],
      [null, null, "二、教育支出", 33100],
      ["本年收入合计", 99133, "本年支出合计", 99133],
      ["总计", 99133, "总计", 99133],
    ],
  },
  {
    name: "03支出表（元）",
    formats: { C: "#,##0.00", D: "#,##0.00", E: "#,##0.00" },
    rows: [
      ["2024年度支出决算表"],
      [null, null, null, null, "单位：人民币元"],
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      [null, "合计", 99133, 33033, 66100],
      ["201", "一般公共服务支出", 66033, 33033, 33000],
      ["20101", "人大事务", 33016.5, 16516.5, 16500],
      ["20102", "政协事务", 33016.5, 16516.5, 16500],
      ["205", "教育支出", 33100, 0, 33100],
      ["20501", "教育管理事务", 33100, null, 33100],
      ["注：其中购买设备3000元。"],
    ],
  },
  {
    name: "09三公",
    rows: [
      ["2024年度财政拨款“三公”经费支出决算表"],
      ["单位：万元"],
      ["项目", "预算数", "决算数"],
      ["合计", 3, 2],
      ["1.因公出国（境）费", 0, 0],
      ["2.公务用车购置及运行维护费", 2, 1],
      ["3.公务接待费", 1, 1],
    ],
  },
];
const WORKBOOK = workbookOf("a.xlsx", SHEETS);
const CHECKED = checked(WORKBOOK);
const BALANCE = balanceOf(CHECKED);
const BLOCKS = balancedBlocks(BALANCE, { dossier: CHECKED.dossier, workbook: WORKBOOK });

function placeText({ sheet, row, column }: { sheet: number; row: number; column: number }): string {
  return `${String(sheet)}!${addressOf(row, column)}`;
}

/** Amounts by place, those off their nearest rounding with a star. */
function amountsOf({ cells }: DocumentBalance, sheet: number): Record<string, string> {
  return Object.fromEntries(
    cells
      .filter(({ place }) => place.sheet === sheet)
      .map(({ place, amount, isMoved }) => [
        addressOf(place.row, place.column),
        decimalText(amount) + (isMoved ? "*" : ""),
      ]),
  );
}

describe("a document in 元", () => {
  it("is converted where its tables are in 元, with all relations kept", () => {
    expect(CHECKED.result.findings.filter(({ class: kind }) => kind !== "hint")).toEqual([]);
    expect(BALANCE).toMatchObject({
      ...{
        sheets: [0, 1],
        untrue: [],
        released: [],
        conflicts: [],
        unsettled: [],
        differing: [],
        isProven: true,
      },
    });
    expect(BALANCE.kept).toBeGreaterThan(15);
    expect(amountsOf(BALANCE, 1)).toEqual({
      ...{ C4: "9.91", D4: "3.30", E4: "6.61" },
      ...{ C5: "6.60", D5: "3.30", E5: "3.30" },
      ...{ C6: "3.30", D6: "1.65", E6: "1.65", C7: "3.30", D7: "1.65", E7: "1.65" },
      ...{ C8: "3.31", D8: "0.00", E8: "3.31", C9: "3.31", E9: "3.31" },
    });
  });

  it("prints one concept as one number in all tables", () => {
    expect(amountsOf(BALANCE, 0)).toEqual({
      ...{ B5: "9.91", D5: "6.60", D6: "3.31", B7: "9.91", D7: "9.91", B8: "9.91", D8: "9.91" },
    });
  });

  it("takes only the tables that are asked for", () => {
    expect(balanceOf({ ...CHECKED, tables: [0] }).sheets).toEqual([0]);
    expect(balanceOf({ ...CHECKED, tables: [2] }).sheets).toEqual([]);
  });

  it("lists figures in sentences, which stay", () => {
    const { left } = balanceOf(
      checked(workbookOf("a.xlsx", withCells(SHEETS, [["03支出表（元）!F6", "含上年12000元"]]))),
    );
    expect(left.map(({ place, text }) => [placeText(place), text])).toContainEqual(["1!F6", "含上年12000元"]);
  });

  it("leaves out relations that don't hold in 元, and lists them", () => {
    const { untrue, cells, unsettled } = balanceOf(
      checked(workbookOf("a.xlsx", withCells(SHEETS, [["03支出表（元）!C7", 33016.4]]))),
    );
    expect(
      untrue.map(({ relation, difference }) => [placeText(relation.whole.place), decimalText(difference)]),
    ).toEqual(
      expect.arrayContaining([
        ["1!C5", "0.1"],
        ["1!C7", "-0.1"],
      ]),
    );
    expect(cells).toHaveLength(BALANCE.cells.length);
    expect(unsettled).toEqual([]);
  });
});

const THIRDS = withCells(SHEETS, [
  ...["B5", "D7", "B7", "B8", "D8"].map((at) => [`01收支总表!${at}`, 99999] as const),
  ["01收支总表!D5", 66666],
  ["01收支总表!D6", 33333],
  ...Object.entries({
    ...{ C4: 99999, D4: 33333, E4: 66666, C5: 66666, D5: 33333, E5: 33333, C6: 33333, D6: 0, E6: 33333 },
    ...{ C7: 33333, D7: 33333, E7: 0, C8: 33333, D8: 0, E8: 33333, C9: 33333, E9: 33333 },
  }).map(([at, value]) => [`03支出表（元）!${at}`, value] as const),
]);

describe("amounts that are printed in 万元 elsewhere", () => {
  it("are kept where they are a rounding of the amount, in a text as well", () => {
    const book = workbookOf("a.xlsx", THIRDS);
    const free = balanceOf(checked(book));
    expect(amountsOf(free, 0)).toMatchObject({ D5: "6.67", D6: "3.33", D7: "10.00" });
    const told = balanceOf(checked(book, ["二、支出决算情况说明", "2024年度教育支出3.34万元。"]));
    expect(amountsOf(told, 0)).toMatchObject({ D5: "6.66*", D6: "3.34*", D7: "10.00" });
    expect(told.differing).toEqual([]);
  });

  it("are listed where they are none", () => {
    const told = balanceOf(
      checked(workbookOf("a.xlsx", THIRDS), ["二、支出决算情况说明", "2024年度教育支出3.37万元。"]),
    );
    expect(told.differing.map(({ elsewhere }) => elsewhere.printed)).toEqual(["3.37万元"]);
  });
});

describe("the new sheets", () => {
  const [summary, spending] = BLOCKS;
  const textAt = (at: string): string | undefined => {
    const cell = spending?.cells.find(({ row, column }) => addressOf(row, column) === at);
    return cell?.content && "text" in cell.content ? cell.content.text : undefined;
  };

  it("are named after the old ones, and stand as they do", () => {
    expect(BLOCKS.map(({ name }) => name)).toEqual(["01收支总表（万元）", "03支出表（万元）"]);
    expect(summary?.merges).toContainEqual({ top: 0, left: 0, bottom: 0, right: 3 });
    expect(spending?.print.titleRows).toEqual([0, 2]);
    expect(textAt("B6")).toBe("人大事务");
    expect(textAt("A5")).toBe("201");
  });

  it("say 万元 wherever a unit stood", () => {
    expect(textAt("E2")).toBe("单位：人民币万元");
    expect(textAt("C3")).toBe("本年支出合计");
    expect(textAt("A10")).toBe("注：其中购买设备3000元。");
  });

  it("show amounts as the source does", () => {
    const lookAt = (block: typeof spending, at: string): unknown =>
      block?.cells.find(({ row, column }) => addressOf(row, column) === at);
    expect(lookAt(spending, "C4")).toEqual({
      ...{ row: 3, column: 2, content: { kind: "number", amount: "9.91" } },
      look: { border: true, numberFormat: "#,##0.00" },
    });
    expect(lookAt(summary, "B5")).toMatchObject({ look: { numberFormat: "0.00" } });
    expect(lookAt(summary, "A1")).toMatchObject({ look: { bold: true, align: "center" } });
    // A blank cell of the table has its lines and nothing else.
    expect(lookAt(spending, "D9")).toEqual({ row: 8, column: 3, look: { border: true } });
  });

  it("keep a unit that stands in the cell itself, and zeros as the source shows them", () => {
    const sheets = withCells(SHEETS, [["03支出表（元）!E9", "33100元"]]).map((sheet) =>
      sheet.name.startsWith("03") ? { ...sheet, formats: { D: "0.00;-0.00;" } } : sheet,
    );
    const book = workbookOf("a.xlsx", sheets);
    const hidden: Workbook = {
      ...book,
      sheets: book.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) =>
            cell.value === 0 && cell.format !== undefined ? { ...cell, text: "" } : cell,
          ),
        })),
      })),
    };
    const own = checked(hidden);
    const [, block] = balancedBlocks(balanceOf(own), { dossier: own.dossier, workbook: hidden });
    const cellAt = (at: string): unknown =>
      block?.cells.find(({ row, column }) => addressOf(row, column) === at);
    expect(cellAt("E9")).toMatchObject({ content: { kind: "text", text: "3.31万元" } });
    expect(cellAt("D8")).toMatchObject({
      content: { kind: "number", amount: "0.00" },
      look: { numberFormat: "0.00;-0.00;" },
    });
    expect(cellAt("D4")).toMatchObject({ look: { numberFormat: "0.00" } });
  });

  it("end with a note that lists what is off its rounding", () => {
    expect(textAt("A11")).toBe(
      "注：本表由元为单位的“03支出表（元）”按舍位平衡换算为万元：每个数取其舍、入之一，各项关系按所列数字加平；各数末位与四舍五入一致。",
    );
    const checkedThirds = checked(workbookOf("a.xlsx", THIRDS), [
      "二、支出决算情况说明",
      "2024年度教育支出3.34万元。",
    ]);
    const blocks = balancedBlocks(balanceOf(checkedThirds), {
      dossier: checkedThirds.dossier,
      workbook: workbookOf("a.xlsx", THIRDS),
    });
    const note = blocks[0]?.cells.at(-1)?.content;
    expect(note).toEqual({
      kind: "text",
      text: "注：本表由元为单位的“01收支总表”按舍位平衡换算为万元：每个数取其舍、入之一，各项关系按所列数字加平；2个数的末位与四舍五入不同：D5、D6。",
    });
  });

  it("are as wide as their labels, and upright where they fit", () => {
    expect(spending?.widths[1]).toBeGreaterThanOrEqual("一般公共服务支出".length * 2);
    expect(BLOCKS.map(({ print }) => print.landscape)).toEqual([false, false]);
  });
});

/** Whole documents that hold tables in 元. */
const IN_YUAN = DOCUMENTS.flatMap(([id, workbook]) => {
  const before = checked(workbook);
  const balance = balanceOf(before satisfies BalanceInput);
  return balance.sheets.length === 0 ? [] : [{ id, workbook, before, balance }];
});

function newFindings(before: CheckResult, after: CheckResult): Finding[] {
  const known = new Set(before.findings.map(({ id }) => id));
  return after.findings.filter(({ id }) => !known.has(id));
}

describe("whole documents, checked again with the new sheets", () => {
  it("there are some, and some of their cells are off their rounding", () => {
    expect(IN_YUAN.length).toBeGreaterThanOrEqual(6);
    expect(
      IN_YUAN.filter(({ balance }) => balance.cells.some(({ isMoved }) => isMoved)).length,
    ).toBeGreaterThanOrEqual(4);
  });

  it.each(IN_YUAN)(
    "$id: everything adds up, nothing new is found, more is compared",
    ({ workbook, before, balance }) => {
      expect(balance).toMatchObject({
        untrue: [],
        released: [],
        conflicts: [],
        unsettled: [],
        isProven: true,
      });
      const blocks = balancedBlocks(balance, { ...before, workbook });
      const after = checked(withBlocks(workbook, blocks));
      expect(newFindings(before.result, after.result)).toEqual([]);
      const [count = 0, countAfter = 0] = [before, after].map(({ result }) => result.relations.byKind.same);
      expect(countAfter).toBeGreaterThan(count);
      const fresh = after.dossier.tables.filter(({ sheets }) => (sheets[0] ?? 0) >= workbook.sheets.length);
      expect(fresh.length).toBeGreaterThan(0);
      for (const table of fresh)
        if (table.unit !== undefined) expect(table).toMatchObject({ unit: "万元", isBalanced: true });
      // The note, its cells and its count are no amounts.
      const notes = blocks.map(
        ({ rows }, at) => `${String(workbook.sheets.length + at)}!${String(rows - 1)}`,
      );
      const { facts, notFacts } = after.dossier;
      const inNotes = [...facts, ...notFacts.map(({ place }) => place)].filter(({ sheet, row }) =>
        notes.includes(`${String(sheet)}!${String(row)}`),
      );
      expect(inNotes).toHaveLength(0);
    },
  );
});

describe("a new sheet", () => {
  it("is printed across where it is wide", () => {
    const wide = IN_YUAN.flatMap(({ workbook, before, balance }) =>
      balancedBlocks(balance, { ...before, workbook }).map(({ widths, print }) => [
        widths.reduce((sum, width) => sum + width, 0) > 90,
        print.landscape,
      ]),
    );
    expect(wide.every(([isWide, landscape]) => isWide === landscape)).toBe(true);
    expect(new Set(wide.map(([isWide]) => isWide)).size).toBe(2);
  });
});

describe("a balanced cell", () => {
  const [gd] = IN_YUAN.filter(({ id }) => id.startsWith("gd"));

  it.each([1, 2, 3])("that is changed by one more unit is found (%i)", (nth) => {
    if (!gd) throw new Error("no such document");
    const { workbook, before, balance } = gd;
    const moved = balance.cells.filter(({ isMoved }) => isMoved)[nth];
    if (!moved) throw new Error("no such cell");
    const blocks = balancedBlocks(balance, { ...before, workbook });
    const isUp = moved.amount.units * 100n > (moved.exact.units * 1n) / 10n ** BigInt(moved.exact.scale);
    const off = { units: moved.amount.units + (isUp ? 1n : -1n), scale: moved.amount.scale };
    const at = balance.sheets.indexOf(moved.place.sheet);
    const changed = blocks.map((block, index) =>
      index !== at
        ? block
        : {
            ...block,
            cells: block.cells.map((cell) =>
              cell.row === moved.place.row && cell.column === moved.place.column
                ? { ...cell, content: { kind: "number" as const, amount: decimalText(off) } }
                : cell,
            ),
          },
    );
    const after = checked(withBlocks(workbook, changed));
    const found = newFindings(before.result, after.result).filter(({ cells }) =>
      cells.some(
        ({ place }) =>
          place.sheet === workbook.sheets.length + at &&
          place.row === moved.place.row &&
          place.column === moved.place.column,
      ),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ class: kind }) => kind === "error" || kind === "rounding")).toBe(true);
  });

  it("is a false finding without the note", () => {
    if (!gd) throw new Error("no such document");
    const { workbook, before, balance } = gd;
    const blocks = balancedBlocks(balance, { ...before, workbook }).map((block) => ({
      ...block,
      cells: block.cells.filter(({ look }) => look.tone !== "remark"),
    }));
    const after = checked(withBlocks(workbook, blocks));
    expect(newFindings(before.result, after.result).length).toBeGreaterThan(0);
  });
});

describe("blocks as sheets", () => {
  it("show numbers in their formats", () => {
    const { sheets } = withBlocks({ name: "a", sheets: [sheetOf({ name: "空", rows: [] })] }, BLOCKS);
    expect(sheets.map(({ name }) => name)).toEqual(["空", "01收支总表（万元）", "03支出表（万元）"]);
    expect(sheets[2]?.rows.find(({ index }) => index === 3)?.cells.map(({ text }) => text)).toEqual([
      ...["合计", "9.91", "3.30", "6.61"],
    ]);
  });
});
