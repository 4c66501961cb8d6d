import type { TextParagraph } from "../../../workbook/index.js";
import { Refusal } from "../errors.js";
import type { Block } from "../text/blocks.js";
import { frameTables } from "../text/frame.js";
import { readParagraph } from "./paragraph.js";
import type { Story } from "./story.js";
import { readTable } from "./table.js";
import { firstAlternative, isAlternatives } from "./walk.js";

const PASSED_OVER = new Set(["del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr"]);

/**
 * Reads what the element met last holds: paragraphs and tables, one below another. `readProperties` reads the `tcPr` of
 * a cell.
 */
export function readBlocks(story: Story, readProperties?: () => void): Block[] {
  const { walk, budget } = story;
  const blocks: Block[] = [];
  /** The paragraphs so far that are shown in one with the next. */
  let begun: TextParagraph | undefined;
  const readBox = (): Block[] => readBlocks(story);

  const visit = (name: string): void => {
    if (name === "p") {
      const { boxes, joinsNext, ...read } = readParagraph(story, readBox);
      const paragraph = begun ? joined(begun, read) : read;
      begun = joinsNext ? paragraph : undefined;
      budget.paragraph(read.text.length + (read.label?.length ?? 0));
      if (!joinsNext) blocks.push(paragraph);
      for (const block of boxes) blocks.push(block);
    } else if (name === "tbl") {
      const table = readTable(story, (readCellProperties) => readBlocks(story, readCellProperties));
      if (table) blocks.push(table);
    } else if (name === "altChunk" || name === "subDoc") {
      throw new Refusal({ code: "notText", content: "embedded" });
    } else if (name === "tcPr") readProperties?.();
    else if (isAlternatives(name)) firstAlternative(walk, visit);
    else if (!PASSED_OVER.has(name)) walk.children(visit);
  };
  walk.children(visit);
  if (begun && begun.text !== "") blocks.push(begun);
  frameTables(blocks);
  return blocks;
}

/** Two paragraphs in one: the end that is left is that of the second, and with it its number. */
function joined(first: TextParagraph, second: TextParagraph): TextParagraph {
  const label = second.label ?? first.label;
  return { text: first.text + second.text, ...(label === undefined ? {} : { label }) };
}
