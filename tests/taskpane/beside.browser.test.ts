import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axeProblems } from "../support/axe.js";
import { Visit, withBrowser, withPage } from "../support/browser.js";
import { Folder, SAMPLE } from "../support/command.js";
import { workbookOf } from "../support/grid.js";

const browser = withBrowser();
const address = withPage("taskpane/panePage.tsx");
const folder = new Folder();
const BOOK = workbookOf("a.xlsx", [{ name: "封面", rows: [["某局2024年度部门决算"]] }]);

async function open(hash: string, width = 340): Promise<Visit> {
  return Visit.open(browser(), `${address()}#${hash}`, {
    viewport: { width, height: 900 },
    initScript: `window.workbook = ${JSON.stringify(BOOK)}`,
  });
}

async function choose(page: Page, button: string, ...files: string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles(files);
}

const added = (page: Page): Promise<string[]> =>
  page.getByRole("list", { name: "已添加的文件" }).getByRole("listitem").allInnerTexts();

describe("a finding in a text", () => {
  it("shows its sentence with the figure marked, and is not looked for in the workbook", async () => {
    const visit = await open("texts");
    const { page } = visit;
    const row = page.locator('[data-finding="in-text"]');
    await row.click();
    expect(await row.innerText()).toContain("说明.docx 第2段「工资福利支出907.95万元」");
    const sentence = page.getByRole("list", { name: "原文" }).getByRole("listitem");
    expect(await sentence.innerText()).toBe(
      "说明.docx 第2段其中：工资福利支出907.95万元，主要包括基本工资。",
    );
    expect(await sentence.locator("mark").innerText()).toBe("907.95");
    // The other place is a cell.
    expect(await page.evaluate(() => window.pane.went)).toEqual([[{ sheet: "0", row: 3, column: 2 }]]);
    await page.getByRole("button", { name: "说明.docx 第2段 的原文" }).click();
    expect(await page.evaluate(() => window.pane.went.length)).toBe(1);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain("主要包括基本工资");
    expect(await axeProblems(page)).toEqual([]);
    await visit.close();
  });

  it("names the files of what is not in the workbook, which cannot be gone to", async () => {
    const visit = await open("texts");
    const { page } = visit;
    await page.locator('[data-finding="in-table"]').click();
    const operands = page.getByRole("table", { name: "计算" }).getByRole("row");
    expect((await operands.allInnerTexts()).slice(1, 4).map((text) => text.replace(/\s+/g, " "))).toEqual([
      expect.stringMatching(/^印 C4 .* 907\.94$/),
      "同 说明 A2 工资福利支出 907.95",
      expect.stringMatching(/^同 〔上年\.xlsx〕06基本支出 C4 .* 907\.95$/),
    ]);
    expect(await operands.nth(3).getByRole("button").count()).toBe(0);
    await page.getByRole("button", { name: "定位到 说明 A2" }).click();
    expect(await page.evaluate(() => window.pane.went.at(-1))).toEqual([{ sheet: "1", row: 1, column: 0 }]);
    await visit.close();
  });
});

it("figures that were not placed are listed by reason in their sentences", async () => {
  const visit = await open("texts");
  const { page } = visit;
  await page
    .getByText("情况说明 说明.docx：读到 4 个数，核对 2 个，未识别 1 个；另有 1 个不作比较。")
    .waitFor();
  await page.getByRole("button", { name: "未识别的数 1 个，不作比较 1 个" }).click();
  await page.getByRole("heading", { name: "未识别：看不出说的是哪个数 1" }).waitFor();
  const list = page.getByRole("region", { name: /^未识别的数/ }).getByRole("listitem");
  expect(await list.locator("mark").allInnerTexts()).toEqual(["12.30 万元", "4 万元"]);
  expect(await list.first().innerText()).toContain("说明.docx 第3段");
  expect(await axeProblems(page)).toEqual([]);
  await visit.close();
});

describe("what lies beside the workbook", () => {
  it("is added, told by its kind, and removed; each time the check runs again", async () => {
    const visit = await open("checked");
    const { page } = visit;
    await page.getByText("没有情况说明，文字里的数没有核对。").waitFor();
    await page.getByRole("button", { name: "情况说明与对照文件" }).click();
    await choose(page, "选择情况说明", folder.file("说明.txt", "第一部分 概况"));
    await page.getByText(/情况说明 说明\.txt：读到 \d+ 个数/).waitFor();
    await choose(page, "添加对照文件", SAMPLE, folder.file("坏.xlsx", "<html></html>"));
    await page.getByText("文件 坏.xlsx 不是 Excel 工作簿").waitFor();
    await page.getByText("对照文件 2024年度 部门决算 13 张表").waitFor();
    expect(await added(page)).toEqual([
      expect.stringContaining("说明.txt 情况说明"),
      expect.stringContaining("sample.xlsx 对照文件 2024年度 部门决算 13 张表"),
    ]);
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "知道了" }).click();
    await page.getByRole("button", { name: "移除 说明.txt" }).click();
    await page.getByText("没有情况说明，文字里的数没有核对。").waitFor();
    expect(await added(page)).toHaveLength(1);
    await visit.close();
  });

  it("is pasted, by keyboard alone, or not", async () => {
    const visit = await open("ready");
    const { page } = visit;
    await page.getByRole("button", { name: "粘贴文字" }).press("Enter");
    await page.keyboard.type("没有");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("textbox").count()).toBe(0);
    await page.getByRole("button", { name: "粘贴文字" }).press("Enter");
    const area = page.getByRole("textbox", { name: "把情况说明的文字粘贴在这里" });
    expect(await page.getByRole("button", { name: "确定" }).getAttribute("aria-disabled")).toBe("true");
    await area.fill("第一部分\n概况");
    expect(await axeProblems(page)).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("粘贴的文字 情况说明").waitFor();
    await page.getByRole("button", { name: "核对", exact: true }).click();
    await page.getByText(/情况说明 粘贴的文字：读到/).waitFor();
    await visit.close();
  });
});

it.each(["texts", "texts&language=en", "texts&theme=dark"])(
  "%s fits 270 px, and axe finds nothing",
  async (hash) => {
    const visit = await open(hash, 270);
    const { page } = visit;
    await page.locator('[data-finding="in-table"]').click();
    await page.getByRole("button", { name: /^(未识别的数|1 figure not placed)/ }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(270);
    expect(await axeProblems(page)).toEqual([]);
    await visit.close();
  },
);

it("is told apart in forced colours", async () => {
  const visit = await open("texts", 270);
  const { page } = visit;
  await page.emulateMedia({ forcedColors: "active" });
  await page.locator('[data-finding="in-text"]').click();
  const mark = page.locator("mark");
  expect(await mark.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe("underline");
  expect(await axeProblems(page)).toEqual([]);
  await visit.close();
});
