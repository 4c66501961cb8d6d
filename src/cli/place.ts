import type { CellPlace } from "../recognise/index.js";
import { addressOf } from "../workbook/index.js";

/** Sheets by the index that places use. */
export interface Sheets {
  readonly sheets: readonly { readonly name: string }[];
}

export function sheetName({ sheets }: Sheets, place: Pick<CellPlace, "sheet">): string {
  return sheets[place.sheet]?.name ?? "";
}

export function address(place: CellPlace): string {
  return addressOf(place.row, place.column);
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’—…·×]/;

/** Columns a text takes on a terminal: Chinese characters take two. */
export function width(text: string): number {
  let columns = 0;
  for (const sign of text) columns += WIDE.test(sign) ? 2 : 1;
  return columns;
}

export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}

export function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - width(text))) + text;
}
