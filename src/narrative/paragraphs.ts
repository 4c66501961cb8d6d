import type { TextParagraph } from "../workbook/index.js";
import { figuresIn, type Figure } from "./figures.js";
import { type Plain, plainOf } from "./plain.js";
import { NO_SECTION, type Section, sectionOf } from "./sections.js";

/** How a paragraph is numbered: paragraphs of one list have one style. */
export type NumberingStyle =
  "part" | "chinese" | "chinese-bracket" | "arabic" | "arabic-bracket" | "circled" | "none";

/** A paragraph as it is read. */
export interface Paragraph {
  /** 0-based among all of its text. */
  readonly index: number;
  readonly plain: Plain;
  readonly figures: readonly Figure[];
  readonly section: Section;
  readonly numbering: NumberingStyle;
  /** Offset in the plain text behind its number. */
  readonly begin: number;
  /** It is a heading and claims nothing. */
  readonly isHeading: boolean;
}

const NUMERAL = "[一二三四五六七八九十百〇零]";
const STYLES: readonly (readonly [NumberingStyle, RegExp])[] = [
  ["part", new RegExp(`^第${NUMERAL}+(部分|章|节|篇)[、:.]?`)],
  ["chinese", new RegExp(`^${NUMERAL}{1,4}[、.:]`)],
  ["chinese-bracket", new RegExp(`^\\(${NUMERAL}{1,4}\\)[、.]?`)],
  ["arabic-bracket", /^\(?\d{1,2}\)[、.]?/],
  ["arabic", /^\d{1,2}(、|\.(?!\d)|[.](?=\d{4}[年-]))/],
  ["circled", /^[①-⑳]/],
];

function numberingOf(text: string): readonly [NumberingStyle, number] {
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(text);
    if (match) return [style, match[0].length];
  }
  return ["none", 0];
}

const LONGEST_HEADING = 44;
const ENDS = /[。;:!?]/;

/** A heading stands alone, or in front of the first sentence of its paragraph. */
function headingIn(
  text: string,
  begin: number,
  figures: readonly Figure[],
): { heading: string; alone: boolean } | undefined {
  const rest = text.slice(begin);
  const end = ENDS.exec(rest)?.index ?? rest.length;
  const heading = rest.slice(0, end);
  if (heading === "" || heading.length > LONGEST_HEADING) return undefined;
  if (figures.some(({ start, kind }) => kind !== "count" && start < begin + end)) return undefined;
  if (/[,]/.test(heading)) return undefined;
  return { heading, alone: end >= rest.length - 1 };
}

/** Names of chapters do not count things: 1.因公出国（境）费 heads an item of the chapter it stands in. */
const ITEM_STYLES: ReadonlySet<NumberingStyle> = new Set(["arabic", "arabic-bracket", "circled"]);
const SAYS_CHAPTER = /(情况|说明|解释|安排|概况|职责|信息|构成|变化|增减|结构|总体|具体)/;

/** Whether a heading in an item's place begins a chapter all the same. */
function beginsChapter(style: NumberingStyle, heading: string, alone: boolean): boolean {
  if (style === "part" || style === "chinese" || style === "chinese-bracket")
    return alone || SAYS_CHAPTER.test(heading);
  if (ITEM_STYLES.has(style)) return SAYS_CHAPTER.test(heading);
  return alone && (SAYS_CHAPTER.test(heading) || heading.length <= 16);
}

/** The chapters that a paragraph stands in, the outermost first. */
class Chapters {
  private readonly open: { readonly level: number; readonly section: Section }[] = [];

  get section(): Section {
    return this.open.at(-1)?.section ?? NO_SECTION;
  }

  /** A heading that nobody knows goes on with the chapter above it. */
  enter(numbering: NumberingStyle, heading: string, isAlone: boolean): void {
    const level = LEVELS[numbering];
    const next = sectionOf(heading);
    if (!next && (!isAlone || level > CHAPTER_DEPTH)) return;
    const above = this.open.findLast((chapter) => chapter.level < level)?.section;
    if (next && above && isInside(above, next)) {
      this.closeTo(level);
      return;
    }
    // Duties are numbered like chapters.
    if (!next && this.section.kind === "prose" && numbering !== "part") return;
    this.closeTo(level);
    if (next) this.open.push({ level, section: next });
  }

  private closeTo(level: number): void {
    while ((this.open.at(-1)?.level ?? -1) >= level) this.open.pop();
  }
}

/** Reads the paragraphs of a text one after another: each in its chapter. */
export function paragraphsOf(paragraphs: readonly TextParagraph[]): Paragraph[] {
  const chapters = new Chapters();
  return paragraphs.map(({ text, label = "" }, index) => {
    const plain = plainOf(text);
    const labelled = numberingOf(plainOf(label).text);
    const own = numberingOf(plain.text);
    const [numbering] = labelled[0] === "none" ? own : labelled;
    const begin = own[1];
    const figures = figuresIn(plain.text);
    const found = headingIn(plain.text, begin, figures);
    const isChapter = found !== undefined && beginsChapter(numbering, found.heading, found.alone);
    if (isChapter) chapters.enter(numbering, found.heading, found.alone);
    const isHeading = isChapter && found.alone;
    return { index, plain, figures, section: chapters.section, numbering, begin, isHeading };
  });
}

const CHAPTER_DEPTH = 2;

const LEVELS: Readonly<Record<NumberingStyle, number>> = {
  part: 0,
  chinese: 1,
  "chinese-bracket": 2,
  arabic: 3,
  "arabic-bracket": 4,
  circled: 5,
  none: 3,
};

/** Sub-headings of a chapter that repeat a part of its words leave it as it is. */
function isInside(section: Section, next: Section): boolean {
  if (next.id === section.id) return true;
  const narrower: Readonly<Record<string, readonly string[]>> = {
    "three-public": ["whole", "spending", "general"],
    fund: ["whole", "income", "spending", "basic", "projects"],
    "state-capital": ["whole", "income", "spending", "basic", "projects"],
    general: ["whole", "spending", "income"],
    basic: ["whole", "spending"],
    performance: ["projects", "whole", "prose", "spending", "other"],
    fiscal: ["whole"],
    terms: [
      "three-public",
      "operating",
      "basic",
      "projects",
      "general",
      "fund",
      "state-capital",
      "procurement",
      "services",
      "assets",
      "performance",
      "fiscal",
      "income",
      "spending",
      "whole",
      "other",
      "fiscal-spending",
    ],
    prose: [
      "three-public",
      "operating",
      "basic",
      "projects",
      "general",
      "fund",
      "state-capital",
      "performance",
      "income",
      "spending",
    ],
  };
  return narrower[section.id]?.includes(next.id) ?? false;
}
