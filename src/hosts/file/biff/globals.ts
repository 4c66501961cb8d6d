import type { SheetVisibility } from "../../../workbook/index.js";
import { Refusal, checkLimit, damaged } from "../errors.js";
import type { ReadLimits } from "../limits.js";
import { RECORD, type BiffRecord, characters, substream } from "./records.js";
import { isWholeStringTable } from "./sharedStrings.js";
import { isSound } from "./soundness.js";

/** A worksheet as the globals announce it. */
export interface BoundSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Of its BOF record. */
  readonly offset: number;
}

/** What the first substream says of the workbook. */
export interface Globals {
  readonly date1904: boolean;
  /** In the order of the tabs; charts, macro sheets and modules left out. */
  readonly sheets: readonly BoundSheet[];
}

const BIFF8 = 0x0600;
const WORKSHEET = 0;
const VISIBILITY: readonly SheetVisibility[] = ["visible", "hidden", "veryHidden"];

/** Reads the globals of a stream. Refuses older versions, encrypted streams and cut records. */
export function readGlobals(view: DataView, limits: ReadLimits): Globals {
  let date1904 = false;
  const sheets: BoundSheet[] = [];
  const strings: BiffRecord[] = [];
  let previous = 0;
  for (const record of substream(view, 0)) {
    const { type, start, depth } = record;
    if (depth > 1) continue;
    if (type === RECORD.bof && view.getUint16(start, true) !== BIFF8) throw new Refusal({ code: "tooOld" });
    if (type === RECORD.filePass) throw new Refusal({ code: "encrypted" });
    if (!isSound(view, record)) throw damaged({ what: "workbook" });
    if (type === RECORD.date1904) date1904 = view.getUint16(start, true) === 1;
    if (type === RECORD.boundSheet && view.getUint8(start + 5) === WORKSHEET) {
      sheets.push(readBoundSheet(view, start));
    }
    if (type !== RECORD.continue) previous = type;
    if (previous === RECORD.sharedStrings) strings.push(record);
  }
  checkStrings(view, strings, limits);
  return { date1904, sheets };
}

function checkStrings(view: DataView, pieces: readonly BiffRecord[], { textBytes }: ReadLimits): void {
  if (pieces.length === 0) return;
  checkLimit(
    "textBytes",
    pieces.reduce((sum, { start, end }) => sum + end - start, 0),
    textBytes,
  );
  if (!isWholeStringTable(view, pieces)) throw damaged({ what: "workbook" });
}

function readBoundSheet(view: DataView, start: number): BoundSheet {
  const length = view.getUint8(start + 6);
  const wide = (view.getUint8(start + 7) & 1) !== 0;
  return {
    name: characters(view, start + 8, length, wide),
    visibility: VISIBILITY[view.getUint8(start + 4) & 3] ?? "visible",
    offset: view.getUint32(start, true),
  };
}
