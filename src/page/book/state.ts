import type { FindingClass } from "../../check/index.js";
import type { BookContents } from "./contents.js";
import type { Selection } from "./selection.js";

/** Asks the view to show the active cell; each request has a number of its own. */
export interface Reveal {
  readonly serial: number;
  /** In the middle, for a place that somebody was led to; else just far enough to be seen. */
  readonly isCentral: boolean;
}

/** What the last typed text could not be. */
export type Notice = "formula-as-text";

/** Everything that a view of the book shows. Replaced as a whole, never changed. */
export interface BookState extends BookContents {
  /** Index of the sheet on view. */
  readonly sheet: number;
  /** One for each sheet. */
  readonly selections: readonly Selection[];
  /** The class of each marked cell, by its key. */
  readonly marks: ReadonlyMap<number, FindingClass>;
  readonly reveal: Reveal;
  readonly notice: Notice | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}
