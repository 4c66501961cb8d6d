import { attributesOf, isTrue } from "./xml.js";

/** Data with more characters than this for each value is mostly formatting. */
const BLOATED = 2000;

const STYLED_CELL = /<c r="[A-Z]+\d+"(?: s="\d+")?\/>/g;

/**
 * Takes out the cells that only carry formatting, a third of those in a printed table. Left in place where a cell
 * leaves out its address or a row its number, since then the empty ones in front of it count, and beside array
 * formulas, which fill empty cells.
 */
export function withoutEmptyCells(data: string, values: number): string {
  const isBloated = data.length >= BLOATED * (values + 1000);
  if (!isBloated && (!data.includes("/>") || data.includes('t="array"'))) return data;
  if (/<(?:c|row)(?! r=)[\s>]/.test(data)) return data;
  return isBloated ? withoutEmptyRows(data) : data.replace(STYLED_CELL, "");
}

/** Takes the rows out as well. */
function withoutEmptyRows(data: string): string {
  const filled = data.replace(/<c r=[^<>]*(?:\/>|><\/c>)/g, "");
  return filled.replace(/<row r=[^<>]*(?:\/>|>\s*<\/row>)/g, "");
}

/**
 * The hidden rows. Rows that leave out their number, as the standard allows, get it written in: behind, empty rows
 * without a number would not be counted.
 */
export function readRows(data: string): { data: string; hiddenRows: Set<number> } {
  const hiddenRows = new Set<number>();
  let row = 0;
  let unnumbered = false;
  for (const [tag] of data.matchAll(/<row\b[^<>]*>/g)) {
    const number = rowNumber(tag);
    if (number === undefined) unnumbered = true;
    row = number === undefined ? row + 1 : Number(number);
    if (tag.includes("hidden") && isTrue(attributesOf(tag).get("hidden"))) hiddenRows.add(row - 1);
  }
  return { data: unnumbered ? numberRows(data) : data, hiddenRows };
}

/** The number that a row states, counted from 1. */
function rowNumber(tag: string): string | undefined {
  return /\sr\s*=\s*["'](\d+)["']/.exec(tag)?.[1];
}

function numberRows(data: string): string {
  let row = 0;
  return data.replace(/<row\b([^<>]*)>/g, (tag, rest: string) => {
    const number = rowNumber(tag);
    row = number === undefined ? row + 1 : Number(number);
    return number === undefined ? `<row r="${row}"${rest}>` : tag;
  });
}
