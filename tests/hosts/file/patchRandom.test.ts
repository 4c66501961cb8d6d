import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellEdit, patchWorkbook, readWorkbook } from "../../../src/hosts/file/index.js";
import { cellAt, makeCell, withCells } from "../../../src/hosts/formula/index.js";
import { addressOf, type Workbook } from "../../../src/workbook/index.js";
import { Folder } from "../../support/command.js";
import { publishedFiles } from "../../support/published.js";
import { changedParts } from "./patching.js";

const sample = new URL("../../../sample/sample.xlsx", import.meta.url);
const FILES: readonly (readonly [string, string | URL])[] = [
  ["sample", sample],
  ...publishedFiles(new Folder()),
];

const value = fc.oneof(
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one || 0),
  fc.constantFrom("907.95 万元", "≥96%", "<&>", "一\n二", " 缩进", undefined),
);

/** Edits of cells that are there and of cells around them. */
function editsOf(workbook: Workbook): fc.Arbitrary<CellEdit[]> {
  const sheets = workbook.sheets.length - 1;
  const place = fc
    .tuple(
      fc.integer({ min: 0, max: sheets }),
      fc.integer({ min: 0, max: 70 }),
      fc.integer({ min: 0, max: 20 }),
    )
    .map(([sheet, row, column]) => ({ sheet, row, column }));
  const edit = fc.tuple(place, value).map(([where, to]) => ({ ...where, to }));
  return fc.uniqueArray(edit, {
    minLength: 1,
    maxLength: 12,
    selector: ({ sheet, row, column }) => [sheet, row, column].join(),
  });
}

/** A cell that was blank takes its format from its row or column, which a workbook does not tell. */
function likeFormats(expected: Workbook, read: Workbook, edits: readonly CellEdit[]): Workbook {
  return withCells(
    expected,
    edits.map((edit) => {
      const { format } = cellAt(read, edit) ?? {};
      const { comment } = cellAt(expected, edit) ?? {};
      return { ...edit, cell: makeCell({ column: edit.column, format, comment }, edit.to) };
    }),
  );
}

describe.each(FILES)("random edits of %s", (name, path) => {
  const bytes = new Uint8Array(readFileSync(path));
  const before = readWorkbook(bytes, name);

  it("give exactly the edited workbook, and leave all other parts alone", () => {
    fc.assert(
      fc.property(editsOf(before), (edits) => {
        const after = patchWorkbook(bytes, name, edits).bytes;
        const read = readWorkbook(after, name);
        expect(read).toEqual(likeFormats(before, read, edits));
        for (const edit of edits) {
          const old = cellAt(before, edit);
          if (old) expect(cellAt(read, edit)?.format).toBe(edit.to === undefined ? undefined : old.format);
        }
        const sheets = new Set(edits.map(({ sheet }) => sheet));
        expect(changedParts(bytes, after).length).toBeLessThanOrEqual(sheets.size);
      }),
      { numRuns: 25 },
    );
  });

  it("are found by SheetJS", () => {
    fc.assert(
      fc.property(editsOf(before), (edits) => {
        const book = XLSX.read(patchWorkbook(bytes, name, edits).bytes);
        for (const { sheet, row, column, to } of edits) {
          const cells = book.Sheets[book.SheetNames[sheet] ?? ""];
          const cell = cells?.[addressOf(row, column)] as XLSX.CellObject | undefined;
          expect(cell?.v).toBe(to);
        }
      }),
      { numRuns: 8 },
    );
  });
});
