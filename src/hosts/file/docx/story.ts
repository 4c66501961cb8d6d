import type { TableBlock } from "../text/blocks.js";
import type { Budget } from "../text/budget.js";
import type { Fields } from "./fields.js";
import type { Numbers } from "./numbers.js";
import type { Styles } from "./stylesPart.js";
import type { XmlWalk } from "./walk.js";

/** What is at hand while a part with text is read. */
export interface Story {
  readonly walk: XmlWalk;
  readonly styles: Styles;
  readonly numbers: Numbers;
  readonly fields: Fields;
  readonly budget: Budget;
  /** All tables, in the order in which they begin. */
  readonly tables: TableBlock[];
  /** Ids of the notes that the text refers to, by the element that does. */
  readonly notes: Readonly<Record<NoteReference, Set<string>>>;
}

export type NoteReference = "footnoteReference" | "endnoteReference";
