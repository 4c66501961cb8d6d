import type { PaperSheet } from "../narrative/index.js";
import type { CellPlace } from "../recognise/index.js";
import { addressOf } from "../workbook/index.js";

/** All sheets of the papers, by the index that places use. */
export interface Sheets {
  readonly sheets: readonly PaperSheet[];
}

export function sheetName({ sheets }: Sheets, place: Pick<CellPlace, "sheet">): string {
  return sheets[place.sheet]?.name ?? "";
}

export function address(place: CellPlace): string {
  return addressOf(place.row, place.column);
}

/** The file of a sheet that is none of the workbook's. */
export function fileBeside({ sheets }: Sheets, place: Pick<CellPlace, "sheet">): string | undefined {
  const sheet = sheets[place.sheet];
  return sheet && sheet.origin !== "workbook" ? sheet.file : undefined;
}

/** Whether a place is a paragraph of a text, not a cell. */
export function isInText({ sheets }: Sheets, place: Pick<CellPlace, "sheet">): boolean {
  return sheets[place.sheet]?.origin === "text";
}

/** A sheet as a line of text names it; one beside the workbook by its file. */
export function sheetLabel(all: Sheets, place: Pick<CellPlace, "sheet">): string {
  const file = fileBeside(all, place);
  if (file === undefined) return sheetName(all, place);
  if (!isInText(all, place)) return `〔${file}〕${sheetName(all, place)}`;
  const texts = all.sheets.filter(({ origin }) => origin === "text");
  return texts.length > 1 ? `〔${file}〕` : "情况说明";
}

const MOST_QUOTED = 40;

/**
 * A place as a line of text names it: `表5!C7`, `情况说明 第12段「工资福利支出 907.95 万元」`. The sheet `home` is not
 * named again.
 */
export function placeName(all: Sheets, place: CellPlace, home?: number, quote?: string): string {
  const inText = isInText(all, place);
  const own = inText ? `第${String(place.row + 1)}段` : address(place);
  const quoted =
    quote === undefined || (!inText && !place.span)
      ? ""
      : `「${quote.length > MOST_QUOTED ? `${quote.slice(0, MOST_QUOTED)}…` : quote}」`;
  if (place.sheet === home) return own + quoted;
  return `${sheetLabel(all, place)}${inText ? " " : "!"}${own}${quoted}`;
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

/** Names and texts from the workbook may hold line breaks and worse; a line stays one line. */
export function page(lines: readonly string[]): string {
  return lines.map((line) => `${line.replace(/\p{Cc}+/gu, " ")}\n`).join("");
}
