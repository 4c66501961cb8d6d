import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { readWorkbook } from "../../src/hosts/file/index.js";
import { axeProblems } from "../support/axe.js";
import { Visit, withBrowser } from "../support/browser.js";
import { SAMPLE } from "../support/command.js";
import { openExcel } from "../support/excelBrowser.js";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const SINGLE = join(DIST, "single", "gouji.html");
const PANEL = "汇总表：“三公”经费、机关运行经费";
const NEW = ["三公经费表（更正）", "三公经费底稿", "三公经费说明底稿"];

const browser = withBrowser();

beforeAll(() => {
  if (!existsSync(SINGLE)) throw new Error("dist/single/gouji.html is missing: npm run build");
});

it("on the page, summaries are shown, inserted as sheets, and taken out", async () => {
  const visit = await Visit.open(browser(), `${pathToFileURL(SINGLE).href}#sample`, {
    viewport: { width: 1280, height: 900 },
  });
  const { page } = visit;
  await page.getByText(/认出 13 张表/).waitFor();
  await page.getByRole("button", { name: PANEL }).click();
  const part = page.getByRole("group", { name: "“三公”经费" });
  await part.getByRole("button", { name: "底稿" }).click();
  await part.getByRole("region", { name: "底稿预览" }).getByText("公务用车运行维护费").waitFor();
  await part.getByRole("button", { name: "说明文字" }).click();
  await part.getByText(/^2024年度财政拨款“三公”经费支出全年预算为27\.00万元/).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await part.getByRole("button", { name: /全部插入为新工作表/ }).click();
  await page.getByText(/^已插入新工作表/).waitFor();
  for (const name of NEW) expect(await page.getByRole("tab", { name }).count()).toBe(1);
  await expect
    .poll(() => page.getByRole("button", { name: /^删除插入的/ }).isEnabled(), { timeout: 30_000 })
    .toBe(true);
  await page.getByRole("button", { name: /^删除插入的/ }).click();
  await page.getByRole("button", { name: "确定删除" }).click();
  await page.getByText(/^已删除插入的内容/).waitFor();
  expect(await page.getByRole("tab", { name: "三公经费底稿" }).count()).toBe(0);
  await visit.close();
});

it("in Excel, they become new sheets with live formulas, and are taken out", async () => {
  const sample = readWorkbook(readFileSync(SAMPLE), "sample.xlsx");
  const { frame, excel, close } = await openExcel(browser(), sample, { folder: join(DIST, "addin") });
  const names = (): string[] => excel.book.sheets.map(({ name }) => name);
  const old = names();
  await frame.getByRole("button", { name: "核对", exact: true }).click();
  await frame.getByText(/认出 \d+ 张表/).waitFor();
  await frame.getByRole("button", { name: PANEL }).click();
  await frame
    .getByRole("group", { name: "“三公”经费" })
    .getByRole("button", { name: /全部插入为新工作表/ })
    .click();
  await frame.getByText(/^已插入新工作表/).waitFor();
  expect(names()).toEqual([...old, ...NEW]);
  const remove = frame.getByRole("button", { name: /^删除插入的/ });
  await expect.poll(() => remove.getAttribute("aria-disabled"), { timeout: 30_000 }).not.toBe("true");
  await remove.click();
  await frame.getByRole("button", { name: "确定删除" }).click();
  await frame.getByText(/^已删除插入的内容/).waitFor();
  expect(names()).toEqual(old);
  await close();
});
