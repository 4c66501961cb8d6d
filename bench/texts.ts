import { check } from "../src/check/index.js";
import { readPapers } from "../src/narrative/index.js";
import { workbookOf } from "../tests/support/grid.js";
import { COLLEGE_BUDGET } from "../tests/texts/collegeBudget.js";
import { COUNTY_FINAL } from "../tests/texts/countyFinal.js";
import { INSTITUTE_FINAL } from "../tests/texts/instituteFinal.js";
import { SERVICE_BUDGET } from "../tests/texts/serviceBudget.js";
import { inOwnProcess } from "./measure.js";

/** Milliseconds. */
export interface TextCost {
  readonly bytes: number;
  readonly claims: number;
  readonly findings: number;
  readonly read: number;
  readonly check: number;
}

export interface HostileCost {
  readonly name: string;
  /** How long the longest text was that was tried: a slow one is not tried at its full length. */
  readonly signs: number;
  readonly milliseconds: number;
}

const YEAR = 2024;

/** Texts with their years. */
const DOCUMENTS = [
  [COUNTY_FINAL, 2024],
  [INSTITUTE_FINAL, 2023],
  [COLLEGE_BUDGET, 2025],
  [SERVICE_BUDGET, 2025],
] as const;
const BOOK = workbookOf("表.xlsx", COUNTY_FINAL.sheets);

/** The text of the tables, again and again as it is, up to so many bytes of UTF-8. */
function soundParagraphsOf(bytes: number): string[] {
  const { paragraphs } = COUNTY_FINAL;
  const size = new TextEncoder().encode(paragraphs.join("\n")).length;
  return Array.from({ length: Math.max(1, Math.floor(bytes / size)) }, () => paragraphs).flat();
}

/** The sentences of the documents of the tests, again and again with other figures, up to so many bytes of UTF-8. */
function paragraphsOf(bytes: number): string[] {
  const paragraphs: string[] = [];
  let seed = 12345;
  const digit = (): number => (seed = (seed * 48271) % 2147483647) % 10;
  let size = 0;
  for (;;) {
    for (const [{ paragraphs: own }, year] of DOCUMENTS) {
      for (const line of own) {
        const ofYear = line.replace(/20\d\d(?=年)/g, (said) => String(Number(said) + YEAR - year));
        const text = ofYear.replace(/\d(?=[\d,.]*(万元|元|%))/g, () => String(digit()));
        size += new TextEncoder().encode(text).length + 1;
        if (size > bytes) return paragraphs;
        paragraphs.push(text);
      }
    }
  }
}

function once(paragraphs: readonly string[]): Omit<TextCost, "bytes"> {
  const text = { name: "说明.txt", paragraphs: paragraphs.map((own) => ({ text: own })), tables: [] };
  const start = performance.now();
  const dossier = readPapers({ workbook: BOOK, texts: [text], companions: [] });
  const read = performance.now();
  const { findings } = check(dossier);
  const end = performance.now();
  return {
    claims: dossier.texts?.[0]?.claims.length ?? 0,
    findings: findings.length,
    read: read - start,
    check: end - read,
  };
}

const WARM_UP_BYTES = 60_000;
const WARM_UP = 4;

/** One text beside a set of tables, after enough of others; a sound one agrees with them. */
export function text(bytes: number, isSound: boolean): TextCost {
  for (let run = 0; run < WARM_UP; run++) once(paragraphsOf(WARM_UP_BYTES));
  const paragraphs = isSound ? soundParagraphsOf(bytes) : paragraphsOf(bytes);
  const [first] = Array.from({ length: 3 }, () => once(paragraphs)).sort(
    (left, right) => left.read + left.check - right.read - right.check,
  );
  return { bytes, ...(first ?? once(paragraphs)) };
}

/** What a text made of nothing but this is called, and what it is made of. */
const HOSTILE: Readonly<Record<string, string>> = {
  一个字: "收",
  左括号: "(",
  右括号: "）",
  占: "占",
  比: "比",
  的: "的",
  "其中：": "其中:",
  "收、支": "收、支",
  "1%、": "1%、",
  "1、": "1、",
  "1,": "1,",
  "（类）（款）（项）": "（类）（款）（项）",
  "教育支出（类）": "教育支出（类）",
  "教育（类）乙（款）": "教育（类）乙（款）",
  "教育（类）1.00万元、": "教育（类）1.00万元、",
  "（类": "（类",
  与上年支出: "与上年支出",
  比上年: "比上年",
  增加: "增加",
  完成预算: "完成预算",
  数字: "7",
  "1,234,": "1,234,",
  "1.00万元，": "1.00万元，",
  约1万元: "约1万元",
  "基本支出1.00万元，": "基本支出1.00万元，",
  "其中：基本支出1.00万元": "其中：基本支出1.00万元",
  "公务接待费1.00万元，占1%；": "公务接待费1.00万元，占1%；",
  "比上年增加1.00万元、": "比上年增加1.00万元、",
  "2023年度支出1.00万元。": "2023年度支出1.00万元。",
  X: "X",
  没有: "没有",
  "，列明": "，列明",
  "（如有": "（如有",
  "（请": "（请",
  空格: " ",
  句号: "。",
  "一、": "一、",
};

/** Lengths that are tried one after another, as long as the last took no longer than this. */
const STEPS = [10_000, 30_000, 100_000, 330_000];
const PATIENCE = 2_000;
const LINE = 60;

/** The words again and again, in one paragraph or in many. */
const SHAPES: Readonly<Record<string, (words: string, signs: number) => readonly string[]>> = {
  一段: (words, signs) => [words.repeat(Math.ceil(signs / words.length))],
  多段: (words, signs) => {
    const line = words.repeat(Math.ceil(LINE / words.length));
    return Array.from({ length: Math.ceil(signs / line.length) }, () => line);
  },
};

/** The heading under which most figures mean something. */
const HEADING = "五、一般公共预算财政拨款支出决算情况说明";

/** One hostile text as long as it can be borne. */
function borne(name: string, linesOf: (signs: number) => readonly string[]): HostileCost {
  let last: HostileCost = { name, signs: 0, milliseconds: 0 };
  for (const signs of STEPS) {
    if (last.milliseconds > PATIENCE) break;
    const { read, check: checked } = once([HEADING, ...linesOf(signs)]);
    last = { name, signs, milliseconds: read + checked };
  }
  return last;
}

/** Texts that nobody writes, the slowest by their length first. */
export function hostile(): HostileCost[] {
  once(paragraphsOf(WARM_UP_BYTES));
  return Object.entries(HOSTILE)
    .flatMap(([name, words]) =>
      Object.entries(SHAPES).map(([shape, lines]) =>
        borne(`${name} ${shape}`, (signs) => lines(words, signs)),
      ),
    )
    .sort((left, right) => right.milliseconds / right.signs - left.milliseconds / left.signs);
}

export interface TextCosts {
  /** A text of the largest size that agrees with the tables. */
  readonly sound: TextCost;
  readonly sizes: readonly TextCost[];
  readonly hostile: readonly HostileCost[];
}

/** Each size in a process of its own. */
export function textCosts(sizes: readonly number[]): TextCosts {
  return {
    sound: inOwnProcess("text", String(Math.max(...sizes)), "sound") as TextCost,
    sizes: sizes.map((bytes) => inOwnProcess("text", String(bytes)) as TextCost),
    hostile: inOwnProcess("hostile") as HostileCost[],
  };
}
