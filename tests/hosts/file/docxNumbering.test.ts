import { describe, expect, it } from "vitest";
import { abstractList, inList, list, listNumber, p } from "../../support/docxFile.js";
import { readBody, shownOf } from "./texts.js";

/** The numbers that paragraphs of a list get, given the level of each. */
function labelsOf(
  numbering: string,
  paragraphs: readonly (readonly [list: number, level: number])[],
): unknown[] {
  const body = paragraphs.map(([number, level]) => p("文", inList(number, level))).join("");
  return readBody(body, { numbering }).paragraphs.map(({ label }) => label);
}

const first = (count: number): [number, number][] => Array.from({ length: count }, () => [1, 0]);

describe("automatic numbers", () => {
  it.each<[string, string, Record<number, string>]>([
    ["decimal", "%1.", { 1: "1.", 12: "12." }],
    ["decimal", "（%1）", { 3: "（3）" }],
    ["decimalZero", "%1", { 9: "09", 10: "10" }],
    ["decimalFullWidth", "%1．", { 12: "１２．" }],
    ["chineseCounting", "%1、", { 1: "一、", 10: "十、", 11: "十一、", 20: "二十、", 21: "二十一、" }],
    [
      "chineseCountingThousand",
      "（%1）",
      { 2: "（二）", 15: "（十五）", 100: "（一百）", 105: "（一百零五）", 110: "（一百一十）" },
    ],
    ["japaneseCounting", "第%1部分", { 1: "第一部分", 12: "第十二部分", 111: "第百十一部分" }],
    ["ideographDigital", "%1", { 10: "一〇" }],
    ["ideographTraditional", "%1、", { 1: "甲、", 10: "癸、", 11: "11、" }],
    ["ideographZodiac", "%1", { 12: "亥" }],
    ["chineseLegalSimplified", "%1", { 3: "叁", 10: "壹拾", 101: "壹佰零壹" }],
    ["decimalEnclosedCircle", "%1", { 1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51" }],
    ["decimalEnclosedParen", "%1", { 2: "⑵" }],
    ["decimalEnclosedFullstop", "%1", { 2: "⒉" }],
    ["ideographEnclosedCircle", "%1", { 1: "㊀" }],
    ["lowerLetter", "%1)", { 1: "a)", 26: "z)", 27: "aa)", 53: "aaa)" }],
    ["upperLetter", "%1", { 28: "BB" }],
    ["lowerRoman", "%1", { 4: "iv", 19: "xix" }],
    ["upperRoman", "%1", { 44: "XLIV", 99: "XCIX" }],
    ["numberInDash", "%1", { 1: "- 1 -" }],
    ["somethingNew", "%1", { 7: "7" }],
    ["toString", "%1", { 7: "7" }],
  ])("in %s as %s", (format, text, expected) => {
    const labels = labelsOf(list(1, [[format, text]]), first(111));
    for (const [count, label] of Object.entries(expected)) expect(labels[Number(count) - 1]).toBe(label);
  });

  it.each(["bullet", "none"])("are none for %s", (format) => {
    expect(labelsOf(list(1, [[format, format === "none" ? "%1" : "●"]]), first(1))).toEqual([undefined]);
  });

  const outline = [
    ["chineseCounting", "%1、"],
    ["chineseCounting", "（%2）"],
    ["decimal", "%1.%2.%3"],
  ] as const;

  it("begin anew below each higher level", () => {
    const levels = [0, 1, 1, 0, 1, 2, 2, 1, 2].map((level) => [1, level] as const);
    expect(labelsOf(list(1, outline), levels)).toEqual([
      ...["一、", "（一）", "（二）", "二、", "（一）"],
      ...["二.一.1", "二.一.2", "（二）", "二.二.1"],
    ]);
  });

  it("go on, or begin anew below some levels, where the list says so", () => {
    const levels = [0, 1, 2, 1, 2, 0, 1, 2].map((level) => [1, level] as const);
    const third = (restart: number): string =>
      abstractList(1, [
        ["decimal", "%1"],
        ["decimal", "%2"],
        ["decimal", "%3", `<w:lvlRestart w:val="${restart}"/>`],
      ]) + listNumber(1, 1);
    const thirds = (restart: number): unknown[] =>
      labelsOf(third(restart), levels).filter((_, index) => levels[index]?.[1] === 2);
    expect(thirds(0)).toEqual(["1", "2", "3"]);
    expect(thirds(1)).toEqual(["1", "2", "1"]);
  });

  it("are in digits throughout where a level says so", () => {
    const numbering =
      abstractList(1, [
        ["chineseCounting", "%1、"],
        ["chineseCounting", "%1.%2", "<w:isLgl/>"],
      ]) + listNumber(1, 1);
    expect(labelsOf(numbering, [[1, 0], [1, 1]])).toEqual(["一、", "1.1"]); // prettier-ignore
  });

  it("go on over lists of one kind, and start where a list says so", () => {
    const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const level =
      '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1"/></w:lvl></w:lvlOverride>';
    const numbering =
      abstractList(1, outline) +
      listNumber(1, 1) +
      listNumber(2, 1) +
      listNumber(3, 1, start) +
      listNumber(4, 1, level);
    const order = [1, 2, 3, 3, 1, 4].map((number) => [number, 0] as const);
    expect(labelsOf(numbering, order)).toEqual(["一、", "二、", "五、", "六、", "七、", "H"]);
  });

  it("show where a level starts that was not counted yet", () => {
    expect(labelsOf(list(1, outline), [[1, 2]])).toEqual(["一.一.1"]);
  });

  it("come from the style, or from what it is based on, and can be taken away", () => {
    const numbering =
      abstractList(1, [
        ["chineseCounting", "%1、"],
        ["decimal", "%2.", '<w:pStyle w:val="h2"/>'],
      ]) + listNumber(1, 1);
    const style = (id: string, based: string, list: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${based}"/><w:pPr>${list}</w:pPr></w:style>`;
    const styles =
      style("h1", "", '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      style("h2", "h1", "") +
      style("own", "h2", "") +
      style("plain", "h1", '<w:numPr><w:numId w:val="0"/></w:numPr>');
    const styled = (id: string, more = ""): string => p(id, `<w:pStyle w:val="${id}"/>${more}`);
    const body =
      styled("h1") + styled("h2") + styled("own") + styled("plain") + styled("h1", inList(0)) + styled("h1");
    expect(shownOf(readBody(body, { numbering, styles }))).toEqual([
      "[一、]h1",
      "[1.]h2",
      "[2.]own",
      "plain",
      "h1",
      "[二、]h1",
    ]);
  });

  it("come from the standard style and from a numbering style", () => {
    const styles =
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering =
      list(1, outline) +
      '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="n"/></w:abstractNum>' +
      listNumber(2, 2);
    expect(shownOf(readBody(p("甲") + p("乙", inList(2, 1)), { styles, numbering }))).toEqual([
      "[一、]甲",
      "[（一）]乙",
    ]);
  });

  it("pass over old properties and paragraphs of which nothing is left", () => {
    const numbering = list(1, outline);
    const body =
      p("甲", inList(1)) +
      p("", `${inList(1)}<w:rPr><w:del/></w:rPr>`) +
      p("乙", `<w:pPrChange><w:pPr>${inList(1)}</w:pPr></w:pPrChange>`) +
      p("", inList(1)) +
      p("丙", inList(9));
    expect(shownOf(readBody(body, { numbering }))).toEqual(["[一、]甲", "乙", "[二、]", "丙"]);
  });

  it("take the older of two formats that a level offers", () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent>' +
      '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>' +
      '<mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>' +
      listNumber(1, 1);
    expect(labelsOf(numbering, first(1))).toEqual(["III"]);
  });
});
