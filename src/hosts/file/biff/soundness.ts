import { isWholeFormula } from "./formulas.js";
import { RECORD, type BiffRecord } from "./records.js";

/** The shortest body that each record can have. */
const SHORTEST: Readonly<Record<number, number>> = {
  [RECORD.formula]: 22,
  [RECORD.externSheet]: 2,
  [RECORD.name]: 15,
  [RECORD.date1904]: 2,
  [RECORD.externName]: 2,
  [RECORD.codePage]: 2,
  [RECORD.columnInfo]: 10,
  [RECORD.boundSheet]: 8,
  [RECORD.multipleRk]: 12,
  [RECORD.richString]: 9,
  [RECORD.cellFormat]: 20,
  [RECORD.mergedCells]: 2,
  [RECORD.sharedStrings]: 8,
  [RECORD.sharedString]: 10,
  [RECORD.supBook]: 4,
  [RECORD.number]: 14,
  [RECORD.label]: 8,
  [RECORD.booleanOrError]: 8,
  [RECORD.formulaString]: 2,
  [RECORD.row]: 14,
  [RECORD.array]: 14,
  [RECORD.rk]: 10,
  [RECORD.format]: 4,
  [RECORD.sharedFormula]: 10,
};
/** Kinds of SUPBOOK that name no file. */
const OWN_BOOK = 0x0401;
const ADD_IN = 0x3a01;

/**
 * Whether a record holds what its own counts promise. The library believes the counts: behind the end of a record it
 * reads "not a number", and loops that count to that never end.
 */
export function isSound(view: DataView, { type, start, end }: BiffRecord): boolean {
  if (end - start < (SHORTEST[type] ?? 0)) return false;
  switch (type) {
    case RECORD.formula:
      return isWholeFormula(view, start + 22, view.getUint16(start + 20, true), end);
    case RECORD.sharedFormula:
      return isWholeFormula(view, start + 10, view.getUint16(start + 8, true), end);
    case RECORD.array:
      return isWholeFormula(view, start + 14, view.getUint16(start + 12, true), end);
    case RECORD.name:
      return isWholeName(view, start, end);
    case RECORD.mergedCells:
      return start + 2 + 8 * view.getUint16(start, true) <= end;
    case RECORD.supBook:
      return isWholeSupBook(view, start, end);
    case RECORD.label:
    case RECORD.richString:
      return hasCharacters(view, start + 6, end);
    case RECORD.format:
      return hasCharacters(view, start + 2, end);
    default:
      return true;
  }
}

/** A count of characters, a flag for their width, and the characters; nothing behind an empty count is asked for. */
function hasCharacters(view: DataView, at: number, end: number): boolean {
  return stringEnd(view, at, end) !== undefined;
}

function stringEnd(view: DataView, at: number, end: number): number | undefined {
  if (at + 2 > end) return undefined;
  const count = view.getUint16(at, true);
  if (count === 0) return at + 3;
  if (at + 3 > end) return undefined;
  const last = at + 3 + count * ((view.getUint8(at + 2) & 1) === 0 ? 1 : 2);
  return last > end ? undefined : last;
}

function isWholeName(view: DataView, start: number, end: number): boolean {
  const width = (view.getUint8(start + 14) & 1) === 0 ? 1 : 2;
  const formula = start + 15 + view.getUint8(start + 3) * width;
  return formula <= end && isWholeFormula(view, formula, view.getUint16(start + 4, true), end);
}

function isWholeSupBook(view: DataView, start: number, end: number): boolean {
  const kind = view.getUint16(start + 2, true);
  if (kind === OWN_BOOK || kind === ADD_IN) return true;
  let at = stringEnd(view, start + 2, end);
  while (at !== undefined && at < end) at = stringEnd(view, at, end);
  return at !== undefined;
}
