// Makes docs/images/*.png: the page with the sample, as README and manual show it.
//   npm run build && node scripts/make-screenshots.mjs
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { findChromium, FLAGS } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
const { server, address } = await serve(at("dist/page"));

/** Opens the page, brings it into a state and takes its picture. */
async function picture(name, hash, viewport, prepare) {
  const page = await browser.newPage({ locale: "zh-CN", viewport });
  await page.goto(address + hash);
  await prepare(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: at(`docs/images/${name}.png`) });
  await page.close();
}

const checked = (page) => page.getByText(/认出 \d+ 张表/).waitFor();

await picture("page", "#sample", { width: 1200, height: 760 }, async (page) => {
  await checked(page);
  await page.locator("[data-finding]").nth(1).click();
});
await picture("first", "", { width: 1200, height: 480 }, (page) => page.getByText("用示例试一试").waitFor());
await picture("finding", "#sample", { width: 1200, height: 760 }, async (page) => {
  await checked(page);
  await page.locator("[data-finding]").nth(5).click();
  await page.getByRole("button", { name: /^选中全部/ }).click();
});
await picture("edited", "#sample", { width: 1200, height: 620 }, async (page) => {
  await checked(page);
  await page.locator("[data-finding]").nth(1).click();
  await page.getByRole("gridcell", { name: /1,204\.39/ }).click();
  await page.keyboard.type("1240.39", { delay: 20 });
  await page.keyboard.press("Enter");
});

await browser.close();
server.close();
