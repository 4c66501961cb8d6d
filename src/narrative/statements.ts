import { type Concept, isBelow, parentValue } from "../catalogue/index.js";
import type { CellPlace, Fact, FactWords } from "../recognise/index.js";
import type { Section } from "./sections.js";

/** Where in a text something stands: the words that are quoted, the sentence, and its chapter. */
export interface Spot {
  readonly place: CellPlace;
  readonly words: FactWords;
  readonly section: Section;
  /** 0-based. */
  readonly paragraph: number;
  /** Counted over the whole text. */
  readonly sentence: number;
  /** It gives the reason for something. */
  readonly inReason: boolean;
}

/** A figure that says how much something is. */
export interface Level extends Spot {
  readonly fact: Fact;
  /** What the text says of it, its chapter included; without stage and year. */
  readonly firm: Concept;
  /** What it can be about, the most likely first: they differ in what the text leaves open. */
  readonly concepts: readonly Concept[];
  /** Its name is that of several 科目 of which one is meant. */
  readonly isAmbiguous: boolean;
  /** 科目 of a name that names several: it is their sum. */
  readonly codes: readonly string[] | undefined;
}

/** What a change is measured against. */
export interface Base {
  /** A year, `last`, or none where only a stage is named. */
  readonly year?: string;
  readonly stage?: "预算" | "决算" | "年初预算" | "全年预算";
  readonly text: string;
}

/** `level`: 持平; `open`: 增加（减少）, as a template has it. */
export type Way = "up" | "down" | "level" | "open";

export interface Change extends Spot {
  readonly way: Way;
  readonly base: Base | undefined;
  /** How much it is now, where the text prints that. */
  readonly now: Level | undefined;
  readonly firm: Concept;
  readonly concepts: readonly Concept[];
  amount?: Fact;
  rate?: Fact;
  /** The direction that the rate's own words tell, where it is another one. */
  rateWay?: Way;
  /** What it was before, where that is printed too. */
  readonly prior: Fact | undefined;
}

/** 占…的 x %. */
export interface Share extends Spot {
  readonly fact: Fact;
  readonly part: Level;
  /** Printed in the text; else to be looked up. */
  readonly whole: Level | undefined;
  /** What else can be meant. */
  readonly orWhole: Level | undefined;
  readonly wholeConcepts: readonly Concept[];
}

/** 完成预算的 x %. */
export interface Completion extends Spot {
  readonly fact: Fact;
  readonly now: Level | undefined;
  /** Printed in the text; else to be looked up. */
  readonly base: Pick<Level, "fact"> | undefined;
  readonly baseConcepts: readonly Concept[];
}

/** A whole and what it is said to consist of. */
export interface PartList {
  readonly whole: Level;
  readonly parts: readonly Level[];
}

/** How many of something: 团组, 人次, 辆. */
export interface Count extends Spot {
  readonly fact: Fact;
  /** The plain words in front of it. */
  readonly label: string;
}

/** What a project has left of its budget: 剩余指标 15.86 万元. */
export interface Remainder extends Spot {
  readonly fact: Fact;
  readonly project: string;
}

/** A figure in a paragraph about a project, with everything in front of it in its sentence. */
export interface IndicatorClaim extends Spot {
  readonly fact: Fact;
  readonly before: string;
  readonly project: string;
}

/** Everything that a text states in figures. */
export interface Statements {
  readonly levels: Level[];
  readonly changes: Change[];
  readonly shares: Share[];
  readonly completions: Completion[];
  readonly lists: PartList[];
  readonly counts: Count[];
  readonly remainders: Remainder[];
  readonly indicators: IndicatorClaim[];
}

export function noStatements(): Statements {
  return {
    levels: [],
    changes: [],
    shares: [],
    completions: [],
    lists: [],
    counts: [],
    remainders: [],
    indicators: [],
  };
}

/** Whether two are about the same thing. */
export function isSameConcept(one: Concept | undefined, other: Concept): boolean {
  if (!one) return false;
  const hasAll = (from: Concept, to: Concept): boolean => {
    for (const key in from) if (from[key as keyof Concept] !== to[key as keyof Concept]) return false;
    return true;
  };
  return hasAll(one, other) && hasAll(other, one);
}

/** How many figures back a sentence may mean one: a chapter of a published text has a few hundred. */
const FARTHEST = 500;

/** The last of the levels told that is meant, if it was told not too long ago. */
export function lastMeant(levels: readonly Level[], isMeant: (level: Level) => boolean): Level | undefined {
  for (let back = 1; back <= FARTHEST; back++) {
    const level = levels[levels.length - back];
    if (!level || isMeant(level)) return level;
  }
  return undefined;
}

/** The stage that a level is most likely about. */
export function stageOf({ concepts }: Pick<Level, "concepts">): string | undefined {
  return concepts[0]?.stage;
}

/** What a concept is a part of by what the forms print: a line of its total, an item of 三公经费, 人员经费 of 基本支出. */
export function wholeOfConcept(concept: Concept): Concept | undefined {
  const { item, nature, economic, function: own, ...rest } = concept;
  const above = item === undefined ? undefined : parentValue("item", item);
  if (item !== undefined)
    return above === undefined || above === "合计" ? undefined : { ...concept, item: above };
  if (own !== undefined) return { ...rest, ...(nature === undefined ? {} : { nature }) };
  if (economic !== undefined) return { ...rest, nature: nature ?? "基本支出" };
  if (nature === "人员经费" || nature === "公用经费") return { ...rest, nature: "基本支出" };
  if (nature !== undefined) return rest;
  return undefined;
}

/** Whether something can be a part of a whole: two lines of one kind, side by side, are none of each other. */
export function canBePart(whole: Concept, part: Concept): boolean {
  for (const dimension of ["item", "nature"] as const) {
    const [above, own] = [whole[dimension], part[dimension]];
    if (above !== undefined && own !== undefined && above !== own && !isBelow(dimension, own, above))
      return false;
  }
  for (const dimension of ["function", "economic"] as const) {
    const [above, own] = [whole[dimension], part[dimension]];
    if (above !== undefined && own !== undefined && !own.startsWith(above)) return false;
  }
  const isLine = (one: Concept): boolean =>
    (one.nature ?? one.function ?? one.economic ?? one.item) !== undefined;
  return !isLine(whole) || isLine(part) || part.project !== undefined;
}
