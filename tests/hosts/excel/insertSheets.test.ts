import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Inserted, Insertion } from "../../../src/hosts/port.js";
import type { Block } from "../../../src/workbook/index.js";
import { checkAfterEach, type Opened, openGrid, type OpenOptions } from "../../support/excel.js";
import { blockOf, cell, contentsOf, lookAt, modelAt, number, TABLE, text } from "./blocks.js";

checkAfterEach();

const GRID = [
  {
    name: "表7 “三公”",
    rows: [
      ["项目", "金额"],
      ["因公出国", 1],
    ],
  },
  { name: "二", rows: [["甲", 1]] },
];

interface Ready extends Opened {
  insert(blocks: readonly Block[], more?: Partial<Insertion>): Promise<Inserted>;
}

function open(options?: OpenOptions): Ready {
  const opened = openGrid(GRID, options);
  const sources = opened.excel.book.sheets.map(({ id }) => id);
  return {
    ...opened,
    insert: (blocks, more) => opened.host.insert({ blocks, sources, where: "sheets", ...more }),
  };
}

const names = ({ excel }: Opened): string[] => excel.book.sheets.map(({ name }) => name);

describe("a block on a sheet of its own", () => {
  it("holds texts, numbers and live formulas, behind all other sheets", async () => {
    const opened = open();
    const inserted = await opened.insert([TABLE]);
    expect(names(opened)).toEqual(["表7 “三公”", "二", "说明附表"]);
    const sheet = opened.excel.book.sheet("说明附表");
    expect(inserted).toEqual({ kind: "sheets", sheets: [{ key: sheet.id, name: "说明附表" }] });
    expect(contentsOf(sheet)).toEqual({
      A1: "“三公”经费支出情况",
      A2: "项目",
      B2: "金额",
      A3: "合计",
      B3: "=B4+'表7 “三公”'!B2",
      A4: "其中：公务接待费",
      B4: 2.5,
      A5: "主要原因",
      A6: "注：本表金额单位为万元。",
    });
  });

  it("looks as it should and is ready to be printed", async () => {
    const opened = open();
    await opened.insert([TABLE]);
    const sheet = opened.excel.book.sheet("说明附表");
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(lookAt(sheet, "A1")).toEqual({
      "font.bold": true,
      "font.size": 16,
      horizontalAlignment: "Center",
    });
    const lines = Object.fromEntries(
      ["top", "bottom", "left", "right"].flatMap((side) => [
        [`border.${side}`, "Continuous"],
        [`weight.${side}`, "Thin"],
      ]),
    );
    expect(lookAt(sheet, "B4")).toEqual({ ...lines, horizontalAlignment: "Right" });
    expect(lookAt(sheet, "A2")).toEqual({ ...lines, "font.bold": true, horizontalAlignment: "Center" });
    expect(lookAt(sheet, "B5")).toEqual({ ...lines, "fill.color": "#FFFFCC", wrapText: true });
    expect(lookAt(sheet, "A6")).toEqual({ "font.color": "#595959", "font.size": 9 });
    expect(modelAt(sheet, "B4").format).toBe("#,##0.00");
    expect(modelAt(sheet, "A3").format).toBe("General");
    expect(Object.fromEntries(sheet.columnWidths)).toEqual({ 0: 183.75, 1: 87.75 });
    expect(Object.fromEntries(sheet.rowHeights)).toEqual({ 0: 28 });
    expect(Object.fromEntries(sheet.print)).toEqual({
      orientation: "Landscape",
      paperSize: "A4",
      zoom: { horizontalFitToPages: 1 },
      titleRows: "$1:$2",
    });
  });

  it.each([
    "=1+1",
    "+1",
    "-",
    "-5",
    "@甲",
    "'引号",
    "12.50",
    "007",
    "2024-1-1",
    "1/2",
    "97.62%",
    "1e5",
    "\t甲",
    "TRUE 甲",
  ])("keeps the text %j a text, in whatever format", async (label) => {
    for (const look of [{}, { numberFormat: "@" }, { numberFormat: "0.00" }]) {
      const opened = open();
      await opened.insert([blockOf([cell(0, 0, text(label), look)])]);
      expect(modelAt(opened.excel.book.sheet("说明附表"), "A1")).toEqual({
        value: label,
        format: look.numberFormat ?? "General",
      });
    }
  });

  it("keeps every text that is not empty, and every amount of two decimals", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.string({ minLength: 1, unit: "grapheme" }), fc.constantFrom("=", "+", "'", "@")),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        fc.integer({ min: -1e12, max: 1e12 }),
        async (labels, cents) => {
          const opened = open();
          const digits = String(Math.abs(cents)).padStart(3, "0");
          const amount = `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
          const cells = [
            ...labels.map((label, row) => cell(row, 0, text(label))),
            cell(0, 1, number(amount)),
          ];
          await opened.insert([blockOf(cells)]);
          const sheet = opened.excel.book.sheet("说明附表");
          for (const [row, label] of labels.entries()) {
            expect(modelAt(sheet, `A${String(row + 1)}`)).toEqual({ value: label, format: "General" });
          }
          expect(modelAt(sheet, "B1").value).toBe(cents / 100);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("may hold nothing but looks, or nothing at all", async () => {
    const opened = open();
    await opened.insert([blockOf([cell(1, 1, undefined, { border: true })])]);
    const sheet = opened.excel.book.sheet("说明附表");
    expect(contentsOf(sheet)).toEqual({});
    expect(lookAt(sheet, "B2")).toMatchObject({ "border.left": "Continuous" });
    expect(await opened.insert([])).toEqual({ kind: "sheets", sheets: [] });
  });

  it("is written in several requests only where it is huge", async () => {
    const cells = Array.from({ length: 3000 }, (_, row) => [
      cell(row, 0, text(`${"长".repeat(300)}${String(row)}`)),
      cell(row, 1, number(String(row))),
    ]).flat();
    const opened = open();
    await opened.insert([blockOf(cells)]);
    const sheet = opened.excel.book.sheet("说明附表");
    expect(modelAt(sheet, "B3000").value).toBe(2999);
    expect(modelAt(sheet, "A1501").value).toBe(`${"长".repeat(300)}1500`);
    const writing = opened.excel.syncs.filter(({ writes }) => writes > 0);
    expect(writing.length).toBeGreaterThan(3);
    expect(Math.max(...writing.map(({ requestBytes }) => requestBytes))).toBeLessThan(4 * 1024 * 1024);
  });
});

describe("several blocks", () => {
  it("speak of each other and of the sheets by the names that they have now", async () => {
    const opened = open();
    const { book } = opened.excel;
    book.renameSheet(book.sheet("二"), "it's 'b' 表");
    const sum = cell(0, 0, {
      kind: "formula",
      parts: ["SUM(", { sheet: 1, row: 0, column: 1 }, ",", { block: 1, row: 0, column: 0 }, ")"],
      result: { amount: "3" },
    });
    await opened.insert([
      blockOf([sum], { name: "一览" }),
      blockOf([cell(0, 0, number("2"))], { name: "附：'x'" }),
    ]);
    expect(names(opened)).toEqual(["表7 “三公”", "it's 'b' 表", "一览", "附：'x"]);
    expect(modelAt(book.sheet("一览"), "A1").formula).toBe("=SUM('it''s ''b'' 表'!B1,'附：''x'!A1)");
  });

  it("get names that are free, also of hidden sheets, however often they are inserted", async () => {
    const opened = open();
    const { book } = opened.excel;
    book.addSheet("说明附表").visibility = "veryHidden";
    book.addSheet("其他").visibility = "hidden";
    const keys: string[] = [];
    for (let time = 0; time < 3; time++) {
      const inserted = await opened.insert([TABLE, { ...TABLE, name: "其他" }]);
      if (inserted.kind === "sheets") keys.push(...inserted.sheets.map(({ key }) => key));
    }
    expect(names(opened).slice(4)).toEqual([
      "说明附表 (2)",
      "其他 (2)",
      "说明附表 (3)",
      "其他 (3)",
      "说明附表 (4)",
      "其他 (4)",
    ]);
    expect(new Set(keys).size).toBe(6);
  });
});

describe("nothing is inserted", () => {
  it("while the structure of the workbook is protected", async () => {
    const opened = open();
    opened.excel.book.isStructureProtected = true;
    await expect(opened.insert([TABLE])).rejects.toMatchObject({ name: "HostError", code: "structure" });
    expect(opened.excel.book.writes).toBe(0);
  });

  it("where the structure is protected at the last moment", async () => {
    const opened = open();
    opened.excel.faults.plan(1, { is: "stopped", code: "AccessDenied", after: 0 });
    await expect(opened.insert([TABLE])).rejects.toMatchObject({ code: "structure" });
    expect(names(opened)).toHaveLength(2);
  });

  it("when a formula speaks of a sheet that is gone; a source that none speaks of may be", async () => {
    const opened = open();
    const [first = "", second = ""] = opened.excel.book.sheets.map(({ id }) => id);
    opened.excel.book.removeSheet(opened.excel.book.sheet("二"));
    const before = opened.excel.book.writes;
    await expect(opened.insert([TABLE], { sources: [second, first] })).rejects.toMatchObject({
      code: "sheet-gone",
    });
    await expect(opened.insert([TABLE], { sources: [] })).rejects.toMatchObject({ code: "sheet-gone" });
    expect(opened.excel.book.writes).toBe(before);
    await opened.insert([TABLE], { sources: [first, second] });
    expect(names(opened)).toEqual(["表7 “三公”", "说明附表"]);
  });

  it("when Excel refuses a formula, and the sheets that were made are gone again", async () => {
    const opened = open();
    const wrong = cell(0, 0, { kind: "formula", parts: ["'无'!A1"], result: { amount: "1" } });
    await expect(opened.insert([TABLE, blockOf([wrong])])).rejects.toMatchObject({ code: "failed" });
    expect(names(opened)).toEqual(["表7 “三公”", "二"]);
  });
});

describe("what goes on in Excel meanwhile", () => {
  it("a cell being edited from the first request on: Excel does the rest once that ends", async () => {
    const opened = open();
    const { excel } = opened;
    const answer = excel.answer.bind(excel);
    excel.answer = (request, flags) => {
      const reply = answer(request, flags);
      excel.isEditing = true;
      return reply;
    };
    await opened.insert([TABLE]);
    expect(names(opened)).toEqual(["表7 “三公”", "二", "说明附表"]);
    expect(contentsOf(excel.book.sheet("说明附表"))).toMatchObject({ B4: 2.5 });
  });

  it("an Excel that cannot set up the print inserts all the same", async () => {
    const opened = open();
    opened.excel.faults.plan(3, { is: "stopped", code: "GeneralException", after: 3 });
    opened.excel.faults.plan(4, { is: "stopped", code: "GeneralException", after: 3 });
    await opened.insert([TABLE]);
    expect(contentsOf(opened.excel.book.sheet("说明附表"))).toMatchObject({ B4: 2.5 });
  });

  it("marks and what was applied are as they were, before and after", async () => {
    const opened = open({ version: "1.11" });
    await opened.host.mark([{ place: opened.at("二", "B1"), class: "error" }]);
    await opened.host.apply([{ place: opened.at("二", "B1"), from: 1, to: 2 }]);
    await opened.host.memory.save("applied", "文");
    const inserted = await opened.insert([TABLE]);
    const { keys, workbook } = await opened.host.snapshot();
    expect(keys).toEqual(opened.excel.book.sheets.map(({ id }) => id));
    expect(workbook.sheets.at(-1)?.name).toBe("说明附表");
    expect(await opened.host.mark([{ place: opened.at("说明附表", "B4"), class: "error" }])).toEqual({
      marked: 1,
      left: 0,
    });
    await opened.host.remove(inserted);
    expect(await opened.host.clearMarks()).toEqual({ marked: 0, left: 0 });
    expect(await opened.host.memory.load("applied")).toBe("文");
    expect((await opened.host.takeBack())?.refused).toEqual([]);
    expect(modelAt(opened.excel.book.sheet("二"), "B1").value).toBe(1);
  });
});
