import { type CellRange, parseAddress } from "../../../workbook/index.js";
import { damaged } from "../errors.js";
import { utf8Text } from "./decode.js";
import type { Package } from "./package.js";
import { type FormulaResults, formulaResults } from "./results.js";
import { cutStyledTail } from "./styledTail.js";
import { attributesOf, elements, isComplete, isTrue, plainXml } from "./xml.js";
import type { SheetEntry } from "./workbookPart.js";

/** A worksheet part, reduced to what is read of it. */
export interface SheetPart {
  /** `<sheetData>…</sheetData>` in one spelling. */
  readonly data: string;
  /** Cells that hold a value. */
  readonly values: number;
  readonly results: FormulaResults;
  readonly merges: readonly CellRange[];
  /** 0-based. */
  readonly hiddenRows: ReadonlySet<number>;
  /** 0-based, first and last. */
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
}

/** Reads what stands around the cells, and verifies that the part is whole. */
export function readSheetPart(book: Package, entry: SheetEntry): SheetPart {
  const xml = plainXml(utf8Text(cutStyledTail(book.bytes(entry.part)), entry.part), entry.part);
  const start = xml.search(/<sheetData[\s/>]/);
  const end = xml.lastIndexOf("</sheetData>");
  const isEmpty = start >= 0 && /^<sheetData[^<>]*\/>/.test(xml.slice(start, start + 200));
  if (!isComplete(xml) || start < 0 || (end < 0 && !isEmpty)) {
    throw damaged({ what: "sheetCut", sheet: entry.name });
  }
  const { data, hiddenRows } = readRows(
    isEmpty ? "<sheetData></sheetData>" : xml.slice(start, end) + "</sheetData>",
  );
  return {
    data,
    values: countValues(data),
    results: formulaResults(data),
    merges: readMerges(isEmpty ? xml.slice(start) : xml.slice(end)),
    hiddenRows,
    hiddenColumns: readHiddenColumns(xml.slice(0, start)),
  };
}

/**
 * The hidden rows. Rows that leave out their number, as the standard allows, get it written in: behind, empty rows
 * without a number would not be counted.
 */
function readRows(data: string): { data: string; hiddenRows: Set<number> } {
  const hiddenRows = new Set<number>();
  let row = 0;
  let unnumbered = false;
  for (const [tag] of data.matchAll(/<row\b[^<>]*>/g)) {
    const number = /\sr\s*=\s*["'](\d+)["']/.exec(tag)?.[1];
    if (number === undefined) unnumbered = true;
    row = number === undefined ? row + 1 : Number(number);
    if (tag.includes("hidden") && isTrue(attributesOf(tag).get("hidden"))) hiddenRows.add(row - 1);
  }
  return { data: unnumbered ? numberRows(data) : data, hiddenRows };
}

function numberRows(data: string): string {
  let row = 0;
  return data.replace(/<row\b([^<>]*)>/g, (tag, rest: string) => {
    const number = /\sr\s*=\s*["'](\d+)["']/.exec(tag)?.[1];
    row = number === undefined ? row + 1 : Number(number);
    return number === undefined ? `<row r="${row}"${rest}>` : tag;
  });
}

/** `<v>` with content, and inline strings. */
function countValues(data: string): number {
  let count = 0;
  for (let at = data.indexOf("</v>"); at >= 0; at = data.indexOf("</v>", at + 4)) {
    if (data.charCodeAt(at - 1) !== 0x3e) count++;
  }
  for (let at = data.indexOf("</is>"); at >= 0; at = data.indexOf("</is>", at + 5)) count++;
  return count;
}

/** Data with more characters than this for each value is mostly formatting. */
const BLOATED = 2000;

/**
 * Takes the cells and rows that only carry formatting out of data that mostly consists of them. Left in place where a
 * cell leaves out its address: then the empty ones in front of it count.
 */
function withoutEmptyCells(data: string, values: number): string {
  if (data.length < BLOATED * (values + 1000) || /<c(?! r=)[\s>]/.test(data)) return data;
  const filled = data.replace(/<c r=[^<>]*(?:\/>|><\/c>)/g, "");
  return filled.replace(/<row r=[^<>]*(?:\/>|>\s*<\/row>)/g, "");
}

function readMerges(tail: string): CellRange[] {
  return elements(tail, "mergeCell").flatMap((merge) => {
    const [first, last] = (merge.get("ref") ?? "").split(":").map(parseAddress);
    if (!first || !last) return [];
    return [
      {
        top: Math.min(first.row, last.row),
        left: Math.min(first.column, last.column),
        bottom: Math.max(first.row, last.row),
        right: Math.max(first.column, last.column),
      },
    ];
  });
}

function readHiddenColumns(head: string): [number, number][] {
  return elements(head, "col")
    .filter((column) => isTrue(column.get("hidden")))
    .map((column) => [Number(column.get("min")) - 1, Number(column.get("max")) - 1]);
}
