import { strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docxOf, p, r, tbl, tc, tr } from "../../support/docxFile.js";
import { readText } from "../../../src/hosts/file/index.js";
import { readBody, textsOf, utf16 } from "./texts.js";

const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const box = (...paragraphs: readonly string[]): string =>
  `<w:txbxContent>${paragraphs.join("")}</w:txbxContent>`;
const either = (choice: string, fallback: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;

describe("the paragraphs of a .docx", () => {
  it("are all there, in order, empty ones included, and those in tables are not", () => {
    const text = readBody(p("一") + p() + tbl(tr(tc("表内"))) + p("二") + "<w:p/>");
    expect(text.name).toBe("说明.docx");
    expect(text.paragraphs).toEqual([{ text: "一" }, { text: "" }, { text: "二" }, { text: "" }]);
  });

  it.each<[string, string, string]>([
    ["runs", r("支出") + r("907.95") + r(" 万元"), "支出907.95 万元"],
    ["blanks that count", r(" 一 ") + r("二"), " 一 二"],
    ["blanks that do not", "<w:r><w:t>\n 一\n二 </w:t></w:r>", "一 二"],
    ["entities", "<w:r><w:t>&lt;A&amp;B&gt; &#x4e00;&#65;</w:t></w:r>", "<A&B> 一A"],
    ["CDATA and comments", "<w:r><w:t><![CDATA[<一>]]></w:t></w:r><!-- <w:t>不</w:t> -->", "<一>"],
    ["a tab", `${r("一")}<w:r><w:tab/></w:r>${r("二")}`, "一 二"],
    ["line breaks", '<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:br w:type="page"/><w:cr/></w:r>', "一\n二\n\n"],
    ["hyphens", "<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/></w:r>", "2024-1"],
    ["a symbol", '<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"],
    ["inserted text", `<w:ins>${r("新")}</w:ins><w:moveTo>${r("来")}</w:moveTo>`, "新来"],
    [
      "no deleted text",
      `${r("留")}<w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del><w:moveFrom>${r("去")}</w:moveFrom>`,
      "留",
    ],
    ["no hidden text", `${r("见")}${r("隐", "<w:vanish/>")}${r("显", '<w:vanish w:val="0"/>')}`, "见显"],
    ["links", `<w:hyperlink r:id="r9">${r("链")}</w:hyperlink>`, "链"],
    ["smart tags", `<w:smartTag><w:smartTagPr/>${r("标")}</w:smartTag>`, "标"],
    [
      "content controls",
      `<w:sdt><w:sdtPr><w:alias w:val="不"/></w:sdtPr><w:sdtContent>${r("控")}</w:sdtContent></w:sdt>`,
      "控",
    ],
    ["a simple field", `<w:fldSimple w:instr="PAGE">${r("3")}</w:fldSimple>`, "3"],
    [
      "a field's result, not its code",
      mark("begin") + code("= ") + r("码") + mark("separate") + r("12.00") + mark("end") + r("万元"),
      "12.00万元",
    ],
    [
      "fields in codes of fields",
      mark("begin") +
        mark("begin") +
        mark("separate") +
        r("内") +
        mark("end") +
        mark("separate") +
        r("外") +
        mark("end"),
      "外",
    ],
    [
      "words over a reading aid",
      `<w:r><w:ruby><w:rubyPr/><w:rt>${r("hàn")}</w:rt><w:rubyBase>${r("汉")}</w:rubyBase></w:ruby></w:r>`,
      "汉",
    ],
    [
      "no old properties",
      `<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>在</w:t></w:r>`,
      "在",
    ],
    ["one of two alternatives", `<w:r>${either("<w:t>甲</w:t>", "<w:t>乙</w:t>")}</w:r>`, "甲"],
  ])("show %s", (_, runs, expected) => {
    expect(textsOf(readBody(p(`<w:bookmarkStart/>${runs}`)))).toEqual([expected]);
  });

  it("are hidden by a style, and shown in spite of it", () => {
    const styles =
      '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="q"><w:basedOn w:val="q0"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="q0"><w:basedOn w:val="q"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const runs = r("隐", '<w:rStyle w:val="h"/>') + r("显", '<w:rStyle w:val="h"/><w:vanish w:val="false"/>');
    expect(textsOf(readBody(p(runs) + p("隐", '<w:pStyle w:val="q"/>'), { styles }))).toEqual(["显", ""]);
  });

  it("join where the end of one is deleted or hidden", () => {
    const ends = ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"].map((end) => `<w:rPr>${end}</w:rPr>`);
    const body = ends.map((end, index) => p(String(index), end) + p("。")).join("");
    expect(textsOf(readBody(body + p("末", ends[0])))).toEqual(["0。", "1。", "2。", "末"]);
    expect(textsOf(readBody(p("一") + p("", ends[0])))).toEqual(["一"]);
  });

  it("survive a field that never ends", () => {
    expect(textsOf(readBody(p(mark("begin") + r("码")) + p("二") + p(mark("end") + r("三"))))).toEqual([
      "",
      "二",
      "三",
    ]);
  });

  it("stand in content controls and other wrappers as well", () => {
    const body = `<w:sdt><w:sdtPr/><w:sdtContent>${p("目录")}</w:sdtContent></w:sdt><w:customXml>${p("一")}</w:customXml>`;
    expect(textsOf(readBody(body + `<w:ins>${p("二")}</w:ins>`))).toEqual(["目录", "一", "二"]);
  });

  it("of text boxes follow the paragraph that holds them, once", () => {
    const drawn = either(
      `<w:drawing><wps:txbx>${box(p("框一"), p("框二"))}</wps:txbx></w:drawing>`,
      `<w:pict><v:shape><v:textbox>${box(p("框一"), p("框二"))}</v:textbox></v:shape></w:pict>`,
    );
    const old = `<w:pict><v:textbox>${box(p(`<w:r><w:pict>${box(p("里"))}</w:pict></w:r>`))}</v:textbox></w:pict>`;
    const text = readBody(p(`${r("前")}<w:r>${drawn}</w:r>${r("后")}`) + p(`<w:r>${old}</w:r>`) + p("末"));
    expect(textsOf(text)).toEqual(["前后", "框一", "框二", "", "", "里", "末"]);
  });

  it("of notes stand at the end, in the order in which the text refers to them", () => {
    const refer = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const note = (kind: string, id: number, text: string): string =>
      `<w:${kind} w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${r(text)}`)}</w:${kind}>`;
    const text = readBody(p(r("一") + refer("endnote", 1) + refer("footnote", 3) + refer("footnote", 2)), {
      footnotes:
        `<w:footnote w:type="separator" w:id="0">${p("线")}</w:footnote>` +
        note("footnote", 2, "注二") +
        note("footnote", 3, "注三") +
        note("footnote", 4, "无"),
      endnotes: note("endnote", 1, "尾注"),
    });
    expect(textsOf(text)).toEqual(["一", "注三", "注二", "尾注"]);
  });
});

describe("other spellings of a .docx", () => {
  const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const body = "<w:body><w:p><w:r><w:t>一、收入</w:t></w:r></w:p></w:body>";
  it.each<[string, string | Uint8Array]>([
    ["another prefix", `<x:document xmlns:x="${main}">${body.replace(/(<\/?)w:/g, "$1x:")}</x:document>`],
    ["no prefix", `<document xmlns="${main}">${body.replace(/(<\/?)w:/g, "$1")}</document>`],
    ["the strict dialect", `<w:document xmlns:w="${strict}">${body}</w:document>`],
    ["a second prefix", `<document xmlns="${main}" xmlns:w="${strict}">${body}</document>`],
    ["UTF-16", utf16(`<?xml version="1.0"?><w:document xmlns:w="${main}">${body}</w:document>`)],
    ["a byte order mark", strToU8(`\ufeff<w:document xmlns:w="${main}">${body}</w:document>`)],
    [
      "blanks in tags",
      `<w:document xmlns:w="${main}" a='>'\n>${body.replaceAll(">", "\n>")}</w:document >\n`,
    ],
  ])("with %s", (_, xml) => {
    expect(textsOf(readBody("", {}, { "word/document.xml": xml }))).toEqual(["一、收入"]);
  });

  it("with its text in another part, or without a list of parts", () => {
    const rels =
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const moved = `<w:document xmlns:w="${main}">${body}</w:document>`;
    expect(textsOf(readBody(p("旧"), {}, { "_rels/.rels": rels, "word/document2.xml": moved }))).toEqual([
      "一、收入",
    ]);
    expect(textsOf(readBody(p("一"), {}, { "_rels/.rels": undefined }))).toEqual(["一"]);
  });
});

describe("what is written is read again", () => {
  const words = fc.string({
    unit: fc.constantFrom(..."项目一、（）&<>\"' a1.-\u3000￥𠀀%_x；".split(/(?:)/u)),
    maxLength: 12,
  });
  it("paragraph by paragraph, in any runs, between tables", () => {
    const paragraphs = fc.array(
      fc.record({ runs: fc.array(words, { maxLength: 4 }), isBeforeTable: fc.boolean() }),
    );
    fc.assert(
      fc.property(paragraphs, (written) => {
        const body = written.map(
          ({ runs, isBeforeTable }) =>
            p(runs.map((text) => r(text)).join("")) + (isBeforeTable ? tbl(tr(tc("格"))) : ""),
        );
        const text = readText(docxOf(body.join("")), "a.docx");
        expect(textsOf(text)).toEqual(written.map(({ runs }) => runs.join("")));
        expect(text.tables).toHaveLength(written.filter(({ isBeforeTable }) => isBeforeTable).length);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a long .docx", () => {
  it("takes no time to speak of", () => {
    const paragraph = p(r("工资福利支出 907.95 万元，", '<w:sz w:val="32"/>') + r("比上年增加 12.30 万元。"));
    const bytes = docxOf(paragraph.repeat(5000));
    const start = performance.now();
    expect(readText(bytes, "a.docx").paragraphs).toHaveLength(5000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
