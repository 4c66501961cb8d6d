// Makes the sample: sample.xlsx, a complete set of 部门决算 tables of an invented department with three mistakes in it,
// and sample.docx, its 情况说明 with four.
//   node scripts/make-sample.mjs
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import * as XLSX from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { SAMPLE_TEXT } from "./sampleText.mjs";

const AMOUNT = "#,##0.00";
const document = JSON.parse(
  readFileSync(new URL("../tests/documents/mof-2024-final.json", import.meta.url), "utf8"),
);

/** The mistakes: a 尾差 in 303, two digits swapped in a 项, a sub-total left blank. */
const MISTAKES = [
  { sheet: "06基本支出", address: "C20", value: 89.95 },
  { sheet: "03支出决算", address: "G34", value: 1204.39 },
  { sheet: "09三公", address: "I8", value: null },
];

const AMOUNT_TEXT = /^-?[\d,]+\.\d\d$/;

function plain(value) {
  return typeof value === "string" ? value.normalize("NFKC") : value;
}

/** Amounts printed as text in the source become numbers with two decimals, as a finance office would have them. */
function numberOf(value) {
  const text = plain(value);
  return typeof text === "string" && AMOUNT_TEXT.test(text) ? Number(text.replaceAll(",", "")) : undefined;
}

function titled(value, row, column) {
  return row === 0 && column === 0 && typeof value === "string" && value.endsWith("表")
    ? `2024年度${value}`
    : value;
}

function widths(rows) {
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const lengths = rows
      .slice(3)
      .map((row) => (typeof row[column] === "string" ? row[column].length * 2 : 10));
    return { wch: Math.min(40, Math.max(10, ...lengths)) };
  });
}

const book = XLSX.utils.book_new();
for (const { name, rows, merges = [] } of document.sheets) {
  const values = rows.map((row, at) =>
    row.map((value, column) => numberOf(value) ?? titled(value, at, column)),
  );
  const sheet = XLSX.utils.aoa_to_sheet(values);
  for (const cell of Object.values(sheet)) {
    if (cell?.t === "n" && !Number.isInteger(cell.v)) cell.z = AMOUNT;
  }
  rows.forEach((row, at) =>
    row.forEach((value, column) => {
      if (numberOf(value) !== undefined) sheet[XLSX.utils.encode_cell({ r: at, c: column })].z = AMOUNT;
    }),
  );
  for (const { address, value } of MISTAKES.filter((mistake) => mistake.sheet === name)) {
    if (value === null) delete sheet[address];
    else sheet[address] = { t: "n", v: value, z: AMOUNT };
  }
  sheet["!merges"] = merges.map((range) => XLSX.utils.decode_range(range));
  sheet["!cols"] = widths(rows);
  XLSX.utils.book_append_sheet(book, sheet, name);
}
await mkdir(new URL("../sample/", import.meta.url), { recursive: true });
await writeFile(
  new URL("../sample/sample.xlsx", import.meta.url),
  XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true }),
);

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The numbers of the headings are automatic, as Word makes them. */
function paragraph(line) {
  const [, signs = "", text] = /^(#*) ?(.*)$/.exec(line);
  const number = `<w:numPr><w:ilvl w:val="${signs.length - 1}"/><w:numId w:val="1"/></w:numPr>`;
  return `<w:p>${signs === "" ? "" : `<w:pPr>${number}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

const level = (at, text) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;

const parts = {
  "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${MIME}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${MIME}.numbering+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  "word/document.xml": `<w:document xmlns:w="${WORD}"><w:body>${SAMPLE_TEXT.map(paragraph).join("")}<w:sectPr/></w:body></w:document>`,
  "word/numbering.xml": `<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="1">${level(0, "%1、")}${level(1, "（%2）")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
  "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`,
};
await writeFile(
  new URL("../sample/sample.docx", import.meta.url),
  zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(HEAD + content)])),
    // The same bytes whenever it is made.
    { level: 9, mtime: "2024-12-31T12:00:00" },
  ),
);
