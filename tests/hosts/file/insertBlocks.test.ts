import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { insertBlocks, patchWorkbook, readWorkbook } from "../../../src/hosts/file/index.js";
import { Dependents, recalculate } from "../../../src/hosts/formula/index.js";
import {
  type Block,
  type BlockCell,
  type BlockContent,
  freeSheetName,
  type Sheet,
  type Workbook,
} from "../../../src/workbook/index.js";
import { amount, blockOf, text, workingPaper } from "../../support/blocks.js";
import { xlsxOf } from "../../support/xlsxFile.js";
import { cellsOf, textsOf } from "./build.js";
import { changedParts, editsOf, namesOf } from "./patching.js";
import { zipInStyle } from "./zipBuild.js";

const SAMPLE = new Uint8Array(readFileSync(new URL("../../../sample/sample.xlsx", import.meta.url)));
const SOURCE = xlsxOf([{ name: "源's 表", rows: [[2.25, 10]] }]);
const CARRIERS = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"];

function inserted(bytes: Uint8Array, blocks: readonly Block[]): { bytes: Uint8Array; workbook: Workbook } {
  const workbook = readWorkbook(bytes, "a.xlsx");
  const after = insertBlocks(bytes, { fileName: "a.xlsx", workbook, blocks });
  const read = readWorkbook(after.bytes, "a.xlsx");
  expect(read.sheets.slice(workbook.sheets.length).map(({ name }) => name)).toEqual(after.sheets);
  return { bytes: after.bytes, workbook: read };
}

function formulasOf(sheet: Sheet | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cellsOf(sheet)).flatMap(([address, { formula }]) => (formula ? [[address, formula]] : [])),
  );
}

describe("a working paper put into a file", () => {
  const { bytes, workbook } = inserted(SOURCE, [workingPaper(0), workingPaper(0, 1)]);
  const [, first, second] = workbook.sheets;

  it("stands behind the old sheets with its texts, figures as printed, and formulas", () => {
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      "源's 表",
      "三公经费（底稿）",
      "三公经费（底稿） (2)",
    ]);
    expect(textsOf(first)).toMatchObject({
      A1: "2024年度“三公”经费支出情况说明底稿",
      B4: "2023",
      B5: "1.50",
      C5: "2.25",
      D7: "-1.25",
      E5: "=公务接待费",
      A8: "比上年减少",
    });
    expect(formulasOf(first)).toEqual({
      C5: "ROUND('源''s 表'!A1,2)",
      D5: "C5-B5",
      B6: "ROUND('源''s 表'!B1,2)",
      D6: "C6-B6",
      B7: "SUM(B5:B6)",
      C7: "SUM(C5:C6)",
      D7: "C7-B7",
      A8: `IF(D7<0,"比上年减少","比上年增加")`,
    });
    expect(second).toEqual({ ...first, name: second?.name });
    expect(first?.merges).toEqual(workingPaper(0).merges);
  });

  it("holds results that its formulas come to", () => {
    const every = workbook.sheets.flatMap(({ rows }, sheet) =>
      rows.flatMap(({ index: row, cells }) => cells.map(({ column }) => ({ sheet, row, column }))),
    );
    const after = recalculate({ workbook, stale: new Set() }, every, new Dependents(workbook));
    expect(after.workbook).toBe(workbook);
    expect(after.stale.size).toBe(0);
  });

  it("follows its sources when they are patched, whichever of the two is done first", () => {
    const edits = editsOf({ A1: 12.25 });
    const patched = patchWorkbook(bytes, "a.xlsx", edits);
    expect(patched).toMatchObject({ recalculated: 10, notRecalculated: [] });
    expect(textsOf(readWorkbook(patched.bytes, "a").sheets[2])).toMatchObject({
      C5: "12.25",
      C7: "20.25",
      D7: "8.75",
      A8: "比上年增加",
    });
    const first = patchWorkbook(SOURCE, "a.xlsx", edits).bytes;
    const after = inserted(first, [workingPaper(0)]).workbook;
    expect(textsOf(after.sheets[0])).toEqual({ A1: "12.25", B1: "10" });
    expect(formulasOf(after.sheets[1])).toMatchObject({ C5: "ROUND('源''s 表'!A1,2)" });
  });

  it("is read alike by another reader, with its widths and heights", () => {
    const sheet = XLSX.read(bytes, { cellStyles: true }).Sheets["三公经费（底稿）"];
    expect(sheet?.["!merges"]).toHaveLength(7);
    expect(sheet?.C7).toMatchObject({ t: "n", v: 10.25, f: "SUM(C5:C6)" });
    expect(sheet?.E5).toMatchObject({ t: "s", v: "=公务接待费" });
    expect(sheet?.["!cols"]?.map((column) => Math.round(Number(column.width)))).toEqual([31, 15, 15, 15, 37]);
    expect(sheet?.["!rows"]?.map((row) => row.hpt)).toMatchObject({ 0: 36, 8: 30 });
  });
});

describe("the rest of the package", () => {
  it("keeps the stored bytes of every part that need not name the new sheets", () => {
    const { bytes, workbook } = inserted(SAMPLE, [workingPaper(0), workingPaper(3, 1)]);
    const fresh = ["xl/worksheets/sheet11.xml", "xl/worksheets/sheet12.xml"];
    expect(namesOf(bytes)).toEqual([...namesOf(SAMPLE), ...fresh]);
    expect(changedParts(SAMPLE, bytes).sort()).toEqual([...CARRIERS, ...fresh].sort());
    expect(workbook.sheets.slice(0, 10)).toEqual(readWorkbook(SAMPLE, "a.xlsx").sheets);
    expect(Object.keys(unzipSync(bytes))).toEqual(namesOf(bytes));
  });

  it("takes blocks again and again, and holds each look once", () => {
    const once = inserted(SAMPLE, [workingPaper(0)]).bytes;
    const twice = inserted(once, [workingPaper(0)]);
    expect(changedParts(once, twice.bytes)).not.toContain("xl/styles.xml");
    expect(twice.workbook.sheets.map(({ name }) => name).slice(10)).toEqual([
      "三公经费（底稿）",
      "三公经费（底稿） (2)",
    ]);
  });

  test.each([
    ["data descriptors", { descriptors: true }],
    ["zip64 fields and directory", { wide: true }],
    ["parts that are not compressed", { stored: true }],
    ["a comment", { comment: "由预算系统导出" }],
  ])("with %s", (_, style) => {
    const before = zipInStyle(unzipSync(SAMPLE), style);
    const { bytes } = inserted(before, [workingPaper(0)]);
    expect(changedParts(before, bytes).sort()).toEqual([...CARRIERS, "xl/worksheets/sheet11.xml"].sort());
    expect(XLSX.read(bytes).SheetNames.at(-1)).toBe("三公经费（底稿）");
  });

  it("is left as it is where nothing is inserted", () => {
    expect(inserted(SAMPLE, []).bytes).toBe(SAMPLE);
  });

  it("is read from a Buffer of Node as from any bytes", () => {
    const buffer = Buffer.concat([Buffer.from("in front"), SAMPLE]).subarray(8);
    expect(inserted(buffer, [workingPaper(0)]).bytes).toEqual(inserted(SAMPLE, [workingPaper(0)]).bytes);
  });
});

const SIGNS = fc.constantFrom(
  ...["=", "+1", "-", "@", "'", "1", "２", "%", ".", " ", "\n", "\r", "\t", "<", "&", '"', "]]>"],
  ...["_x0041_", "\u0001", "表", "万元", "𠮷", "\ud800", "TRUE", "2024年"],
);
const decimal = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]) => (digits / 10 ** scale).toFixed(scale).replace(/^-(?=[0.]*$)/, ""));
const content: fc.Arbitrary<BlockContent> = fc.oneof(
  fc.array(SIGNS, { maxLength: 8 }).map((signs) => text(signs.join(""))),
  decimal.map(amount),
  fc.record({
    kind: fc.constant("formula" as const),
    parts: fc.tuple(
      fc.constant("N("),
      fc.record({ sheet: fc.constant(0), row: fc.nat(9), column: fc.nat(9) }),
      fc.constant(`)&"<&"`),
    ),
    result: fc.oneof(
      decimal.map((value) => ({ amount: value })),
      fc.constantFrom("", "是", " <b>").map((value) => ({ text: value })),
    ),
  }),
);
const look = fc.record(
  {
    bold: fc.constant(true as const),
    size: fc.constantFrom(9, 10.5, 16),
    align: fc.constantFrom("left", "center", "right"),
    wrap: fc.constant(true as const),
    border: fc.constant(true as const),
    numberFormat: fc.constantFrom("General", "0.00", "#,##0.00", '0.0"万元"', "0.00%"),
    tone: fc.constantFrom("fill-in", "remark"),
  },
  { requiredKeys: [] },
);
const cells = fc.uniqueArray(
  fc.record(
    { row: fc.nat(12), column: fc.nat(30), content, look },
    { requiredKeys: ["row", "column", "look"] },
  ),
  { selector: ({ row, column }) => `${row} ${column}`, maxLength: 12 },
) as fc.Arbitrary<BlockCell[]>;

/** What our reader makes of the content of a cell that shows something. */
function valueOf({ content: own }: BlockCell): string | number | undefined {
  if (!own) return undefined;
  if (own.kind === "text") return /^\s*$/.test(own.text) ? undefined : own.text.replaceAll("\r\n", "\n");
  if (own.kind === "number") return Number(own.amount);
  if ("amount" in own.result) return Number(own.result.amount);
  return own.result.text === "" ? undefined : own.result.text;
}

it("reads back every value, format and formula, whatever stands in a block, and every old sheet as it was", () => {
  const before = readWorkbook(SAMPLE, "a.xlsx");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("表", "01收支总表", "a:b"), cells), { minLength: 1, maxLength: 3 }),
      (all) => {
        const blocks = all.map(([name, own]) => blockOf(name, own));
        const { workbook } = inserted(SAMPLE, blocks);
        expect(workbook.sheets.slice(0, 10)).toEqual(before.sheets);
        const taken = before.sheets.map(({ name }) => name);
        for (const [index, block] of blocks.entries()) {
          const sheet = workbook.sheets[10 + index];
          taken.push(freeSheetName(block.name, taken));
          expect(sheet?.name).toBe(taken.at(-1));
          const read = Object.values(sheet?.rows ?? []).flatMap(({ index: row, cells: list }) =>
            list.map(({ column, value, formula, format }) => ({
              row,
              column,
              value,
              isFormula: formula !== undefined,
              format,
            })),
          );
          const wanted = block.cells.flatMap((cell) => {
            const value = valueOf(cell);
            const { numberFormat } = cell.look;
            const format = numberFormat === "General" ? undefined : numberFormat;
            const isFormula = cell.content?.kind === "formula";
            return value === undefined
              ? []
              : [{ row: cell.row, column: cell.column, value, isFormula, format }];
          });
          expect(read).toEqual(wanted.sort((a, b) => a.row - b.row || a.column - b.column));
        }
      },
    ),
    { numRuns: 25 },
  );
});
