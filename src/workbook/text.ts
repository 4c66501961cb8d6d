import type { Sheet } from "./model.js";

/** One paragraph of a text, without the number that a word processor puts in front of it by itself. */
export interface TextParagraph {
  readonly text: string;
  /** The automatic number, as shown: `一、`, `（二）`, `1.`; absent where it is typed or there is none. */
  readonly label?: string;
}

/** A text that is checked beside a workbook, as plain data. A host makes it. */
export interface TextDocument {
  /** The file's name, or what pasted text is called. */
  readonly name: string;
  /** In their order, empty ones included. Paragraphs in tables are not among them. */
  readonly paragraphs: readonly TextParagraph[];
  /** Tables that stand in it, each a sheet; what stands right above one (title, unit) makes its first rows. */
  readonly tables: readonly Sheet[];
}
