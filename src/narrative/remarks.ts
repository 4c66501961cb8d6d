import type { CellPlace } from "../recognise/index.js";
import type { Paragraph } from "./paragraphs.js";
import { spanOf } from "./plain.js";
import type { Spot } from "./statements.js";

/** A text that says that there is none of something. */
export interface Denial {
  readonly fund?: string;
  readonly item?: string;
  readonly spot: Spot;
}

/** Words of the template that nobody replaced. */
export interface TemplateWord {
  readonly word: string;
  readonly spot: Spot;
}

const NO = "(?:没有|未安排|未发生|不涉及|无)(?:使用|安排|发生|涉及)?(?:当年|本年)?";
const DENIALS: readonly (readonly [RegExp, { fund?: string; item?: string }])[] = [
  [
    new RegExp(
      `${NO}政府性?基金(?:预算)?(?:财政)?(?:拨款)?(?:安排的)?(?:收入|支出|收支|预算)?(?![^,。;]{0,6}(?:结转|结余))`,
      "g",
    ),
    { fund: "政府性基金" },
  ],
  [
    new RegExp(
      `${NO}国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:安排的)?(?:收入|支出|收支|预算)?(?![^,。;]{0,6}(?:结转|结余))`,
      "g",
    ),
    { fund: "国有资本经营" },
  ],
  [new RegExp(`${NO}(?:财政拨款)?三公经费(?:支出|预算)?`, "g"), { item: "三公经费" }],
  [new RegExp(`${NO}因公出国(?:\\(境\\))?(?:费用|费|支出|经费)?`, "g"), { item: "因公出国" }],
  [new RegExp(`${NO}公务接待(?:费用|费|支出|经费)?`, "g"), { item: "公务接待" }],
  [new RegExp(`${NO}公务用车购置(?:费用|费|支出|经费)(?!用?及|和|与)`, "g"), { item: "公务用车购置" }],
];

const UP = "(?:增加|增长|上升|提高)";
const DOWN = "(?:减少|下降|降低)";
const TEMPLATES = new RegExp(
  [
    `${UP}[(/]${DOWN}[)]?`,
    `${DOWN}[(/]${UP}[)]?`,
    `${UP}或${DOWN}(?=[\\dX×(])`,
    "(?:大于|高于)[(/](?:小于|低于|等于)[)]?",
    "(?:小于|低于)[(/](?:大于|高于|等于)[)]?",
    "大小于|大\\/小于|\\(或(?:与预算数)?持平\\)|\\(或[^()]{0,12}持平\\)",
    "(?<=占(?:[^,。;()]{0,20}[\\u4e00-\\u9fa5])?)%|(?<=(?:增长|下降|完成|完成[^,。;()]{0,10}的))%",
    "(?<![A-Za-z])X{2,}(?![A-Za-z])|×{2,}|[Xx×](?=万元|年度|个项目|%)|_{3,}|\\*{3,}",
    "\\(如(?:无|没有|有|持平|增|减|下降|涉及|不涉及)[^()]{0,40}\\)|\\((?:请|此处|注意)[^()]{1,40}\\)|,列明[^,。;]{0,20}|\\(列明[^()]*\\)|请填写|请列明",
  ].join("|"),
  "g",
);

const STOP = /[,;。:!?]/;
const SENTENCE_END = /[。!?]/;
/** So far at the most a stretch is made longer. */
const FAR = 400;

/** The clause or sentence around a stretch of a plain text. */
function stretchAround(
  text: string,
  start: number,
  end: number,
  stop: RegExp,
): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from > Math.max(0, start - FAR) && !stop.test(text.charAt(from - 1))) from -= 1;
  while (to < Math.min(text.length, end + FAR) && !stop.test(text.charAt(to))) to += 1;
  return { start: from, end: to };
}

/** Makes spots for words that are no figures. */
export class Remarks {
  readonly denials: Denial[] = [];
  readonly templates: TemplateWord[] = [];

  constructor(
    private readonly placeOf: (paragraph: number, start: number, end: number) => CellPlace,
    private readonly textOf: (paragraph: number) => string,
  ) {}

  read(paragraph: Paragraph): void {
    const { plain, section } = paragraph;
    const { text } = plain;
    if (section.kind !== "terms" && /[无没未不]/.test(text)) {
      for (const [pattern, what] of DENIALS)
        for (const match of text.matchAll(pattern))
          if (!isQualified(text, match))
            this.denials.push({
              ...what,
              spot: this.spot(paragraph, match.index, match.index + match[0].length),
            });
    }
    if (section.kind === "terms") return;
    for (const match of text.matchAll(TEMPLATES)) {
      const clause = stretchAround(text, match.index, match.index + match[0].length, STOP);
      this.templates.push({ word: match[0], spot: this.spot(paragraph, clause.start, clause.end) });
    }
  }

  private spot(paragraph: Paragraph, start: number, end: number): Spot {
    const { index, plain, section } = paragraph;
    const quote = spanOf(plain, start, end);
    const text = this.textOf(index);
    const around = stretchAround(plain.text, start, end, SENTENCE_END);
    const sentence = spanOf(plain, around.start, around.end);
    return {
      place: this.placeOf(index, quote.start, quote.end),
      words: {
        quote: text.slice(quote.start, quote.end),
        sentence: text.slice(sentence.start, sentence.end),
        figure: { start: quote.start - sentence.start, end: quote.end - sentence.start },
      },
      section,
      paragraph: index,
      sentence: -1 - index,
      inReason: false,
    };
  }
}

/** 无增减, 无变化 and what stands in a sentence about another year or a reason deny nothing. */
function isQualified(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 6);
  return (
    /上年|去年|原因|由于|因为?$|其他|如$/.test(lastClause(before)) || /增减|变化|变动|结转|结余/.test(after)
  );
}

function lastClause(text: string): string {
  return text.split(/[。;,:]/).at(-1) ?? "";
}
