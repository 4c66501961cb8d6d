import type { Block } from "../../workbook/index.js";
import type { Paragraph } from "../paragraphs/words.js";
import { LOOKS } from "./looks.js";
import { BlockBuilder } from "./sheetBuilder.js";

/** What fits on an upright page. */
const WIDTH = 66;

/** Paragraphs below one another, for a sheet (with a title) or for the selected cell. */
export function paragraphsBlock(
  name: string,
  number: number,
  paragraphs: readonly Paragraph[],
  title?: string,
): Block {
  const builder = new BlockBuilder(name, number, [WIDTH]);
  if (title !== undefined) builder.title(title);
  for (const { text } of paragraphs) builder.wide(text, LOOKS.paragraph);
  return builder.build({ landscape: false });
}
