import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, type Finding } from "../../src/check/index.js";
import { readBeside, type TextBeside, textOf } from "../support/said.js";
import { COLLEGE_BUDGET } from "../texts/collegeBudget.js";
import { COUNTY_FINAL } from "../texts/countyFinal.js";
import type { TextDocument } from "../texts/document.js";
import { INSTITUTE_FINAL } from "../texts/instituteFinal.js";
import { FINAL } from "./books.js";
import { SENTENCES } from "./sentences.js";
import { tellings, type Told } from "./telling.js";

function findings(beside: TextBeside): readonly Finding[] {
  return check(readBeside(beside)).findings.filter((finding) => finding.class !== "hint");
}

/** Ids and classes: what stays when a text is set another way. */
function verdicts(beside: TextBeside): string[] {
  return findings(beside)
    .map(({ id, class: kind, rule }) => `${id} ${kind} ${rule}`)
    .sort();
}

/** A document with one slip in each paragraph that has any. */
function spoilt({ sheets, paragraphs, slips }: TextDocument): TextBeside {
  const taken = new Set<number>();
  const lines = [...paragraphs];
  for (const { from, to } of slips) {
    const at = lines.findIndex((line) => line.includes(from));
    // Kinds of cars are told by their words as printed, blanks and all.
    if (at < 0 || taken.has(at)) continue;
    taken.add(at);
    lines[at] = lines[at]?.replace(from, to) ?? "";
  }
  return { sheets, paragraphs: lines };
}

const SPOILT = [COUNTY_FINAL, INSTITUTE_FINAL, COLLEGE_BUDGET].map(
  (document) => [document.about, spoilt(document)] as const,
);

const BLANKS = [" ", "\u3000", "\u00a0", "\n", "\t", "\u200b", "  "];

/** Puts blanks before so many signs of a text, at shares of its length. */
function withBlanks(text: string, places: readonly (readonly [share: number, blank: string])[]): string {
  const at = new Map(places.map(([share, blank]) => [Math.floor(share * text.length), blank]));
  return Array.from(text)
    .map((sign, index) => (at.get(index) ?? "") + sign)
    .join("");
}

function fullWidth(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

const HALF: Readonly<Record<string, string>> = { "（": "(", "）": ")", "，": ",", "；": ";", "：": ":" };

function separated(text: string): string {
  return text.replace(/(?<![\d.,])\d{4,}(?=\.\d\d万?元)/g, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
}

/** Other ways to set one and the same text. */
const SETTINGS: readonly (readonly [string, (text: string) => string])[] = [
  ["in full-width digits", (text) => fullWidth(text, /[0-9]/g)],
  ["in full-width digits, points and signs", (text) => fullWidth(text, /[0-9.,%]/g)],
  ["in half-width punctuation", (text) => text.replace(/[（），；：]/g, (sign) => HALF[sign] ?? sign)],
  ["with separators in its amounts", separated],
  ["without separators in its amounts", (text) => text.replace(/(?<=\d),(?=\d{3})/g, "")],
  ["without its quotes", (text) => text.replace(/[“”]/g, "")],
  ["with other quotes", (text) => text.replace(/“/g, "「").replace(/”/g, "」")],
  ["with a blank between all its signs", (text) => Array.from(text).join(" ")],
  ["with a line break behind each of its stops", (text) => text.replace(/[，；：。]/g, "$&\n")],
];

describe.each(SPOILT)("%s with slips in their text", (_, beside) => {
  const own = verdicts(beside);
  const set = (change: (text: string) => string): string[] =>
    verdicts({ ...beside, paragraphs: beside.paragraphs.map(change) });

  it("have findings", () => {
    expect(own.length).toBeGreaterThan(8);
  });

  it.each(SETTINGS)("have the same ones %s", (_name, change) => {
    expect(set(change)).toEqual(own);
  });

  it("have the same ones with blanks and line breaks anywhere", () => {
    const places = fc.array(
      fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.constantFrom(...BLANKS)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(places, (blanks) => {
        expect(set((text) => withBlanks(text, blanks))).toEqual(own);
      }),
      { seed: 51, numRuns: 25 },
    );
  });
});

describe("a text that says the amounts of its tables", () => {
  it("has no finding", () => {
    fc.assert(
      fc.property(tellings, (told) => {
        expect(findings(told)).toEqual([]);
        // It is no empty claim: every figure is read.
        const { unplaced } = textOf(readBeside(told));
        expect(unplaced.map(({ quote }) => quote)).toEqual([]);
      }),
      { seed: 52, numRuns: 60 },
    );
  });
});

/** The figure with another digit in it. */
function withDigit(figure: string, share: number, by: number): string {
  const places = Array.from(figure).flatMap((sign, at) => (sign === "." ? [] : [at]));
  const at = places[Math.floor(share * places.length)] ?? 0;
  return figure.slice(0, at) + String((Number(figure[at]) + by) % 10) + figure.slice(at + 1);
}

describe("one digit of such a text changed", () => {
  const slips = tellings.chain((told) =>
    fc.record({
      told: fc.constant(told),
      place: fc.constantFrom(...told.bounds),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
      by: fc.integer({ min: 1, max: 9 }),
    }),
  );

  it("is found where it stands", () => {
    fc.assert(
      fc.property(slips, ({ told, place: { paragraph, start, figure }, share, by }) => {
        const found = findings(withFigure(told, paragraph, start, figure, withDigit(figure, share, by)));
        const named = found.filter(({ cells }) =>
          cells.some(
            ({ place: { row, span }, words }) =>
              words !== undefined && row === paragraph && span && span.start <= start && start < span.end,
          ),
        );
        expect(named.length).toBeGreaterThan(0);
      }),
      { seed: 53, numRuns: 120 },
    );
  });
});

function withFigure(
  { sheets, paragraphs }: Told,
  paragraph: number,
  start: number,
  figure: string,
  other: string,
): TextBeside {
  return {
    sheets,
    paragraphs: paragraphs.map((line, at) =>
      at === paragraph ? line.slice(0, start) + other + line.slice(start + figure.length) : line,
    ),
  };
}

/** Pieces of sentences: what grammars fall over when nobody means anything by them. */
const PIECES = [
  ...[
    "收、支总计",
    "本年收入合计",
    "支出合计",
    "财政拨款",
    "一般公共预算",
    "政府性基金",
    "基本支出",
    "项目支出",
  ],
  ...[
    "人员经费",
    "公用经费",
    "“三公”经费",
    "公务接待费",
    "公务用车购置及运行维护费",
    "因公出国（境）费",
    "机关运行经费",
  ],
  ...[
    "政府采购",
    "授予中小企业",
    "教育支出（类）",
    "进修及培训（款）",
    "培训支出（项）",
    "（类）（款）（项）",
    "集市改造补助项目",
  ],
  ...[
    "年初预算",
    "全年预算",
    "支出决算",
    "执行数",
    "上年结转",
    "年末结转和结余",
    "其中",
    "主要包括",
    "分别为",
    "各",
    "均",
  ],
  ...[
    "比上年",
    "与2023年度相比",
    "较年初预算",
    "增加",
    "减少",
    "持平",
    "增长",
    "下降",
    "增加（减少）",
    "占",
    "占比",
    "完成",
    "完成预算的",
  ],
  ...[
    "主要原因是",
    "没有",
    "无",
    "未发生",
    "XX",
    "×",
    "约",
    "余",
    "近",
    "2024年",
    "2023年度",
    "一、",
    "（一）",
    "1.",
    "①",
    "第一部分",
  ],
  ...[
    "12.30万元",
    "1,234.50元",
    "0万元",
    "-5.00万元",
    "3.2亿元",
    "12.5%",
    "100%",
    "0%",
    "3个百分点",
    "12",
    "0",
    "9999999999999.99万元",
  ],
  ...[
    "2个",
    "5人次",
    "3辆",
    "万元",
    "元",
    "%",
    ".",
    ",",
    "，",
    "。",
    "；",
    "：",
    "、",
    "（",
    "）",
    "(",
    ")",
    "-",
    "\n",
    " ",
    "的",
    "为",
  ],
];

describe("no text", () => {
  const lines = fc.array(
    fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 4 })), {
      maxLength: 24,
    }),
    { maxLength: 8 },
  );
  const headings = fc.constantFrom(...new Set(SENTENCES.map(({ chapter }) => chapter)));

  it("makes reading or a rule fail", () => {
    fc.assert(
      fc.property(headings, lines, fc.boolean(), (heading, paragraphs, hasBook) => {
        const beside = { paragraphs: [heading, ...paragraphs.map((line) => line.join(""))] };
        expect(check(readBeside(hasBook ? { ...beside, sheets: FINAL } : beside)).unfinished).toEqual([]);
      }),
      { seed: 54, numRuns: 400 },
    );
  });
});
