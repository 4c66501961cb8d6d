import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../scripts/serve.mjs";
import { axeProblems } from "../support/axe.js";
import { Visit, withBrowser } from "../support/browser.js";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const SINGLE = join(DIST, "single", "gouji.html");
/** What the sample prints for 水利工程建设, and what was meant. */
const SLIP = /原为 1,204\.39.*改为 1240\.39/;

const browser = withBrowser();
let address = "";
let stop = (): void => undefined;

beforeAll(async () => {
  if (!existsSync(SINGLE)) throw new Error("dist/single/gouji.html is missing: npm run build");
  const served = await serve(join(DIST, "page"));
  address = served.address;
  stop = () => served.server.close();
});
afterAll(() => {
  stop();
});

describe.each<[string, () => string]>([
  ["from a server", () => address],
  ["from disk", () => pathToFileURL(SINGLE).href],
])("repairs on the page %s", (_, form) => {
  it("are applied on a click, checked again, and taken back", async () => {
    const visit = await Visit.open(browser(), `${form()}#sample`, {
      viewport: { width: 1280, height: 900 },
    });
    const { page } = visit;
    await page.getByText(/认出 13 张表/).waitFor();
    await page.getByRole("combobox", { name: "分组" }).selectOption({ label: "看修复" });
    const card = page.getByRole("group", { name: /可消除/ }).filter({ hasText: SLIP });
    await card.waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await card.getByRole("button", { name: /^应用/ }).click();
    await page.getByRole("button", { name: "确定并应用" }).click();
    await page.getByText("已应用：改了 1 个单元格。").waitFor();
    await expect.poll(() => card.count(), { timeout: 30_000 }).toBe(0);
    await page.getByRole("button", { name: /^撤回/ }).first().click();
    await page.getByText("已撤回：改回 1 个单元格。").waitFor();
    await card.waitFor();
    await visit.close();
  });
});
