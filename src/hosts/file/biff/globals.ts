import type { SheetVisibility } from "../../../workbook/index.js";
import { Refusal } from "../errors.js";
import { RECORD, characters, substream } from "./records.js";

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
const VISIBILITY: readonly SheetVisibility[] = ["visible", "hidden", "veryHidden"];

/** Reads the globals of a stream. Refuses older versions and encrypted streams. */
export function readGlobals(view: DataView): Globals {
  let date1904 = false;
  const sheets: BoundSheet[] = [];
  for (const { type, start } of substream(view, 0)) {
    if (type === RECORD.bof && view.getUint16(start, true) !== BIFF8) throw new Refusal({ code: "tooOld" });
    if (type === RECORD.filePass) throw new Refusal({ code: "encrypted" });
    if (type === RECORD.date1904) date1904 = view.getUint16(start, true) === 1;
    if (type === RECORD.boundSheet && view.getUint8(start + 5) === 0)
      sheets.push(readBoundSheet(view, start));
  }
  return { date1904, sheets };
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
