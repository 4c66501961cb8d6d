import { type Block, isBlank, isTable, shownText } from "./blocks.js";

/** Title, number of the table, department and unit: more lines than these stand above no table. */
const MOST_ABOVE = 4;
const LONGEST_ABOVE = 60;
const NOTE = /^\s*(?:备注|附注|注|说明)\s*(?:[：:.．、\d（(]|$)/;

/**
 * Gives each table the lines that belong to it: short ones right above it, notes right below it. They remain paragraphs
 * of the text.
 */
export function frameTables(blocks: readonly Block[]): void {
  let free = 0;
  blocks.forEach((block, at) => {
    if (!isTable(block)) return;
    block.above.push(...linesAbove(blocks, free, at));
    const notes = notesBelow(blocks, at + 1);
    for (const line of notes.lines) block.below.push(line);
    free = notes.end;
  });
}

/** The lines above `at`, from `first` on. */
function linesAbove(blocks: readonly Block[], first: number, at: number): string[] {
  const lines: string[] = [];
  for (let above = at - 1; above >= first && lines.length < MOST_ABOVE; above--) {
    const line = lineOf(blocks[above]);
    if (line === undefined || isSentence(line.trim())) break;
    if (!isBlank(line)) lines.unshift(line);
  }
  return lines;
}

/** The notes from `first` on, and where they end. */
function notesBelow(blocks: readonly Block[], first: number): { lines: string[]; end: number } {
  const lines: string[] = [];
  let end = first;
  for (let below = first; below < blocks.length; below++) {
    const line = lineOf(blocks[below]);
    if (line === undefined) break;
    if (isBlank(line)) continue;
    if (!NOTE.test(line)) break;
    lines.push(line);
    end = below + 1;
  }
  return { lines, end };
}

function lineOf(block: Block | undefined): string | undefined {
  return block === undefined || isTable(block) ? undefined : shownText(block);
}

function isSentence(line: string): boolean {
  return line.length > LONGEST_ABOVE || /[。；]$/.test(line);
}
