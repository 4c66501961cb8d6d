import { readFileSync } from "node:fs";
import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../src/hosts/file/index.js";
import type { Workbook } from "../../src/workbook/index.js";
import { axeProblems } from "../support/axe.js";
import { Visit, withBrowser, withPage } from "../support/browser.js";
import { SAMPLE } from "../support/command.js";
import { workbookOf } from "../support/grid.js";

const browser = withBrowser();
const address = withPage("taskpane/panePage.tsx");

const sample = readWorkbook(readFileSync(SAMPLE), "sample.xlsx");
const EMPTY = workbookOf("a.xlsx", [{ name: "Sheet1", rows: [] }]);
const UNKNOWN = workbookOf("a.xlsx", [
  {
    name: "通讯录",
    rows: [
      ["车牌", "里程"],
      ["甲", 12.5],
    ],
  },
]);
const RIGHT = workbookOf("a.xlsx", [
  {
    name: "03",
    rows: [
      ["支出决算表"],
      ["单位：万元"],
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      [null, "合计", 12, 5, 7],
      ["201", "一般公共服务支出", 12, 5, 7],
    ],
  },
]);

const PANE = { viewport: { width: 340, height: 760 } };

async function open(
  hash: string,
  { workbook = sample, ...options }: BrowserContextOptions & { workbook?: Workbook } = {},
): Promise<Visit> {
  return Visit.open(browser(), `${address()}#${hash}`, {
    ...PANE,
    ...options,
    initScript: `window.workbook = ${JSON.stringify(workbook)}`,
  });
}

/** Each state of the pane, and the words that tell a person which it is. */
const STATES: [hash: string, says: RegExp, workbook?: Workbook][] = [
  ["first", /用示例试一试/],
  ["ready", /核对只读取，不修改工作簿/],
  ["running", /正在读“05一般公共预算”[\s\S]*5 \/ 10 张工作表/],
  ["checked", /认出 13 张表[\s\S]*3 处不符，03支出决算 G34 一个数就能解释/],
  ["checked", /已核对的关系全部成立/, RIGHT],
  ["checked", /这是一个空工作簿/, EMPTY],
  ["checked", /没有认出可以核对的表/, UNKNOWN],
  ["failed", /这是 Gouji 的问题[\s\S]*复制诊断信息/],
  ["editing", /请先按 Enter 结束编辑/],
  ["wrongfile", /设有打开密码/],
  ["checked&language=en", /13 tables recognised/],
  ["failed&language=en", /Copy diagnostics/],
];

describe("every state", () => {
  it.each(STATES)("%s says %s, axe finds nothing, and nothing is cut off", async (hash, says, workbook) => {
    for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }] as const) {
      const visit = await open(hash, { ...look, ...(workbook ? { workbook } : {}) });
      const { page } = visit;
      await page.waitForFunction((source) => new RegExp(source).test(document.body.innerText), says.source);
      expect(await axeProblems(page)).toEqual([]);
      for (const width of [270, 500]) {
        await page.setViewportSize({ width, height: 400 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      }
      await visit.close();
    }
  });

  it("keeps its borders and signs in forced colours, and its size at 200 %", async () => {
    const visit = await open("checked", { forcedColors: "active", viewport: { width: 270, height: 380 } });
    const { page } = visit;
    await page.locator("[data-finding]").first().click();
    expect(await axeProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(270);
    await visit.close();
  });
});

describe("a finding", () => {
  it("is opened by a click, says everything, and is shown in the workbook", async () => {
    const visit = await open("checked");
    const { page } = visit;
    const row = page.locator("[data-finding]").nth(1);
    await row.click();
    await expect.poll(() => row.getAttribute("aria-expanded")).toBe("true");
    const detail = await row.locator("xpath=..").innerText();
    expect(detail).toMatch(/四舍五入不能解释/);
    expect(detail).toMatch(/请核对这一行的各栏/);
    expect(detail).toMatch(/G34 项目支出\s+1204\.39/);
    expect(detail).toMatch(/计算结果\s+1204\.39/);
    expect(detail).toMatch(/相差\s+36\.00 万元/);
    expect(detail).toMatch(/四舍五入最多可差（2 位小数）\s+±0\.03/);
    expect(detail).toMatch(/依据：表注：1=2\+3\+4\+5\+6/);
    expect(await page.evaluate(() => window.pane.went.at(-1))).toEqual([{ sheet: "2", row: 33, column: 4 }]);
    await page.getByRole("button", { name: "选中全部 6 格" }).click();
    expect(await page.evaluate(() => window.pane.went.at(-1)?.length)).toBe(6);
    await page.getByRole("button", { name: "定位到 03支出决算 G34" }).first().click();
    expect(await page.evaluate(() => window.pane.went.at(-1))).toEqual([{ sheet: "2", row: 33, column: 6 }]);
    expect(await axeProblems(page)).toEqual([]);
    await visit.close();
  });

  it("is reached and left by keyboard alone", async () => {
    const visit = await open("checked");
    const { page } = visit;
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.finding);
    await page.locator("[data-finding]").first().waitFor();
    const ids = await page
      .locator("[data-finding]")
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.finding));
    for (let presses = 0; presses < 20 && (await focused()) === undefined; presses++)
      await page.keyboard.press("Tab");
    expect(await focused()).toBe(ids[0]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe(ids[1]);
    await page.keyboard.press("Enter");
    await page.getByText("2 / 7").waitFor();
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByText("3 / 7").waitFor();
    await expect.poll(focused).toBe(ids[2]);
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await page.getByText("1 / 7").waitFor();
    await page.keyboard.press("End");
    expect(await focused()).toBe(ids.at(-1));
    await visit.close();
  });

  it("is stepped to by the buttons, which keep the focus", async () => {
    const visit = await open("checked");
    const { page } = visit;
    const next = page.getByRole("button", { name: "下一处" });
    for (let step = 1; step <= 7; step++) {
      await next.click();
      await page.getByText(`${String(step)} / 7`, { exact: true }).waitFor();
    }
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("下一处");
    expect(await next.getAttribute("aria-disabled")).toBe("true");
    expect(await page.evaluate(() => window.pane.went.length)).toBe(7);
    await visit.close();
  });
});

describe("the list", () => {
  it("is filtered by class and search, and says when nothing is left", async () => {
    const visit = await open("checked");
    const { page } = visit;
    await page.getByRole("button", { name: "尾差 2", exact: true }).click();
    await expect.poll(() => page.locator("[data-finding]").count()).toBe(2);
    await page.getByRole("searchbox").fill("人员经费合计");
    await expect.poll(() => page.locator("[data-finding]").count()).toBe(1);
    await page.getByRole("searchbox").fill("没有这个科目");
    await page.getByText("没有符合筛选条件的不符之处").waitFor();
    await page.getByRole("button", { name: "清除筛选" }).click();
    await expect.poll(() => page.locator("[data-finding]").count()).toBe(7);
    await page.getByRole("combobox", { name: "分组" }).selectOption("table");
    await page.getByRole("heading", { name: /2024年度支出决算表/ }).waitFor();
    await page.getByRole("combobox", { name: "排序" }).selectOption("difference");
    await expect.poll(() => page.locator("[data-finding]").first().innerText()).toContain("36.00");
    await visit.close();
  });
});

describe("an edit", () => {
  it("makes the result stale at once; a check brings it up to date and keeps the place", async () => {
    const visit = await open("checked");
    const { page } = visit;
    await page.locator("[data-finding]").nth(2).click();
    await page.evaluate(() => {
      window.pane.edit();
    });
    await page.getByText("表格已改动，以下是改动前的结果").waitFor();
    await page.getByRole("button", { name: "重新核对" }).click();
    await page.getByText("表格已改动").waitFor({ state: "detached" });
    await page.getByText("3 / 7").waitFor();
    await visit.close();
  });

  it("is checked by itself when live, without moving the focus", async () => {
    const visit = await open("checked&live=yes");
    const { page } = visit;
    await page.getByRole("searchbox").focus();
    await page.evaluate(() => {
      window.pane.edit();
    });
    await page.getByText("表格已改动").waitFor();
    await page.getByText("表格已改动").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    await visit.close();
  });
});

it("a running check is cancelled", async () => {
  const visit = await open("running");
  const { page } = visit;
  await page.getByRole("button", { name: "取消" }).click();
  await page.getByRole("button", { name: "核对" }).waitFor();
  expect(await page.getByRole("progressbar").count()).toBe(0);
  await visit.close();
});

it("diagnostics hold versions and places, nothing of the workbook", async () => {
  const visit = await open("failed", { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = visit;
  await page.getByRole("button", { name: "复制诊断信息" }).click();
  await page.getByRole("button", { name: "已复制" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Gouji \d+\.\d+\.\d+\n.*\nlanguage zh-CN\nfailure engine\nTypeError\nat check/);
  expect(text).not.toMatch(/水利|决算|1204/);
  await visit.close();
});

it("the language, the appearance and what is checked are chosen in the settings", async () => {
  const visit = await open("checked");
  const { page } = visit;
  await page.getByRole("button", { name: "设置" }).click();
  await page.getByRole("combobox", { name: "外观" }).selectOption("dark");
  await page.getByRole("checkbox", { name: "比率" }).uncheck();
  await page.getByText("表格已改动，以下是改动前的结果").waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await page.getByRole("combobox", { name: "语言" }).selectOption("en");
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("button", { name: "What was checked" }).click();
  await page.getByText("without ratios").waitFor();
  await visit.close();
});
