import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Frame } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { readWorkbook } from "../../src/hosts/file/index.js";
import { axeProblems } from "../support/axe.js";
import { withBrowser } from "../support/browser.js";
import { otherDocument, WRONG_FIGURE, WRONG_QUOTE, WRONG_TEXT } from "../support/besideFiles.js";
import { Folder, gouji, SAMPLE } from "../support/command.js";
import { openExcel, type OpenedExcel, type OpenExcelOptions } from "../support/excelBrowser.js";
import { publishedFiles } from "../support/published.js";
import { rangeName } from "../../src/workbook/index.js";

const ADDIN = fileURLToPath(new URL("../../dist/addin/", import.meta.url));

const browser = withBrowser();
const files = new Folder();
const sample = readWorkbook(readFileSync(SAMPLE), "sample.xlsx");

beforeAll(() => {
  if (!existsSync(join(ADDIN, "taskpane.html"))) throw new Error("dist/addin is missing: npm run build");
});

const open = (options: Partial<OpenExcelOptions> = {}, workbook = sample): Promise<OpenedExcel> =>
  openExcel(browser(), workbook, { folder: ADDIN, ...options });

async function check(frame: Frame): Promise<void> {
  await frame.getByRole("button", { name: "核对", exact: true }).click();
  await frame.getByText(/认出 \d+ 张表/).waitFor();
}

const CASES = publishedFiles(files);

describe("the pane in Excel", () => {
  it.each(CASES)("finds in %s what the command line finds, and writes nothing", async (_, file) => {
    const expected = JSON.parse(gouji("check", file, "--format", "json").out) as {
      findings: { id: string; cells: { sheet: string; address: string }[] }[];
    };
    const { frame, excel, close } = await open({}, readWorkbook(readFileSync(file), "a.xlsx"));
    await check(frame);
    const hints = frame.getByRole("button", { name: /^提示 \d+ 条，不影响报送$/ });
    if (await hints.count()) await hints.click();
    const ids = await frame
      .locator("[data-finding]")
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.finding ?? ""));
    expect(ids.toSorted()).toEqual(expected.findings.map(({ id }) => id).toSorted());
    const [first] = expected.findings;
    await frame.locator(`[data-finding="${first?.id ?? ""}"]`).click();
    await expect
      .poll(() => `${excel.book.active?.name ?? ""}!${excel.book.selection.map(rangeName).join(",")}`)
      .toBe(`${first?.cells[0]?.sheet ?? ""}!${first?.cells[0]?.address ?? ""}`);
    expect(excel.book.writes).toBe(0);
    expect(await axeProblems(frame)).toEqual([]);
    await expect.poll(() => excel.keptReferences).toBe(0);
    await close();
  });

  it("sets marks by a click, says when they fall behind, and leaves no trace of them", async () => {
    const { frame, excel, close } = await open();
    await check(frame);
    const formats = (): number => excel.book.sheets.reduce((count, sheet) => count + sheet.formats.length, 0);
    expect(formats()).toBe(0);
    await frame.getByText("标出单元格").click();
    await expect.poll(formats).toBeGreaterThan(0);
    const before = excel.book.writes;
    await frame.getByRole("button", { name: "重新核对" }).click();
    await frame.getByRole("button", { name: "更新标记" }).waitFor();
    expect(excel.book.writes).toBe(before);
    await frame.getByText("标出单元格").click();
    await expect.poll(formats).toBe(0);
    await close();
  });

  it("becomes stale by an edit in Excel, and checks again when live", async () => {
    const { frame, excel, close } = await open();
    await check(frame);
    excel.book.tell({ kind: "changed", sheet: excel.book.sheet("03支出决算"), address: "G34" });
    await frame.getByText("表格已改动，以下是改动前的结果").waitFor();
    await frame.getByText("实时核对").click();
    await frame.getByText("表格已改动").waitFor({ state: "detached" });
    await close();
  });

  it("waits for the end of editing a cell, and says so", async () => {
    const { frame, excel, close } = await open();
    await frame.getByRole("button", { name: "核对", exact: true }).waitFor();
    excel.isEditing = true;
    await frame.getByRole("button", { name: "核对", exact: true }).click();
    await frame.getByText("请先按 Enter 结束编辑").waitFor();
    excel.isEditing = false;
    await frame.getByRole("button", { name: "重试" }).click();
    await frame.getByText(/认出 13 张表/).waitFor();
    await close();
  });

  it("checks with a text and another document that are chosen, and writes nothing", async () => {
    const { page, frame, excel, close } = await open();
    const choose = async (button: string, file: string): Promise<void> => {
      const chooser = page.waitForEvent("filechooser");
      await frame.getByRole("button", { name: button }).click();
      await (await chooser).setFiles(file);
    };
    const rowOf = (text: string) => frame.locator("[data-finding]").filter({ hasText: text });
    await choose("选择情况说明", files.file("说明.txt", WRONG_TEXT));
    await frame.getByRole("button", { name: "移除 说明.txt" }).waitFor();
    await check(frame);
    await frame.getByText("情况说明 说明.txt：读到 3 个数，核对 3 个，未识别 0 个。").waitFor();
    await rowOf(`说明.txt ${WRONG_QUOTE}`).click();
    const sentence = frame.getByRole("list", { name: "原文" }).getByRole("listitem");
    expect(await sentence.locator("mark").allInnerTexts()).toEqual([WRONG_FIGURE]);
    await expect
      .poll(() => `${excel.book.active?.name ?? ""}!${excel.book.selection.map(rangeName).join(",")}`)
      .toBe("03支出决算!E8");
    await choose("添加对照文件", otherDocument(files, "批复.xlsx"));
    await frame.getByText("对照文件 2024年度 部门决算 1 张表").waitFor();
    await rowOf("（批复.xlsx）“210 卫生健康支出”的“本年支出合计”").waitFor();
    await frame.getByRole("button", { name: "移除 批复.xlsx" }).click();
    await rowOf("批复.xlsx").first().waitFor({ state: "detached" });
    await frame.getByRole("button", { name: "移除 说明.txt" }).click();
    await frame.getByText("没有情况说明，文字里的数没有核对。").waitFor();
    expect(excel.book.writes).toBe(0);
    expect(await axeProblems(frame)).toEqual([]);
    await close();
  });

  it("fits the width that Excel gives it, in dark too", async () => {
    const { frame, close } = await open({ width: 270, colorScheme: "dark" });
    await check(frame);
    await frame.locator("[data-finding]").first().click();
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(270);
    expect(await axeProblems(frame)).toEqual([]);
    await close();
  });
});

describe("where there is no Excel to work with", () => {
  it.each([
    [{ office: "blocked", mayComplain: /ERR_FAILED/ } as const, "没有连上微软的 Office.js"],
    [{ office: "silent" } as const, "Excel 没有回应"],
    [{ version: "1.10" } as const, "这个版本的 Excel 太旧"],
  ])("%j: %s, and a way on", async (options, says) => {
    const { frame, close } = await open(options);
    await frame.getByRole("heading", { name: says }).waitFor();
    await frame.getByText("gouji.html").last().waitFor();
    expect(await axeProblems(frame)).toEqual([]);
    await close();
  });

  it("an old webview that runs no script of ours shows a plain page", async () => {
    const page = await browser().newPage({ javaScriptEnabled: false });
    await page.setContent(readFileSync(join(ADDIN, "taskpane.html"), "utf8"));
    await page.getByText("勾稽核对没有能打开").waitFor({ timeout: 15_000 });
    await expect.poll(() => page.getByText("勾稽核对没有能打开").isVisible(), { timeout: 15_000 }).toBe(true);
    await page.close();
  });
});
