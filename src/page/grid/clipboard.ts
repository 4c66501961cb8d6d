import type { Cell, CellRange, Sheet } from "../../workbook/index.js";
import { cellIn, parseTyped, type Place, rowAt, type Selection, type TypedChange } from "../book/index.js";
import type { Extent } from "./extent.js";

/** The selection as lines of texts with tabs between them, as printed. */
export function copied(sheet: Sheet, { ranges }: Selection, extent: Extent): string {
  return ranges.map((range) => rangeText(sheet, range, extent)).join("\n");
}

function rangeText(sheet: Sheet, range: CellRange, extent: Extent): string {
  const bottom = Math.min(range.bottom, Math.max(range.top, extent.filledRows - 1));
  const right = Math.min(range.right, Math.max(range.left, extent.filledColumns - 1));
  const lines: string[] = [];
  for (let index = range.top; index <= bottom; index++) {
    const row = rowAt(sheet, index);
    const texts: string[] = [];
    for (let column = range.left; column <= right; column++) texts.push(fieldOf(cellIn(row, column)));
    lines.push(texts.join("\t"));
  }
  return lines.join("\n");
}

function fieldOf(cell: Cell | undefined): string {
  if (!cell) return "";
  const text = typeof cell.value === "string" && !cell.isError ? harmless(cell.text) : cell.text;
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that a spreadsheet would take for a formula is marked as text. */
function harmless(text: string): string {
  if (!/^[=+\-@]/.test(text) || /^-+$/.test(text)) return text;
  return parseTyped(text).is === "number" ? text : `'${text}`;
}

const MOST_PASTED = 100_000;

/** What pasting a text at a place types into the cells from there on; undefined when it is too much. */
export function pasted(text: string, sheet: number, at: Place): TypedChange[] | undefined {
  const changes = fieldsOf(text).flatMap((fields, down) =>
    fields.map((typed, right) => ({ sheet, row: at.row + down, column: at.column + right, typed })),
  );
  return changes.length > MOST_PASTED ? undefined : changes;
}

/** Takes lines and fields apart; a field in quotes may hold tabs and line breaks. */
function fieldsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (const [, quoted, bare, end] of plain.matchAll(
    /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/g,
  )) {
    lines.at(-1)?.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    if (end === "") break;
    if (end === "\n") lines.push([]);
  }
  return lines;
}
