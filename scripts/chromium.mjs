// Finds the browser that the tests run in; run directly, it installs Debian's Chromium where it can.
// CHROMIUM names another one.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { install } from "./debian.mjs";

/** How it is started: without a sandbox, since CI is root, and without asking anything of the network. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The path of a Chromium, or undefined where there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  return named === undefined || named === "" ? PLACES.find(existsSync) : named;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && findChromium() === undefined) {
  install("浏览器测试需要 Chromium", "chromium", "fonts-noto-cjk");
  if (findChromium() === undefined) {
    console.error("浏览器测试需要 Chromium：请安装 Chromium 或 Chrome，或用环境变量 CHROMIUM 指明它的位置。");
    process.exit(1);
  }
}
