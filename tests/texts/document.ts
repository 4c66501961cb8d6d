import type { GridSheet } from "../support/grid.js";

/** A slip of somebody's pen in a text that agrees with its tables. */
export interface Slip {
  /** Stands once in the text. */
  readonly from: string;
  readonly to: string;
  /** Words that a finding quotes. */
  readonly quote: string;
}

/** Tables and the text beside them; all of it agrees. */
export interface TextDocument {
  readonly about: string;
  readonly sheets: readonly GridSheet[];
  readonly paragraphs: readonly string[];
  readonly slips: readonly Slip[];
}
