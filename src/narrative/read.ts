import type { CellPlace, Fact, Recognised } from "../recognise/index.js";
import type { Sheet, TextDocument } from "../workbook/index.js";

/** Why a figure in a text was not placed. */
export type UnplacedReason =
  /** What it is about is not known. */
  | "unknown"
  /** It stands in the reason for a change. */
  | "reason"
  /** It stands in a chapter about duties, work done, or results. */
  | "prose"
  /** 约, 余, 近: no exact figure. */
  | "estimate";

/** An amount or a percentage in a text that nothing is compared with. */
export interface Unplaced {
  readonly place: CellPlace;
  readonly quote: string;
  readonly sentence: string;
  readonly reason: UnplacedReason;
}

/** A text as it was read: what it claims, and the figures that could not be placed. */
export interface ReadText {
  readonly name: string;
  /** The sheet its places are on, among all sheets of the papers. */
  readonly sheet: number;
  /** The figures that were placed. */
  readonly claims: readonly Fact[];
  readonly unplaced: readonly Unplaced[];
}

/** Reads a text beside a workbook; `sheet` is the index that its places carry. */
export function readText(text: TextDocument, sheet: number, _recognised: Recognised): ReadText {
  return { name: text.name, sheet, claims: [], unplaced: [] };
}

/** Reads the texts that stand in sheets of a workbook. */
export function textsInSheets(_sheets: readonly Sheet[], _recognised: Recognised): ReadText[] {
  return [];
}
