import type { CellPlace, Recognised } from "../recognise/index.js";
import type { Sheet, TextParagraph } from "../workbook/index.js";

/** A paragraph in a cell: where its line begins in the cell's text. */
interface LineInCell extends TextParagraph {
  readonly row: number;
  readonly column: number;
  readonly offset: number;
}

/** Texts in the cells of one sheet, line by line. */
export interface CellText {
  readonly sheet: number;
  readonly name: string;
  readonly lines: readonly LineInCell[];
}

const LINE = /[^\r\n]+/g;

function linesIn(text: string, row: number, column: number): LineInCell[] {
  return [...text.matchAll(LINE)].map((match) => ({ text: match[0], row, column, offset: match.index }));
}

/** Where a stretch of a line stands. */
export function placeInCell(
  { sheet, lines }: CellText,
  paragraph: number,
  start: number,
  end: number,
): CellPlace {
  const line = lines[paragraph];
  const { row = 0, column = 0, offset = 0 } = line ?? {};
  return { sheet, row, column, span: { start: offset + start, end: offset + end } };
}

/** A sheet is a text where so many cells hold a sentence. */
const FEWEST_SENTENCES = 2;
const SENTENCE = /[\u4e00-\u9fa5][^\n]{18,}[。；;]/;

/** Sheets without a table that hold the 情况说明. */
export function textSheets(sheets: readonly Sheet[], { unrecognised }: Recognised): CellText[] {
  return unrecognised.flatMap(({ sheet, reason }): CellText[] => {
    const own = sheets[sheet];
    if (!own || reason === "empty" || reason === "unknown-form" || reason === "working-paper") return [];
    const cells = own.rows.flatMap(({ index, cells: row }) => row.map((cell) => ({ index, cell })));
    const sentences = cells.filter(({ cell }) => typeof cell.value === "string" && SENTENCE.test(cell.value));
    if (sentences.length < FEWEST_SENTENCES && !sentences.some(({ cell }) => cell.text.includes("\n")))
      return [];
    const lines = cells.flatMap(({ index, cell }) =>
      typeof cell.value === "string" ? linesIn(cell.value, index, cell.column) : [],
    );
    return [{ sheet, name: own.name, lines }];
  });
}

const LONG = 40;
const AMOUNTS = /\d\s*(?:万|元)/g;
const FEWEST_AMOUNTS = 3;

/** Cells of tables with long texts about amounts: 测算依据, 说明. */
export function longTexts(sheets: readonly Sheet[], { tables }: Recognised): CellText[] {
  const read = new Set(tables.flatMap((table) => table.sheets));
  return sheets.flatMap((own, sheet): CellText[] => {
    if (!read.has(sheet)) return [];
    const lines = own.rows.flatMap(({ index, cells }) =>
      cells.flatMap(({ value, column }) =>
        typeof value === "string" &&
        value.length >= LONG &&
        [...value.matchAll(AMOUNTS)].length >= FEWEST_AMOUNTS
          ? linesIn(value, index, column)
          : [],
      ),
    );
    return lines.length === 0 ? [] : [{ sheet, name: own.name, lines }];
  });
}
