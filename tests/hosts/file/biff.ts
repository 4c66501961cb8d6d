import * as XLSX from "@e965/xlsx";

/** A BIFF8 record by hand. */
export function record(type: number, ...body: readonly (number | readonly number[])[]): number[] {
  const bytes = body.flat();
  return [...u16(type), ...u16(bytes.length), ...bytes];
}

export function u16(value: number): number[] {
  return [value & 255, (value >> 8) & 255];
}

export function u32(value: number): number[] {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}

/** Characters of two bytes. */
export function wide(text: string): number[] {
  return Array.from(text, (character) => u16(character.charCodeAt(0))).flat();
}

export const EOF = record(0x000a);

export function bof(kind: number, version = 0x0600): number[] {
  return record(0x0809, u16(version), u16(kind), u16(0), u16(0), u32(0), u32(6));
}

/** A number in a cell, with cell format 0. */
export function number(row: number, column: number, value: number): number[] {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return record(0x0203, u16(row), u16(column), u16(0), [...bytes]);
}

export interface BiffSheet {
  readonly name: string;
  readonly state?: 0 | 1 | 2;
  /** 0 worksheet, 2 chart. */
  readonly kind?: number;
  readonly records: readonly number[];
}

/** A workbook stream of hand-made sheets; `globals` go between BOF and the list of sheets. */
export function biffStream(sheets: readonly BiffSheet[], globals: readonly number[] = []): Uint8Array {
  const head = [...bof(0x0005), ...record(0x0042, u16(1200)), ...globals];
  const format = record(
    0x00e0,
    u16(0),
    u16(0),
    Array.from({ length: 16 }, () => 0),
  );
  const announce = (offsets: readonly number[]) =>
    sheets.flatMap(({ name, state = 0, kind = 0 }, index) =>
      record(0x0085, u32(offsets[index] ?? 0), [state, kind, name.length, 1], wide(name)),
    );
  const globalLength = [...head, ...format, ...announce([]), ...EOF].length;
  const bodies = sheets.map(({ kind = 0, records }) => [
    ...bof(kind === 2 ? 0x20 : 0x10),
    ...records,
    ...EOF,
  ]);
  const offsets = bodies.map((_, index) =>
    bodies.slice(0, index).reduce((sum, body) => sum + body.length, globalLength),
  );
  return new Uint8Array([...head, ...format, ...announce(offsets), ...EOF, ...bodies.flat()]);
}

/** A compound file of root streams. */
export function compoundFile(streams: Record<string, Uint8Array>): Uint8Array {
  const cfb = XLSX.CFB as {
    utils: { cfb_new(): unknown; cfb_add(cfb: unknown, name: string, content: Uint8Array): void };
    write(cfb: unknown, options: { type: "array" }): ArrayLike<number>;
  };
  const file = cfb.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) cfb.utils.cfb_add(file, `/${name}`, content);
  return Uint8Array.from(cfb.write(file, { type: "array" }));
}

export function biffFile(sheets: readonly BiffSheet[], globals: readonly number[] = []): Uint8Array {
  return compoundFile({ Workbook: biffStream(sheets, globals) });
}
