import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/check/index.js";
import { readWorkbook } from "../../../src/hosts/file/index.js";
import { recognise } from "../../../src/recognise/index.js";
import type { Workbook } from "../../../src/workbook/index.js";
import { SAMPLE } from "../../support/command.js";
import { DOCUMENT_SHEETS } from "../../support/documents.js";
import { checkAfterEach, openWorkbook } from "../../support/excel.js";
import { xlsxOf } from "../../support/xlsxFile.js";

checkAfterEach();

const withoutMerges = ({ name, sheets }: Workbook): Workbook => ({
  name,
  sheets: sheets.map((sheet) => ({ ...sheet, merges: [] })),
});

/** Everything that a check says, as bytes. */
function findings(workbook: Workbook): string {
  const recognised = recognise(workbook);
  const { document, notFacts, unrecognised, placeholders } = recognised;
  // Relations lead to everything that was read, and hold amounts that JSON has no word for.
  const { judged, ...said } = check(recognised);
  return JSON.stringify({ document, notFacts, unrecognised, placeholders, ...said });
}

const files: readonly (readonly [string, Uint8Array])[] = [
  ["the sample", readFileSync(SAMPLE)],
  ...DOCUMENT_SHEETS.map(([id, sheets]) => [id, xlsxOf(sheets)] as const),
];

describe("a workbook read through Excel", () => {
  it.each(files)("gives the same findings as its file: %s", async (name, bytes) => {
    const fromFile = withoutMerges(readWorkbook(bytes, `${name}.xlsx`));
    const { host, excel } = openWorkbook(fromFile);
    const { workbook } = await host.snapshot();
    expect(findings(workbook)).toBe(findings(fromFile));
    expect(excel.book.writes).toBe(0);
  });

  it("has something to say about the sample", () => {
    const { findings: found } = check(recognise(readWorkbook(readFileSync(SAMPLE), "sample.xlsx")));
    expect(found.length).toBeGreaterThan(0);
  });
});
