const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const V = 0x76;
const F = 0x66;
const I = 0x69;
const S = 0x73;
const SHEET_DATA = new TextEncoder().encode("sheetData");
/** Shorter tails are not worth a copy. */
const WORTH = 64 * 1024;

/**
 * Cuts the rows behind the last value out of a worksheet part. Sheets formatted down to row 1,048,576 carry hundreds
 * of megabytes of such rows, which would otherwise be decoded and split for nothing. A part without an end of its
 * data is returned as it is: others will find it incomplete.
 */
export function cutStyledTail(bytes: Uint8Array): Uint8Array {
  const end = sheetDataEnd(bytes);
  if (end === undefined) return bytes;
  const value = lastValueEnd(bytes, end);
  const last = value ?? sheetDataStart(bytes);
  if (last === undefined || end - last < WORTH) return bytes;
  const prefix = prefixAt(bytes, end);
  const closing = new TextEncoder().encode(value === undefined ? "" : `</${prefix}c></${prefix}row>`);
  const result = new Uint8Array(last + closing.length + bytes.length - end);
  result.set(bytes.subarray(0, last));
  result.set(closing, last);
  result.set(bytes.subarray(end), last + closing.length);
  return result;
}

/** Where the last `</sheetData` begins. */
function sheetDataEnd(bytes: Uint8Array): number | undefined {
  for (let at = bytes.lastIndexOf(LESS); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(LESS, at - 1)) {
    if (bytes[at + 1] === SLASH && isSheetData(bytes, at + 2 + prefixAt(bytes, at).length)) return at;
  }
  return undefined;
}

/** Behind the first `<sheetData>`. */
function sheetDataStart(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(LESS); at >= 0; at = bytes.indexOf(LESS, at + 1)) {
    if (isSheetData(bytes, at + 1 + prefixAt(bytes, at - 1).length)) return bytes.indexOf(GREATER, at) + 1;
  }
  return undefined;
}

function isSheetData(bytes: Uint8Array, at: number): boolean {
  return SHEET_DATA.every((byte, index) => bytes[at + index] === byte);
}

/** Behind the last `</v>`, `</is>`, `</f>` or `<f …/>`, prefixed or not. */
function lastValueEnd(bytes: Uint8Array, before: number): number | undefined {
  for (let at = before - 1; at >= 3; at--) {
    if (bytes[at] !== GREATER) continue;
    const last = bytes[at - 1];
    if ((last === V || last === F) && opensName(bytes[at - 2])) return at + 1;
    if (last === S && bytes[at - 2] === I && opensName(bytes[at - 3])) return at + 1;
    if (last === SLASH && isFormula(bytes, at)) return at + 1;
  }
  return undefined;
}

function opensName(byte: number | undefined): boolean {
  return byte === SLASH || byte === COLON;
}

function isFormula(bytes: Uint8Array, end: number): boolean {
  const start = bytes.lastIndexOf(LESS, end);
  const name = start + 1 + prefixAt(bytes, start - 1).length;
  const next = bytes[name + 1] ?? 0;
  return bytes[name] === F && (next === SLASH || next <= 0x20);
}

/** The prefix with its colon of the closing tag whose `<` stands at `at`; for an opening tag pass one less. */
function prefixAt(bytes: Uint8Array, at: number): string {
  const start = at + 2;
  for (let index = start; index < start + 40 && index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === COLON) return String.fromCharCode(...bytes.subarray(start, index + 1));
    if (byte === GREATER || byte === SLASH || byte <= 0x20) break;
  }
  return "";
}
