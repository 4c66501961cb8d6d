import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WorkbookFileError, readWorkbook } from "../../../src/hosts/file/index.js";
import { EOF, biffFile, biffStream, bof, compoundFile, number, record, u16, u32, wide } from "./biff.js";
import {
  MAIN,
  type Parts,
  changeEntry,
  packageOf,
  readSheet,
  refusal,
  relations,
  sheetXml,
  stylesXml,
  textsOf,
  workbookXml,
  write,
} from "./build.js";

const one = `<row r="1"><c r="A1"><v>1</v></c></row>`;
const sheetPart = (xml: string | undefined): Uint8Array => packageOf({ "xl/worksheets/sheet0.xml": xml });
const damageOf = (bytes: Uint8Array): unknown => refusal(bytes, "a.xlsx").data;

describe("a damaged .xlsx", () => {
  it("is refused when a sheet part is cut or missing, naming file and sheet", () => {
    const whole = sheetXml(one.repeat(50));
    const cut = refusal(sheetPart(whole.slice(0, whole.length / 2)), "a.xlsx");
    expect(cut.data).toEqual({ code: "damaged", what: "sheetCut", sheet: "表5" });
    expect(cut.sheet).toBe("表5");
    expect(cut.message).toBe(
      "文件 a.xlsx 已损坏：工作表“表5”的数据不完整，请用 Excel 或 WPS 打开后另存一份再核对。",
    );
    const missing = refusal(sheetPart(undefined), "b.xlsx");
    expect(missing.data).toEqual({ code: "damaged", what: "sheetMissing", sheet: "表5" });
    expect(missing.message).toContain("文件 b.xlsx 已损坏：工作表“表5”");
  });

  it.each([
    ["before the root ends", `<worksheet xmlns="${MAIN}"><sheetData>${one}</sheetData>`],
    ["in the closing tag", sheetXml(one).slice(0, -1)],
    ["in the data, the root closed again", `<worksheet xmlns="${MAIN}"><sheetData>${one}</worksheet>`],
    ["with prefixes", `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v>`],
    ["to nothing", ""],
    ["in a comment", sheetXml(one).replace("</worksheet>", "<!-- </worksheet> -->")],
    ["without sheet data", `<worksheet xmlns="${MAIN}"></worksheet>`],
  ])("is refused when a sheet part ends %s", (_, xml) => {
    expect(damageOf(sheetPart(xml))).toEqual({ code: "damaged", what: "sheetCut", sheet: "表5" });
  });

  it.each([
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
    "_rels/.rels",
  ])("is refused when %s is cut", (part) => {
    const parts: Parts = {
      "xl/sharedStrings.xml": `<x:sst xmlns:x="${MAIN}"><x:si><x:t>`,
      "xl/workbook.xml": workbookXml(["表5"]).slice(0, -3),
      "xl/styles.xml": stylesXml(["0.00"]).slice(0, 100),
      "xl/_rels/workbook.xml.rels": relations([["r0", "worksheet", "worksheets/sheet0.xml"]]).slice(0, -3),
      "[Content_Types].xml": `<Types xmlns="x"><Override ContentType="spreadsheetml.sheet.main+xml"/>`,
      "_rels/.rels": relations([["w", "officeDocument", "xl/workbook.xml"]]).slice(0, -2),
    };
    expect(damageOf(packageOf({ [part]: parts[part] }))).toEqual({ code: "damaged", what: "partCut", part });
  });

  it.each(["xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])(
    "is refused when %s is missing",
    (part) => {
      expect(damageOf(packageOf({ [part]: undefined }))).toEqual({
        code: "damaged",
        what: "partMissing",
        part,
      });
    },
  );

  it("is refused when the comments of a sheet are cut", () => {
    const bytes = packageOf({
      "xl/worksheets/_rels/sheet0.xml.rels": relations([["c", "comments", "../comments1.xml"]]),
      "xl/comments1.xml": `<comments xmlns="${MAIN}"><authors>`,
    });
    expect(damageOf(bytes)).toEqual({ code: "damaged", what: "partCut", part: "xl/comments1.xml" });
  });

  it("is refused when a relation of a sheet or every sheet is missing", () => {
    expect(damageOf(packageOf({ "xl/workbook.xml": workbookXml(["表5", "表6"]) }))).toEqual({
      code: "damaged",
      what: "sheetMissing",
      sheet: "表6",
    });
    expect(damageOf(packageOf({ "xl/workbook.xml": workbookXml([]) }))).toEqual({
      code: "damaged",
      what: "noSheets",
    });
  });

  it("is refused when a cell points to a string that is not there", () => {
    expect(damageOf(sheetPart(sheetXml(`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`)))).toEqual({
      code: "damaged",
      what: "sheetUnreadable",
      sheet: "表5",
    });
  });

  it("is refused when fewer values come out than there are", () => {
    const twice = sheetXml(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`);
    expect(damageOf(sheetPart(twice))).toMatchObject({ what: "sheetUnreadable", sheet: "表5" });
  });

  it("names the cell whose number is none, or that lies outside the grid", () => {
    const cell = (address: string, value: string) =>
      refusal(sheetPart(sheetXml(`<row r="1"><c r="${address}"><v>${value}</v></c></row>`)), "a.xlsx");
    expect(cell("C7", "abc").data).toEqual({ code: "damaged", what: "cellNumber", sheet: "表5", cell: "C7" });
    expect(cell("C7", "abc").cell).toBe("C7");
    expect(cell("C7", "1e999").data).toMatchObject({ what: "cellNumber" });
    expect(cell("XFE1", "1").data).toMatchObject({ what: "cellOutside", cell: "XFE1" });
    expect(cell("A1048577", "1").data).toMatchObject({ what: "cellOutside", cell: "A1048577" });
    expect(cell("A99999999999", "1").data).toMatchObject({ what: "sheetUnreadable" });
  });

  it("is refused when a part declares a document type, entity bombs above all", () => {
    const bomb =
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>` +
      `<sst xmlns="${MAIN}"><si><t>&lol2;</t></si></sst>`;
    const error = refusal(packageOf({ "xl/sharedStrings.xml": bomb }), "a.xlsx");
    expect(error.data).toEqual({ code: "damaged", what: "partDoctype", part: "xl/sharedStrings.xml" });
    expect(error.message).toContain("DOCTYPE");
  });

  it.each(["<!-- never closed", "<![CDATA[ never closed", "<? never closed"])("is refused for %s", (open) => {
    const strings = `<sst xmlns="${MAIN}"><si><t>${open}</t></si></sst>`;
    expect(damageOf(packageOf({ "xl/sharedStrings.xml": strings }))).toMatchObject({ what: "partCut" });
  });

  it("names the sheet whose bytes are no UTF-8", () => {
    const latin = new Uint8Array([...new TextEncoder().encode(sheetXml(one)), 0xff]);
    expect(damageOf(packageOf({ "xl/worksheets/sheet0.xml": latin }))).toMatchObject({ what: "sheetCut" });
  });

  it("is refused when bytes are no UTF-8", () => {
    const [head = "", tail = ""] = `<sst xmlns="${MAIN}"><si><t>@</t></si></sst>`.split("@");
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const bytes = new Uint8Array([...utf8(head), 0xff, ...utf8(tail)]);
    expect(damageOf(packageOf({ "xl/sharedStrings.xml": bytes }))).toMatchObject({ what: "partCut" });
  });

  it("never expands an entity that nobody declared", () => {
    const sheet = readSheet(sheetXml(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`), {
      "xl/sharedStrings.xml": `<sst xmlns="${MAIN}"><si><t>&lol;</t></si></sst>`,
    });
    expect(textsOf(sheet)).toEqual({ A1: "&lol;" });
  });
});

describe("a workbook that was never computed", () => {
  it("is refused, naming the cell", () => {
    const bare = sheetPart(
      sheetXml(`<row r="2"><c r="B2"><f>1+1</f></c><c r="C2"><f>1</f><v>1</v></c></row>`),
    );
    const error = refusal(bare, "a.xlsx");
    expect(error.data).toEqual({ code: "uncalculated", sheet: "表5", cell: "B2" });
    expect(error.message).toContain("文件 a.xlsx 中工作表“表5”的单元格 B2 是公式");
  });

  it.each([
    `<f>1+1</f><v></v>`,
    `<f>1+1</f><v/>`,
    `<f t="shared" si="0"/><v></v>`,
    `<f>1</f><v xml:space="preserve"></v>`,
  ])("is refused where all results are empty: %s", (content) => {
    const bytes = sheetPart(
      sheetXml(`<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="0">${content}</c></row>`),
    );
    expect(damageOf(bytes)).toEqual({ code: "uncalculated", sheet: "表5", cell: "B2" });
  });
});

describe("a damaged zip", () => {
  const bytes = packageOf({ "xl/worksheets/sheet0.xml": sheetXml(one.repeat(300)) });

  it("is refused wherever it is cut", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: bytes.length - 1 }), (length) => {
        expect(damageOf(bytes.slice(0, length))).toEqual({ code: "damaged", what: "cutFile" });
      }),
      { numRuns: 60 },
    );
  });

  it("is refused when the content does not match its checksum or size", () => {
    const change = (field: number, value: number) =>
      changeEntry(bytes, "xl/worksheets/sheet0.xml", field, value);
    const expected = { code: "damaged", what: "sheetChecksum", sheet: "表5" };
    expect(damageOf(change(16, 12345))).toEqual(expected);
    expect(damageOf(change(24, 100))).toEqual(expected);
    expect(damageOf(change(24, 100_000))).toEqual(expected);
    expect(damageOf(change(20, 50))).toEqual(expected);
  });

  it("names the part where it is no sheet", () => {
    expect(damageOf(changeEntry(bytes, "xl/styles.xml", 16, 12345))).toEqual({
      code: "damaged",
      what: "partChecksum",
      part: "xl/styles.xml",
    });
  });

  it("is refused when an entry lies outside the file or uses another method", () => {
    const change = (field: number, value: number) => changeEntry(bytes, "xl/workbook.xml", field, value);
    expect(damageOf(change(42, 0x7fffffff))).toMatchObject({ what: "cutFile" });
    expect(damageOf(change(20, 0x7fffffff))).toMatchObject({ what: "cutFile" });
    expect(damageOf(change(10, 12))).toMatchObject({ what: "container" });
  });

  it("is refused when two entries of one name differ, and read when they are the same", () => {
    const twin = (content: string) =>
      changeName(packageOf({ "xl/worksheets/sheetX.xml": content }), "sheetX.xml", "SHEET0.xml");
    expect(damageOf(twin(sheetXml(one + one)))).toEqual({
      code: "damaged",
      what: "duplicatePart",
      part: "xl/worksheets/sheet0.xml",
    });
    expect(() => refusal(twin(sheetXml(one)), "a.xlsx")).toThrow("was read");
  });

  it("is not troubled by names that climb out of it", () => {
    const evil = packageOf({
      "../../etc/passwd": "x",
      "/xl/worksheets/../../a.xml": "<a",
      "xl\\media\\x.png": "x",
    });
    expect(() => refusal(evil, "a.xlsx")).toThrow("was read");
  });
});

describe("a damaged .xls", () => {
  const book = XLSX.utils.book_new();
  for (const name of ["表1", "表2"]) {
    const rows = Array.from({ length: 60 }, (_, row) => [`项目${row}`, row / 100, name]);
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
  }
  const bytes = write(book, "biff8");

  it("is read whole or refused, wherever it is cut", () => {
    const whole = readWorkbook(bytes, "a.xls");
    fc.assert(
      fc.property(fc.integer({ min: 8, max: bytes.length - 1 }), (length) => {
        const outcome = readOrRefuse(bytes.slice(0, length));
        if (outcome instanceof WorkbookFileError) expect(outcome.code).toBe("damaged");
        else expect(outcome).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it.each([0.1, 0.5, 0.8])("is refused when only %d of it is there", (share) => {
    const error = refusal(bytes.slice(0, bytes.length * share), "a.xls");
    expect(error.data).toEqual({ code: "damaged", what: "cutFile" });
    expect(error.message).toContain("文件 a.xls 已损坏：文件不完整");
  });

  it("is refused when the stream ends before the end of a sheet", () => {
    const stream = biffStream([
      { name: "表1", records: number(0, 0, 1) },
      { name: "表5", records: [...number(0, 0, 1), ...number(1, 0, 2)] },
    ]);
    for (const missing of [EOF.length, EOF.length + 3, 30]) {
      const error = refusal(compoundFile({ Workbook: stream.slice(0, -missing) }), "a.xls");
      expect(error.data).toEqual({ code: "damaged", what: "sheetCut", sheet: "表5" });
      expect(error.message).toContain("文件 a.xls 已损坏：工作表“表5”");
    }
    expect(refusal(compoundFile({ Workbook: stream.slice(0, 20) }), "a.xls").data).toMatchObject({
      what: "cutFile",
    });
  });

  it.each<[string, number[]]>([
    [
      "a formula without its length",
      record(
        0x0006,
        Array.from({ length: 16 }, () => 0),
      ),
    ],
    [
      "a formula that is cut",
      record(
        0x0006,
        Array.from({ length: 20 }, () => 0),
        u16(9),
        [0x1f, 0],
      ),
    ],
    [
      "a text token that is cut",
      record(
        0x0006,
        Array.from({ length: 20 }, () => 0),
        u16(2),
        [0x17, 9],
      ),
    ],
    [
      "an array constant that is missing",
      record(
        0x0006,
        Array.from({ length: 20 }, () => 0),
        u16(8),
        [0x20, 0, 0, 0, 0, 0, 0, 0],
      ),
    ],
    ["a number that is cut", record(0x0203, u16(0), u16(0), u16(0), [1, 2])],
    ["merged areas that are missing", record(0x00e5, u16(2), [0, 0, 0, 0, 0, 0, 1, 0])],
    ["a label that is cut", record(0x0204, u16(0), u16(0), u16(0), u16(9), [0, 0x41])],
  ])("is refused for %s", (_, records) => {
    expect(damageOf(biffFile([{ name: "表5", records: [...number(5, 5, 1), ...records] }]))).toEqual({
      code: "damaged",
      what: "sheetUnreadable",
      sheet: "表5",
    });
  });

  it.each<[string, number[]]>([
    ["a string table with fewer strings than it says", record(0x00fc, u32(2), u32(2), [...u16(1), 0, 0x41])],
    ["a string that is cut", record(0x00fc, u32(1), u32(1), [...u16(9), 1], wide("项目"))],
    ["a string table cut in a count", record(0x00fc, u32(2), u32(2), [...u16(1), 0, 0x41, 9])],
    ["a format without a text", record(0x041e, u16(164))],
    [
      "a name whose formula is cut",
      record(0x0018, u16(0), [0, 1], u16(9), u16(0), u16(0), u32(0), [0, 0x41]),
    ],
    ["another workbook whose sheets are cut", record(0x01ae, u16(1), u16(1), [0, 0x41, 9])],
  ])("is refused for %s", (_, globals) => {
    expect(damageOf(biffFile([{ name: "表5", records: [] }], globals))).toMatchObject({ what: "workbook" });
  });

  it("is refused when a sheet does not begin where it should, has a twin, or is alone with charts", () => {
    const stream = biffStream([{ name: "表5", records: [] }]);
    const moved = stream.map((byte, index) => (index >= stream.length - 24 ? 0 : byte));
    expect(damageOf(compoundFile({ Workbook: moved }))).toMatchObject({ what: "sheetCut", sheet: "表5" });
    const twins = [
      { name: "表5", records: [] },
      { name: "表5", records: [] },
    ];
    expect(damageOf(biffFile(twins))).toEqual({ code: "damaged", what: "duplicateSheet", sheet: "表5" });
    expect(damageOf(biffFile([{ name: "图", kind: 2, records: [] }]))).toMatchObject({ what: "noSheets" });
    expect(damageOf(compoundFile({ Workbook: new Uint8Array(bof(5)) }))).toMatchObject({ what: "cutFile" });
  });
});

function changeName(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const changed = bytes.slice();
  const pattern = new TextEncoder().encode(from);
  for (let at = 0; at < changed.length; at++) {
    if (pattern.every((byte, index) => changed[at + index] === byte))
      changed.set(new TextEncoder().encode(to), at);
  }
  return changed;
}

function readOrRefuse(bytes: Uint8Array): unknown {
  try {
    return readWorkbook(bytes, "a.xls");
  } catch (error) {
    return error;
  }
}
