import { describe, expect, it } from "vitest";
import type { Inserted } from "../../../src/hosts/port.js";
import { type Block, parseAddress } from "../../../src/workbook/index.js";
import { putCell } from "../../excel-host/model/book.js";
import { checkAfterEach, type Opened, openGrid, type OpenOptions } from "../../support/excel.js";
import { blockOf, cell, contentsOf, everythingOn, lookAt, modelAt, number, TABLE, text } from "./blocks.js";

checkAfterEach();

interface Ready extends Opened {
  insert(address: string, ...blocks: Block[]): Promise<Inserted>;
}

function open(options?: OpenOptions): Ready {
  const opened = openGrid(
    [
      {
        name: "一",
        rows: [
          ["项目", "金额"],
          ["因公出国", 1],
        ],
      },
      { name: "二", rows: [["甲", 1]] },
    ],
    options,
  );
  const { book } = opened.excel;
  const sources = book.sheets.map(({ id }) => id);
  return {
    ...opened,
    insert: (address, ...blocks) => {
      const { row, column } = parseAddress(address) ?? { row: -1, column: -1 };
      book.active = book.sheet("二");
      book.selection = [
        { top: row, left: column, bottom: row + 1, right: column },
        { top: 0, left: 0, bottom: 0, right: 0 },
      ];
      return opened.host.insert({ blocks, sources, where: "selection" });
    },
  };
}

const TWO = blockOf([cell(0, 0, text("甲")), cell(1, 1, number("2"))]);

describe.each(["1.11", "1.20"])("a block at the active cell, in Excel %s", (version) => {
  it("stands there with its looks, and it is told what stands there", async () => {
    const opened = open({ version });
    const inserted = await opened.insert("C2", TABLE);
    const sheet = opened.excel.book.sheet("二");
    expect(inserted).toEqual({
      kind: "area",
      place: opened.at("二", "C2"),
      rows: 6,
      columns: 2,
      contents: [
        ["“三公”经费支出情况", ""],
        ["项目", "金额"],
        ["合计", "=D5+'一'!B2"],
        ["其中：公务接待费", 2.5],
        ["主要原因", ""],
        ["注：本表金额单位为万元。", ""],
      ],
    });
    expect(contentsOf(sheet)).toMatchObject({ A1: "甲", B1: 1, C2: "“三公”经费支出情况", D5: 2.5 });
    expect(sheet.merges).toEqual([{ top: 1, left: 2, bottom: 1, right: 3 }]);
    expect(lookAt(sheet, "D6")).toMatchObject({ "fill.color": "#FFFFCC", "border.bottom": "Continuous" });
    expect(modelAt(sheet, "D5").format).toBe("#,##0.00");
  });

  it("leaves alone how wide, how high and how printed the sheet is, and every cell around", async () => {
    const opened = open({ version });
    const sheet = opened.excel.book.sheet("二");
    putCell(sheet, 0, 2, { value: "上", format: "0" });
    putCell(sheet, 1, 4, { value: "右", format: "0" });
    await opened.insert("C2", TABLE);
    expect([sheet.columnWidths.size, sheet.rowHeights.size, sheet.print.size]).toEqual([0, 0, 0]);
    expect(contentsOf(sheet)).toMatchObject({ A1: "甲", C1: "上", E2: "右" });
    expect(modelAt(sheet, "C1").format).toBe("0");
  });

  it("is refused where a cell is not blank, and names the first", async () => {
    for (const used of [
      { value: "占", format: "General" },
      { value: 0, format: "General" },
      { value: " ", format: "General" },
      { value: false, format: "General" },
      { value: "", formula: '=""', format: "General" },
    ]) {
      const opened = open({ version });
      const sheet = opened.excel.book.sheet("二");
      putCell(sheet, 6, 2, { value: "后", format: "General" });
      putCell(sheet, 5, 3, used);
      const before = everythingOn(sheet);
      await expect(opened.insert("C2", TABLE)).rejects.toMatchObject({
        code: "occupied",
        data: { sheet: "二", detail: "D6" },
      });
      expect(everythingOn(sheet)).toEqual(before);
      expect(opened.excel.book.writes).toBe(0);
    }
  });

  it("is refused on a locked sheet", async () => {
    const opened = open({ version });
    opened.excel.book.sheet("二").protection.isOn = true;
    await expect(opened.insert("C2", TWO)).rejects.toMatchObject({
      code: "protected",
      data: { sheet: "二" },
    });
    expect(opened.excel.book.writes).toBe(0);
  });

  it.each([
    ["contents", { top: 2, left: 2, bottom: 2, right: 4 }, "D3"],
    ["blank cells of the block", { top: 1, left: 3, bottom: 2, right: 3 }, "D3"],
    ["from the left", { top: 1, left: 1, bottom: 1, right: 2 }, "C2"],
  ])(
    "is refused where a merged area swallows some of it (%s), and all is as it was",
    async (_, merge, detail) => {
      const opened = open({ version });
      const sheet = opened.excel.book.sheet("二");
      sheet.merges = [merge];
      putCell(sheet, 2, 3, { value: "", format: "0.0" });
      const before = everythingOn(sheet);
      await expect(opened.insert("C2", TWO)).rejects.toMatchObject({
        code: "occupied",
        data: { sheet: "二", detail },
      });
      expect(everythingOn(sheet)).toEqual(before);
    },
  );

  it("is live where the blank cells were in text format, and an amount where they were dates", async () => {
    const opened = open({ version });
    const sheet = opened.excel.book.sheet("二");
    putCell(sheet, 1, 2, { value: "", format: "@" });
    putCell(sheet, 1, 3, { value: "", format: "yyyy/m/d" });
    const formula = { kind: "formula", parts: ["1+1"], result: { amount: "2" } } as const;
    await opened.insert("C2", blockOf([cell(0, 0, formula), cell(0, 1, number("2"))]));
    expect(modelAt(sheet, "C2")).toMatchObject({ formula: "=1+1", format: "General" });
    expect(modelAt(sheet, "D2")).toEqual({ value: 2, format: "General" });
  });
});

describe("at the active cell", () => {
  it("only one block at a time is inserted, and only within the sheet", async () => {
    const opened = open();
    await expect(opened.insert("C2", TWO, TWO)).rejects.toMatchObject({ name: "HostError", code: "failed" });
    await expect(opened.insert("XFD1", TWO)).rejects.toMatchObject({ name: "HostError", code: "failed" });
    expect(opened.excel.book.writes).toBe(0);
  });

  it("nothing is inserted while another workbook is in front", async () => {
    const opened = open();
    opened.excel.state.isBehind = true;
    await expect(opened.insert("C2", TWO)).rejects.toMatchObject({ code: "other-workbook" });
  });

  it("a source that is gone is told before anything is written", async () => {
    const opened = open();
    opened.excel.book.removeSheet(opened.excel.book.sheet("一"));
    const before = opened.excel.book.writes;
    await expect(opened.insert("C2", TABLE)).rejects.toMatchObject({ code: "sheet-gone" });
    expect(opened.excel.book.writes).toBe(before);
  });

  it("an Excel that makes no one step of it inserts in several", async () => {
    const opened = open({ version: "1.20" });
    opened.excel.faults.plan(2, { is: "stopped", code: "UndoNotSupported", after: 6 });
    await opened.insert("C2", TABLE);
    expect(contentsOf(opened.excel.book.sheet("二"))).toMatchObject({ C2: "“三公”经费支出情况", D5: 2.5 });
    expect(opened.excel.book.sheet("二").merges).toHaveLength(1);
  });
});
