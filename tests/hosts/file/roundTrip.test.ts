import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/hosts/file/index.js";
import { addressOf } from "../../../src/workbook/index.js";
import { cellsOf, packageOf, refusal, write } from "./build.js";

/** A value with the text it must show. */
interface Sample {
  readonly cell: XLSX.CellObject;
  readonly text: string;
}

const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
const fixed = (value: number): string => (value / 100).toFixed(2);
const grouped = (value: number): string => fixed(value).replace(/\B(?=(\d{3})+\.)/g, ",");

const plain = cents.map((value): Sample => ({ cell: { t: "n", v: value / 100 }, text: String(value / 100) }));
const amount = cents.map((value): Sample => ({
  cell: { t: "n", v: value / 100, z: "#,##0.00" },
  text: grouped(value),
}));
const padded = cents.map((value): Sample => ({
  cell: { t: "n", v: value / 100, z: "0.00_ " },
  text: fixed(value),
}));
const percent = fc
  .integer({ min: 0, max: 99_999 })
  .map((value): Sample => ({ cell: { t: "n", v: value / 10_000, z: "0.00%" }, text: `${fixed(value)}%` }));
const truth = fc
  .boolean()
  .map((value): Sample => ({ cell: { t: "b", v: value }, text: value ? "TRUE" : "FALSE" }));
/** Without what XML cannot say or a line break changes, and not blank. */
const words = fc
  .string({
    unit: fc.constantFrom(..."项目一、（）&<>\"' a1.-\n\u3000￥𠀀%_x".split(/(?:)/u)),
    maxLength: 12,
  })
  .filter((value) => value.trim() !== "")
  .map((value): Sample => ({ cell: { t: "s", v: value }, text: value }));
const sample = fc.oneof(plain, amount, padded, percent, truth, words);
const grid = fc.array(fc.array(fc.option(sample), { maxLength: 5 }), { minLength: 1, maxLength: 6 });

describe("what is written is read again", () => {
  it.each(["xlsx", "biff8"] as const)("in %s", (bookType) => {
    fc.assert(
      fc.property(grid, (rows) => {
        const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map((one) => one?.cell ?? null)));
        const bytes = write(XLSX.utils.book_new(sheet, "表5"), bookType);
        const expected = rows.flatMap((row, index) =>
          row.flatMap((one, column) => (one ? [[addressOf(index, column), one.cell.v, one.text]] : [])),
        );
        const read = Object.entries(cellsOf(readWorkbook(bytes, "a").sheets[0]));
        expect(read.map(([address, { value, text }]) => [address, value, text])).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});

describe("whatever is changed in a file", () => {
  const book = XLSX.utils.book_new(
    XLSX.utils.aoa_to_sheet([
      ["项目", 1, 0.5, true],
      ["二", 2.25, null, "三"],
    ]),
    "表5",
  );
  const files = [write(book, "biff8"), write(book, "xlsx"), packageOf({})] as const;

  it("ends in a workbook or in one of our errors, never in another one or in a loop", () => {
    const change = fc.record({
      file: fc.constantFrom(...files),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }),
      length: fc.option(fc.nat(), { freq: 4 }),
    });
    fc.assert(
      fc.property(change, ({ file, edits, length }) => {
        const bytes = file.slice(0, length === null ? file.length : length % file.length);
        for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
        const outcome = (): unknown => {
          try {
            return refusal(bytes, "a.xls");
          } catch (error) {
            return error;
          }
        };
        expect(String(outcome())).toMatch(/^WorkbookFileError: 文件 a\.xls |^Error: a\.xls was read/);
      }),
      { numRuns: 1500 },
    );
  });
});
