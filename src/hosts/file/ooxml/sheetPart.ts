import { type CellRange, parseAddress } from "../../../workbook/index.js";
import { damaged } from "../errors.js";
import { GRID } from "../limits.js";
import { utf8Text } from "./decode.js";
import type { Package } from "./package.js";
import { type FormulaResults, formulaResults } from "./results.js";
import { readRows, withoutEmptyCells } from "./rows.js";
import { cutStyledTail } from "./styledTail.js";
import { elements, isComplete, isTrue, plainXml } from "./xml.js";
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
  const whole = isEmpty ? "<sheetData></sheetData>" : xml.slice(start, end) + "</sheetData>";
  const values = countValues(whole);
  const { data, hiddenRows } = readRows(withoutEmptyCells(whole, values));
  return {
    data,
    values,
    results: formulaResults(data),
    merges: readMerges(isEmpty ? xml.slice(start) : xml.slice(end)),
    hiddenRows,
    hiddenColumns: readHiddenColumns(xml.slice(0, start)),
  };
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

const MERGE = /<mergeCell\s(?:[^<>]*\s)?ref\s*=\s*["']([^"']*)["']/g;

function readMerges(tail: string): CellRange[] {
  const merges: CellRange[] = [];
  for (const [, reference = ""] of tail.matchAll(MERGE)) {
    const [first, last] = reference.split(":").map(parseAddress);
    if (!first || !last) continue;
    merges.push({
      top: Math.min(first.row, last.row),
      left: Math.min(first.column, last.column),
      bottom: Math.max(first.row, last.row),
      right: Math.max(first.column, last.column),
    });
  }
  return merges;
}

function readHiddenColumns(head: string): [number, number][] {
  return elements(head, "col")
    .slice(0, GRID.columns)
    .filter((column) => isTrue(column.get("hidden")))
    .map((column) => [Number(column.get("min")) - 1, Number(column.get("max")) - 1]);
}
