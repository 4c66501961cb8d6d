import type { Concept } from "../../catalogue/index.js";
import type { CellPlace, Fact, FactWords } from "../../recognise/index.js";
import type { Amount } from "../../workbook/index.js";

/**
 * Where a figure comes from: a cell, a sentence or a table in a text, another document; `worked-out`: a change that a text states
 * (上年数 = 本年数 ∓ 增减额), or the sum of the parts.
 */
export type SourceKind = "cell" | "text" | "other" | "worked-out";

/** One amount of a summary, as it should be. */
export interface Figure {
  readonly concept: Concept;
  /** In 万元, with the digits it is printed with. */
  readonly amount: Amount;
  readonly source: SourceKind;
  /** The place it comes from. */
  readonly fact: Fact;
  /** A repair changes what that place prints. */
  readonly isCorrected: boolean;
  /** No other amount is as likely. */
  readonly isCertain: boolean;
  /** Name of the file, where it is another document. */
  readonly file?: string;
}

/** A place that prints another amount than the summary, and what it should print. */
export interface Differing {
  readonly place: CellPlace;
  readonly source: Exclude<SourceKind, "worked-out">;
  readonly printed: string;
  /** Decimal text in `unit`. */
  readonly should: string;
  readonly unit: string;
  readonly words?: FactWords;
  /** What the figure is: an item of 三公经费 or 机关运行经费, and its stage. */
  readonly item: string;
  readonly stage: string;
  readonly isCertain: boolean;
}
