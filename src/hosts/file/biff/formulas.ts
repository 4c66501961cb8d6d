/** Bytes behind each token of a formula, [MS-XLS] 2.5.198; operators (0x03 to 0x16) have none. */
const TOKEN_BYTES: Readonly<Record<number, number>> = {
  0x01: 4,
  0x1a: 10,
  0x1b: 4,
  0x1c: 1,
  0x1d: 1,
  0x1e: 2,
  0x1f: 8,
  0x20: 7,
  0x21: 2,
  0x22: 3,
  0x23: 4,
  0x24: 4,
  0x25: 8,
  0x26: 6,
  0x29: 2,
  0x2a: 4,
  0x2b: 8,
  0x2c: 4,
  0x2d: 8,
  0x2e: 2,
  0x2f: 2,
  0x39: 6,
  0x3a: 6,
  0x3b: 10,
  0x3c: 6,
  0x3d: 10,
};
const FIRST_OPERATOR = 0x03;
const LAST_OPERATOR = 0x16;
const STRING = 0x17;
const EXTENDED = 0x18;
const ATTRIBUTE = 0x19;
const CHOOSE = 0x04;
const LIST = 0x19;
const ARRAY = 0x20;
const MEMORY_AREA = 0x26;
const TEXT_CONSTANT = 0x02;

/**
 * Whether a formula is whole: its tokens fill `length` bytes from `start` exactly, and the constants that some of them
 * keep behind lie before `end`. The library runs for ever on one that is cut.
 */
export function isWholeFormula(view: DataView, start: number, length: number, end: number): boolean {
  const tokensEnd = start + length;
  if (tokensEnd > end) return false;
  const extras: number[] = [];
  let at = start;
  while (at < tokensEnd) {
    const token = baseToken(view.getUint8(at));
    if (token === ARRAY || token === MEMORY_AREA) extras.push(token);
    const size = tokenSize(view, at, token, tokensEnd);
    // Behind a token that it does not know the library reads no further.
    if (size === undefined) return hasExtras(view, extras, tokensEnd, end);
    at += size;
  }
  return at === tokensEnd && hasExtras(view, extras, tokensEnd, end);
}

/** Operands come in three classes, told apart by two bits. */
function baseToken(token: number): number {
  return token < 0x40 ? token : (token & 0x1f) | 0x20;
}

/** Undefined for an unknown token; beyond all ends for one that is cut before its own length. */
function tokenSize(view: DataView, at: number, token: number, end: number): number | undefined {
  if (token >= FIRST_OPERATOR && token <= LAST_OPERATOR) return 1;
  if (token === STRING) {
    return at + 3 > end ? Infinity : 3 + view.getUint8(at + 1) * (view.getUint8(at + 2) === 0 ? 1 : 2);
  }
  if (token === EXTENDED) return at + 2 > end ? Infinity : view.getUint8(at + 1) === LIST ? 14 : 6;
  if (token === ATTRIBUTE) {
    if (at + 4 > end) return Infinity;
    return view.getUint8(at + 1) === CHOOSE ? 4 + 2 * (view.getUint16(at + 2, true) + 1) : 4;
  }
  const size = TOKEN_BYTES[token];
  return size === undefined ? undefined : 1 + size;
}

function hasExtras(view: DataView, tokens: readonly number[], start: number, end: number): boolean {
  let at: number | undefined = start;
  for (const token of tokens) {
    at = token === ARRAY ? arrayEnd(view, at, end) : areasEnd(view, at, end);
    if (at === undefined) return false;
  }
  return true;
}

function areasEnd(view: DataView, at: number, end: number): number | undefined {
  if (at + 2 > end) return undefined;
  const last = at + 2 + 8 * view.getUint16(at, true);
  return last > end ? undefined : last;
}

function arrayEnd(view: DataView, start: number, end: number): number | undefined {
  if (start + 3 > end) return undefined;
  const count = (view.getUint8(start) + 1) * (view.getUint16(start + 1, true) + 1);
  let at = start + 3;
  for (let index = 0; index < count; index++) {
    if (at + 4 > end) return undefined;
    const isText = view.getUint8(at) === TEXT_CONSTANT;
    at += isText ? 4 + view.getUint16(at + 1, true) * (view.getUint8(at + 3) === 0 ? 1 : 2) : 9;
  }
  return at > end ? undefined : at;
}
