import fc from "fast-check";
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { docxOf, inList, list, p, r, tbl, tc, tr } from "../../support/docxFile.js";
import { WorkbookFileError, readText } from "../../../src/hosts/file/index.js";
import { biffFile, compoundFile } from "./biff.js";
import { changeEntry, packageOf, refusal, zip } from "./build.js";
import { textRefusal } from "./texts.js";

const compound = (stream: string): Uint8Array => compoundFile({ [stream]: new Uint8Array(5000) });

describe("files that are no text", () => {
  it.each<[string, Uint8Array, string, string]>([
    ["空.txt", new Uint8Array(), "empty", "空文件"],
    ["空白.txt", strToU8(" \r\n\u3000"), "empty", "空文件"],
    ["旧.doc", compound("WordDocument"), "doc", "请用 Word 或 WPS 打开后另存为 .docx"],
    ["文字.wps", compound("WordDocument"), "doc", ".wps"],
    ["文字.docx", compound("WordDocument"), "doc", ".doc"],
    ["其他.doc", compound("Contents"), "unknown", "不是文字材料"],
    ["演示.ppt", compound("PowerPoint Document"), "presentation", "演示文稿"],
    ["表.xls", biffFile([{ name: "表5", records: [] }]), "workbook", "是工作簿"],
    ["表.xlsx", packageOf({}), "workbook", "请选择 .docx、.txt 或 .md 文件"],
    ["表.docx", packageOf({}), "workbook", "是工作簿"],
    ["表.ods", zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }), "workbook", "是工作簿"],
    ["文.odt", zip({ mimetype: "application/vnd.oasis.opendocument.text" }), "odt", ".odt"],
    ["版式.ofd", zip({ "OFD.xml": "<ofd/>" }), "ofd", "OFD"],
    ["包.zip", zip({ "a.docx": "x" }), "archive", "压缩包"],
    ["文.pdf", strToU8("%PDF-1.7\n"), "pdf", "请选择生成它的 Word 文档"],
    ["文2.pdf", strToU8("\n%PDF-1.7\n"), "pdf", "PDF"],
    ["文.rtf", strToU8("{\\rtf1\\ansi}"), "rtf", "RTF"],
    ["图.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47]), "image", "图片"],
    ["网页.doc", strToU8('<html xmlns:w="urn"><body>一</body></html>'), "html", "网页"],
    ["网页2.doc", strToU8("MIME-Version: 1.0\r\n"), "html", "网页"],
    ["文.xml", strToU8('\ufeff<?xml version="1.0"?><a/>'), "xml", "XML"],
    ["乱.txt", new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), "unknown", "不是文字材料"],
    ["乱2.txt", new Uint8Array([0xff, 0xff, 0xff]), "unknown", "不是文字材料"],
    ["套.docx", docxOf('<w:altChunk r:id="r1"/>'), "embedded", "另一个文件"],
  ])("refuses %s", (name, bytes, content, words) => {
    const error = textRefusal(bytes, name);
    expect(error.data).toEqual({ code: "notText", content });
    expect(error.message).toContain(`文件 ${name} `);
    expect(error.message).toContain(words);
    expect(error.messages.en).toContain(name);
  });

  it("reads Markdown that holds a web table, and text that speaks of one", () => {
    expect(() => textRefusal(strToU8("甲\n<table><tr></tr></table>"), "a.md")).toThrow("was read");
    expect(() => textRefusal(strToU8("见 <div>"), "a.txt")).toThrow("was read");
  });
});

describe("texts that cannot be read whole", () => {
  it("are refused with a password", () => {
    const error = textRefusal(compound("EncryptedPackage"), "密.docx");
    expect(error.data).toEqual({ code: "encrypted" });
    expect(error.message).toContain("请在 Word 或 WPS 中取消密码");
    expect(error.messages.en).toContain("remove it in Word or WPS");
  });

  const whole = docxOf(p("一".repeat(2000)));
  const rels = (kind: string): string =>
    `<Relationships><Relationship Id="r" Type="x/${kind}" Target="${kind}.xml"/></Relationships>`;
  it.each<[string, Uint8Array, Record<string, string>]>([
    [
      "a missing text",
      docxOf("", {}, { "word/document.xml": undefined }),
      { what: "partMissing", part: "word/document.xml" },
    ],
    [
      "missing styles",
      docxOf("", {}, { "word/_rels/document.xml.rels": rels("styles") }),
      { what: "partMissing", part: "word/styles.xml" },
    ],
    [
      "missing notes",
      docxOf(
        p(`<w:r><w:footnoteReference w:id="1"/></w:r>`),
        {},
        { "word/_rels/document.xml.rels": rels("footnotes") },
      ),
      { what: "partMissing", part: "word/footnotes.xml" },
    ],
    [
      "a text that ends early",
      docxOf("", {}, { "word/document.xml": "<w:document><w:body><w:p>" }),
      { what: "partCut", part: "word/document.xml" },
    ],
    [
      "a text that lacks something inside",
      docxOf("", {}, { "word/document.xml": "<w:document><w:body><w:p></w:body></w:document>" }),
      { what: "partCut", part: "word/document.xml" },
    ],
    [
      "a tag that does not end",
      docxOf("", {}, { "word/document.xml": '<w:document><w:body a="></w:body></w:document>' }),
      { what: "partCut", part: "word/document.xml" },
    ],
    ["no body", docxOf("", {}, { "word/document.xml": "<w:document></w:document>" }), { what: "unreadable" }],
    ["another root", docxOf("", {}, { "word/document.xml": "<x><w:body/></x>" }), { what: "unreadable" }],
    ["elements without end", docxOf("<w:sdt>".repeat(600) + "</w:sdt>".repeat(600)), { what: "unreadable" }],
    [
      "cells beyond any page",
      docxOf(tbl(tr(tc("一", '<w:gridSpan w:val="99999"/>')))),
      { what: "unreadable" },
    ],
    [
      "a document type",
      docxOf("", {}, { "word/document.xml": "<!DOCTYPE a><w:document><w:body/></w:document>" }),
      { what: "partDoctype", part: "word/document.xml" },
    ],
    [
      "a wrong checksum",
      changeEntry(whole, "word/document.xml", 16, 1),
      { what: "partChecksum", part: "word/document.xml" },
    ],
    ["a file that is cut", whole.slice(0, -30), { what: "cutFile" }],
    ["a character that is cut", strToU8("支出").slice(0, -1), { what: "cutFile" }],
  ])("are refused for %s", (_, bytes, damage) => {
    const error = textRefusal(bytes, "a.docx");
    expect(error.data).toEqual({ code: "damaged", ...damage });
    expect(error.message).toContain("请用 Word 或 WPS 打开后另存一份再核对");
    expect(error.messages.en).toContain("open it in Word or WPS");
  });

  it("never end in another error, whatever bytes are changed", () => {
    const bytes = docxOf(p("一", inList(1)) + tbl(tr(tc("二"))), {
      numbering: list(1, [["decimal", "%1."]]),
    });
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        try {
          readText(changed, "a.docx");
        } catch (error) {
          expect(error).toBeInstanceOf(WorkbookFileError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("leaves the words about workbooks as they are", () => {
    expect(refusal(whole, "a.xlsx").data).toEqual({ code: "notWorkbook", content: "word" });
    expect(refusal(packageOf({}).slice(0, -30), "a.xlsx").message).toContain("请用 Excel 或 WPS 打开");
  });
});

describe("limits of a text", () => {
  const bytes = docxOf(p("一二三") + p(r("四")) + tbl(tr(tc("五"), tc())));
  it.each([
    ["fileBytes", { fileBytes: 100 }, 100],
    ["inflatedBytes", { inflatedBytes: 500 }, 500],
    ["partBytes", { partBytes: 100 }, 100],
    ["entries", { entries: 2 }, 2],
    ["textCharacters", { textCharacters: 4 }, 4],
    ["paragraphs", { paragraphs: 3 }, 3],
    ["cells", { cells: 1 }, 1],
  ] as const)("refuses one above %s", (what, limits, limit) => {
    const error = textRefusal(bytes, "a.docx", limits);
    expect(error.data).toMatchObject({ code: "tooLarge", what, limit });
    expect(error.message).toContain("文件 a.docx 过大：");
    expect(error.messages.en).toContain("is too large");
  });

  it("reads one that just fits, and counts automatic numbers", () => {
    const limits = { textCharacters: 5, paragraphs: 4, cells: 2 };
    expect(() => textRefusal(bytes, "a.docx", limits)).toThrow("was read");
    const numbered = docxOf(p("一", inList(1)), { numbering: list(1, [["decimal", "第%1部分"]]) });
    expect(textRefusal(numbered, "a.docx", { textCharacters: 4 }).data).toMatchObject({
      what: "textCharacters",
      actual: 5,
    });
  });

  it("counts lines and cells of texts without a format", () => {
    const text = strToU8("一\n二\n|三|四|\n|-|-|\n");
    expect(textRefusal(text, "a.txt", { paragraphs: 3 }).data).toMatchObject({ what: "paragraphs" });
    expect(textRefusal(text, "a.txt", { textCharacters: 10 }).data).toMatchObject({ what: "textCharacters" });
    expect(textRefusal(text, "a.md", { cells: 1 }).data).toMatchObject({ what: "cells" });
  });
});
