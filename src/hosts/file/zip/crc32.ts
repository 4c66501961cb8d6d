const POLYNOMIAL = 0xedb88320;

/** Eight tables, so that eight bytes go through in one step (four times the speed of one table). */
const TABLES = makeTables(8);
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES as [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
];

function makeTables(count: number): Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    return value;
  });
  const tables = [first];
  while (tables.length < count) {
    const previous = tables[tables.length - 1] ?? first;
    tables.push(previous.map((value) => (value >>> 8) ^ (first[value & 255] ?? 0)));
  }
  return tables;
}

/* eslint-disable @typescript-eslint/no-non-null-assertion -- an index below 256 into 256 entries, in the hottest loop */

/** The CRC-32 of zip files. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  let index = 0;
  for (const last = bytes.length - 8; index <= last; index += 8) {
    crc ^= bytes[index]! | (bytes[index + 1]! << 8) | (bytes[index + 2]! << 16) | (bytes[index + 3]! << 24);
    crc =
      T7[crc & 255]! ^
      T6[(crc >>> 8) & 255]! ^
      T5[(crc >>> 16) & 255]! ^
      T4[crc >>> 24]! ^
      T3[bytes[index + 4]!]! ^
      T2[bytes[index + 5]!]! ^
      T1[bytes[index + 6]!]! ^
      T0[bytes[index + 7]!]!;
  }
  for (; index < bytes.length; index++) crc = (crc >>> 8) ^ T0[(crc ^ bytes[index]!) & 255]!;
  return ~crc >>> 0;
}
