import * as XLSX from "@e965/xlsx";
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { WorkbookFileError } from "../../../src/hosts/file/index.js";
import { biffFile, biffStream, bof, compoundFile, number, record, u16 } from "./biff.js";
import { packageOf, refusal, write, zip } from "./build.js";

const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([["项目", 1]]), "表5");
const text = (content: string) => strToU8(content);

describe("files that are no workbook", () => {
  it.each<[string, Uint8Array, string, string]>([
    ["空.xlsx", new Uint8Array(), "empty", "空文件"],
    ["空白.xls", text(" \r\n"), "empty", "空文件"],
    [
      "网页.xls",
      text("\ufeff  <html><body><table><tr><td>1</td></tr></table></body></html>"),
      "html",
      "网页（HTML）",
    ],
    [
      "网页2.xls",
      text('<?xml version="1.0"?><!-- x --><!DOCTYPE html><html></html>'),
      "html",
      "网页（HTML）",
    ],
    [
      "表格.xls",
      text('<meta charset="gbk"><TABLE border=1><tr><td>1</td></tr></TABLE>'),
      "html",
      "网页（HTML）",
    ],
    ["文本.xlsx", text("项目,金额\n一,1.00\n"), "text", "纯文本"],
    ["国标.csv", new Uint8Array([0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0x31, 0x0a]), "text", "纯文本"],
    ["公开.xlsx", text("%PDF-1.7\n%âãÏÓ"), "pdf", "PDF"],
    ["图.xlsx", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "image", "图片"],
    ["图.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0]), "image", "图片"],
    ["说明.xls", text("{\\rtf1\\ansi}"), "rtf", "RTF"],
    ["包.rar", text("Rar!\u001a\u0007"), "archive", "压缩包"],
    ["包.zip", zip({ "表1.xlsx": "x", "表2.xlsx": "y" }), "archive", "压缩包"],
    ["版式.xlsx", zip({ "OFD.xml": "<ofd/>" }), "ofd", "OFD"],
    ["数据.xlsx", text('<?xml version="1.0"?><data/>'), "xml", "XML"],
    ["乱.xlsx", new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), "unknown", "不是 Excel 工作簿"],
    ["说明.doc", compoundFile({ WordDocument: new Uint8Array(5000) }), "word", "Word 文档"],
    ["其他.xls", compoundFile({ Contents: new Uint8Array(5000) }), "unknown", "不是 Excel 工作簿"],
  ])("refuses %s", (name, bytes, content, words) => {
    const error = refusal(bytes, name);
    expect(error).toBeInstanceOf(WorkbookFileError);
    expect(error.data).toEqual({ code: "notWorkbook", content });
    expect(error.file).toBe(name);
    expect(error.message).toContain(`文件 ${name} `);
    expect(error.message).toContain(words);
  });

  it("refuses Word and PowerPoint packages by their content types", () => {
    const office = (main: string) =>
      packageOf({
        "[Content_Types].xml":
          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/a.xml" ` +
          `ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`,
      });
    expect(refusal(office("wordprocessingml.document"), "说明.xlsx").data).toMatchObject({ content: "word" });
    expect(refusal(office("presentationml.presentation"), "a.xlsx").data).toMatchObject({
      content: "presentation",
    });
  });
});

describe("workbooks of another kind", () => {
  const xml2003 =
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>';
  it.each<[string, Uint8Array, string]>([
    ["a.xlsb", write(book, "xlsb"), "xlsb"],
    ["a.xlsx", write(book, "xlsb"), "xlsb"],
    ["a.ods", write(book, "ods"), "ods"],
    ["a.xls", text(xml2003), "xml2003"],
    ["b.xls", text("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), "mhtml"],
    ["a.numbers", zip({ "Index/Document.iwa": "x" }), "numbers"],
  ])("refuses %s and says how to save it", (name, bytes, format) => {
    const error = refusal(bytes, name);
    expect(error.data).toEqual({ code: "unsupported", format });
    expect(error.message).toContain(`文件 ${name} `);
    expect(error.message).toContain("另存为 .xlsx");
  });

  it.each<[string, Uint8Array]>([
    ["five.xls", write(book, "biff5")],
    ["raw.xls", new Uint8Array([0x09, 0x04, 0x06, 0x00, 0, 0, 0x10, 0, 0, 0])],
    ["two.xls", new Uint8Array([0x09, 0x00, 0x04, 0x00, 2, 0, 0x10, 0])],
    ["inside.xls", compoundFile({ Workbook: new Uint8Array([...bof(5, 0x0500), ...record(0x000a)]) })],
  ])("refuses the old %s", (name, bytes) => {
    const error = refusal(bytes, name);
    expect(error.code).toBe("tooOld");
    expect(error.message).toContain(`文件 ${name} `);
    expect(error.message).toContain("另存为 .xlsx");
  });

  it("reads the newer of two streams in one file", () => {
    const old = new Uint8Array([...bof(5, 0x0500), ...record(0x000a)]);
    const both = compoundFile({
      Book: old,
      Workbook: biffStream([{ name: "表5", records: number(0, 0, 1) }]),
    });
    expect(() => refusal(both, "a.xls")).toThrow("was read");
  });
});

describe("encrypted workbooks", () => {
  const filePass = record(
    0x002f,
    u16(1),
    u16(1),
    u16(1),
    Array.from({ length: 48 }, () => 7),
  );
  it.each<[string, Uint8Array]>([
    ["a.xlsx", compoundFile({ EncryptionInfo: new Uint8Array(100), EncryptedPackage: new Uint8Array(5000) })],
    ["a.xls", biffFile([{ name: "表5", records: [] }], filePass)],
    ["zip.xlsx", encryptEntries(packageOf({}))],
  ])("refuses %s", (name, bytes) => {
    const error = refusal(bytes, name);
    expect(error.data).toEqual({ code: "encrypted" });
    expect(error.message).toBe(
      `文件 ${name} 设有打开密码，无法读取，请在 Excel 或 WPS 中取消密码、另存一份再核对。`,
    );
  });
});

/** Sets the flag "encrypted" of every entry in the zip directory. */
function encryptEntries(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
  }
  return bytes;
}
