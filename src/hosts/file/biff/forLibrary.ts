import type { Globals } from "./globals.js";
import { HEAD_BYTES, RECORD, substream } from "./records.js";

/**
 * The records that carry values, formats and formulas. Everything else (drawings, objects, print settings, …) is made a
 * record without meaning: the library stumbles over odd ones and prints warnings.
 */
const NEEDED: ReadonlySet<number> = new Set([
  RECORD.bof,
  RECORD.eof,
  RECORD.codePage,
  RECORD.date1904,
  RECORD.format,
  RECORD.cellFormat,
  RECORD.boundSheet,
  RECORD.sharedStrings,
  RECORD.supBook,
  RECORD.externSheet,
  RECORD.externName,
  RECORD.name,
  RECORD.number,
  RECORD.rk,
  RECORD.multipleRk,
  RECORD.sharedString,
  RECORD.label,
  RECORD.richString,
  RECORD.booleanOrError,
  RECORD.formula,
  RECORD.formulaString,
  RECORD.sharedFormula,
  RECORD.array,
]);

/** What tells where a substream begins and ends. */
const FRAME: ReadonlySet<number> = new Set([RECORD.bof, RECORD.eof]);

/**
 * Changes the stream in place: sheets are found by their offset, so no byte may move. Walks it as the library does, one
 * substream behind the other, whether they are announced or not.
 */
export function blankForLibrary(view: DataView, { sheets }: Globals): void {
  const read = new Set([0, ...sheets.map((sheet) => sheet.offset)]);
  for (let offset = 0; isSubstream(view, offset);)
    offset = blank(view, offset, read.has(offset) ? NEEDED : FRAME);
}

/** A record goes with the CONTINUE records behind it. Gives the end of the substream. */
function blank(view: DataView, offset: number, needed: ReadonlySet<number>): number {
  let keep = true;
  let last = offset;
  for (const { type, start, end, depth } of substream(view, offset)) {
    if (type !== RECORD.continue) keep = (depth > 1 ? FRAME : needed).has(type);
    if (!keep) view.setUint16(start - HEAD_BYTES, RECORD.nothing, true);
    last = end;
  }
  return last;
}

function isSubstream(view: DataView, offset: number): boolean {
  return offset + HEAD_BYTES <= view.byteLength && view.getUint16(offset, true) === RECORD.bof;
}
