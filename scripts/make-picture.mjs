// Makes docs/images/check.svg: what the command line prints for the sample, as a picture for the README.
//   npm run build && node scripts/make-picture.mjs
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleCheck } from "./sampleCheck.mjs";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
/** So many lines from the beginning, and so many from where the findings of the text begin to speak of a rate. */
const FIRST = 19;
const OF_TEXT = 14;
const SIZE = 14;
const HEIGHT = 22;
const HALF = SIZE * 0.55;
const WIDE = /[\u2e80-\u9fff\uff00-\uffef“”（）：，。、＝＋－÷【】]/;

const printed = sampleCheck().toString().trimEnd().split("\n");
const text = printed.findIndex((line) => /^ {2}错误 {2}第\d+段「占/.test(line));
const lines = [
  "$ gouji check sample.xlsx --narrative sample.docx",
  ...printed.slice(0, FIRST),
  "        …",
  "",
  "【sample.docx】",
  ...printed.slice(text, text + OF_TEXT),
];

function colour(line) {
  if (line.startsWith("$")) return "#8fbcbb";
  if (/^ {2}错误/.test(line)) return "#ff8f8f";
  if (/^ {2}尾差/.test(line)) return "#f2cc6b";
  if (/^ {2}待核实/.test(line)) return "#b7a4e0";
  return line.startsWith("【") ? "#a3d9a5" : "#d8dee9";
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Each sign at its own place, so that the columns hold whatever fonts there are; no blanks, which browsers put together. */
function row(line, index) {
  let x = 20;
  let signs = "";
  const places = [];
  for (const sign of line) {
    if (sign !== " ") {
      signs += sign;
      places.push(Math.round(x * 10) / 10);
    }
    x += WIDE.test(sign) ? HALF * 2 : HALF;
  }
  return `<text y="${40 + index * HEIGHT}" x="${places.join(" ")}" fill="${colour(line)}">${escape(signs)}</text>`;
}

const width = 1080;
const height = 40 + lines.length * HEIGHT;
writeFileSync(
  at("docs/images/check.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'Microsoft YaHei', monospace" font-size="${SIZE}"><rect width="100%" height="100%" rx="10" fill="#2e3440"/>
${lines.map(row).join("\n")}
</svg>
`,
);
