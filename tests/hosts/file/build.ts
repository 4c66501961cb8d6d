import * as XLSX from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { WorkbookFileError, readWorkbook } from "../../../src/hosts/file/index.js";
import type { ReadLimits } from "../../../src/hosts/file/index.js";
import { type Cell, type Sheet, type Workbook, addressOf } from "../../../src/workbook/index.js";

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Parts of a package by name; undefined leaves a part of the default package out. */
export type Parts = Record<string, string | Uint8Array | undefined>;

/** A package of one sheet 「表5」, with what `parts` replaces, adds or leaves out. */
export function packageOf(parts: Parts): Uint8Array {
  return zip({
    "[Content_Types].xml": contentTypes("sheet.main+xml"),
    "_rels/.rels": relations([["w", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(["表5"]),
    "xl/_rels/workbook.xml.rels": relations([
      ["r0", "worksheet", "worksheets/sheet0.xml"],
      ["st", "styles", "styles.xml"],
      ["ss", "sharedStrings", "sharedStrings.xml"],
    ]),
    "xl/styles.xml": stylesXml([]),
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}"><si><t>项目</t></si></sst>`,
    "xl/worksheets/sheet0.xml": sheetXml(`<row r="1"><c r="A1"><v>1</v></c></row>`),
    ...parts,
  });
}

export function zip(parts: Parts): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(parts)) {
    if (content !== undefined) files[name] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(files);
}

export function contentTypes(main: string): string {
  return (
    `<Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.${main}"/></Types>`
  );
}

export function workbookXml(names: readonly string[], attributes: readonly string[] = []): string {
  const sheets = names.map(
    (name, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index}" ${attributes[index] ?? ""}/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

export function relations(list: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const tags = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${tags.join("")}</Relationships>`;
}

/** Cell format 0 is General, 1 the first of `codes`, and so on. A number stands for a built-in format. */
export function stylesXml(codes: readonly (string | number)[]): string {
  const escape = (code: string) =>
    code.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const formats = codes.flatMap((code, index) =>
    typeof code === "string" ? [`<numFmt numFmtId="${164 + index}" formatCode="${escape(code)}"/>`] : [],
  );
  const cells = codes.map(
    (code, index) => `<xf numFmtId="${typeof code === "string" ? 164 + index : code}"/>`,
  );
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join("")}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs>` +
    `<dxfs><dxf><numFmt numFmtId="164" formatCode="&quot;never&quot;"/></dxf></dxfs></styleSheet>`
  );
}

export function sheetXml(rows: string, before = "", after = ""): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
  );
}

/** The one sheet of a package whose sheet part is `xml`. */
export function readSheet(xml: string, parts: Parts = {}): Sheet {
  const [sheet] = readWorkbook(packageOf({ "xl/worksheets/sheet0.xml": xml, ...parts }), "a.xlsx").sheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

/** A workbook of SheetJS in one of its formats. */
export function write(
  book: XLSX.WorkBook,
  bookType: "xlsx" | "biff8" | "biff5" | "xlsb" | "ods",
): Uint8Array {
  return new Uint8Array(XLSX.write(book, { type: "array", bookType, bookSST: true }) as ArrayBuffer);
}

/** Cells by address. */
export function cellsOf(sheet: Sheet | undefined): Record<string, Cell> {
  const entries = (sheet?.rows ?? []).flatMap((row) =>
    row.cells.map((cell) => [addressOf(row.index, cell.column), cell] as const),
  );
  return Object.fromEntries(entries);
}

export function textsOf(sheet: Sheet | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(cellsOf(sheet)).map(([address, cell]) => [address, cell.text]));
}

/** The error that reading ends in; fails when it does not end in one of ours. */
export function refusal(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): WorkbookFileError {
  let workbook: Workbook;
  try {
    workbook = readWorkbook(bytes, name, { limits });
  } catch (error) {
    if (error instanceof WorkbookFileError) return error;
    throw error;
  }
  throw new Error(`${name} was read: ${JSON.stringify(workbook).slice(0, 200)}`);
}

/** Overwrites a field of an entry in the zip directory. */
export function changeEntry(bytes: Uint8Array, name: string, field: number, value: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 46 < changed.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(changed.subarray(at + 46, at + 46 + length)) !== name) continue;
    if (field === 10) view.setUint16(at + field, value, true);
    else view.setUint32(at + field, value, true);
  }
  return changed;
}
