import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axeProblems } from "../support/axe.js";
import { Visit, withBrowser, withPage } from "../support/browser.js";

const browser = withBrowser();
const address = withPage("taskpane/panePage.tsx");
const PANE = { viewport: { width: 340, height: 760 } };

async function open(hash: string, options: BrowserContextOptions = {}): Promise<Visit> {
  return Visit.open(browser(), `${address()}#${hash}`, { ...PANE, ...options });
}

/** What a cell of the open workbook holds. */
function valueOf({ page }: Visit, sheet: number, row: number, column: number): Promise<unknown> {
  return page.evaluate(
    ([at, wantedRow, wantedColumn]) =>
      window.pane.book?.current.sheets[at]?.rows
        .find(({ index }) => index === wantedRow)
        ?.cells.find((cell) => cell.column === wantedColumn)?.value,
    [sheet, row, column] as const,
  );
}

const seeRepairs = async ({ page }: Visit, group = "分组"): Promise<void> => {
  await page.getByRole("combobox", { name: group }).selectOption("repair");
};

const SWAPPED = "改 1 个单元格可消除 2 处不符";

describe("the list of repairs", () => {
  it.each([
    ["repairs", "分组"],
    ["repairs&language=en", "Group"],
  ])("%s: shows each in its order; axe finds nothing, nothing is cut off", async (hash, group) => {
    const looks = [{}, { colorScheme: "dark" }, { forcedColors: "active" }] as const;
    for (const look of looks) {
      const visit = await open(hash, look);
      const { page } = visit;
      await seeRepairs(visit, group);
      await page.getByRole("heading", { level: 4 }).first().waitFor();
      expect(await page.getByRole("heading", { level: 4 }).count()).toBe(3);
      await page.getByRole("button", { name: /^(尾差调整 1 项|1 rounding adjustment)/ }).click();
      expect(await page.getByRole("radio").count()).toBe(3);
      expect(await axeProblems(page)).toEqual([]);
      for (const width of [270, 320, 500]) {
        await page.setViewportSize({ width, height: 700 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await visit.close();
    }
  });

  it("says where, before → after, why, what it settles and what it would break", async () => {
    const visit = await open("repairs");
    const { page } = visit;
    await seeRepairs(visit);
    const swapped = await page.getByRole("group", { name: SWAPPED }).innerText();
    expect(swapped).toMatch(/03支出 第8行“2010302 一般行政管理事务” E8/);
    expect(swapped).toMatch(/81\s*→\s*改为\s*18 万元 两位数字颠倒/);
    expect(swapped).toMatch(/可消除 2 处：[\s\S]*下级各行相加为 83\.00/);
    const text = await page.getByRole("group", { name: "改 1 处文字可消除 1 处不符" }).innerText();
    expect(text).toMatch(/未能证明最少，请以原始数据为准/);
    expect(text).toMatch(/说明\.docx 第1段/);
    expect(text).toMatch(/本部门2024年度支出决算36\.00万元。/);
    expect(text).toMatch(/此改动会使 1 处原来成立的关系不再成立：尾差 03支出 C4/);
    await page.getByRole("button", { name: "定位到 03支出 E8" }).click();
    expect(await page.evaluate(() => window.pane.went.at(-1)?.[0])).toMatchObject({ row: 7, column: 4 });
    await visit.close();
  });

  it("names a formula as wrong and never writes it", async () => {
    const visit = await open("repairs");
    const { page } = visit;
    await seeRepairs(visit);
    const card = page.getByRole("group", { name: "改 1 个单元格可消除 1 处不符" });
    const apply = card.getByRole("button", { name: /^应用/ });
    expect(await apply.getAttribute("aria-disabled")).toBe("true");
    await card.getByText("公式不会改写，请检查公式").waitFor();
    await apply.click({ force: true });
    expect(await valueOf(visit, 1, 6, 2)).toBe(3);
    await visit.close();
  });

  it("copies the corrected sentence of a text", async () => {
    const visit = await open("repairs", { permissions: ["clipboard-read", "clipboard-write"] });
    const { page } = visit;
    await seeRepairs(visit);
    await page.getByRole("button", { name: "复制改后的句子" }).click();
    await page.getByRole("button", { name: "已复制" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "本部门2024年度支出决算36.00万元。",
    );
    await visit.close();
  });
});

describe("applying", () => {
  it("writes the cell from the finding's own detail by keyboard, goes on from the message, and is taken back", async () => {
    const visit = await open("repairs");
    const { page } = visit;
    await page.locator("[data-finding]").filter({ hasText: "按各栏计算为 81.00" }).click();
    await page.getByRole("button", { name: `应用：${SWAPPED}` }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("已应用：改了 1 个单元格。").waitFor();
    await expect.poll(() => page.locator("[data-finding]").count()).toBe(3);
    expect(await valueOf(visit, 0, 7, 4)).toBe(18);
    await page.getByText("03支出 E8：81 → 18").waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^已应用/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("已撤回：改回 1 个单元格。").waitFor();
    await expect.poll(() => page.locator("[data-finding]").count()).toBe(5);
    expect(await valueOf(visit, 0, 7, 4)).toBe(81);
    await visit.close();
  });

  it("of several equally small ways waits for the person to choose, and asks before a locked table", async () => {
    const visit = await open("repairs");
    const { page } = visit;
    await page.locator("[data-finding]").filter({ hasText: "下级各行相加为 10.00" }).click();
    await page.getByRole("button", { name: "尾差调整", exact: true }).click();
    await page.getByText("不止 3 种改法同样少，请选一种").waitFor();
    await page.getByText("这些表由报表系统导出，请在系统中修改后重新导出。").waitFor();
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
    const apply = page.getByRole("button", { name: /^应用：尾差调整/ });
    expect(await apply.getAttribute("aria-disabled")).toBe("true");
    await page.getByText("请先选一种改法").waitFor();
    await page.getByRole("radio", { name: "改法 3" }).check();
    await apply.click();
    const question = page.getByRole("group", { name: "确定在此修改" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("不在此修改");
    expect(await axeProblems(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("应用");
    expect(await valueOf(visit, 1, 5, 2)).toBe(5);
    await apply.click();
    await question.getByRole("button", { name: "确定并应用" }).click();
    await page.getByText("已应用：改了 1 个单元格。").waitFor();
    expect(await valueOf(visit, 1, 5, 2)).toBe(5.01);
    await visit.close();
  });

  it("is refused as a whole where a cell was changed since, by name", async () => {
    const visit = await open("repairs");
    const { page } = visit;
    await seeRepairs(visit);
    await page.evaluate(() => {
      const { book } = window.pane;
      book?.write([book.written({ sheet: 0, row: 7, column: 4 }, 82)]);
    });
    await page.getByRole("button", { name: `应用：${SWAPPED}` }).click();
    await page.getByText("没有应用，工作簿没有改动。").waitFor();
    await page.getByText("03支出 E8：已被改动，不是核对时的数").waitFor();
    expect(await valueOf(visit, 0, 7, 4)).toBe(82);
    expect(await axeProblems(page)).toEqual([]);
    await visit.close();
  });

  it("waits for a check after an edit", async () => {
    const visit = await open("repairs");
    const { page } = visit;
    await seeRepairs(visit);
    await page.evaluate(() => window.pane.book?.type([{ sheet: 0, row: 0, column: 0, typed: "改了" }]));
    await page.getByText("表格已改动，请先重新核对").first().waitFor();
    expect(await page.getByRole("button", { name: `应用：${SWAPPED}` }).getAttribute("aria-disabled")).toBe(
      "true",
    );
    await visit.close();
  });
});

it("what an earlier session left unfinished is said, and can be taken back before any check", async () => {
  const cells = [
    { key: "sheet-1", sheet: "03支出", address: "E8", before: 80, after: 81 },
    { key: "sheet-1", sheet: "03支出", address: "D9", before: 5, after: 6 },
  ];
  const text = JSON.stringify({ version: 1, entries: [{ id: "a", state: "pending", cells }] });
  const visit = await open(`repairs&unfinished=${encodeURIComponent(text)}`);
  const { page } = visit;
  await page.getByText("上次应用修复时中断了。1 格已是改后的数，1 格是原来的数。").waitFor();
  await page.getByText("当时没有完成").waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await page.getByRole("button", { name: "撤回 03支出 E8，03支出 D9" }).click();
  await page.getByText("已撤回：改回 1 个单元格。").waitFor();
  expect(await valueOf(visit, 0, 7, 4)).toBe(80);
  await visit.close();
});
