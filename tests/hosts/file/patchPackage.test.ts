import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import { unzipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { patchWorkbook, readWorkbook } from "../../../src/hosts/file/index.js";
import { compoundFile } from "./biff.js";
import {
  changeEntry,
  MAIN,
  OFFICE,
  packageOf,
  type Parts,
  relations,
  sheetXml,
  stylesXml,
  textsOf,
  workbookXml,
  write,
} from "./build.js";
import { changedParts, type Edits, editsOf, namesOf, patchRefusal, SHEET, textOf } from "./patching.js";
import { zipInStyle } from "./zipBuild.js";

const SAMPLE = new Uint8Array(readFileSync(new URL("../../../sample/sample.xlsx", import.meta.url)));

describe("the package", () => {
  it("keeps the stored bytes of every part but the sheet's, their order and their names", () => {
    const after = patchWorkbook(SAMPLE, "sample.xlsx", editsOf({ E9: 1.25 }, 1)).bytes;
    expect(namesOf(after)).toEqual(namesOf(SAMPLE));
    expect(changedParts(SAMPLE, after)).toEqual(["xl/worksheets/sheet2.xml"]);
    const before = unzipSync(SAMPLE);
    for (const [name, content] of Object.entries(unzipSync(after)))
      if (name !== "xl/worksheets/sheet2.xml") expect(content).toEqual(before[name]);
  });

  it("carries parts that nobody here knows: macros, charts, pictures, custom XML", () => {
    const strange = Object.fromEntries(
      [
        "xl/vbaProject.bin",
        "xl/charts/chart1.xml",
        "xl/media/图 1.png",
        "customXml/item1.xml",
        "docProps/",
      ].map((name, index) => [name, Uint8Array.from({ length: 999 * index }, (_, at) => (at * 7919) % 251)]),
    );
    const before = packageOf(strange);
    const after = patchWorkbook(before, "a.xlsm", editsOf({ A1: 2 })).bytes;
    expect(changedParts(before, after)).toEqual([SHEET]);
    expect(readWorkbook(after, "a").sheets.map(textsOf)).toEqual([{ A1: "2" }]);
  });

  test.each([
    ["data descriptors", { descriptors: true }],
    ["zip64 fields and directory", { wide: true }],
    ["both", { wide: true, descriptors: true }],
    ["parts that are not compressed", { stored: true }],
    ["a comment", { comment: "由预算系统导出" }],
  ])("with %s", (_, style) => {
    const before = zipInStyle(unzipSync(SAMPLE), style);
    const after = patchWorkbook(before, "a.xlsx", editsOf({ E9: 1.25 }, 1)).bytes;
    expect(namesOf(after)).toEqual(namesOf(before));
    expect(changedParts(before, after)).toEqual(["xl/worksheets/sheet2.xml"]);
    const value = (book: XLSX.WorkBook): unknown =>
      (book.Sheets[book.SheetNames[1] ?? ""]?.E9 as XLSX.CellObject | undefined)?.v;
    expect(value(XLSX.read(after))).toBe(1.25);
    expect(Object.keys(unzipSync(after))).toEqual(Object.keys(unzipSync(before)));
    if ("comment" in style) expect(textOf(after.slice(-21))).toBe(style.comment);
  });

  it("is read from a Buffer of Node as from any bytes, and not touched", () => {
    const buffer = Buffer.concat([Buffer.from("in front"), SAMPLE]).subarray(8);
    const edits = editsOf({ E9: 1.25 }, 1);
    expect(patchWorkbook(buffer, "a.xlsx", edits).bytes).toEqual(
      patchWorkbook(SAMPLE, "a.xlsx", edits).bytes,
    );
    expect(Buffer.compare(buffer, SAMPLE)).toBe(0);
  });

  it("can be patched again and again", () => {
    let bytes = zipInStyle(unzipSync(SAMPLE), { wide: true, descriptors: true });
    for (const to of [1, 2, 3]) bytes = patchWorkbook(bytes, "a.xlsx", editsOf({ E9: to, Z99: to }, 1)).bytes;
    const back = patchWorkbook(SAMPLE, "a.xlsx", editsOf({ E9: 3, Z99: 3 }, 1)).bytes;
    expect(readWorkbook(bytes, "a")).toEqual(readWorkbook(back, "a"));
  });

  it("finds a part whatever its name's spelling, and two sheets by their own parts", () => {
    const before = packageOf({
      "xl/workbook.xml": workbookXml(["甲", "图", "乙"]),
      "xl/_rels/workbook.xml.rels": relations([
        ["r0", "worksheet", "worksheets/sheet0.xml"],
        ["r1", "chartsheet", "chartsheets/sheet1.xml"],
        ["r2", "worksheet", "/xl/WORKSHEETS/Sheet2.xml"],
      ]),
      "xl/worksheets/sheet2.xml": sheetXml(""),
    });
    const after = patchWorkbook(before, "a.xlsx", editsOf({ B2: 2 }, 1)).bytes;
    expect(changedParts(before, after)).toEqual(["xl/worksheets/sheet2.xml"]);
    expect(readWorkbook(after, "a").sheets.map(textsOf)).toEqual([{ A1: "1" }, { B2: "2" }]);
  });
});

describe("files of which no copy is written", () => {
  const formula = sheetXml(
    `<row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c></row>` +
      `<row r="2"><c r="A2"><f t="array" ref="A2:B2">A1:B1</f><v>1</v></c><c r="B2"><v>1</v></c></row>` +
      `<row r="3"><c r="A3"><v>1</v></c><c r="B3"><f t="dataTable" ref="B3:B4" r1="A3"/><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>`,
  );

  it.each<[string, Uint8Array, string[]]>([
    [
      "an .xls",
      write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([[1]]), "表5"), "biff8"),
      ["xls", ".xlsx 后再试"],
    ],
    ["signed parts", packageOf({ "_xmlsignatures/origin.sigs": "" }), ["signed", "数字签名"]],
    [
      "a signature elsewhere",
      packageOf({
        "_rels/.rels": relations([["w", "officeDocument", "xl/workbook.xml"]]).replace(
          "</Relationships>",
          `<Relationship Id="s" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="sig/o.sigs"/></Relationships>`,
        ),
      }),
      ["signed", "数字签名"],
    ],
  ])("%s", (_, bytes, [why, words = ""]) => {
    const error = patchRefusal(bytes, { A1: 2 }, "决算.xlsx");
    expect(error.data).toEqual({ code: "notWritable", why });
    expect(error.message).toMatch(/^文件 决算\.xlsx /);
    expect(error.message).toContain(words);
    expect(error.messages.en).toMatch(/^决算\.xlsx .*\.$/);
  });

  it("encrypted ones", () => {
    const encrypted = compoundFile({
      EncryptionInfo: new Uint8Array(500),
      EncryptedPackage: new Uint8Array(5000),
    });
    expect(patchRefusal(encrypted, { A1: 2 }).code).toBe("encrypted");
  });

  it("entries that lie in one another", () => {
    const bytes = packageOf({ "a.bin": "1".repeat(100), "b.bin": "2" });
    const overlapping = changeEntry(bytes, "b.bin", 42, 0);
    expect(patchRefusal(overlapping, { A1: 2 })).toMatchObject({
      data: { code: "damaged", what: "container" },
    });
  });

  it("two sheets that share a part", () => {
    const shared = packageOf({
      "xl/workbook.xml": workbookXml(["甲", "乙"]),
      "xl/_rels/workbook.xml.rels": relations([
        ["r0", "worksheet", "worksheets/sheet0.xml"],
        ["r1", "worksheet", "worksheets/SHEET0.xml"],
      ]),
    });
    expect(patchRefusal(shared, { A1: 2 })).toMatchObject({
      data: { code: "damaged", what: "duplicatePart" },
    });
  });

  it.each(["A1", "A2", "B2", "B3", "B4"])("a formula in %s is not overwritten", (cell) => {
    const error = patchRefusal(packageOf({ [SHEET]: formula }), { [cell]: 5 }, "决算.xlsx");
    expect(error.data).toEqual({ code: "notEditable", why: "formula", sheet: "表5", cell });
    expect(error.message).toBe(
      `文件 决算.xlsx 中工作表“表5”的单元格 ${cell} 是公式，不能用数值覆盖，请修改公式或它引用的单元格。`,
    );
    expect(error.messages.en).toContain(`cell ${cell} of sheet “表5” is a formula`);
  });
});

describe("protected sheets", () => {
  const styles = stylesXml([]).replace(
    `<cellXfs><xf numFmtId="0"/>`,
    `<cellXfs><xf numFmtId="0"/><xf numFmtId="0"><alignment/><protection locked="0"/></xf>` +
      `<xf numFmtId="0"><protection hidden="1"/></xf><xf numFmtId="0"><protection locked="1"/></xf>`,
  );
  const rows = `<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c><c r="D1" s="3"><v>1</v></c></row>`;
  const columns = `<cols><col min="5" max="5" style="1"/></cols>`;
  const edited = (protection: string, edits: Edits, parts: Parts = {}): Uint8Array =>
    packageOf({ [SHEET]: sheetXml(rows, columns, protection), "xl/styles.xml": styles, ...parts });

  it.each(["A1", "C1", "D1", "F1", "A7"])("%s is locked", (cell) => {
    const error = patchRefusal(edited(`<sheetProtection sheet="1" objects="1"/>`, {}), { [cell]: 5 });
    expect(error.data).toEqual({ code: "notEditable", why: "locked", sheet: "表5", cell });
    expect(error.message).toContain("请先撤销工作表保护再试");
    expect(error.messages.en).toContain("unprotect the sheet first");
  });

  it.each(["B1", "E1", "E9"])("%s is not", (cell) => {
    const bytes = edited(`<sheetProtection sheet="true" password="ABCD"/>`, {});
    const after = patchWorkbook(bytes, "a.xlsx", editsOf({ [cell]: 5 })).bytes;
    expect(textsOf(readWorkbook(after, "a").sheets[0])[cell]).toBe("5");
  });

  it("that are not in force lock nothing", () => {
    const bytes = edited(`<sheetProtection sheet="0"/>`, {});
    expect(() => patchWorkbook(bytes, "a.xlsx", editsOf({ A1: 5 }))).not.toThrow();
  });

  it("lock everything where there are no formats, and results of formulas are written all the same", () => {
    const prefixed =
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>` +
      `<x:sheetProtection sheet='1'/></x:worksheet>`;
    const rels = relations([["r0", "worksheet", "worksheets/sheet0.xml"]]);
    const plain = packageOf({ [SHEET]: prefixed, "xl/_rels/workbook.xml.rels": rels });
    expect(patchRefusal(plain, { A1: 5 })).toMatchObject({ data: { why: "locked" } });

    const two = packageOf({
      "xl/workbook.xml": workbookXml(["甲", "乙"]),
      "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r0" Type="${OFFICE}/worksheet" Target="worksheets/sheet0.xml"/><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": sheetXml(
        `<row r="1"><c r="A1"><f>甲!A1</f><v>1</v></c></row>`,
        "",
        `<sheetProtection sheet="1"/>`,
      ),
    });
    const after = patchWorkbook(two, "a.xlsx", editsOf({ A1: 5 })).bytes;
    expect(readWorkbook(after, "a").sheets.map(textsOf)).toEqual([{ A1: "5" }, { A1: "5" }]);
  });
});
