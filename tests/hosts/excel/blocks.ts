import type { Block, BlockCell, BlockContent, BlockLook } from "../../../src/workbook/index.js";
import { cellAt, type SheetModel } from "../../excel-host/model/book.js";
import { parseAddress } from "../../../src/workbook/index.js";

export const text = (value: string): BlockContent => ({ kind: "text", text: value });
export const number = (amount: string): BlockContent => ({ kind: "number", amount });

export function cell(
  row: number,
  column: number,
  content: BlockContent | undefined,
  look: BlockLook = {},
): BlockCell {
  return { row, column, look, ...(content ? { content } : {}) };
}

/** A block whose size is what its cells need. */
export function blockOf(cells: readonly BlockCell[], more: Partial<Block> = {}): Block {
  return {
    name: "说明附表",
    rows: Math.max(...cells.map(({ row }) => row)) + 1,
    columns: Math.max(...cells.map(({ column }) => column)) + 1,
    cells,
    merges: [],
    widths: [],
    print: { landscape: false },
    ...more,
  };
}

const LINED: BlockLook = { border: true };
const AMOUNT: BlockLook = { border: true, align: "right", numberFormat: "#,##0.00" };

/** A small table with everything: a merged title, a header, amounts, live formulas, a cell to fill in and a remark. */
export const TABLE: Block = blockOf(
  [
    cell(0, 0, text("“三公”经费支出情况"), { bold: true, size: 16, align: "center" }),
    cell(0, 1, undefined, {}),
    cell(1, 0, text("项目"), { ...LINED, bold: true, align: "center" }),
    cell(1, 1, text("金额"), { ...LINED, bold: true, align: "center" }),
    cell(2, 0, text("合计"), LINED),
    cell(
      2,
      1,
      {
        kind: "formula",
        parts: [{ block: 0, row: 3, column: 1 }, "+", { sheet: 0, row: 1, column: 1 }],
        result: { amount: "3.50" },
      },
      AMOUNT,
    ),
    cell(3, 0, text("其中：公务接待费"), LINED),
    cell(3, 1, number("2.50"), AMOUNT),
    cell(4, 0, text("主要原因"), LINED),
    cell(4, 1, undefined, { ...LINED, tone: "fill-in", wrap: true }),
    cell(5, 0, text("注：本表金额单位为万元。"), { tone: "remark" }),
  ],
  {
    merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    widths: [30, 14],
    heights: { 0: 28 },
    print: { landscape: true, titleRows: [0, 1] },
  },
);

/** What stands in cells by their addresses: the formula, or the value. */
export function contentsOf(sheet: SheetModel): Record<string, unknown> {
  const entries = [...sheet.cells].flatMap(([row, line]) =>
    [...line].flatMap(([column, { value, formula }]) =>
      value === "" && formula === undefined
        ? []
        : [[`${String.fromCharCode(65 + column)}${String(row + 1)}`, formula ?? value] as const],
    ),
  );
  return Object.fromEntries(entries);
}

export function modelAt(sheet: SheetModel, address: string): ReturnType<typeof cellAt> {
  const { row, column } = parseAddress(address) ?? { row: -1, column: -1 };
  return cellAt(sheet, row, column);
}

/** The looks of a cell, by the paths of their properties. */
export function lookAt(sheet: SheetModel, address: string): Record<string, unknown> {
  const { row, column } = parseAddress(address) ?? { row: -1, column: -1 };
  return Object.fromEntries(sheet.looks.get(`${String(row)},${String(column)}`) ?? []);
}

/** All that a person sees of a sheet, blank cells without looks left out. */
export function everythingOn(sheet: SheetModel): unknown {
  const formats = [...sheet.cells].flatMap(([row, line]) =>
    [...line].flatMap(([column, { format }]) =>
      format === "General" ? [] : [`${String(row)},${String(column)} ${format}`],
    ),
  );
  return {
    name: sheet.name,
    contents: contentsOf(sheet),
    formats: formats.sort(),
    looks: [...sheet.looks].map(([spot, look]) => [spot, [...look].sort()]).sort(),
    merges: sheet.merges,
    marks: sheet.formats.map(({ ranges }) => ranges),
  };
}
