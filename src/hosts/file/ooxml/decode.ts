import { damaged } from "../errors.js";

const DECLARATION_BYTES = 200;

/**
 * The part as UTF-8 bytes without a byte order mark. Nearly all parts are that already and are not copied; UTF-16
 * and the encodings an XML declaration may name (GBK …) are converted.
 */
export function toUtf8(bytes: Uint8Array, part: string): Uint8Array {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") return bytes[0] === 0xef ? bytes.subarray(3) : bytes;
  return new TextEncoder().encode(decode(bytes, encoding, part));
}

/** UTF-8 bytes as text; a byte sequence that is no UTF-8 is damage, never a replacement character. */
export function utf8Text(bytes: Uint8Array, part: string): string {
  return decode(bytes, "utf-8", part);
}

function decode(bytes: Uint8Array, encoding: string, part: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
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
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase();
  return declared === undefined || declared === "us-ascii" ? "utf-8" : declared.replace(/^utf8$/, "utf-8");
}
