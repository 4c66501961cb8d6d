import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, readWorkbook } from "../../../src/hosts/file/index.js";
import { biffFile, number, record, u16, u32, wide } from "./biff.js";
import {
  changeEntry,
  packageOf,
  refusal,
  relations,
  sheetXml,
  stylesXml,
  textsOf,
  workbookXml,
} from "./build.js";

const cell = (row: number) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`;
const threeCells = packageOf({ "xl/worksheets/sheet0.xml": sheetXml(cell(1) + cell(2) + cell(3)) });

describe("limits", () => {
  it("refuses a bomb by what its directory declares, naming the ratio", () => {
    const gigabyte = 1024 ** 3;
    const bomb = changeEntry(threeCells, "xl/worksheets/sheet0.xml", 24, gigabyte);
    const error = refusal(bomb, "炸弹.xlsx");
    expect(error.data).toMatchObject({ code: "tooLarge", what: "ratio", limit: 200 });
    expect(error.message).toContain("文件 炸弹.xlsx 过大：解压后是文件的");
    expect(refusal(bomb, "炸弹.xlsx", { ratio: Infinity }).data).toMatchObject({
      what: "inflatedBytes",
      limit: 768 * 1024 ** 2,
    });
  });

  it.each([
    ["fileBytes", { fileBytes: 100 }, 100],
    ["inflatedBytes", { inflatedBytes: 500 }, 500],
    ["partBytes", { partBytes: 200 }, 200],
    ["entries", { entries: 3 }, 3],
    ["cells", { cells: 2 }, 2],
  ] as const)("refuses a workbook above %s", (what, limits, limit) => {
    const error = refusal(threeCells, "a.xlsx", limits);
    expect(error.data).toMatchObject({ code: "tooLarge", what, limit });
    expect(error.message).toMatch(/^文件 a\.xlsx 过大：.*请拆分或清理后再核对。$/);
  });

  it("reads a workbook that just fits", () => {
    const limits = { cells: 3, sheets: 1, fileBytes: threeCells.length };
    expect(Object.keys(textsOf(readWorkbook(threeCells, "a.xlsx", { limits }).sheets[0]))).toHaveLength(3);
  });

  it("counts sheets and the cells of all sheets together, in both formats", () => {
    const xlsx = packageOf({
      "xl/workbook.xml": workbookXml(["表5", "表6"]),
      "xl/_rels/workbook.xml.rels": relations([
        ["r0", "worksheet", "worksheets/sheet0.xml"],
        ["r1", "worksheet", "worksheets/sheet0.xml"],
      ]),
    });
    const xls = biffFile([
      { name: "表5", records: number(0, 0, 1) },
      { name: "表6", records: number(0, 0, 1) },
    ]);
    for (const bytes of [xlsx, xls]) {
      expect(refusal(bytes, "a", { sheets: 1 }).data).toMatchObject({ what: "sheets", actual: 2, limit: 1 });
      const error = refusal(bytes, "a", { cells: 1 });
      expect(error.data).toEqual({ code: "tooLarge", what: "cells", actual: 2, limit: 1, sheet: "表6" });
      expect(error.sheet).toBe("表6");
      expect(error.message).toContain("工作表“表6”");
    }
  });

  it("bounds the text of an .xls and the formats of an .xlsx", () => {
    const table = record(0x00fc, u32(1), u32(1), u16(50), [1], wide("长".repeat(50)));
    const xls = biffFile([{ name: "表5", records: number(0, 0, 1) }], table);
    expect(refusal(xls, "a.xls", { textBytes: 100 }).data).toMatchObject({ what: "textBytes", actual: 111 });

    const codes = (count: number) => Array.from({ length: count }, (_, index) => `0.0"甲${index}"`);
    const styled = (count: number) =>
      packageOf({
        "xl/styles.xml": stylesXml(codes(count)),
        "xl/worksheets/sheet0.xml": sheetXml(`<row r="1"><c r="A1" s="${count}"><v>1</v></c></row>`),
      });
    expect(textsOf(readWorkbook(styled(332), "a.xlsx").sheets[0])).toEqual({ A1: "1.0甲331" });
    expect(refusal(styled(333), "a.xlsx").data).toMatchObject({ what: "formats", actual: 333, limit: 332 });
  });

  it("bounds array formulas over several cells", () => {
    const formula = (row: number, ref: string) =>
      `<row r="${row}"><c r="A${row}"><f t="array" ref="${ref}">B1</f><v>1</v></c></row>`;
    const rows = formula(1, "A1") + formula(2, "A2:B2") + formula(3, "A3:B3");
    const bytes = packageOf({ "xl/worksheets/sheet0.xml": sheetXml(rows) });
    const error = refusal(bytes, "a.xlsx", { arrayFormulas: 1 });
    expect(error.data).toEqual({
      code: "tooLarge",
      what: "arrayFormulas",
      actual: 2,
      limit: 1,
      sheet: "表5",
    });
    expect(() => refusal(bytes, "a.xlsx", { arrayFormulas: 2 })).toThrow("was read");
  });

  it("lets a workbook of a million cells pass", () => {
    expect(DEFAULT_LIMITS.cells).toBeGreaterThanOrEqual(1_000_000);
    expect(DEFAULT_LIMITS.partBytes).toBeLessThan(512 * 1024 * 1024);
  });
});
