import { deflateSync } from "fflate";
import { damaged } from "../errors.js";
import { crc32 } from "./crc32.js";
import {
  CENTRAL,
  CENTRAL_BYTES,
  END_BYTES,
  locateDirectory,
  UNKNOWN_32,
  ZIP64_FIELD,
  type ZipEntry,
} from "./directory.js";

const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const DEFLATED = 8;
/** Version 2.0 of the format: deflated, no zip64. */
const VERSION = 20;
/** 1 January 1980. */
const FIRST_DAY = 0x21;
/** Of the flags of an entry: its name is UTF-8. */
const NAME_IS_UTF8 = 0x0800;

/** A stretch of the old file, from a local header to the next one or to the directory. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An entry as it stands in the new file. */
interface Carried {
  readonly bytes: Uint8Array;
  /** Its directory record, the offset still to be set. */
  readonly record: Uint8Array;
}

/**
 * The zip file with other contents in some entries, by the names of `entries` in lower case, and with new entries
 * behind the last, by their names. All other entries keep their bytes as they stand, compressed, with headers and data
 * descriptors; order, names and comments stay.
 *
 * @throws Refusal for a file whose entries lie in one another: nobody can say what belongs to which.
 */
export function withEntries(
  file: Uint8Array,
  entries: readonly ZipEntry[],
  contents: ReadonlyMap<string, Uint8Array>,
  added: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array {
  // A Buffer of Node is a Uint8Array whose `slice` makes no copy.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = locateDirectory(view);
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  const pieces: Uint8Array[] = [bytes.subarray(0, inOrder[0]?.offset ?? 0)];
  const offsets = new Map<ZipEntry, number>();
  const records = new Map<ZipEntry, Uint8Array>();
  let length = pieces[0]?.length ?? 0;
  for (const [at, entry] of inOrder.entries()) {
    const end = inOrder[at + 1]?.offset ?? directory.start;
    const content = contents.get(entry.name.toLowerCase());
    const carried = carry(bytes, view, entry, { start: entry.offset, end }, content);
    offsets.set(entry, length);
    records.set(entry, carried.record);
    pieces.push(carried.bytes);
    length += carried.bytes.length;
  }
  const fresh: Uint8Array[] = [];
  for (const [name, content] of added) {
    const entry = newEntry(name, content, length);
    fresh.push(entry.record);
    pieces.push(entry.bytes);
    length += entry.bytes.length;
  }
  const old = entries.map((entry) =>
    directoryRecord(records.get(entry) ?? new Uint8Array(), entry, offsets.get(entry) ?? 0),
  );
  const list = joined([...old, ...fresh]);
  const count = old.length + fresh.length;
  return joined([...pieces, list, endRecord(bytes.subarray(directory.end), count, length, list.length)]);
}

/** An entry that was not there, as of the first day that the format knows. */
function newEntry(name: string, content: Uint8Array, offset: number): Carried {
  const nameBytes = new TextEncoder().encode(name);
  const deflated = deflateSync(content);
  const header = new Uint8Array(LOCAL_BYTES);
  const record = new Uint8Array(CENTRAL_BYTES);
  const [local, central] = [new DataView(header.buffer), new DataView(record.buffer)];
  local.setUint32(0, LOCAL, true);
  central.setUint32(0, CENTRAL, true);
  central.setUint16(4, VERSION, true);
  for (const [view, bytes, at] of [
    [local, header, 4],
    [central, record, 6],
  ] as const) {
    view.setUint16(at + 2, NAME_IS_UTF8, true);
    describe(bytes, at, deflated, content.length, crc32(content));
    view.setUint16(at + 8, FIRST_DAY, true);
    view.setUint16(at + 22, nameBytes.length, true);
  }
  central.setUint32(42, offset, true);
  return { bytes: joined([header, nameBytes, deflated]), record: joined([record, nameBytes]) };
}

function carry(
  bytes: Uint8Array,
  view: DataView,
  entry: ZipEntry,
  { start, end }: Stretch,
  content: Uint8Array | undefined,
): Carried {
  const nameLength = view.getUint16(start + 26, true);
  const data = start + LOCAL_BYTES + nameLength + view.getUint16(start + 28, true);
  if (data + entry.storedSize > end) throw damaged({ what: "container" });
  const record = bytes.slice(...entry.record);
  if (!content) return { bytes: bytes.subarray(start, end), record };
  const header = bytes.slice(start, start + LOCAL_BYTES + nameLength);
  const deflated = deflateSync(content);
  const crc = crc32(content);
  // What the two headers share stands in the directory's two bytes further on, behind the version of the writer.
  describe(header, 4, deflated, content.length, crc);
  describe(record, 6, deflated, content.length, crc);
  // The extra fields of a changed entry go: they may hold its old sizes.
  header.fill(0, 28, 30);
  return { bytes: joined([header, deflated]), record: withoutExtra(record) };
}

function withoutExtra(record: Uint8Array): Uint8Array {
  const view = new DataView(record.buffer);
  const extra = CENTRAL_BYTES + view.getUint16(28, true);
  const comment = extra + view.getUint16(30, true);
  view.setUint16(30, 0, true);
  return joined([record.subarray(0, extra), record.subarray(comment)]);
}

/** Sets version, flags, method, checksum and sizes, which begin at `at`; date and time stay. */
function describe(header: Uint8Array, at: number, deflated: Uint8Array, size: number, crc: number): void {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, view.getUint16(at + 2, true) & NAME_IS_UTF8, true);
  view.setUint16(at + 4, DEFLATED, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, deflated.length, true);
  view.setUint32(at + 18, size, true);
}

/**
 * The record of an entry in the directory. Its numbers stand in the record itself, where every reader finds them: no
 * file that is read needs the wide ones of zip64.
 */
function directoryRecord(
  old: Uint8Array,
  { storedSize, inflatedSize }: ZipEntry,
  offset: number,
): Uint8Array {
  const view = new DataView(old.buffer, old.byteOffset, old.byteLength);
  const extraStart = CENTRAL_BYTES + view.getUint16(28, true);
  const extraEnd = extraStart + view.getUint16(30, true);
  const extra = withoutWideField(old.subarray(extraStart, extraEnd));
  const record = joined([old.subarray(0, extraStart), extra, old.subarray(extraEnd)]);
  const changed = new DataView(record.buffer);
  if (view.getUint32(20, true) === UNKNOWN_32) changed.setUint32(20, storedSize, true);
  if (view.getUint32(24, true) === UNKNOWN_32) changed.setUint32(24, inflatedSize, true);
  changed.setUint16(30, extra.length, true);
  changed.setUint32(42, offset, true);
  return record;
}

function withoutWideField(extra: Uint8Array): Uint8Array {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  const kept: Uint8Array[] = [];
  for (let at = 0; at < extra.length;) {
    const end = at + 4 <= extra.length ? at + 4 + view.getUint16(at + 2, true) : extra.length;
    if (end - at < 4 || view.getUint16(at, true) !== ZIP64_FIELD) kept.push(extra.subarray(at, end));
    at = end;
  }
  return joined(kept);
}

/** The closing record with its comment. */
function endRecord(old: Uint8Array, count: number, start: number, size: number): Uint8Array {
  const record = old.slice();
  const view = new DataView(record.buffer);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, start, true);
  return record.subarray(0, END_BYTES + view.getUint16(20, true));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
