import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/hosts/file/index.js";
import {
  MAIN,
  OFFICE,
  cellsOf,
  contentTypes,
  packageOf,
  readSheet,
  refusal,
  relations,
  sheetXml,
  stylesXml,
  textsOf,
  workbookXml,
} from "./build.js";

const strings = (items: string) => ({ "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${items}</sst>` });

describe("values", () => {
  it("reads numbers, booleans, inline, shared and formula strings", () => {
    const sheet = readSheet(
      sheetXml(
        `<row r="1"><c r="A1"><v>142305966.76</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="s"><v>0</v></c>` +
          `<c r="D1" t="inlineStr"><is><t>内联</t></is></c><c r="E1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>`,
      ),
    );
    expect(sheet.rows).toEqual([
      {
        index: 0,
        cells: [
          { column: 0, value: 142305966.76, text: "142305966.76" },
          { column: 1, value: true, text: "TRUE" },
          { column: 2, value: "项目", text: "项目" },
          { column: 3, value: "内联", text: "内联" },
          { column: 4, value: "ab", text: "ab", formula: '"a"&"b"' },
        ],
      },
    ]);
  });

  it("joins rich text and leaves phonetic text out", () => {
    const rich =
      `<si><r><rPr><b/></rPr><t>单位</t></r><r><t xml:space="preserve">：万元 </t></r>` +
      `<rPh sb="0" eb="2"><t>dan wei</t></rPh></si><si><t>表</t><rPh sb="0" eb="1"><t>biao</t></rPh></si>`;
    const sheet = readSheet(
      sheetXml(
        `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>` +
          `<c r="C1" t="inlineStr"><is><r><t>甲</t></r><rPh sb="0" eb="1"><t>jia</t></rPh><r><t>乙</t></r></is></c></row>`,
      ),
      strings(rich),
    );
    expect(textsOf(sheet)).toEqual({ A1: "单位：万元 ", B1: "表", C1: "甲乙" });
  });

  it("counts empty shared strings, so that the others keep their places", () => {
    const items = `<si/><si><t/></si><si xml:space="preserve"><t>三</t></si><si></si><si><t>五</t></si>`;
    const cells = [0, 1, 2, 3, 4].map((index) => `<c r="${"ABCDE"[index] ?? ""}1" t="s"><v>${index}</v></c>`);
    const sheet = readSheet(sheetXml(`<row r="1">${cells.join("")}</row>`), strings(items));
    expect(textsOf(sheet)).toEqual({ C1: "三", E1: "五" });
  });

  it("prints errors by their name, newer ones too", () => {
    const sheet = readSheet(
      sheetXml(
        `<row r="1"><c r="A1" t="e"><f>B1</f><v>#REF!</v></c><c r="B1" t="e"><v>#SPILL!</v></c>` +
          `<c r="C1" t="inlineStr"><is><t>#N/A</t></is></c></row>`,
      ),
    );
    expect(cellsOf(sheet)).toEqual({
      A1: { column: 0, value: "#REF!", text: "#REF!", formula: "B1", isError: true },
      B1: { column: 1, value: "#SPILL!", text: "#SPILL!", isError: true },
      C1: { column: 2, value: "#N/A", text: "#N/A" },
    });
  });

  it("leaves out blank text and empty results, but not what a comment or a formula says", () => {
    const sheet = readSheet(
      sheetXml(
        `<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> \u3000</t></is></c>` +
          `<c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="str"><f>" "</f><v xml:space="preserve"> </v></c>` +
          `<c r="D1" s="0"/></row><row r="2" hidden="1"/>`,
      ),
    );
    expect(cellsOf(sheet)).toEqual({ C1: { column: 2, value: " ", text: " ", formula: '" "' } });
  });

  it("reads ISO dates as numbers", () => {
    const sheet = readSheet(sheetXml(`<row r="1"><c r="A1" s="1" t="d"><v>2024-01-05</v></c></row>`), {
      "xl/styles.xml": stylesXml([14]),
    });
    expect(cellsOf(sheet)).toEqual({ A1: { column: 0, value: 45296, text: "2024/1/5", format: "yyyy/m/d" } });
  });

  it("numbers rows and cells that leave their place out", () => {
    const sheet = readSheet(
      sheetXml(
        `<row/><row><c/><c><v>1</v></c></row><row r="5"/><row/><row><c><v>2</v></c><c r="D7"><v>3</v></c></row>`,
      ),
    );
    expect(textsOf(sheet)).toEqual({ B2: "1", A7: "2", D7: "3" });
  });
});

describe("formulas", () => {
  it("expands shared formulas and spreads array formulas over their cells", () => {
    const sheet = readSheet(
      sheetXml(
        `<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c><c r="B1"><v>1</v></c></row>` +
          `<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c><c r="B2"><v>2</v></c></row>` +
          `<row r="3"><c r="A3"><f t="array" ref="A3:B3">A1:B1</f><v>2</v></c><c r="B3"><v>1</v></c></row>`,
      ),
    );
    const formulas = Object.entries(cellsOf(sheet)).map(([address, cell]) => [address, cell.formula]);
    expect(Object.fromEntries(formulas)).toEqual({ A1: "B1*2", A2: "B2*2", A3: "A1:B1", B3: "A1:B1" });
  });

  it("keeps Chinese sheet names and character references in formulas and results", () => {
    const sheet = readSheet(
      sheetXml(
        `<row r="1"><c r="A1" t="str"><f>&#x8868;5!B1&amp;"中"</f><v>&#20013;&#x20000;&lt;</v></c></row>`,
      ),
    );
    expect(cellsOf(sheet)).toEqual({
      A1: { column: 0, value: "中𠀀<", text: "中𠀀<", formula: '表5!B1&"中"' },
    });
  });

  it("drops the equals sign that some writers put in front", () => {
    const sheet = readSheet(sheetXml(`<row r="1"><c r="A1"><f>=1+1</f><v>2</v></c></row>`));
    expect(cellsOf(sheet).A1?.formula).toBe("1+1");
  });

  it("takes an empty result beside computed ones for an empty text", () => {
    const sheet = readSheet(
      sheetXml(`<row r="1"><c r="A1"><f>B1</f><v/></c><c r="B1"><f>1+1</f><v>2</v></c></row>`),
    );
    expect(textsOf(sheet)).toEqual({ B1: "2" });
  });
});

describe("spellings of XML", () => {
  it("reads prefixed tags, single quotes, CDATA, comments and line breaks inside tags", () => {
    const sheet = readSheet(
      `<?xml version='1.0'?><x:worksheet xmlns:x='${MAIN}'><x:sheetData><!-- <x:row r='9'> --><x:row r='1'>` +
        `<x:c\n\tr='A1'><x:v>1</x:v></x:c><x:c r='B1'  t='s'><x:v>0</x:v></x:c><x:c r='C1' t='inlineStr'>` +
        `<x:is><x:t><![CDATA[<c r="A1"> & </is>]]></x:t></x:is></x:c></x:row></x:sheetData>` +
        `<x:mergeCells><x:mergeCell\nref='A1:B2'/></x:mergeCells></x:worksheet><!-- end -->`,
      {
        "xl/sharedStrings.xml": `<x:sst xmlns:x="${MAIN}"><x:si><x:t><![CDATA[项<目>]]></x:t></x:si></x:sst>`,
        "xl/workbook.xml":
          `<x:workbook xmlns:x="${MAIN}" xmlns:rel="${OFFICE}"><x:sheets>` +
          `<x:sheet name="表5" sheetId="1" rel:id="r0"/></x:sheets></x:workbook>`,
      },
    );
    expect(textsOf(sheet)).toEqual({ A1: "1", B1: "项<目>", C1: '<c r="A1"> & </is>' });
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
  });

  it("reads parts in UTF-16 and in GBK", () => {
    const utf16 = (text: string) =>
      new Uint8Array([
        0xff,
        0xfe,
        ...Array.from(text).flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
      ]);
    const gbk = `<?xml version="1.0" encoding="GBK"?><sst xmlns="${MAIN}"><si><t>@@</t></si></sst>`;
    const [head = "", tail = ""] = gbk.split("@@");
    const ascii = (text: string) => Array.from(text, (one) => one.charCodeAt(0));
    const bytes = packageOf({
      "xl/worksheets/sheet0.xml": utf16(
        sheetXml(
          `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>万元</t></is></c></row>`,
        ).replace("UTF-8", "UTF-16"),
      ),
      "xl/sharedStrings.xml": new Uint8Array([...ascii(head), 0xcf, 0xee, 0xc4, 0xbf, ...ascii(tail)]),
    });
    expect(textsOf(readWorkbook(bytes, "a.xlsx").sheets[0])).toEqual({ A1: "项目", B1: "万元" });
  });

  it("reads the strict dialect", () => {
    const main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const sheet = readSheet(
      `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
      {
        "_rels/.rels": relations([["w", "officeDocument", "xl/workbook.xml"]]).replaceAll(OFFICE, office),
        "xl/workbook.xml": workbookXml(["表5"]).replaceAll(MAIN, main).replaceAll(OFFICE, office),
        "xl/_rels/workbook.xml.rels": relations([
          ["r0", "worksheet", "/xl/worksheets/sheet0.xml"],
        ]).replaceAll(OFFICE, office),
      },
    );
    expect(textsOf(sheet)).toEqual({ A1: "1" });
  });

  it("survives deeply nested XML", () => {
    const depth = 200_000;
    const after = `<extLst>${"<a>".repeat(depth)}${"</a>".repeat(depth)}</extLst>`;
    expect(textsOf(readSheet(sheetXml(`<row r="1"><c r="A1"><v>1</v></c></row>`, "", after)))).toEqual({
      A1: "1",
    });
  });
});

describe("around the cells", () => {
  it("reads merged areas, hidden rows and hidden columns that hold cells", () => {
    const sheet = readSheet(
      sheetXml(
        `<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="3" hidden="1"><c r="B3"><v>3</v></c></row>` +
          `<row r="4" hidden="0"><c r="A4"><v>4</v></c></row>`,
        `<cols><col min="2" max="3" hidden="1" width="9"/><col min="6" max="16384" hidden="true"/></cols>`,
        `<mergeCells count="3"><mergeCell ref="A1:B1"/><mergeCell ref="C3"/><mergeCell ref="D5:D5"/></mergeCells>`,
      ),
    );
    expect(sheet.hiddenColumns).toEqual([1, 2]);
    expect(sheet.rows.map((row) => [row.index, row.hidden])).toEqual([
      [0, undefined],
      [2, true],
      [3, undefined],
    ]);
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  });

  it("reads notes, also on cells that hold nothing", () => {
    const comments =
      `<x:comments xmlns:x="${MAIN}"><x:authors><x:author>张三</x:author></x:authors><x:commentList>` +
      `<x:comment ref="A1" authorId="0"><x:text><x:r><x:t>张三:</x:t></x:r><x:r><x:t xml:space="preserve">\n请核对</x:t></x:r></x:text></x:comment>` +
      `<x:comment ref="C9" authorId="0"><x:text><x:t>空格</x:t></x:text></x:comment></x:commentList></x:comments>`;
    const sheet = readSheet(
      sheetXml(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>`),
      {
        "xl/worksheets/_rels/sheet0.xml.rels": relations([["c", "comments", "../notes/c1.xml"]]),
        "xl/notes/c1.xml": comments,
      },
    );
    expect(cellsOf(sheet)).toEqual({
      A1: { column: 0, value: 1, text: "1", comment: "张三:\n请核对" },
      C9: { column: 2, value: "", text: "", comment: "空格" },
    });
  });

  it("keeps order, names and visibility, and skips chart sheets", () => {
    const workbook = readWorkbook(
      packageOf({
        "xl/workbook.xml": workbookXml(
          ["__proto__", "图", "constructor", "甲&amp;&quot;乙&gt;&quot;", "constructor"],
          ["", "", 'state="hidden"', 'state="veryHidden"'],
        ),
        "xl/_rels/workbook.xml.rels": relations([
          ["r0", "worksheet", "worksheets/sheet0.xml"],
          ["r1", "chartsheet", "chartsheets/sheet1.xml"],
          ["r2", "worksheet", "worksheets/../worksheets/sheet2.xml"],
          ["r3", "worksheet", "/xl/WORKSHEETS/Sheet3.xml"],
          ["r4", "worksheet", "../../../xl/worksheets/sheet4.xml"],
        ]),
        "xl/worksheets/sheet2.xml": sheetXml(`<row r="1"><c r="A1"><v>2</v></c></row>`),
        "xl/worksheets/sheet3.xml": sheetXml(`<row r="1"><c r="A1"><v>3</v></c></row>`),
        "xl/worksheets/sheet4.xml": `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`,
      }),
      "a.xlsm",
    );
    expect(workbook.name).toBe("a.xlsm");
    expect(workbook.sheets.map((sheet) => [sheet.name, sheet.visibility, textsOf(sheet)])).toEqual([
      ["__proto__", "visible", { A1: "1" }],
      ["constructor", "hidden", { A1: "2" }],
      ['甲&"乙>"', "veryHidden", { A1: "3" }],
      ["constructor", "visible", {}],
    ]);
  });

  it("reads workbooks with macros and templates", () => {
    for (const main of ["template.main+xml", "sheet.macroEnabled.main+xml"]) {
      const bytes = packageOf({ "[Content_Types].xml": contentTypes(main), "xl/vbaProject.bin": "no macro" });
      expect(textsOf(readWorkbook(bytes, "a.xlsm").sheets[0])).toEqual({ A1: "1" });
    }
  });

  it("counts days from 1904 where the workbook says so", () => {
    const sheet = readSheet(sheetXml(`<row r="1"><c r="A1" s="1"><v>43834</v></c></row>`), {
      "xl/styles.xml": stylesXml(["yyyy-mm-dd"]),
      "xl/workbook.xml": workbookXml(["表5"]).replace("<sheets>", `<workbookPr date1904="1"/><sheets>`),
    });
    expect(cellsOf(sheet)).toEqual({
      A1: { column: 0, value: 43834, text: "2024-01-05", format: "yyyy-mm-dd" },
    });
  });
});

describe("sheets formatted far beyond their content", () => {
  const styled = (from: number, to: number, cells: string) =>
    Array.from({ length: to - from }, (_, index) => `<row r="${from + index}" s="1">${cells}</row>`).join("");
  const value = (row: number) => `<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`;
  const merges = `<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`;

  it("reads what stands before and behind the formatted rows", () => {
    const rows = value(1) + styled(2, 50_000, "") + value(60_000) + styled(60_001, 90_000, `<c s="1"/>`);
    const sheet = readSheet(sheetXml(rows, `<dimension ref="A1:XFD1048576"/>`, merges));
    expect(textsOf(sheet)).toEqual({ A1: "1", A60000: "60000" });
    expect(sheet.merges).toHaveLength(1);
  });

  it("drops them from among the values where they are the bulk", () => {
    const cells = Array.from({ length: 60 }, (_, index) => `<c r="B${index}" s="1"/>`).join("");
    const rows =
      value(1) + styled(2, 4000, cells) + `<row r="4001" hidden="1"><c r="A4001"><v>2</v></c>${cells}</row>`;
    const sheet = readSheet(sheetXml(rows, "", merges));
    expect(textsOf(sheet)).toEqual({ A1: "1", A4001: "2" });
    expect(sheet.rows[1]?.hidden).toBe(true);
  });

  it("reads a sheet without any value", () => {
    expect(readSheet(sheetXml(styled(1, 5000, `<c r="A1" s="1"/>`), "", merges)).rows).toEqual([]);
    expect(
      readSheet(
        `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${" ".repeat(70_000)}</x:sheetData></x:worksheet>`,
      ).rows,
    ).toEqual([]);
  });

  it.each([`<f>1+1</f>`, `<f t="shared" si="0"/>`, `<f/><v/>`])(
    "does not take a formula behind the last value for formatting: %s",
    (formula) => {
      const rows = value(1) + `<row r="2"><c r="B2">${formula}</c></row>` + styled(3, 9000, "");
      const error = refusal(packageOf({ "xl/worksheets/sheet0.xml": sheetXml(rows) }), "a.xlsx");
      expect(error.data).toEqual({ code: "uncalculated", sheet: "表5", cell: "B2" });
    },
  );

  it("keeps formatted cells and rows that place the ones behind them", () => {
    const bulk = styled(1, 4000, `<c r="B1" s="1"/>`.repeat(60));
    const cells = `<row r="4000"><c r="H4000" s="1"/><c><v>7</v></c></row>`;
    expect(textsOf(readSheet(sheetXml(bulk + cells)))).toEqual({ I4000: "7" });
    const rows = `<row r="4005" s="1"/><row><c r="A4006"><v>8</v></c></row><row><c><v>9</v></c></row>`;
    expect(textsOf(readSheet(sheetXml(bulk + rows)))).toEqual({ A4006: "8", A4007: "9" });
  });

  it("reads a cell in the last row and column", () => {
    const sheet = readSheet(
      sheetXml(
        `<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>`,
      ),
    );
    expect(textsOf(sheet)).toEqual({ A1: "1", XFD1048576: "2" });
  });
});
