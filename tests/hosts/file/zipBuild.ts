import { deflateSync, strToU8 } from "fflate";
import { crc32 } from "../../../src/hosts/file/zip/crc32.js";

/** What other writers do differently from the zip files that the tests are otherwise made of. */
export interface ZipStyle {
  /** Sizes and checksum stand behind the data, as they do where a file is written as a stream. */
  readonly descriptors?: boolean;
  /** Every number that can is kept in a zip64 field, and the directory is closed by a wide record. */
  readonly wide?: boolean;
  readonly stored?: boolean;
  readonly comment?: string;
}

const WIDE = 0xffffffff;

class Bytes {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  u16(...values: number[]): this {
    for (const value of values) this.#bytes.push(value & 255, (value >> 8) & 255);
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) this.u16(value & 0xffff, value >>> 16);
    return this;
  }

  u64(...values: number[]): this {
    for (const value of values) this.u32(value, 0);
    return this;
  }

  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  whole(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** A zip file with these parts, written in a style. Each entry carries a comment and an extra field of its own. */
export function zipInStyle(parts: Readonly<Record<string, Uint8Array>>, style: ZipStyle): Uint8Array {
  const { descriptors = false, wide = false, stored = false, comment = "" } = style;
  const file = new Bytes();
  const directory = new Bytes();
  const flags = 0x0800 | (descriptors ? 8 : 0);
  const method = stored ? 0 : 8;
  for (const [name, content] of Object.entries(parts)) {
    const nameBytes = strToU8(name);
    const data = stored ? content : deflateSync(content);
    const crc = crc32(content);
    const offset = file.length;
    const sizes = [data.length, content.length] as const;
    file.u32(0x04034b50).u16(45, flags, method, 0x6000, 0x5a00);
    file.u32(...(descriptors ? [0, 0, 0] : [crc, ...sizes])).u16(nameBytes.length, 8);
    file.raw(nameBytes).u16(0xcafe, 4).u32(7).raw(data);
    if (descriptors) file.u32(0x08074b50, crc).u32(...sizes);

    directory.u32(0x02014b50).u16(45, 45, flags, method, 0x6000, 0x5a00).u32(crc);
    directory.u32(...(wide ? [WIDE, WIDE] : sizes));
    directory.u16(nameBytes.length, wide ? 36 : 8, 5, 0, 0).u32(0, wide ? WIDE : offset);
    directory.raw(nameBytes).u16(0xcafe, 4).u32(7);
    if (wide) directory.u16(1, 24).u64(content.length, data.length, offset);
    directory.raw(strToU8("entry"));
  }
  const start = file.length;
  const count = Object.keys(parts).length;
  file.raw(directory.whole());
  if (wide) {
    const end = file.length;
    file.u32(0x06064b50).u64(44).u16(45, 45).u32(0, 0).u64(count, count, directory.length, start);
    file.u32(0x07064b50, 0).u64(end).u32(1);
  }
  file.u32(0x06054b50).u16(0, 0, ...(wide ? [0xffff, 0xffff] : [count, count]));
  file.u32(wide ? WIDE : directory.length, wide ? WIDE : start);
  const text = strToU8(comment);
  return file.u16(text.length).raw(text).whole();
}
