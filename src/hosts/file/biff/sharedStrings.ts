import type { BiffRecord } from "./records.js";

const WIDE = 0x01;
const EXTENDED = 0x04;
const RICH = 0x08;

/**
 * Whether the table of shared strings, an SST record with the CONTINUE records behind it, holds as many strings as it
 * says. A string may go on in the next record, which then begins with a flag for the width of its characters.
 */
export function isWholeStringTable(view: DataView, pieces: readonly BiffRecord[]): boolean {
  const [first] = pieces;
  if (!first) return false;
  const reader = new PieceReader(view, pieces);
  reader.skip(4);
  const count = reader.uint32();
  for (let index = 0; index < count; index++) if (!skipString(reader)) return false;
  return !reader.isBehind;
}

function skipString(reader: PieceReader): boolean {
  const characters = reader.uint16();
  const flags = reader.uint8();
  const runs = (flags & RICH) === 0 ? 0 : reader.uint16();
  const extension = (flags & EXTENDED) === 0 ? 0 : reader.uint32();
  reader.skipCharacters(characters, (flags & WIDE) !== 0);
  reader.skip(4 * runs + extension);
  return !reader.isBehind;
}

/** Reads across the bodies of consecutive records as if they were one. */
class PieceReader {
  /** True once more was asked for than there is. */
  isBehind = false;
  readonly #view: DataView;
  readonly #pieces: readonly BiffRecord[];
  #piece = 0;
  #at: number;

  constructor(view: DataView, pieces: readonly BiffRecord[]) {
    this.#view = view;
    this.#pieces = pieces;
    this.#at = pieces[0]?.start ?? 0;
  }

  uint8(): number {
    const left = this.#left();
    if (left === 0) return 0;
    return this.#view.getUint8(this.#at++);
  }

  uint16(): number {
    return this.uint8() + 0x100 * this.uint8();
  }

  uint32(): number {
    return this.uint16() + 0x10000 * this.uint16();
  }

  skip(count: number): void {
    for (let missing = count; missing > 0 && !this.isBehind;) {
      const step = Math.min(missing, this.#left());
      this.#at += step;
      missing -= step;
    }
  }

  skipCharacters(count: number, isWide: boolean): void {
    let width = isWide ? 2 : 1;
    for (let missing = count; missing > 0 && !this.isBehind;) {
      const end = this.#pieces[this.#piece]?.end ?? 0;
      if (this.#at >= end) {
        width = (this.uint8() & WIDE) !== 0 ? 2 : 1;
        continue;
      }
      const step = Math.min(missing, Math.floor((end - this.#at) / width));
      // A character cut in two by the end of a record: no writer does that.
      if (step === 0) this.isBehind = true;
      this.#at += step * width;
      missing -= step;
    }
  }

  /** Bytes left in the current piece, going on to the next where none are. */
  #left(): number {
    for (;;) {
      const piece = this.#pieces[this.#piece];
      if (!piece) {
        this.isBehind = true;
        return 0;
      }
      if (this.#at < piece.end) return piece.end - this.#at;
      this.#piece++;
      this.#at = this.#pieces[this.#piece]?.start ?? 0;
    }
  }
}
