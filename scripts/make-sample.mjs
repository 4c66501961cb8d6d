// Makes sample/sample.xlsx: a complete set of 部门决算 tables of an invented department with three mistakes in it.
//   node scripts/make-sample.mjs
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import * as XLSX from "@e965/xlsx";

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
