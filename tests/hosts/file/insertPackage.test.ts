import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import { unzipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { insertBlocks, readWorkbook, WorkbookFileError } from "../../../src/hosts/file/index.js";
import type { Block, BlockContent, BlockLook } from "../../../src/workbook/index.js";
import { amount, blockOf, text, workingPaper } from "../../support/blocks.js";
import { compoundFile } from "./biff.js";
import {
  cellsOf,
  contentTypes,
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
import { textOf } from "./patching.js";

const SAMPLE = new Uint8Array(readFileSync(new URL("../../../sample/sample.xlsx", import.meta.url)));
const NUMBER: BlockLook = { numberFormat: "#,##0.00", border: true };
const ONE = blockOf("附表", [{ row: 1, column: 1, content: amount("1234.5"), look: NUMBER }]);

/** The parts of a package after blocks were put into it, as texts; the file must be read again. */
function after(bytes: Uint8Array, blocks: readonly Block[] = [ONE]): Record<string, string> {
  const workbook = readWorkbook(bytes, "a.xlsx");
  const written = insertBlocks(bytes, { fileName: "a.xlsx", workbook, blocks });
  const read = readWorkbook(written.bytes, "a.xlsx").sheets;
  expect(read.slice(0, workbook.sheets.length)).toEqual(workbook.sheets);
  expect(read).toHaveLength(workbook.sheets.length + blocks.length);
  if (blocks[0] === ONE) expect(cellsOf(read.at(-1)).B2).toMatchObject({ value: 1234.5, text: "1,234.50" });
  return Object.fromEntries(
    Object.entries(unzipSync(written.bytes)).map(([name, content]) => [name, textOf(content)]),
  );
}

function tags(xml: string | undefined, name: string): string[] {
  return xml?.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, "g")) ?? [];
}

/** The cell format of a cell, as markup. */
function formatAt(parts: Record<string, string>, sheet: string, address: string): string | undefined {
  const style = new RegExp(`<c r="${address}" s="(\\d+)"`).exec(parts[sheet] ?? "")?.[1];
  const list = /<cellXfs[\s\S]*<\/cellXfs>/.exec(parts["xl/styles.xml"] ?? "")?.[0];
  return list?.match(/<xf\s[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g)?.[Number(style)];
}

function entryOf(
  parts: Record<string, string>,
  list: string,
  entry: string,
  number: string,
): string | undefined {
  const markup = new RegExp(`<${list}[\\s>][\\s\\S]*</${list}>`).exec(parts["xl/styles.xml"] ?? "")?.[0];
  return markup?.match(new RegExp(`<${entry}[\\s/>](?:[^>]*/>|[\\s\\S]*?</${entry}>)`, "g"))?.[
    Number(number)
  ];
}

const NEW = "xl/worksheets/sheet1.xml";

describe("what names the new sheet", () => {
  it("has numbers, ids and names of parts of its own, also where some are missing or only named", () => {
    const parts = after(
      packageOf({
        "[Content_Types].xml": contentTypes("sheet.main+xml").replace(
          "</Types>",
          `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/xml"/></Types>`,
        ),
        "xl/workbook.xml": workbookXml(["甲", "乙"]).replace('sheetId="2"', 'sheetId="7"'),
        "xl/_rels/workbook.xml.rels": relations([
          ["r0", "worksheet", "/xl/worksheets/Sheet1.xml"],
          ["r1", "worksheet", "worksheets/sheet4.xml"],
          ["RID1", "styles", "styles.xml"],
        ]),
        "xl/worksheets/sheet0.xml": undefined,
        "xl/worksheets/Sheet1.xml": sheetXml(""),
        "xl/worksheets/sheet4.xml": sheetXml(`<row r="1"><c r="A1"><v>1</v></c></row>`),
      }),
      [ONE, ONE],
    );
    expect(tags(parts["xl/workbook.xml"], "sheet").slice(2)).toEqual([
      '<sheet name="附表" sheetId="2" r:id="rId2"/>',
      '<sheet name="附表 (2)" sheetId="3" r:id="rId3"/>',
    ]);
    expect(tags(parts["xl/_rels/workbook.xml.rels"], "Relationship").slice(3)).toEqual([
      `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet3.xml"/>`,
      `<Relationship Id="rId3" Type="${OFFICE}/worksheet" Target="worksheets/sheet5.xml"/>`,
    ]);
    const types = tags(parts["[Content_Types].xml"], "Override").join("");
    expect(types).toContain(
      'PartName="/xl/worksheets/sheet3.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"',
    );
    expect(types).toContain('PartName="/xl/worksheets/sheet5.xml"');
  });

  it("follows a workbook that lies elsewhere, and counts sheets of charts", () => {
    const parts = after(
      packageOf({
        "_rels/.rels": relations([["w", "officeDocument", "/book/main.xml"]]),
        "xl/workbook.xml": undefined,
        "xl/_rels/workbook.xml.rels": undefined,
        "xl/styles.xml": undefined,
        "book/main.xml": workbookXml(["甲", "图", "附表"]),
        "book/_rels/main.xml.rels": relations([
          ["r0", "worksheet", "/xl/worksheets/sheet0.xml"],
          ["r1", "chartsheet", "chartsheets/sheet1.xml"],
          ["r2", "chartsheet", "chartsheets/sheet2.xml"],
        ]),
        "book/chartsheets/sheet1.xml": "<chartsheet/>",
      }),
      [workingPaper(0, 0, "图")],
    );
    expect(tags(parts["book/main.xml"], "sheet").at(-1)).toBe(
      '<sheet name="图 (2)" sheetId="4" r:id="rId2"/>',
    );
    expect(tags(parts["book/_rels/main.xml.rels"], "Relationship").slice(3)).toEqual([
      `<Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/>`,
      `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>`,
    ]);
    expect(parts["book/main.xml"]).toContain(`localSheetId="3">'图 (2)'!$3:$4<`);
    expect(parts["book/worksheets/sheet1.xml"]).toContain("<sheetData>");
  });

  it("is written in the spelling and the dialect of the parts", () => {
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const parts = after(
      packageOf({
        "xl/workbook.xml":
          `<x:workbook xmlns:x='${strict}'><!-- <sheets> --><x:sheets>` +
          `<x:sheet name="甲" sheetId="1" o:id="r0" xmlns:o="${office}"></x:sheet></x:sheets></x:workbook>`,
        "xl/_rels/workbook.xml.rels": relations([
          ["r0", "worksheet", "worksheets/sheet0.xml"],
          ["st", "styles", "styles.xml"],
        ]).replaceAll(OFFICE, office),
        "xl/worksheets/sheet0.xml": sheetXml(`<row r="1"><c r="A1"><v>1</v></c></row>`).replaceAll(
          MAIN,
          strict,
        ),
        "xl/styles.xml": `<x:styleSheet xmlns:x="${strict}"><x:fonts count="1"><x:font><x:sz val="12"/><x:name val="仿宋"/></x:font></x:fonts><x:cellXfs count="1"><x:xf numFmtId="0" fontId="0"/></x:cellXfs></x:styleSheet>`,
      }),
      [workingPaper(0)],
    );
    expect(tags(parts["xl/workbook.xml"], "sheet").at(-1)).toBe(
      `<x:sheet xmlns:o="${office}" name="三公经费（底稿）" sheetId="2" o:id="rId1"/>`,
    );
    expect(parts["xl/workbook.xml"]).toContain(
      '</x:sheets><x:definedNames><x:definedName name="_xlnm.Print_Titles"',
    );
    expect(parts["xl/_rels/workbook.xml.rels"]).toContain(
      `Type="${office}/worksheet" Target="worksheets/sheet1.xml"`,
    );
    expect(parts[NEW]).toContain(`<worksheet xmlns="${strict}">`);
    expect(parts["xl/styles.xml"]).toContain('<x:font><x:b/><x:sz val="16"/><x:name val="仿宋"/></x:font>');
    expect(parts["xl/styles.xml"]).not.toMatch(/<(?!\/?x:)/);
  });

  test.each([
    ["no names", "", '</sheets><definedNames><definedName name="_xlnm'],
    ["an empty list", "<definedNames/>", '</sheets><definedNames><definedName name="_xlnm'],
    [
      "names",
      `<externalReferences/><definedNames><definedName name="甲">表5!$A$1</definedName></definedNames><calcPr calcId="1"/>`,
      '<externalReferences/><definedNames><definedName name="甲">表5!$A$1</definedName><definedName name="_xlnm',
    ],
    ["what stands behind names", `<functionGroups/><calcPr calcId="1"/>`, "<functionGroups/><definedNames>"],
  ])("repeats its header on each page, beside %s", (_, others, expected) => {
    const xml = workbookXml(["表5"]).replace("</workbook>", `${others}</workbook>`);
    const book = after(packageOf({ "xl/workbook.xml": xml }), [workingPaper(0)])["xl/workbook.xml"];
    expect(book).toContain(expected);
    expect(book).toContain(`localSheetId="1">'三公经费（底稿）'!$3:$4</definedName></definedNames>`);
    expect(book).toMatch(/<\/definedNames><calcPr [^>]*fullCalcOnLoad="1"/);
  });

  it("asks to be calculated only where there are formulas", () => {
    expect(after(packageOf({}))["xl/workbook.xml"]).not.toContain("calcPr");
  });
});

describe("looks", () => {
  it("are put behind those that are there, which keep their numbers", () => {
    const before = textOf(unzipSync(SAMPLE)["xl/styles.xml"]);
    const parts = after(SAMPLE, [workingPaper(0)]);
    const styles = parts["xl/styles.xml"] ?? "";
    for (const list of ["numFmts", "fonts", "fills", "borders", "cellXfs"]) {
      const inside = (xml: string): string =>
        new RegExp(`<${list}[^>]*>(.*)</${list}>`, "s").exec(xml)?.[1] ?? "";
      expect(inside(styles).startsWith(inside(before))).toBe(true);
      const count = Number(new RegExp(`<${list} count="(\\d+)"`).exec(styles)?.[1]);
      const entry = { numFmts: "numFmt", cellXfs: "xf" }[list] ?? list.slice(0, -1);
      expect(tags(inside(styles), entry)).toHaveLength(count);
    }
  });

  it("begin each list that is missing with what its number 0 means without it", () => {
    const bare = `<styleSheet xmlns="${MAIN}"/>`;
    for (const styles of [bare, bare.replace("/>", "></styleSheet>"), undefined, stylesXml(["0.000"])]) {
      const rels = relations([
        ["r0", "worksheet", "worksheets/sheet0.xml"],
        ["st", "styles", "styles.xml"],
      ]);
      const book: Parts = {
        "xl/styles.xml": styles,
        "xl/_rels/workbook.xml.rels":
          styles === undefined ? relations([["r0", "worksheet", "worksheets/sheet0.xml"]]) : rels,
      };
      const parts = after(packageOf(book), [
        { ...ONE, cells: [{ ...one(), look: { ...NUMBER, tone: "fill-in", bold: true } }] },
      ]);
      const format = formatAt(parts, NEW, "B2") ?? "";
      const numberOf = (name: string): string => new RegExp(`${name}="(\\d+)"`).exec(format)?.[1] ?? "";
      expect(entryOf(parts, "fonts", "font", numberOf("fontId"))).toContain("<b/>");
      expect(entryOf(parts, "fonts", "font", "0")).not.toContain("<b/>");
      expect(entryOf(parts, "fills", "fill", numberOf("fillId"))).toContain("solid");
      expect(entryOf(parts, "fills", "fill", "1")).toContain("gray125");
      expect(entryOf(parts, "borders", "border", numberOf("borderId"))).toContain('<left style="thin">');
      expect(entryOf(parts, "borders", "border", "0")).not.toContain("thin");
      expect(parts["xl/styles.xml"]).toMatch(/<numFmts.*<fonts.*<fills.*<borders.*<cellXfs/s);
    }
  });

  it("take the number of a number format that the workbook has, and a free one otherwise", () => {
    const look = (numberFormat: string, column: number) => ({
      row: 0,
      column,
      content: amount("1"),
      look: { numberFormat },
    });
    const parts = after(packageOf({ "xl/styles.xml": stylesXml(["0.000", '0.0"<元>"']) }), [
      blockOf("附表", [look('0.0"<元>"', 0), look("0.0000", 1), look("General", 2)]),
    ]);
    expect(
      ["A1", "B1", "C1"].map((address) => /numFmtId="(\d+)"/.exec(formatAt(parts, NEW, address) ?? "")?.[1]),
    ).toEqual(["165", "166", "0"]);
  });

  it.each([
    ...["=1+1", "+1", "-1", "@甲", "'甲", "＝1", "2024", "１２", "1,234.50", "12%", "-0.5", "(3.5)", "1e5"],
    ...["2024-12-31", "2024年12月", "12:30", "TRUE", " 7 ", "¥5"],
  ])("%j stays a text when it is entered again", (value) => {
    const parts = after(packageOf({}), [
      blockOf("附表", [{ row: 0, column: 0, content: text(value), look: {} }]),
    ]);
    expect(formatAt(parts, NEW, "A1")).toContain('quotePrefix="1"');
    expect(parts[NEW]).toContain('t="inlineStr"><is><t xml:space="preserve">');
    expect(parts[NEW]).not.toContain("<f>");
  });

  it.each(["合计", "（二）项目", "2024年度决算", "单位：万元", "A1", "—", "无"])(
    "%j needs nothing",
    (value) => {
      const parts = after(packageOf({}), [
        blockOf("附表", [{ row: 0, column: 0, content: text(value), look: {} }]),
      ]);
      expect(formatAt(parts, NEW, "A1")).not.toContain("quotePrefix");
    },
  );
});

describe("the printed page", () => {
  it("is A4, turned as the block asks, and as wide as one page", () => {
    for (const landscape of [true, false]) {
      const parts = after(packageOf({}), [{ ...workingPaper(0), print: { landscape } }]);
      expect(parts[NEW]).toContain(
        `<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="${landscape ? "landscape" : "portrait"}"/>`,
      );
      expect(parts[NEW]).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(parts["xl/workbook.xml"]).not.toContain("Print_Titles");
    }
  });

  it("has its elements in the order of the standard", () => {
    const sheet = after(packageOf({}), [workingPaper(0)])[NEW] ?? "";
    const names = [
      ...sheet.matchAll(
        /<(sheetPr|dimension|cols|sheetData|mergeCells|printOptions|pageMargins|pageSetup)[\s/>]/g,
      ),
    ];
    expect(names.map(([, name]) => name)).toEqual([
      "sheetPr",
      "dimension",
      "cols",
      "sheetData",
      "mergeCells",
      "printOptions",
      "pageMargins",
      "pageSetup",
    ]);
  });

  it("leaves out merges of one cell, which Excel takes for damage", () => {
    const merges = [{ top: 1, left: 1, bottom: 1, right: 1 }];
    expect(after(packageOf({}), [{ ...ONE, merges }])[NEW]).not.toContain("mergeCell");
  });
});

describe("files into which nothing is put", () => {
  const refused = (bytes: Uint8Array, fileName = "决算.xlsx"): WorkbookFileError => {
    try {
      insertBlocks(bytes, { fileName, workbook: { name: fileName, sheets: [] }, blocks: [ONE] });
    } catch (error) {
      if (error instanceof WorkbookFileError) return error;
      throw error;
    }
    throw new Error("blocks were inserted");
  };
  const locked = workbookXml(["表5"]).replace(
    "<sheets>",
    `<workbookProtection workbookPassword="ABCD" lockStructure="1"/><sheets>`,
  );

  it.each<[string, Uint8Array, string, string]>([
    [
      "an .xls",
      write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([[1]]), "表5"), "biff8"),
      "xls",
      ".xlsx 后再试",
    ],
    ["a signed package", packageOf({ "_xmlsignatures/origin.sigs": "" }), "signed", "数字签名"],
    [
      "a protected structure",
      packageOf({ "xl/workbook.xml": locked }),
      "structure",
      "请先在 Excel 或 WPS 中撤销工作簿保护",
    ],
  ])("%s", (_, bytes, why, words) => {
    const error = refused(bytes);
    expect(error.data).toEqual({ code: "notWritable", why });
    expect(error.message).toMatch(/^文件 决算\.xlsx ?[^ ]/);
    expect(error.message).toContain(words);
    expect(error.messages.en).toMatch(/^决算\.xlsx .*\.$/);
  });

  it("a protection that does not lock the structure is none", () => {
    const windows = locked.replace('lockStructure="1"', 'lockWindows="1" lockStructure="0"');
    expect(after(packageOf({ "xl/workbook.xml": windows }))[NEW]).toContain("1234.5");
  });

  it("encrypted, damaged and foreign ones", () => {
    const encrypted = compoundFile({
      EncryptionInfo: new Uint8Array(500),
      EncryptedPackage: new Uint8Array(5000),
    });
    expect(refused(encrypted).code).toBe("encrypted");
    expect(refused(SAMPLE.subarray(0, 5000)).data).toEqual({ code: "damaged", what: "cutFile" });
    expect(refused(new TextEncoder().encode("a,b")).code).toBe("notWorkbook");
    expect(
      refused(packageOf({ "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts></styleSheet>` })).data,
    ).toEqual({ code: "damaged", what: "partCut", part: "xl/styles.xml" });
  });
});

function one(): Block["cells"][number] {
  const [cell] = ONE.cells;
  if (!cell) throw new Error("no cell");
  return cell;
}

describe("blocks that no sheet can hold", () => {
  const formula = (parts: Extract<BlockContent, { kind: "formula" }>["parts"]): BlockContent => ({
    kind: "formula",
    parts,
    result: { amount: "1" },
  });
  it.each<[string, Partial<Block>]>([
    ["one cell twice", { cells: [one(), one()] }],
    ["cells outside", { rows: 1 }],
    ["no whole row", { cells: [{ ...one(), row: 0.5 }] }],
    ["no number", { cells: [{ ...one(), content: amount("1,234.50") }] }],
    ["an empty amount", { cells: [{ ...one(), content: amount("") }] }],
    ["a text that is too long", { cells: [{ ...one(), content: text("一".repeat(32_768)) }] }],
    ["a formula that is too long", { cells: [{ ...one(), content: formula([`"${"1".repeat(8192)}"`]) }] }],
    [
      "a sheet that is not there",
      { cells: [{ ...one(), content: formula([{ sheet: 10, row: 0, column: 0 }]) }] },
    ],
  ])("%s", (_, change) => {
    const workbook = readWorkbook(SAMPLE, "a");
    const blocks = [{ ...ONE, ...change }];
    expect(() => insertBlocks(SAMPLE, { fileName: "a", workbook, blocks })).toThrow(RangeError);
  });

  it("of another workbook", () => {
    const workbook = readWorkbook(packageOf({}), "b");
    expect(() => insertBlocks(SAMPLE, { fileName: "a", workbook, blocks: [ONE] })).toThrow(RangeError);
    expect(textsOf(workbook.sheets[0])).toEqual({ A1: "1" });
  });
});
