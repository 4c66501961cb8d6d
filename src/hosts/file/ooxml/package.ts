import { checkLimit, damaged } from "../errors.js";
import { RATIO_FREE_BYTES, type ReadLimits } from "../limits.js";
import { type ZipEntry, readZipDirectory } from "../zip/directory.js";
import { extract } from "../zip/extract.js";
import { toUtf8, utf8Text } from "./decode.js";
import { isComplete, plainXml } from "./xml.js";

/** The parts of an OOXML file, found without regard to case. Nothing is inflated until it is asked for. */
export interface Package {
  has(part: string): boolean;
  /** Names as they stand in the directory. */
  readonly names: readonly string[];
  /** The bytes of a part as they stand, verified by size and checksum. */
  raw(part: string): Uint8Array;
  /** UTF-8 bytes of a part. */
  bytes(part: string): Uint8Array;
  /** A part in one spelling, verified to be complete. */
  xml(part: string): string;
}

/** Opens a zip file after weighing what its directory declares. */
export function openPackage(bytes: Uint8Array, limits: ReadLimits): Package {
  const entries = readZipDirectory(bytes, limits.entries);
  weigh(entries, bytes.length, limits);
  const parts = new Map<string, ZipEntry>();
  const doubled = new Set<string>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    const other = parts.get(key);
    if (other && (other.crc !== entry.crc || other.inflatedSize !== entry.inflatedSize)) doubled.add(key);
    parts.set(key, entry);
  }

  const raw = (part: string): Uint8Array => {
    const key = part.toLowerCase();
    const entry = parts.get(key);
    if (!entry) throw damaged({ what: "partMissing", part });
    if (doubled.has(key)) throw damaged({ what: "duplicatePart", part });
    checkLimit("partBytes", entry.inflatedSize, limits.partBytes);
    return extract(bytes, entry);
  };
  const read = (part: string): Uint8Array => toUtf8(raw(part), part);
  return {
    has: (part) => parts.has(part.toLowerCase()),
    names: entries.map((entry) => entry.name),
    raw,
    bytes: read,
    xml: (part) => {
      const plain = plainXml(utf8Text(read(part), part), part);
      if (!isComplete(plain)) throw damaged({ what: "partCut", part });
      return plain;
    },
  };
}

/** Refuses a bomb by what the directory says, before anything is inflated. */
function weigh(entries: readonly ZipEntry[], fileBytes: number, limits: ReadLimits): void {
  checkLimit("entries", entries.length, limits.entries);
  const inflated = entries.reduce((sum, entry) => sum + entry.inflatedSize, 0);
  if (inflated > RATIO_FREE_BYTES) checkLimit("ratio", inflated / fileBytes, limits.ratio);
  checkLimit("inflatedBytes", inflated, limits.inflatedBytes);
}
