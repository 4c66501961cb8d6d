import { strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText, textOfPaste } from "../../../src/hosts/file/index.js";
import { gridOf, textsOf, utf16 } from "./texts.js";

/** 支出 and a line break. */
const GBK = new Uint8Array([0xd6, 0xa7, 0xb3, 0xf6, 0x0a]);

describe("a text without a format", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", strToU8("支出\n")],
    ["UTF-8 with a mark", strToU8("\ufeff支出")],
    ["UTF-16 LE", utf16("支出\r\n", false)],
    ["UTF-16 BE", utf16("支出", true)],
    ["GBK", GBK],
  ])("is read in %s", (_, bytes) => {
    expect(readText(bytes, "a.txt")).toEqual({ name: "a.txt", paragraphs: [{ text: "支出" }], tables: [] });
  });

  it("knows the signs that only GB 18030 has", () => {
    expect(textsOf(readText(new Uint8Array([0x95, 0x32, 0x82, 0x36, 0xd6, 0xa7]), "a.txt"))).toEqual([
      "𠀀支",
    ]);
  });

  it.each<[string, string[]]>([
    ["一\n二", ["一", "二"]],
    ["一\r\n\r\n二\r三\n", ["一", "", "二", "三"]],
    ["# 一\n**二**\n|三|\n|-|\n", ["# 一", "**二**", "|三|", "|-|"]],
    ["\t一  \n", ["\t一  "]],
  ])("has a paragraph a line: %j", (text, expected) => {
    expect(textsOf(readText(strToU8(text), "a.txt"))).toEqual(expected);
    expect(textOfPaste(text, "粘贴的文字")).toEqual({
      name: "粘贴的文字",
      paragraphs: expected.map((line) => ({ text: line })),
      tables: [],
    });
  });

  it("has no paragraphs where nothing was pasted", () => {
    expect(textOfPaste("", "粘贴的文字").paragraphs).toEqual([]);
  });

  it("comes back as it was written", () => {
    const line = fc.string({
      unit: fc.constantFrom(..."项目一，（）<>#*|-> a1.\u3000𠀀".split(/(?:)/u)),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.constantFrom("\n", "\r\n", "\r"), (lines, end) => {
        const text = `甲${lines.map((written) => written + end).join("")}`;
        expect(textsOf(readText(strToU8(text), "a.txt"))).toEqual([`甲${lines[0] ?? ""}`, ...lines.slice(1)]);
      }),
    );
  });
});

describe("Markdown", () => {
  const read = (text: string) => readText(strToU8(text), "a.MD");

  it("is shown without the signs of headings and bold words", () => {
    const text = read("# 一、概况\n###### **（一）** 收入\n\n#2024\n- 支出**1.00**万元\n> 注\n| 一 |\n");
    expect(textsOf(text)).toEqual([
      "一、概况",
      "（一） 收入",
      "",
      "#2024",
      "- 支出1.00万元",
      "> 注",
      "| 一 |",
    ]);
    expect(text.tables).toEqual([]);
  });

  it("has tables with pipes, which are no paragraphs", () => {
    const text = read(
      "## 收支总表\n\n单位：万元\n\n| **项目** | 金额 |\n|:---|---:|\n| 合计 | 1.00 |\n| 甲\\|乙<br>丙 | |\n\n注：无\n项目 | 金额\n-|-\n合计 | 2.00",
    );
    expect(text.tables.map((sheet) => [sheet.name, gridOf(sheet)])).toEqual([
      ["表1", [["收支总表"], ["单位：万元"], ["项目", "金额"], ["合计", "1.00"], ["甲|乙\n丙"], ["注：无"]]],
      ["表2", [["项目", "金额"], ["合计", "2.00"]]], // prettier-ignore
    ]);
    expect(textsOf(text)).toEqual(["收支总表", "", "单位：万元", "", "", "注：无"]);
  });
});
