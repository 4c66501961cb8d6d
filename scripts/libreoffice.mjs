// Finds the LibreOffice that written workbooks are opened with in tests; run directly, it installs Debian's where it can.
// SOFFICE names another one.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { install } from "./debian.mjs";

const PLACES = [
  "/usr/bin/soffice",
  "/usr/bin/libreoffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
];

/** The path of soffice, or undefined where there is none. */
export function findLibreOffice() {
  const named = process.env.SOFFICE;
  return named === undefined || named === "" ? PLACES.find(existsSync) : named;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && findLibreOffice() === undefined) {
  install("写出的工作簿要用 LibreOffice 打开核对", "libreoffice-calc-nogui");
  if (findLibreOffice() === undefined) {
    console.error("测试需要 LibreOffice：请安装，或用环境变量 SOFFICE 指明 soffice 的位置。");
    process.exit(1);
  }
}
