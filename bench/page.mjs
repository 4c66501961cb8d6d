// What the page costs in a real browser: `npm run bench:page`. Sizes, and times from the script's arrival on.
/* global window, document, getComputedStyle, MutationObserver, requestAnimationFrame */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as XLSX from "@e965/xlsx";
import { chromium } from "playwright-core";
import { findChromium, FLAGS } from "../scripts/chromium.mjs";
import { serve } from "../scripts/serve.mjs";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const ROUNDS = 7;
const ROWS = 100_000;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const line = (name, ...values) =>
  console.log(`  ${name.padEnd(44)}${values.map((text) => text.padStart(14)).join("")}`);

/** A table of spending with so many rows and ten columns, of which all add up. */
function largeBook(path) {
  const rows = [
    ["2024年度支出决算表"],
    ["单位：万元"],
    [
      "科目编码",
      "科目名称",
      "本年支出合计",
      "基本支出",
      "项目支出",
      "上缴上级支出",
      "经营支出",
      "对附属单位补助支出",
      "备注",
      "说明",
    ],
  ];
  for (let row = 0; row < ROWS; row++)
    rows.push([String(2010101 + (row % 99)), `科目${row}`, row + 0.5, row, 0.5, 0, 0, 0, "甲", "乙"]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "03支出");
  writeFileSync(path, XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true }));
}

function sizes() {
  const folder = at("dist/page");
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const first = ["index.html", ...[...html.matchAll(/<script defer src="([^"]+)"/g)].map(([, file]) => file)];
  const weight = (files) =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
  const later = readdirSync(folder).filter((file) => file.endsWith(".js") && !first.includes(file));
  line("gzip", "first load", "later");
  line("", kilobytes(weight(first)), kilobytes(weight(later)));
}

/** Milliseconds from the arrival of the first script until `text` is on the page. */
async function untilSaid(browser, address, text) {
  const page = await browser.newPage({ locale: "zh-CN" });
  await page.addInitScript((wanted) => {
    new MutationObserver(() => {
      if (window.said === undefined && document.body?.innerText.includes(wanted))
        window.said = performance.now();
    }).observe(document, { childList: true, subtree: true, characterData: true });
  }, text);
  await page.goto(address);
  await page.waitForFunction(() => window.said !== undefined, undefined, { timeout: 60_000 });
  const taken = await page.evaluate(() => {
    const script = performance
      .getEntriesByType("resource")
      .find(({ initiatorType }) => initiatorType === "script");
    return window.said - script.responseEnd;
  });
  await page.close();
  return taken;
}

async function large(browser, address, path) {
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });
  await page.goto(address);
  const start = performance.now();
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("grid").waitFor({ timeout: 60_000 });
  const shown = performance.now() - start;
  await page.getByText(/认出 \d+ 张表/).waitFor({ timeout: 60_000 });
  const checked = performance.now() - start;
  const frames = await page.getByRole("grid").evaluate(async (grid) => {
    let view = grid;
    while (view.scrollHeight <= view.clientHeight + 1 || getComputedStyle(view).overflowY === "visible")
      view = view.parentElement;
    const taken = [];
    let last = performance.now();
    for (let frame = 0; frame < 120; frame++) {
      view.scrollTop += frame % 10 === 9 ? 20_000 : 180;
      await new Promise(requestAnimationFrame);
      taken.push(performance.now() - last);
      last = performance.now();
    }
    return taken.toSorted((a, b) => a - b);
  });
  await page.close();
  line(`${ROWS.toLocaleString("en")} rows × 10`, "grid shown", "checked", "frame median", "frame p95");
  line(
    "",
    `${shown.toFixed(0)} ms`,
    `${checked.toFixed(0)} ms`,
    `${frames[60].toFixed(0)} ms`,
    `${frames[114].toFixed(0)} ms`,
  );
}

const folder = mkdtempSync(join(tmpdir(), "gouji-bench-page-"));
const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
const { server, address } = await serve(at("dist/page"));
try {
  sizes();
  const taken = { usable: [], sample: [] };
  for (let round = 0; round < ROUNDS; round++) {
    taken.usable.push(await untilSaid(browser, address, "用示例试一试"));
    taken.sample.push(await untilSaid(browser, `${address}#sample`, "条勾稽关系"));
  }
  line("from the arrival of the first script", "usable", "sample checked");
  line("", `${median(taken.usable).toFixed(0)} ms`, `${median(taken.sample).toFixed(0)} ms`);
  const path = join(folder, "large.xlsx");
  largeBook(path);
  await large(browser, address, path);
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
