import { unzipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { patchWorkbook, readWorkbook } from "../../../src/hosts/file/index.js";
import { exactDigits } from "../../../src/hosts/file/write/content.js";
import { cellsOf, MAIN, OFFICE, packageOf, sheetXml, stylesXml, textsOf, workbookXml } from "./build.js";
import { editsOf, type Edits, patchedXml, SHEET, textOf } from "./patching.js";

/** What the rows of a sheet become. */
function rowsAfter(rows: string, edits: Edits, before = "", after = ""): string {
  const xml = patchedXml(sheetXml(rows, before, after), edits);
  const [head = "", tail = ""] = sheetXml("@", before, after).split("@");
  expect(xml.startsWith(head) && xml.endsWith(tail)).toBe(true);
  return xml.slice(head.length, xml.length - tail.length);
}

describe("a cell that is there", () => {
  test.each<[string, string, string | number | undefined, string]>([
    ["a number", `<c r="A1" s="3"><v>1</v></c>`, 12.5, `<c r="A1" s="3"><v>12.5</v></c>`],
    ["a shared text", `<c r="A1" t="s" s="3"><v>0</v></c>`, 7, `<c r="A1" s="3"><v>7</v></c>`],
    ["a truth", `<c r="A1" s="3" t="b"><v>1</v></c>`, 7, `<c r="A1" s="3"><v>7</v></c>`],
    ["a blank", `<c r="A1" s="3"/>`, 7, `<c r="A1" s="3"><v>7</v></c>`],
    ["a blank with an end tag", `<c r="A1" s="3"></c>`, 7, `<c r="A1" s="3"><v>7</v></c>`],
    [
      "a number that becomes a text",
      `<c r="A1"><v>1</v></c>`,
      " ≥96% ",
      `<c r="A1" t="inlineStr"><is><t xml:space="preserve"> ≥96% </t></is></c>`,
    ],
    [
      "an inline text",
      `<c r="A1" t="inlineStr"><is><r><t>1</t></r><r><t>万元</t></r></is></c>`,
      "2万元",
      `<c r="A1" t="inlineStr"><is><t xml:space="preserve">2万元</t></is></c>`,
    ],
    ["a number that goes", `<c r="A1" s="3"><v>1</v></c>`, undefined, `<c r="A1" s="3"/>`],
    ["a text that goes", `<c r="A1" t="s" s="3"><v>0</v></c>`, "", `<c r="A1" s="3"/>`],
    ["an error", `<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>`, 2, `<c r="A1"><v>2</v></c>`],
    [
      "blanks, single quotes and other attributes",
      `<c\n r='A1'\t s='3'  t='n' ph='1' ><v>1</v >\n</c >`,
      2,
      `<c\n r='A1'\t s='3' ph='1'><v>2</v>\n</c >`,
    ],
    [
      "a comment, CDATA and an instruction",
      `<c r="A1"><!-- <v>9</v> --><v><![CDATA[1]]></v><?x <v>?></c>`,
      2,
      `<c r="A1"><!-- <v>9</v> --><v>2</v><?x <v>?></c>`,
    ],
    [
      "what hangs on the cell",
      `<c r="A1"><v>1</v><extLst><ext uri="{v}"><w>5</w></ext></extLst></c>`,
      2,
      `<c r="A1"><v>2</v><extLst><ext uri="{v}"><w>5</w></ext></extLst></c>`,
    ],
    [
      "an address with a > in an attribute",
      `<c r="A1" x:y="a>b" s="0"><v>1</v></c>`,
      2,
      `<c r="A1" x:y="a>b" s="0"><v>2</v></c>`,
    ],
  ])("%s", (_, cell, to, after) => {
    const beside = `<c r="B1"><v>8</v></c>`;
    expect(rowsAfter(`<row r="1" spans="1:2">${cell}${beside}</row>`, { A1: to })).toBe(
      `<row r="1" spans="1:2">${after}${beside}</row>`,
    );
  });

  it("in a row that a writer made in pieces", () => {
    const pieces = (a: number, b: number, more = "") =>
      `<row r="1"><c r="A1"><v>${a}</v></c>${more}</row><row r="1"><c r="B1"><v>${b}</v></c></row>`;
    expect(rowsAfter(pieces(1, 2), { A1: 3, B1: 4, C1: 5 })).toBe(pieces(3, 4, `<c r="C1"><v>5</v></c>`));
  });

  it("keeps its bytes when it holds the value already", () => {
    const bytes = packageOf({});
    expect(patchWorkbook(bytes, "a.xlsx", editsOf({ A1: 1, B7: undefined })).bytes).toBe(bytes);
  });
});

describe("a cell that is not there", () => {
  test.each<[string, string, Edits, string]>([
    [
      "between others",
      `<row r="2"><c r="A2"><v>1</v></c> <c r="D2"><v>4</v></c></row>`,
      { C2: 3, B2: 2, E2: 5 },
      `<row r="2"><c r="A2"><v>1</v></c> <c r="B2"><v>2</v></c><c r="C2"><v>3</v></c><c r="D2"><v>4</v></c><c r="E2"><v>5</v></c></row>`,
    ],
    ["in an empty row", `<row r="2" ht="20"/>`, { B2: 2 }, `<row r="2" ht="20"><c r="B2"><v>2</v></c></row>`],
    [
      "in rows that are not there",
      `<row r="2"/><row r="5"/>`,
      { A6: 6, B1: 1, A4: 4, A3: 3, B4: "五" },
      `<row r="1"><c r="B1"><v>1</v></c></row><row r="2"/><row r="3"><c r="A3"><v>3</v></c></row>` +
        `<row r="4"><c r="A4"><v>4</v></c><c r="B4" t="inlineStr"><is><t xml:space="preserve">五</t></is></c></row>` +
        `<row r="5"/><row r="6"><c r="A6"><v>6</v></c></row>`,
    ],
    ["blank", `<row r="2"/>`, { A1: undefined, A2: "" }, `<row r="2"/>`],
    [
      "among cells and rows without addresses",
      `<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/><row r="6"/><row><c><v>7</v></c></row>`,
      { A1: 10, B1: 11, E1: 12, B2: 13, A4: 14, A7: 15, B7: 16 },
      `<row><c><v>10</v></c><c r="B1"><v>11</v></c><c r="D1"><v>2</v></c><c><v>12</v></c></row>` +
        `<row><c r="B2"><v>13</v></c></row><row r="4"><c r="A4"><v>14</v></c></row><row r="6"/>` +
        `<row><c><v>15</v></c><c r="B7"><v>16</v></c></row>`,
    ],
  ])("%s", (_, rows, edits, after) => {
    expect(rowsAfter(rows, edits)).toBe(after);
  });

  it("in a sheet without rows", () => {
    const xml = `<worksheet xmlns="${MAIN}"><sheetData /><x/></worksheet>`;
    expect(patchedXml(xml, { B2: 2, A1: 1 })).toBe(
      `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>` +
        `<row r="2"><c r="B2"><v>2</v></c></row></sheetData><x/></worksheet>`,
    );
  });

  it("takes the format of its row, else of its column", () => {
    const cols = `<cols><col min="1" max="2" style="1"/><col min="3" max="3" width="9"/></cols>`;
    const rows = `<row r="1" s="2" customFormat="1"/><row r="2" s="2"/>`;
    expect(rowsAfter(rows, { A1: 1, B2: 2, C2: 3, B3: 4 }, cols)).toBe(
      `<row r="1" s="2" customFormat="1"><c r="A1" s="2"><v>1</v></c></row>` +
        `<row r="2" s="2"><c r="B2" s="1"><v>2</v></c><c r="C2"><v>3</v></c></row>` +
        `<row r="3"><c r="B3" s="1"><v>4</v></c></row>`,
    );
  });
});

describe("spellings of a sheet part", () => {
  it("prefixed names, line breaks in tags, comments before and behind", () => {
    const xml =
      `<?xml version='1.0'?><!-- <row> --><x:worksheet xmlns:x='${MAIN}' xmlns:y='urn:y'><x:sheetData><!-- <x:row r='9'> -->` +
      `<x:row\nr='1'><x:c\n\tr='A1'><x:v>1</x:v></x:c><y:c r='A1'/></x:row></x:sheetData></x:worksheet><!-- end -->`;
    expect(patchedXml(xml, { A1: 2, C1: 3, A2: "四" })).toBe(
      xml
        .replace("<x:v>1</x:v>", "<x:v>2</x:v>")
        .replace("</x:row>", `<x:c r="C1"><x:v>3</x:v></x:c></x:row>`)
        .replace(
          "</x:sheetData>",
          `<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t xml:space="preserve">四</x:t></x:is></x:c></x:row></x:sheetData>`,
        ),
    );
  });

  const utf16 = (text: string, isLittle: boolean): Uint8Array => {
    const buffer = Buffer.from(text, "utf16le");
    return new Uint8Array(isLittle ? buffer : buffer.swap16());
  };

  it.each([
    ["little-endian", true],
    ["big-endian", false],
  ])("UTF-16, %s", (_, isLittle) => {
    const xml = `\ufeff${sheetXml(`<row r="1"><c r="A1" s="0"><v>1</v></c></row>`).replace("UTF-8", "UTF-16")}`;
    const bytes = packageOf({ [SHEET]: utf16(xml, isLittle) });
    const after = unzipSync(patchWorkbook(bytes, "a.xlsx", editsOf({ A1: "万元" })).bytes)[SHEET];
    expect(after).toEqual(
      utf16(
        xml.replace(`s="0"><v>1</v>`, `s="0" t="inlineStr"><is><t xml:space="preserve">万元</t></is>`),
        isLittle,
      ),
    );
  });

  it("UTF-8 with a byte order mark keeps it", () => {
    const xml = `\ufeff${sheetXml(`<row r="1"><c r="A1"><v>1</v></c></row>`)}`;
    expect(patchedXml(xml, { A1: 2 })).toBe(xml.replace("<v>1<", "<v>2<"));
  });

  it("GBK becomes UTF-8 and says so", () => {
    const xml = `<?xml version="1.0" encoding="GBK"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>@</t></is></c></row></sheetData></worksheet>`;
    const [head = "", tail = ""] = xml.split("@");
    const bytes = packageOf({
      [SHEET]: new Uint8Array([...Buffer.from(head), 0xcf, 0xee, ...Buffer.from(tail)]),
    });
    const after = unzipSync(patchWorkbook(bytes, "a.xlsx", editsOf({ A1: "元" })).bytes)[SHEET];
    expect(textOf(after)).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>.*元.*项/);
  });

  it("ends where the markup cannot be followed", () => {
    const xml = sheetXml(`<row r="1"><c r="A1" s=1><v>1</v></c></row>`);
    expect(() => patchedXml(xml, { A1: 2 })).toThrow("已损坏");
  });
});

describe("values", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [0.1 + 0.2, "0.30000000000000004"],
    [1e21, "1000000000000000000000"],
    [1.5e300, `15${"0".repeat(299)}`],
    [1.25e-7, "0.000000125"],
    [-2.5e-9, "-0.0000000025"],
    [-1172.59, "-1172.59"],
  ])("%d is written %s", (value, digits) => {
    expect(exactDigits(value)).toBe(digits);
    expect(Number(digits)).toBe(value === 0 ? 0 : value);
  });

  test.each([
    ["markup", `a<b>&"c'`],
    ["line ends and blanks", " 一\n二\r三\t "],
    ["what XML cannot hold", "\u0001\u0000\u001f\ufffe\uffff"],
    ["what looks like an escape", "_x0041_ _x005F_x0041_ _x004"],
    ["signs beyond the first plane", "𠀀€"],
  ])("a text with %s is read as it was written", (_, text) => {
    const bytes = packageOf({ [SHEET]: sheetXml("") });
    const after = readWorkbook(patchWorkbook(bytes, "a.xlsx", editsOf({ A1: text })).bytes, "a.xlsx");
    expect(cellsOf(after.sheets[0]).A1?.value).toBe(text);
  });

  it.each<[string, Edits]>([
    ["no number", { A1: NaN }],
    ["infinite", { A1: Infinity }],
    ["a text that is too long", { A1: "长".repeat(32_768) }],
  ])("%s is a mistake of the caller", (_, edits) => {
    expect(() => patchWorkbook(packageOf({}), "a.xlsx", editsOf(edits))).toThrow(RangeError);
  });

  it("so is a cell that lies nowhere, or comes twice", () => {
    const bytes = packageOf({});
    const edit = { sheet: 0, row: 0, column: 0, to: 1 };
    for (const edits of [
      [{ ...edit, sheet: 1 }],
      [{ ...edit, row: -1 }],
      [{ ...edit, column: 16_384 }],
      [edit, edit],
    ])
      expect(() => patchWorkbook(bytes, "a.xlsx", edits)).toThrow(RangeError);
  });
});

describe("formulas that depend on an edit", () => {
  const ROWS =
    `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>` +
    `<row r="2"><c r="A2" s="1"><f t="shared" ref="A2:B2" si="0">A1*2</f><v>2</v></c><c r="B2" t="n"><f t="shared" si="0"/><v>4</v></c>` +
    `<c r="C2"><f>SUM(A2:B2)</f><v>6</v></c><c r="D2" t="str"><f>A1&amp;"万元"</f><v>1万元</v></c>` +
    `<c r="E2" t="b"><f>A1&gt;5</f><v>0</v></c><c r="F2"><f>1/(A1-10)</f><v>-0.1111</v></c>` +
    `<c r="G2" t="e"><f>1/(A1-1)</f><v>#DIV/0!</v></c><c r="H2"><f>VLOOKUP(A1,A1:B1,2)</f><v>2</v></c><c r="I2"><f>H2+A1</f><v>3</v></c>` +
    `<c r="J2"><f>B1+1</f><v>999</v></c></row>`;
  const bytes = packageOf({ [SHEET]: sheetXml(ROWS), "xl/styles.xml": stylesXml(["0.00"]) });
  const { bytes: after, ...told } = patchWorkbook(bytes, "a.xlsx", editsOf({ A1: 10 }));
  const parts = unzipSync(after);

  it("get new stored results, of the type they now have; the formulas stay as written", () => {
    expect(textOf(parts[SHEET])).toBe(
      sheetXml(
        `<row r="1"><c r="A1"><v>10</v></c><c r="B1"><v>2</v></c></row>` +
          `<row r="2"><c r="A2" s="1"><f t="shared" ref="A2:B2" si="0">A1*2</f><v>20</v></c><c r="B2" t="n"><f t="shared" si="0"/><v>4</v></c>` +
          `<c r="C2"><f>SUM(A2:B2)</f><v>24</v></c><c r="D2" t="str"><f>A1&amp;"万元"</f><v>10万元</v></c>` +
          `<c r="E2" t="b"><f>A1&gt;5</f><v>1</v></c><c r="F2" t="e"><f>1/(A1-10)</f><v>#DIV/0!</v></c>` +
          `<c r="G2"><f>1/(A1-1)</f><v>0.1111111111111111</v></c><c r="H2"><f>VLOOKUP(A1,A1:B1,2)</f><v>2</v></c><c r="I2"><f>H2+A1</f><v>3</v></c>` +
          `<c r="J2"><f>B1+1</f><v>999</v></c></row>`,
      ),
    );
  });

  it("are told, and those that could not be worked out", () => {
    expect(told).toEqual({
      recalculated: 6,
      notRecalculated: [
        { sheet: 0, row: 1, column: 7 },
        { sheet: 0, row: 1, column: 8 },
      ],
    });
  });

  it("on another sheet change that sheet's part", () => {
    const two = packageOf({
      "xl/workbook.xml": workbookXml(["甲", "乙"]),
      "xl/_rels/workbook.xml.rels":
        `<Relationships><Relationship Id="r0" Type="${OFFICE}/worksheet" Target="worksheets/sheet0.xml"/>` +
        `<Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": sheetXml(`<row r="1"><c r="A1"><f>甲!A1*3</f><v>3</v></c></row>`),
    });
    const read = readWorkbook(patchWorkbook(two, "a.xlsx", editsOf({ A1: 5 })).bytes, "a.xlsx");
    expect(read.sheets.map(textsOf)).toEqual([{ A1: "5" }, { A1: "15" }]);
  });

  it("are left to Excel where it calculates with what cells show", () => {
    const rows = sheetXml(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1/3</f><v>0.33</v></c></row>`);
    const book = workbookXml(["表5"]).replace("</workbook>", `<calcPr fullPrecision="0"/></workbook>`);
    const patched = patchWorkbook(
      packageOf({ [SHEET]: rows, "xl/workbook.xml": book }),
      "a.xlsx",
      editsOf({ A1: 2 }),
    );
    expect(patched).toMatchObject({ recalculated: 0, notRecalculated: [{ sheet: 0, row: 0, column: 1 }] });
  });
});

describe("the workbook part", () => {
  const rows = sheetXml(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row>`);
  const after = (book: string, sheet = rows): string => {
    const bytes = packageOf({ [SHEET]: sheet, "xl/workbook.xml": book });
    return textOf(unzipSync(patchWorkbook(bytes, "a.xlsx", editsOf({ A1: 2 })).bytes)["xl/workbook.xml"]);
  };
  const book = workbookXml(["表5"]);
  const withTail = (tail: string): string => book.replace("</workbook>", `${tail}</workbook>`);

  it.each([
    [`<calcPr calcId="1"/><extLst/>`, `<calcPr calcId="1" fullCalcOnLoad="1"/><extLst/>`],
    [`<calcPr fullCalcOnLoad='0' calcId="1" />`, `<calcPr fullCalcOnLoad="1" calcId="1" />`],
    [`<calcPr fullCalcOnLoad="true"></calcPr>`, `<calcPr fullCalcOnLoad="true"></calcPr>`],
    [`<oleSize ref="A1"/><extLst/>`, `<calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/><extLst/>`],
    [
      `<definedNames><definedName name="calcPr">A1</definedName></definedNames><!-- <calcPr/> --><pivotCaches/>`,
      `<definedNames><definedName name="calcPr">A1</definedName></definedNames><calcPr fullCalcOnLoad="1"/><!-- <calcPr/> --><pivotCaches/>`,
    ],
  ])("%s asks to be calculated on load", (tail, expected) => {
    expect(after(withTail(tail))).toBe(withTail(expected));
  });

  it("with prefixed names", () => {
    const prefixed = `<x:workbook xmlns:x="${MAIN}" xmlns:r="${OFFICE}"><x:sheets><x:sheet name="表5" sheetId="1" r:id="r0"/></x:sheets></x:workbook>`;
    expect(after(prefixed)).toBe(
      prefixed.replace("</x:sheets>", `</x:sheets><x:calcPr fullCalcOnLoad="1"/>`),
    );
  });

  it("is left alone where there are no formulas", () => {
    expect(after(book, sheetXml(`<row r="1"><c r="A1"><v>1</v></c></row>`))).toBe(book);
  });
});
