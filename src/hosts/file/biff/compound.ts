import { damaged } from "../errors.js";

/** A compound file (OLE2): the names at its root, and the streams among them. */
export interface CompoundFile {
  has(name: string): boolean;
  /** The bytes of a root stream; refused when sectors of it are missing. */
  stream(name: string): Uint8Array;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const HEADER_FATS = 109;
const ENTRY_BYTES = 128;
const MINI_SECTOR = 64;
const MINI_LIMIT = 4096;
const NONE = 0xffffffff;
/** Sector numbers from here on are marks: end of chain, free, FAT. */
const FIRST_MARK = 0xfffffffa;
const STORAGE = 1;
const STREAM = 2;

/** Opens a compound file. Embedded workbooks lie in storages below the root and are not found. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const reader = new Sectors(bytes);
  const entries = readEntries(reader.chain(reader.header(0x30), Infinity));
  const [root] = entries;
  if (!root) throw damaged({ what: "container" });
  const byName = new Map(childrenOf(entries, root).map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    has: (name) => byName.has(name.toLowerCase()),
    stream: (name) => {
      const entry = byName.get(name.toLowerCase());
      if (entry?.type !== STREAM) throw damaged({ what: "container" });
      return entry.size >= MINI_LIMIT ? reader.chain(entry.start, entry.size) : readMini(reader, root, entry);
    },
  };
}

/** Whether the file is the case around an OOXML file with a password. */
export function isEncrypted(file: CompoundFile): boolean {
  return file.has("EncryptedPackage") || file.has("encryption");
}

/** Sectors and their chains. Every sector that is asked for must be in the file. */
class Sectors {
  readonly #view: DataView;
  readonly #size: number;
  readonly #fat: number[] = [];

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 512) throw damaged({ what: "cutFile" });
    const shift = this.#view.getUint16(0x1e, true);
    if (shift !== 9 && shift !== 12) throw damaged({ what: "container" });
    this.#size = 2 ** shift;
    this.#loadFat();
  }

  header(offset: number): number {
    return this.#view.getUint32(offset, true);
  }

  /** The bytes of a chain: `length` of them, or all to its end. */
  chain(start: number, length: number): Uint8Array {
    const pieces: Uint8Array[] = [];
    let total = 0;
    for (let sector = start; total < length && sector < FIRST_MARK; sector = this.#next(sector)) {
      const piece = this.#sector(sector, Math.min(this.#size, length - total));
      pieces.push(piece);
      total += piece.length;
      // A chain that runs in a circle would never end.
      if (total > this.bytes.length + this.#size) throw damaged({ what: "container" });
    }
    if (length !== Infinity && total < length) throw damaged({ what: "cutFile" });
    return join(pieces, total);
  }

  /** The last sector of a file may be shorter than the others; what is needed of it must be there. */
  #sector(sector: number, needed: number): Uint8Array {
    const start = (sector + 1) * this.#size;
    if (start + needed > this.bytes.length) throw damaged({ what: "cutFile" });
    return this.bytes.subarray(start, start + needed);
  }

  #next(sector: number): number {
    const next = this.#fat[sector];
    if (next === undefined) throw damaged({ what: "cutFile" });
    return next;
  }

  #loadFat(): void {
    for (let index = 0; index < HEADER_FATS; index++) {
      const sector = this.header(0x4c + 4 * index);
      if (sector < FIRST_MARK) this.#loadFatSector(sector);
    }
    let table = this.header(0x44);
    for (let left = this.bytes.length / this.#size; table < FIRST_MARK; left--) {
      if (left < 0) throw damaged({ what: "container" });
      const numbers = uint32s(this.#sector(table, this.#size));
      table = numbers.pop() ?? NONE;
      for (const sector of numbers) if (sector < FIRST_MARK) this.#loadFatSector(sector);
    }
  }

  #loadFatSector(sector: number): void {
    if (this.#fat.length > this.bytes.length / 64 + 2 * this.#size) throw damaged({ what: "container" });
    for (const number of uint32s(this.#sector(sector, this.#size))) this.#fat.push(number);
  }
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    entries.push({
      name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The entries of a storage hang in a tree below its child. */
function childrenOf(entries: readonly Entry[], storage: Entry): Entry[] {
  const found = new Set<Entry>();
  const waiting = [storage.child];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (!entry || found.has(entry)) continue;
    if (entry.type === STORAGE || entry.type === STREAM) found.add(entry);
    waiting.push(entry.left, entry.right);
  }
  return [...found];
}

/** Small streams lie in sectors of 64 bytes inside the stream of the root. */
function readMini(reader: Sectors, root: Entry, entry: Entry): Uint8Array {
  const store = reader.chain(root.start, root.size);
  const fat = uint32s(reader.chain(reader.header(0x3c), Infinity));
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (let sector = entry.start; total < entry.size; sector = fat[sector] ?? NONE) {
    const start = sector * MINI_SECTOR;
    const end = start + Math.min(MINI_SECTOR, entry.size - total);
    if (end > store.length) throw damaged({ what: "cutFile" });
    pieces.push(store.subarray(start, end));
    total += end - start;
  }
  return join(pieces, total);
}

function uint32s(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(4 * index, true));
}

function join(pieces: readonly Uint8Array[], total: number): Uint8Array {
  const result = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}
