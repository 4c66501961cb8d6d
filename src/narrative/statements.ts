import type { Concept } from "../catalogue/index.js";
import type { CellPlace, Fact, FactWords, TextSpan } from "../recognise/index.js";
import type { Section } from "./sections.js";

/** Where in a text something stands: the words that are quoted, the sentence, and its chapter. */
export interface Spot {
  readonly place: CellPlace;
  readonly words: FactWords;
  readonly section: Section;
  /** 0-based, counted over the whole text. */
  readonly paragraph: number;
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
  /** 科目 of an item that names several: their sum. */
  readonly codes?: readonly string[];
}

/** What a change or a rate is measured against. */
export interface Base {
  /** A year, `last`, or none where only a stage is named. */
  readonly year?: string;
  readonly stage?: "预算" | "决算" | "年初预算" | "全年预算";
  readonly text: string;
}

export interface Change extends Spot {
  readonly way: "up" | "down" | "level" | "open";
  readonly base: Base | undefined;
  /** What changed, as far as the text prints how much it is now. */
  readonly of: Level | undefined;
  readonly firm: Concept;
  readonly concepts: readonly Concept[];
  amount?: Fact;
  rate?: Fact;
  /** What it was before, where that is printed too. */
  prior?: Level;
}

/** 占…的 x %. */
export interface Share extends Spot {
  readonly fact: Fact;
  readonly part: Level;
  /** Printed in the text, or to be looked up. */
  readonly whole: Level | undefined;
  readonly wholeConcepts: readonly Concept[];
}

/** 完成预算的 x %. */
export interface Completion extends Spot {
  readonly fact: Fact;
  readonly now: Level | undefined;
  readonly base: Level | undefined;
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
  /** The words between the figure before and this one, plain. */
  readonly label: string;
}

/** What a project has left of its budget: 剩余指标 15.86 万元. */
export interface Remainder extends Spot {
  readonly fact: Fact;
  readonly project: string;
}

/** A figure behind words that may name an indicator of the project that the paragraph is about. */
export interface IndicatorClaim extends Spot {
  readonly fact: Fact;
  readonly label: string;
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

export type { TextSpan };
