import { damaged } from "../errors.js";

const DECLARATION_BYTES = 200;
/** The encoding that an XML declaration names, and what stands in front of it. */
const DECLARED = /^(\s*<\?xml[^>]*\sencoding\s*=\s*["'])([\w.:-]+)/;

/**
 * The part as UTF-8 bytes without a byte order mark. Nearly all parts are that already and are not copied; UTF-16
 * and the encodings an XML declaration may name (GBK …) are converted.
 */
export function toUtf8(bytes: Uint8Array, part: string): Uint8Array {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") return bytes[0] === 0xef ? bytes.subarray(3) : bytes;
  return new TextEncoder().encode(decode(bytes, encoding, part));
}

/** A part as text that can be changed and put back. */
export interface PartText {
  /** With its byte order mark, if it has one. */
  readonly text: string;
  /** A changed text in the part's own encoding: whatever was left alone keeps its bytes. */
  readonly bytesOf: (text: string) => Uint8Array;
}

/** Reads a part so that it can be written again. Encodings that nothing here can write become UTF-8, and say so. */
export function partText(bytes: Uint8Array, part: string): PartText {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding, part, true);
  if (encoding === "utf-8") return { text, bytesOf: utf8Bytes };
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    return { text, bytesOf: (changed) => utf16Bytes(changed, encoding === "utf-16le") };
  }
  return { text: text.replace(DECLARED, "$1UTF-8"), bytesOf: utf8Bytes };
}

function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16Bytes(text: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(index * 2, text.charCodeAt(index), isLittleEndian);
  }
  return bytes;
}

/** UTF-8 bytes as text; a byte sequence that is no UTF-8 is damage, never a replacement character. */
export function utf8Text(bytes: Uint8Array, part: string): string {
  return decode(bytes, "utf-8", part);
}

function decode(bytes: Uint8Array, encoding: string, part: string, ignoreBOM = false): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM }).decode(bytes);
  } catch (error) {
    throw damaged({ what: "partCut", part }, error);
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x3c && second === 0) return "utf-16le";
  if (first === 0 && second === 0x3c) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES));
  const declared = DECLARED.exec(head)?.[2]?.toLowerCase();
  return declared === undefined || declared === "us-ascii" ? "utf-8" : declared.replace(/^utf8$/, "utf-8");
}
