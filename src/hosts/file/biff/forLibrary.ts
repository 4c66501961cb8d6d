import { type Globals } from "./globals.js";
import { RECORD, substream } from "./records.js";

/**
 * The records that carry values, formats and formulas. Everything else (drawings, objects, print settings, …) is made a record without meaning: the library stumbles over odd ones and prints warnings.
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

/** Changes the stream in place. Sheets are found by their offset, so no byte may move. */
export function blankForLibrary(view: DataView, { sheets }: Globals): void {
  for (const offset of [0, ...sheets.map((sheet) => sheet.offset)]) {
    let keep = true;
    for (const { type, start } of substream(view, offset)) {
      if (type !== RECORD.continue) keep = NEEDED.has(type);
      if (!keep) view.setUint16(start - 4, RECORD.nothing, true);
    }
  }
}
