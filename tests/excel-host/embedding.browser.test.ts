import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withBrowser } from "../support/browser.js";
import { openExcel, type OpenedExcel, type OpenExcelOptions } from "../support/excelBrowser.js";
import { workbookOf } from "../support/grid.js";

const HTML = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script></head>
<body><script src="main.js"></script></body></html>`;

const browser = withBrowser();
const folder = mkdtempSync(join(tmpdir(), "gouji-excel-"));

beforeAll(() => {
  const program = fileURLToPath(new URL("buildTestPane.mjs", import.meta.url));
  execFileSync(process.execPath, [program, folder], { stdio: "inherit" });
  writeFileSync(join(folder, "taskpane.html"), HTML);
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const BOOK = workbookOf("测试.xlsx", [
  {
    name: "表一",
    rows: [
      ["项目", "金额"],
      ["合计", 907.94],
    ],
    formats: { B: "#,##0.00" },
  },
  { name: "表二", rows: [["合计", 907.95]] },
]);

const open = (options: Partial<OpenExcelOptions> = {}): Promise<OpenedExcel> =>
  openExcel(browser(), BOOK, { folder, ...options });

describe("a page in the simulated Excel on the web", () => {
  it("reads, marks, clears and is told of edits through the real office.js", async () => {
    const { frame, excel, close } = await open();
    expect(await frame.evaluate(() => window.testPane.where())).toBe("excel");

    const { workbook, keys } = await frame.evaluate(() => window.testPane.snapshot());
    expect(workbook).toEqual(BOOK);
    expect(keys).toEqual(excel.book.sheets.map(({ id }) => id));
    expect(excel.book.writes).toBe(0);

    const marks = keys.map((sheet) => ({ place: { sheet, row: 0, column: 0 }, class: "error" as const }));
    expect(await frame.evaluate((list) => window.testPane.mark(list), marks)).toEqual({ marked: 2, left: 0 });
    expect(excel.book.sheets.map(({ formats }) => formats.length)).toEqual([1, 1]);
    expect(await frame.evaluate(() => window.testPane.clear())).toEqual({ marked: 2, left: 0 });
    expect(excel.book.sheets.map(({ formats }) => formats.length)).toEqual([0, 0]);

    await frame.evaluate(() => {
      window.testPane.listen();
    });
    await expect.poll(() => excel.state.subscriptions.size).toBeGreaterThan(0);
    excel.book.tell({ kind: "changed", sheet: excel.book.sheet("表一"), address: "B2" });
    await expect.poll(() => frame.evaluate(() => window.testPane.edits)).toBe(1);
    await expect.poll(() => excel.keptReferences).toBe(0);
    await close();
  });

  it("hears in Excel's numbers why it is refused", async () => {
    const { frame, excel, close } = await open();
    const failure = (): Promise<unknown> => frame.evaluate(() => window.testPane.failure());
    // office.js itself asks for something first, and complains when it is refused.
    await expect.poll(() => excel.batches.length).toBeGreaterThan(0);
    excel.isEditing = true;
    expect(await failure()).toBe("editing");
    excel.isEditing = false;
    excel.isExpired = true;
    expect(await failure()).toBe("session-expired");
    await close();
  });

  it("finds out that Excel is too old", async () => {
    const { frame, close } = await open({ version: "1.10" });
    expect(await frame.evaluate(() => window.testPane.where())).toBe("too-old");
    await close();
  });

  it("finds out that nobody answers", async () => {
    const { frame, close } = await open({ office: "silent", path: "taskpane.html?patience=300" });
    expect(await frame.evaluate(() => window.testPane.where())).toBe("no-answer");
    await close();
  });

  it("finds out that office.js did not arrive", async () => {
    const { frame, close } = await open({ office: "blocked", mayComplain: /ERR_FAILED/ });
    expect(await frame.evaluate(() => window.testPane.where())).toBe("not-loaded");
    await close();
  });
});
