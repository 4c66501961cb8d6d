import {
  addressOf,
  type Block,
  type BlockCell,
  type BlockReference,
  type CellRange,
  groupBy,
} from "../../../workbook/index.js";
import { numberOfDecimal } from "../../cells/index.js";
import { MOST_COLUMNS, MOST_ROWS } from "../../formula/index.js";
import { escapeXml } from "../ooxml/xml.js";
import { LONGEST_TEXT, resultContent, typedContent } from "./content.js";
import type { CellLook } from "./looks.js";

/** What the cells of a block need from the rest of the workbook. */
export interface BlockContext {
  /** Of the main markup, which is another in the strict dialect. */
  readonly namespace: string;
  /** The number of the cell format for a look. */
  formatOf(look: CellLook): number;
  /** A formula of the block, without the leading `=`. */
  formula(parts: readonly (string | BlockReference)[]): string;
}

/**
 * The worksheet part of a block on a sheet of its own. @throws RangeError for what no sheet can hold: cells outside of
 * it or twice, amounts that are no numbers, texts and formulas that are too long.
 */
export function blockSheet(block: Block, context: BlockContext): string {
  const { rows, columns, print } = block;
  const orientation = print.landscape ? "landscape" : "portrait";
  const last = addressOf(Math.max(0, rows - 1), Math.max(0, columns - 1));
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${escapeXml(context.namespace)}">`,
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="${last === "A1" ? last : `A1:${last}`}"/>`,
    columnsMarkup(block),
    `<sheetData>${rowsMarkup(block, context)}</sheetData>`,
    mergesMarkup(block),
    `<printOptions horizontalCentered="1"/>`,
    `<pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>`,
    `<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="${orientation}"/></worksheet>`,
  ].join("");
}

function lookOf({ content, look }: BlockCell): CellLook {
  return { look, isQuoted: content?.kind === "text" && wouldChange(content.text) };
}

/** What begins a formula, or the sign that is taken off when a text is entered. */
const OPENING = /^[=+\-@'＝＋－＠]/u;
/** Digits with nothing but signs, and what dates and exponents are written with. */
const FIGURE = /^(?=.*\p{Nd})[\p{Nd}\p{P}\p{S}\s年月日时分秒eE]*$/su;

/** Whether a text would become something else if somebody entered it again as it stands. */
function wouldChange(text: string): boolean {
  return OPENING.test(text) || FIGURE.test(text) || /^(?:true|false)$/i.test(text);
}

/** Excel counts five pixels of padding into the width of a column, of which a character of its standard font has seven. */
function columnsMarkup({ widths }: Block): string {
  const columns = widths.map((characters, index) => {
    const width = Math.trunc(((characters * 7 + 5) / 7) * 256) / 256;
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  return columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
}

function rowsMarkup({ cells, rows, columns, heights = {} }: Block, context: BlockContext): string {
  const isInside = ({ row, column }: BlockCell): boolean =>
    isIndex(row, Math.min(rows, MOST_ROWS)) && isIndex(column, Math.min(columns, MOST_COLUMNS));
  if (!cells.every(isInside)) throw new RangeError("no such cell");
  const byRow = groupBy(cells, ({ row }) => row);
  const filled = new Set([...byRow.keys(), ...Object.keys(heights).map(Number)]);
  return [...filled]
    .sort((a, b) => a - b)
    .map((row) => {
      const points = heights[row];
      const height = points === undefined ? "" : ` ht="${points}" customHeight="1"`;
      const own = [...(byRow.get(row) ?? [])].sort((a, b) => a.column - b.column);
      if (own.some(({ column }, at) => column === own[at + 1]?.column))
        throw new RangeError("one cell twice");
      return `<row r="${row + 1}"${height}>${own.map((cell) => cellMarkup(cell, context)).join("")}</row>`;
    })
    .join("");
}

function isIndex(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end;
}

function cellMarkup(cell: BlockCell, context: BlockContext): string {
  const { type, inside } = contentMarkup(cell, context);
  const kind = type === undefined ? "" : ` t="${type}"`;
  const format = context.formatOf(lookOf(cell));
  return `<c r="${addressOf(cell.row, cell.column)}" s="${format}"${kind}>${inside}</c>`;
}

function contentMarkup({ content }: BlockCell, context: BlockContext): { type?: string; inside: string } {
  if (!content) return { inside: "" };
  if (content.kind === "formula") {
    const { result } = content;
    const stored = resultContent(
      "text" in result ? text(result.text) : numberOfDecimal(result.amount),
      false,
    );
    const formula = context.formula(content.parts);
    if (formula.length > LONGEST_FORMULA) throw new RangeError("formula too long");
    const inside = `<f>${escapeXml(formula)}</f>${stored.markup("")}`;
    return stored.type === undefined ? { inside } : { type: stored.type, inside };
  }
  const typed = typedContent(content.kind === "text" ? text(content.text) : numberOfDecimal(content.amount));
  return typed.type === undefined
    ? { inside: typed.markup("") }
    : { type: typed.type, inside: typed.markup("") };
}

const LONGEST_FORMULA = 8192;

function text(value: string): string {
  if (value.length > LONGEST_TEXT) throw new RangeError("text too long");
  return value;
}

/** A merge of one cell is none: Excel takes a sheet with such a one for broken. */
function mergesMarkup({ merges }: Block): string {
  const real = merges.filter(({ top, left, bottom, right }) => bottom > top || right > left);
  if (real.length === 0) return "";
  const tags = real.map((merge) => `<mergeCell ref="${rangeText(merge)}"/>`);
  return `<mergeCells count="${real.length}">${tags.join("")}</mergeCells>`;
}

function rangeText({ top, left, bottom, right }: CellRange): string {
  return `${addressOf(top, left)}:${addressOf(bottom, right)}`;
}
