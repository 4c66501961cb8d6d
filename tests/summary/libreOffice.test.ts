import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { insertBlocks, readText, readWorkbook } from "../../src/hosts/file/index.js";
import type { Workbook } from "../../src/workbook/index.js";
import { findLibreOffice } from "../../scripts/libreoffice.mjs";
import { SAMPLE, SAMPLE_TEXT } from "../support/command.js";
import { summarised } from "../support/summaries.js";

/** The file with its formulas' stored results left out: whoever opens it has to work them out. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts))
    if (/^xl\/worksheets\/.*\.xml$/.test(name))
      parts[name] = strToU8(strFromU8(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1"));
  return zipSync(parts);
}

/** What a workbook shows once LibreOffice has opened and saved it. */
function opened(bytes: Uint8Array): Workbook {
  const folder = mkdtempSync(join(tmpdir(), "gouji-"));
  try {
    writeFileSync(join(folder, "a.xlsx"), bytes);
    const program = findLibreOffice() ?? "soffice";
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = join(folder, "out");
    const convert = ["--headless", "--convert-to", "xlsx", "--outdir", out, join(folder, "a.xlsx")];
    execFileSync(program, [profile, ...convert], { stdio: "ignore" });
    return readWorkbook(readFileSync(join(out, "a.xlsx")), "a.xlsx");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function formulas({ sheets }: Workbook): Map<string, string> {
  return new Map(
    sheets.flatMap(({ name, rows }) =>
      rows.flatMap(({ index, cells }) =>
        cells.flatMap(({ column, formula, text }) =>
          formula === undefined ? [] : [[`${name} ${String(index)},${String(column)}`, text] as const],
        ),
      ),
    ),
  );
}

it("LibreOffice works out the formulas of the summaries to the same figures", () => {
  const bytes = readFileSync(SAMPLE);
  const workbook = readWorkbook(bytes, "a.xlsx");
  const { summaries } = summarised(workbook, [readText(readFileSync(SAMPLE_TEXT), "a.docx")], {
    natures: { 某市水利局: "行政" },
  });
  const made = summaries.reduce<Uint8Array>(
    (file, { products }) =>
      insertBlocks(file, { fileName: "a.xlsx", workbook, blocks: products.map(({ block }) => block) }).bytes,
    bytes,
  );
  const own = formulas(readWorkbook(made, "a.xlsx"));
  const theirs = formulas(opened(withoutResults(made)));
  expect(own.size).toBeGreaterThan(40);
  for (const [place, text] of own) expect(theirs.get(place), place).toBe(text);
}, 120_000);
