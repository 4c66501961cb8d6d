import { type Block, type TableCell, newTable } from "./blocks.js";
import type { Budget } from "./budget.js";
import { frameTables } from "./frame.js";

const RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Markdown as it is shown, as far as that matters: headings, bold words and tables with pipes. */
export function markdownBlocks(lines: readonly string[], budget: Budget): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (!startsTable(line, lines[at + 1])) {
      blocks.push({ text: plain(line.replace(/^#{1,6} +/, "")) });
      continue;
    }
    const table = newTable();
    table.rows.push(cellsOf(line, budget));
    for (at += 2; lines[at]?.includes("|"); at++) table.rows.push(cellsOf(lines[at] ?? "", budget));
    at--;
    blocks.push(table);
  }
  frameTables(blocks);
  return blocks;
}

function startsTable(line: string, rule: string | undefined): boolean {
  return line.includes("|") && rule?.includes("|") === true && RULE.test(rule);
}

function cellsOf(line: string, budget: Budget): TableCell[] {
  const inside = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inside.split(/(?<!\\)\|/).map((cell, column) => {
    budget.cell();
    return { column, span: 1, text: cellText(cell) };
  });
}

function cellText(cell: string): string {
  return plain(
    cell
      .trim()
      .replaceAll("\\|", "|")
      .replace(/<br\s*\/?>/gi, "\n"),
  );
}

function plain(text: string): string {
  return text.replaceAll("**", "");
}
