import { Inflate, inflateSync } from "fflate";
import { Refusal, damaged } from "../errors.js";
import { crc32 } from "./crc32.js";
import type { ZipEntry } from "./directory.js";

const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
/**
 * Long input is fed in pieces, so that a directory that lies about the size is found out after one of them. Input of
 * one piece, as most parts are, is inflated straight into its place.
 */
const PIECE = 16 * 1024;

/** The content of an entry: exactly the declared size, with the declared CRC-32, or a refusal. */
export function extract(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw new Refusal({ code: "encrypted" });
  const stored = storedBytes(bytes, entry);
  const content = entry.method === DEFLATED ? inflate(stored, entry) : stored;
  if (entry.method !== DEFLATED && entry.method !== STORED) throw damaged({ what: "container" });
  if (content.length !== entry.inflatedSize || crc32(content) !== entry.crc) throw wrongContent(entry);
  return content;
}

function storedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + LOCAL_BYTES > bytes.length) throw damaged({ what: "cutFile" });
  if (view.getUint32(entry.offset, true) !== LOCAL) throw damaged({ what: "container" });
  const start =
    entry.offset +
    LOCAL_BYTES +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  if (start + entry.storedSize > bytes.length) throw damaged({ what: "cutFile" });
  return bytes.subarray(start, start + entry.storedSize);
}

function inflate(stored: Uint8Array, entry: ZipEntry): Uint8Array {
  return stored.length > 0 && stored.length <= PIECE
    ? inflatePiece(stored, entry)
    : inflatePieces(stored, entry);
}

/** One byte more than declared is room enough to see that there is more. */
function inflatePiece(stored: Uint8Array, entry: ZipEntry): Uint8Array {
  try {
    return inflateSync(stored, { out: new Uint8Array(entry.inflatedSize + 1) });
  } catch (error) {
    throw wrongContent(entry, error);
  }
}

function inflatePieces(stored: Uint8Array, entry: ZipEntry): Uint8Array {
  const content = new Uint8Array(entry.inflatedSize);
  let length = 0;
  const inflater = new Inflate((piece) => {
    if (length + piece.length > content.length) throw wrongContent(entry);
    content.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < stored.length; at += PIECE) {
      inflater.push(stored.subarray(at, at + PIECE), at + PIECE >= stored.length);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : wrongContent(entry, error);
  }
  return content.subarray(0, length);
}

function wrongContent(entry: ZipEntry, cause?: unknown): Refusal {
  return damaged({ what: "partChecksum", part: entry.name }, cause);
}
