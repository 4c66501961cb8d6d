// Makes assets/icon-<size>.png from assets/icon.svg: node scripts/make-icons.mjs
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { findChromium, FLAGS } from "./chromium.mjs";

const assets = new URL("../assets/", import.meta.url);
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 96];
/** Up to here the strokes of the full drawing would run into each other. */
const LARGEST_SMALL = 20;

const source = await readFile(new URL("icon.svg", assets), "utf8");
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: FLAGS,
});
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawing = source
    .replace(/width="320" height="320"/, `width="${size}" height="${size}" style="display:block"`)
    .replace('<use href="#full"/>', `<use href="#${size <= LARGEST_SMALL ? "small" : "full"}"/>`);
  await page.setContent(`<style>body{margin:0}</style>${drawing}`);
  await page.screenshot({
    path: fileURLToPath(new URL(`icon-${size}.png`, assets)),
    omitBackground: true,
    clip: { x: 0, y: 0, width: size, height: size },
  });
  await page.close();
}
await browser.close();
