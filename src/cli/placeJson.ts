import type { FindingCell } from "../check/index.js";
import type { CellPlace } from "../recognise/index.js";
import { address, fileBeside, isInText, type Sheets, sheetName } from "./place.js";

/** A sheet by its name, with the file where that is not the workbook. */
export function sheetJson(all: Sheets, place: Pick<CellPlace, "sheet">): object {
  const source = fileBeside(all, place);
  return { ...(source === undefined ? {} : { source }), sheet: sheetName(all, place) };
}

export function cellPlaceJson(all: Sheets, place: CellPlace): object {
  return { ...sheetJson(all, place), address: address(place) };
}

/** Whether a place is a stretch of a text, in a paragraph or in a cell. */
export function isSpan(all: Sheets, place: CellPlace): boolean {
  return place.span !== undefined || isInText(all, place);
}

export function spanJson(all: Sheets, place: CellPlace, quote: string): object {
  const { start, end } = place.span ?? { start: 0, end: quote.length };
  const where = isInText(all, place)
    ? { source: fileBeside(all, place), paragraph: place.row + 1 }
    : cellPlaceJson(all, place);
  return { ...where, start, end, quote };
}

/** The stretch of text that a cell of a finding is. */
export function quoteOf({ words, printed }: FindingCell): string {
  return words?.quote ?? printed;
}
