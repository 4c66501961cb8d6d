import { damaged } from "../errors.js";

/** The records of BIFF8 that are looked at or let through ([MS-XLS] 2.3). */
export const RECORD = {
  formula: 0x0006,
  eof: 0x000a,
  externSheet: 0x0017,
  name: 0x0018,
  note: 0x001c,
  date1904: 0x0022,
  externName: 0x0023,
  filePass: 0x002f,
  continue: 0x003c,
  codePage: 0x0042,
  object: 0x005d,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  multipleRk: 0x00bd,
  nothing: 0x00c1,
  richString: 0x00d6,
  cellFormat: 0x00e0,
  mergedCells: 0x00e5,
  sharedStrings: 0x00fc,
  sharedString: 0x00fd,
  supBook: 0x01ae,
  textObject: 0x01b6,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  formulaString: 0x0207,
  row: 0x0208,
  array: 0x0221,
  rk: 0x027e,
  format: 0x041e,
  sharedFormula: 0x04bc,
  bof: 0x0809,
} as const;

/** A record in its stream; `start` and `end` bound its body. */
export interface BiffRecord {
  readonly type: number;
  readonly start: number;
  readonly end: number;
  /** 1, or more inside an embedded chart. */
  readonly depth: number;
}

/** Bytes of a record's type and length. */
export const HEAD_BYTES = 4;

/**
 * The records of one substream, from the BOF at `offset` to its EOF, with those of substreams inside it (embedded
 * charts). Refused when the stream ends before.
 */
export function* substream(view: DataView, offset: number): Iterable<BiffRecord> {
  let depth = 0;
  for (let at = offset; ;) {
    if (at + HEAD_BYTES > view.byteLength) throw damaged({ what: "cutFile" });
    const type = view.getUint16(at, true);
    const start = at + HEAD_BYTES;
    const end = start + view.getUint16(at + 2, true);
    if (end > view.byteLength) throw damaged({ what: "cutFile" });
    if (at === offset && type !== RECORD.bof) throw damaged({ what: "container" });
    if (type === RECORD.bof) depth++;
    yield { type, start, end, depth };
    if (type === RECORD.eof && --depth === 0) return;
    at = end;
  }
}

/** Characters of one or two bytes each. */
export function characters(view: DataView, start: number, count: number, wide: boolean): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, wide ? 2 * count : count);
  return new TextDecoder(wide ? "utf-16le" : "latin1").decode(bytes);
}
