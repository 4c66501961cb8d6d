import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../scripts/serve.mjs";
import { axeProblems } from "../support/axe.js";
import { Visit, withBrowser } from "../support/browser.js";
import { otherDocument, WRONG_FIGURE, WRONG_QUOTE, WRONG_TEXT } from "../support/besideFiles.js";
import { Folder, gouji, SAMPLE, SAMPLE_TEXT } from "../support/command.js";
import { publishedFiles } from "../support/published.js";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const SINGLE = join(DIST, "single", "gouji.html");

const browser = withBrowser();
const folder = new Folder();
let address = "";
/** Ids of what the command line finds in the sample with its text. */
let sampleFindings: readonly string[] = [];
let stop = (): void => undefined;

beforeAll(async () => {
  if (!existsSync(SINGLE)) throw new Error("dist/single/gouji.html is missing: npm run build");
  sampleFindings = idsOf(SAMPLE, "--narrative", SAMPLE_TEXT);
  const served = await serve(join(DIST, "page"));
  address = served.address;
  stop = () => served.server.close();
});
afterAll(() => {
  stop();
});

/** The page in both its forms. */
const FORMS: [name: string, address: () => string][] = [
  ["from a server", () => address],
  ["from disk", () => pathToFileURL(SINGLE).href],
];

const CASES = publishedFiles(folder);

function idsOf(...args: readonly string[]): string[] {
  const { findings } = JSON.parse(gouji("check", ...args, "--format", "json").out) as {
    findings: { id: string }[];
  };
  return findings.map(({ id }) => id);
}

const open = (form: () => string, hash = "", size = { width: 1280, height: 800 }): Promise<Visit> =>
  Visit.open(browser(), `${form()}${hash}`, { viewport: size });

async function choose(page: Page, file: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
}

const activeCell = (page: Page): Promise<string> =>
  page.getByRole("textbox", { name: "单元格地址" }).inputValue();

/** Waits for a result and unfolds everything in it. */
async function findingIds(page: Page): Promise<string[]> {
  await page.getByText(/认出 \d+ 张表/).waitFor();
  const hints = page.getByRole("button", { name: /^提示 \d+ 条，不影响报送$/ });
  if (await hints.count()) await hints.click();
  return page
    .locator("[data-finding]")
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.finding ?? ""));
}

describe.each(FORMS)("the page %s", (_, form) => {
  it("shows the sample checked, with its cells", async () => {
    const visit = await open(form, "#sample");
    const { page } = visit;
    await page.getByText(/认出 13 张表，读到 788 个数/).waitFor();
    expect((await findingIds(page)).toSorted()).toEqual(sampleFindings.toSorted());
    await page.locator("[data-finding]").first().click();
    await page.getByText(`1 / ${sampleFindings.length}`).waitFor();
    // What only screen readers say does not make the page longer than the window.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(800);
    expect(await page.getByRole("tab", { selected: true }).innerText()).toBe("03支出决算");
    const cell = page.getByRole("gridcell", { name: /1,996\.18/ });
    await cell.waitFor();
    expect(await cell.getAttribute("aria-selected")).toBe("true");
    expect(await axeProblems(page)).toEqual([]);
    await visit.close();
  });

  it.each(CASES)("finds in %s what the command line finds, and shows each of them", async (_id, file) => {
    const expected = JSON.parse(gouji("check", file, "--format", "json").out) as {
      findings: { id: string; class: string; cells: { sheet: string; address: string }[] }[];
    };
    const visit = await open(form);
    const { page } = visit;
    await choose(page, file);
    const ids = await findingIds(page);
    expect(ids.toSorted()).toEqual(expected.findings.map(({ id }) => id).toSorted());
    for (const { id, cells } of expected.findings.slice(0, 8)) {
      await page.locator(`[data-finding="${id}"]`).click();
      const [first] = cells;
      await expect.poll(() => page.getByRole("tab", { selected: true }).innerText()).toContain(first?.sheet);
      await expect.poll(() => activeCell(page)).toBe(first?.address);
    }
    await visit.close();
  });

  it("checks again what was typed into the grid, when live", async () => {
    const visit = await open(form, "#sample");
    const { page } = visit;
    await page.getByText("实时核对").click();
    await page.locator("[data-finding]").first().click();
    await page.getByText(`1 / ${sampleFindings.length}`).waitFor();
    // The digits that were swapped in G34.
    await page.getByRole("button", { name: "定位到 03支出决算 G34" }).first().click();
    await page.getByRole("gridcell", { name: /1,204\.39/ }).click();
    await page.keyboard.type("1240.39", { delay: 20 });
    await page.keyboard.press("Enter");
    await page.getByText("表格已改动，以下是改动前的结果").waitFor();
    const focused = await page.evaluateHandle(() => document.activeElement);
    await page.getByText(`0 / ${sampleFindings.length - 3}`).waitFor();
    expect(await focused.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Control+z");
    await page.getByText(`/ ${sampleFindings.length}`).waitFor();
    await visit.close();
  });

  it("says what is wrong with a file, and keeps the workbook before it", async () => {
    const visit = await open(form, "#sample");
    const { page } = visit;
    await page.getByText(/认出 13 张表/).waitFor();
    await choose(page, folder.file("预算.xlsx", "<html>不是工作簿</html>"));
    await page.getByText(/预算\.xlsx 不是 Excel 工作簿：内容是网页/).waitFor();
    await page.getByRole("button", { name: "知道了" }).click();
    expect(await page.getByText(/认出 13 张表/).count()).toBe(1);
    await visit.close();
  });
});

/** Drops a file of these bytes onto `target`. */
async function drop(page: Page, target: string, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([base64, called]) => {
      const data = new DataTransfer();
      const file = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([file], called));
      return data;
    },
    [bytes.toString("base64"), name] as const,
  );
  await page.getByText(target).first().dispatchEvent("drop", { dataTransfer: transfer });
}

async function chooseBeside(page: Page, button: string, file: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles(file);
}

const added = (page: Page): Promise<string[]> =>
  page.getByRole("list", { name: "已添加的文件" }).getByRole("listitem").allInnerTexts();

const rowOf = (page: Page, text: string) => page.locator("[data-finding]").filter({ hasText: text });

/** Looks at the finding of the wrong figure, which stands in a text that is called `name`. */
async function expectWrongFigure(page: Page, name: string): Promise<void> {
  const row = rowOf(page, `${name} ${WRONG_QUOTE}`);
  await row.click();
  const sentence = page.getByRole("list", { name: "原文" }).getByRole("listitem");
  expect(await sentence.innerText()).toBe(
    `${name} 第3段本年支出合计4,568.19万元，其中：基本支出2,169.89万元，占47.50%。`,
  );
  expect(await sentence.locator("mark").allInnerTexts()).toEqual([WRONG_FIGURE]);
  // What the text differs from is shown in its table.
  await expect.poll(() => activeCell(page)).toBe("E8");
  expect(await axeProblems(page)).toEqual([]);
  await row.click();
}

describe.each(FORMS)("texts and other documents on the page %s", (_, form) => {
  it("are chosen, pasted, checked with the workbook, and removed", async () => {
    const visit = await open(form);
    const { page } = visit;
    await choose(page, SAMPLE);
    const alone = await findingIds(page);
    await page.getByRole("button", { name: "情况说明与对照文件" }).click();

    const file = folder.file("说明.txt", WRONG_TEXT);
    await chooseBeside(page, "选择情况说明", file);
    await page.getByText("情况说明 说明.txt：读到 3 个数，核对 3 个，未识别 0 个。").waitFor();
    const withText = await findingIds(page);
    expect(withText.toSorted()).toEqual(idsOf(SAMPLE, "--narrative", file).toSorted());
    expect(withText.length).toBe(alone.length + 1);
    await expectWrongFigure(page, "说明.txt");
    await page.getByRole("button", { name: "移除 说明.txt" }).click();
    await page.getByText("没有情况说明，文字里的数没有核对。").waitFor();
    expect(await findingIds(page)).toEqual(alone);

    await page.getByRole("button", { name: "粘贴文字" }).click();
    await page.getByRole("textbox", { name: "把情况说明的文字粘贴在这里" }).fill(WRONG_TEXT);
    await page.getByRole("button", { name: "确定" }).click();
    await page.getByText("情况说明 粘贴的文字：读到 3 个数，核对 3 个，未识别 0 个。").waitFor();
    expect(await findingIds(page)).toEqual(withText);
    await expectWrongFigure(page, "粘贴的文字");
    await page.getByRole("button", { name: "移除 粘贴的文字" }).click();

    const other = otherDocument(folder, "批复.xlsx");
    await chooseBeside(page, "添加对照文件", other);
    await page.getByText("对照文件 2024年度 部门决算 1 张表").waitFor();
    expect((await findingIds(page)).toSorted()).toEqual(idsOf(SAMPLE, "--with", other).toSorted());
    const both = rowOf(page, "（批复.xlsx）“210 卫生健康支出”的“本年支出合计”为 151.22 万元");
    await both.click();
    expect(await both.innerText()).toContain("《2024年度支出决算表》（sample.xlsx）“210 卫生健康支出”");
    await page.getByRole("row", { name: "同 〔批复.xlsx〕03 C7" }).waitFor();
    await expect.poll(() => activeCell(page)).toBe("E22");
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "移除 批复.xlsx" }).click();
    await rowOf(page, "批复.xlsx").first().waitFor({ state: "detached" });
    expect(await findingIds(page)).toEqual(alone);
    await visit.close();
  });
});

it("lays a text that is dropped beside the workbook, before one is open too", async () => {
  const visit = await open(() => address);
  const { page } = visit;
  await drop(page, "把工作簿拖到这里", "说明.txt", Buffer.from(WRONG_TEXT));
  await page.getByRole("button", { name: "移除 说明.txt" }).waitFor();
  await page.getByRole("button", { name: "核对", exact: true }).click();
  await page.getByText("没有认出可以核对的表").waitFor();
  await choose(page, SAMPLE);
  await page.getByText(/情况说明 说明\.txt：读到 \d+ 个数/).waitFor();
  await page.getByText(/认出 13 张表/).waitFor();
  await drop(page, "勾稽核对", "补充.md", Buffer.from(WRONG_TEXT));
  await page.getByText(/情况说明 补充\.md：读到 \d+ 个数/).waitFor();
  expect(await page.title()).toBe("sample.xlsx - 勾稽核对");
  // A corrected copy of the workbook keeps them, another workbook does not.
  await choose(page, SAMPLE);
  await expect.poll(() => added(page)).toHaveLength(2);
  const other = CASES[0]?.[1] ?? "";
  await choose(page, other);
  await page.getByText("没有情况说明，文字里的数没有核对。").waitFor();
  await visit.close();
});

it("opens a workbook that is dropped", async () => {
  const visit = await open(() => address);
  const { page } = visit;
  const bytes = readFileSync(SAMPLE).toString("base64");
  const transfer = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const file = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    data.items.add(new File([file], "某市水利局.xlsx"));
    return data;
  }, bytes);
  const target = page.getByText("把工作簿拖到这里");
  await target.dispatchEvent("dragenter", { dataTransfer: transfer });
  await page.getByText("松开鼠标，打开这个工作簿").waitFor();
  await target.dispatchEvent("drop", { dataTransfer: transfer });
  await page.getByText(/认出 13 张表/).waitFor();
  expect(await page.title()).toBe("某市水利局.xlsx - 勾稽核对");
  await visit.close();
});

it("shows tables and results in turns on a narrow window", async () => {
  const visit = await open(() => address, "#sample", { width: 360, height: 640 });
  const { page } = visit;
  await page.getByText(/认出 13 张表/).waitFor();
  expect(await page.getByRole("grid").isVisible()).toBe(false);
  await page.getByRole("button", { name: "表格" }).click();
  expect(await page.getByRole("grid").isVisible()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await axeProblems(page)).toEqual([]);
  await visit.close();
});

it("loads little at first: what a page needs before a workbook is open", () => {
  const html = readFileSync(join(DIST, "page", "index.html"), "utf8");
  const scripts = [...html.matchAll(/<script defer src="([^"]+)"/g)].map(([, file = ""]) => file);
  const files = ["index.html", ...scripts].map((file) => readFileSync(join(DIST, "page", file)));
  const bytes = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  expect(scripts).not.toEqual([]);
  expect(bytes).toBeLessThan(200_000);
});

it("holds nothing of office.js, no address to send to, and no eval", () => {
  const texts = [...readdirSync(join(DIST, "page")).map((file) => join(DIST, "page", file)), SINGLE]
    .filter((file) => /\.(js|html)$/.test(file))
    .map((file) => readFileSync(file, "utf8"));
  for (const text of texts) {
    expect(text).not.toMatch(/appsforoffice|OfficeExtension|sendBeacon|new WebSocket|new EventSource/);
    expect(text).not.toMatch(/\bnew Function\(/);
  }
});
