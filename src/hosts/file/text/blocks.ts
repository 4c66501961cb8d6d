import type { TextParagraph } from "../../../workbook/index.js";

/** A cell of a table in a text. */
export interface TableCell {
  /** 0-based. */
  readonly column: number;
  /** Columns that it takes. */
  readonly span: number;
  /** How it shares in an area over several rows: as its first cell, or as one below. */
  readonly merge?: "first" | "below";
  readonly text: string;
}

/** A table in a text, with the lines around it that belong to it. */
export interface TableBlock {
  readonly rows: (readonly TableCell[])[];
  readonly above: string[];
  readonly below: string[];
}

/** What stands one below another in a text, in a cell or in a text box. */
export type Block = TextParagraph | TableBlock;

export function newTable(): TableBlock {
  return { rows: [], above: [], below: [] };
}

export function isTable(block: Block): block is TableBlock {
  return "rows" in block;
}

/** A paragraph as it is shown, its automatic number in front. */
export function shownText({ label = "", text }: TextParagraph): string {
  return label + text;
}

export function isBlank(text: string): boolean {
  return /^[\s\u200b]*$/.test(text);
}

/** The paragraphs among blocks. */
export function paragraphsOf(blocks: readonly Block[]): TextParagraph[] {
  return blocks.filter((block): block is TextParagraph => !isTable(block));
}
