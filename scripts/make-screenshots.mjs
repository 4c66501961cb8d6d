// Makes docs/images/*.png: the page with the sample, as README and manual show it.
//   npm run build && node scripts/make-screenshots.mjs
import { fileURLToPath } from "node:url";
import * as XLSX from "@e965/xlsx";
import { chromium } from "playwright-core";
import { findChromium, FLAGS } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
const { server, address } = await serve(at("dist/page"));

/** Opens the page, brings it into a state and takes its picture, or that of the pane alone. */
async function picture(name, hash, viewport, prepare, isPane = false) {
  const page = await browser.newPage({ locale: "zh-CN", viewport });
  await page.goto(address + hash);
  await prepare(page);
  await page.waitForTimeout(500);
  const shown = isPane ? page.getByRole("region", { name: "勾稽核对" }) : page;
  await shown.screenshot({ path: at(`docs/images/${name}.png`) });
  await page.close();
}

const checked = (page) => page.getByText(/认出 \d+ 张表/).waitFor();
const finding = (page, text) => page.locator("[data-finding]").filter({ hasText: text }).first();

/** Another document of the sample's department that differs from it in one figure. */
function otherDocument() {
  const rows = [
    ["2024年度支出决算表"],
    ["编制单位：某市水利局", null, null, null, "金额单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    [null, "合计", 4568.18, 2169.89, 2398.29],
    ["205", "教育支出", 4.23, 4.23, 0],
    ["208", "社会保障和就业支出", 425.93, 425.93, 0],
    ["212", "城乡社区支出", 309.56, 0, 309.56],
    ["221", "住房保障支出", 234.36, 234.36, 0],
  ];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "03支出决算");
  return { name: "决算批复.xlsx", mimeType: "", buffer: XLSX.write(book, { type: "buffer" }) };
}

await picture("page", "#sample", { width: 1200, height: 760 }, async (page) => {
  await checked(page);
  await finding(page, "支出决算为1,089.35万元").click();
  await finding(page, "支出决算为1,089.35万元").evaluate((row) => row.scrollIntoView({ block: "start" }));
});
await picture("first", "", { width: 1200, height: 480 }, (page) => page.getByText("用示例试一试").waitFor());
await picture("finding", "#sample", { width: 1200, height: 760 }, async (page) => {
  await checked(page);
  await finding(page, "“303 对个人和家庭的补助”").click();
  await page.getByRole("button", { name: /^选中全部/ }).click();
});
await picture("edited", "#sample", { width: 1200, height: 620 }, async (page) => {
  await checked(page);
  await page.locator("[data-finding]").nth(1).click();
  await page.getByRole("gridcell", { name: /1,204\.39/ }).click();
  await page.keyboard.type("1240.39", { delay: 20 });
  await page.keyboard.press("Enter");
});
await picture(
  "text",
  "#sample",
  { width: 1200, height: 700 },
  async (page) => {
    await checked(page);
    await finding(page, "“占52.05%”").click();
    await finding(page, "“占52.05%”").evaluate((row) => row.scrollIntoView({ block: "start" }));
  },
  true,
);
await picture(
  "unplaced",
  "#sample",
  { width: 1200, height: 560 },
  async (page) => {
    await checked(page);
    const fold = page.getByRole("button", { name: /^未识别的数/ });
    await fold.click();
    await page.getByRole("region", { name: /^未识别的数/ }).evaluate((list) => {
      list.scrollIntoView({ block: "end" });
    });
  },
  true,
);
await picture("beside", "#sample", { width: 1200, height: 760 }, async (page) => {
  await checked(page);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "添加对照文件" }).click();
  await (await chooser).setFiles(otherDocument());
  await page.getByText("对照文件 2024年度 部门决算 1 张表").waitFor();
  const row = finding(page, "（决算批复.xlsx）“212 城乡社区支出”的“本年支出合计”");
  await row.click();
  await row.evaluate((element) => element.scrollIntoView({ block: "start" }));
});
await picture(
  "summary",
  "#sample",
  { width: 1200, height: 900 },
  async (page) => {
    await checked(page);
    await page.getByRole("button", { name: /^汇总表/ }).click();
    const part = page.getByRole("group", { name: "“三公”经费" });
    await part.getByRole("button", { name: "底稿" }).click();
    await part.evaluate((card) => card.scrollIntoView({ block: "start" }));
  },
  true,
);

await browser.close();
server.close();
