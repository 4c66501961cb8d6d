import { damaged } from "../errors.js";

/** One entry of the central directory: what it declares, nothing of it verified yet. */
export interface ZipEntry {
  /** With forward slashes and no leading one. */
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  /** Bytes in the file. */
  readonly storedSize: number;
  readonly inflatedSize: number;
  /** Of the local header. */
  readonly offset: number;
  /** Where its record in the directory begins and ends. */
  readonly record: readonly [start: number, end: number];
}

/** Where the directory stands. */
export interface ZipDirectory {
  readonly count: number;
  readonly start: number;
  /** Of the record at the end of the file that closes it. */
  readonly end: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
/** How a record of the directory begins. */
export const CENTRAL = 0x02014b50;
/** Of the record at the end, and of a directory record, each without what is of variable length. */
export const END_BYTES = 22;
const LOCATOR_BYTES = 20;
export const CENTRAL_BYTES = 46;
const MAX_COMMENT = 0xffff;
const UNKNOWN_16 = 0xffff;
/** Stands for a number that the zip64 field holds. */
export const UNKNOWN_32 = 0xffffffff;
/** The extra field that holds numbers of zip64. */
export const ZIP64_FIELD = 0x0001;

/**
 * Reads the central directory, zip64 included. A file cut short has lost it, since it stands at the end: that is
 * reported as such. `limit` bounds the entries that are looked at; one more is returned when there are more.
 */
export function readZipDirectory(bytes: Uint8Array, limit: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { count, start } = locateDirectory(view);
    const entries: ZipEntry[] = [];
    for (let at = start; entries.length < Math.min(count, limit + 1);) {
      if (view.getUint32(at, true) !== CENTRAL) throw damaged({ what: "container" });
      const { entry, next } = readEntry(view, bytes, at);
      entries.push(entry);
      at = next;
    }
    return entries;
  } catch (error) {
    // A DataView says so with a RangeError when a field lies behind the end of the file.
    throw error instanceof RangeError ? damaged({ what: "cutFile" }, error) : error;
  }
}

/** Finds the directory from the end of the file. */
export function locateDirectory(view: DataView): ZipDirectory {
  const earliest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= earliest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    return count === UNKNOWN_16 || start === UNKNOWN_32
      ? { count, start, ...locateDirectory64(view, at), end: at }
      : { count, start, end: at };
  }
  throw damaged({ what: "cutFile" });
}

function locateDirectory64(view: DataView, end: number): { count: number; start: number } | undefined {
  const locator = end - LOCATOR_BYTES;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return undefined;
  const at = readUint64(view, locator + 8);
  if (view.getUint32(at, true) !== END_64) throw damaged({ what: "container" });
  return { count: readUint64(view, at + 32), start: readUint64(view, at + 48) };
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): { entry: ZipEntry; next: number } {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const nameStart = at + CENTRAL_BYTES;
  const extraStart = nameStart + nameLength;
  const next = extraStart + extraLength + view.getUint16(at + 32, true);
  const [inflatedSize, storedSize, offset] = wideNumbers(view, extraStart, extraStart + extraLength, [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  const entry: ZipEntry = {
    name: entryName(bytes.subarray(nameStart, extraStart)),
    encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    storedSize,
    inflatedSize,
    offset,
    record: [at, next],
  };
  return { entry, next };
}

/** Part names are ASCII; some old writers use backslashes or a leading slash. */
function entryName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll("\\", "/").replace(/^\/+/, "");
}

/** The zip64 field holds, in this order, only those numbers that the entry itself marks as unknown. */
function wideNumbers(
  view: DataView,
  start: number,
  end: number,
  numbers: readonly [number, number, number],
): [number, number, number] {
  const result: [number, number, number] = [...numbers];
  if (!result.includes(UNKNOWN_32)) return result;
  for (let at = start; at + 4 <= end;) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (id === ZIP64_FIELD) {
      let field = at + 4;
      for (const index of [0, 1, 2] as const) {
        if (result[index] !== UNKNOWN_32) continue;
        result[index] = readUint64(view, field);
        field += 8;
      }
    }
    at += 4 + length;
  }
  return result;
}

function readUint64(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (value > Number.MAX_SAFE_INTEGER) throw damaged({ what: "container" });
  return value;
}
