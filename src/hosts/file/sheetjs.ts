import { SSF, parse_zip, read } from "@e965/xlsx";

/** A cell as SheetJS hands it out; only what is read here. */
export interface LibraryCell {
  /** n number, s string, b boolean, e error, z nothing but a comment. */
  readonly t: string;
  readonly v?: unknown;
  /** Formatted text; here only asked for the names of errors. */
  readonly w?: string;
  /** Number format code. */
  readonly z?: string | number;
  readonly f?: string;
  /** The range of an array formula that covers the cell. */
  readonly F?: string;
  readonly c?: readonly { readonly t?: string }[];
}

/** A sheet in dense mode: rows and cells with holes. */
export interface LibrarySheet {
  readonly "!data"?: readonly (readonly (LibraryCell | undefined)[] | undefined)[];
}

export interface LibraryBook {
  readonly Sheets: Readonly<Record<string, LibrarySheet | undefined>>;
}

/** A part in the shape that SheetJS takes from zip libraries. */
export type LibraryPart =
  | { readonly name: string; readonly data: string }
  | { readonly name: string; readonly content: Uint8Array; readonly type: 2 };

interface ReadOptions {
  readonly dense: true;
  readonly cellNF: true;
  readonly cellFormula: boolean;
  readonly cellText: boolean;
  readonly cellHTML: false;
}

declare module "@e965/xlsx" {
  /**
   * Reads a package whose parts are inflated already, which saves a second zip. Exported, but missing in the types; the
   * version is pinned, and the tests of this room would notice a change.
   */
  function parse_zip(
    zip: { files: Readonly<Record<string, LibraryPart>> },
    options: ReadOptions,
  ): LibraryBook;
}

/** The formatter of SheetJS, which its types leave open. */
interface Formatter {
  format(format: string, value: number, options: { date1904: boolean }): string;
  load(format: string | undefined, slot: number): number;
  get_table(): Readonly<Record<number, string | undefined>>;
}

const formatter = SSF as Formatter;

/** What the cells of a workbook hold beside plain values; the library looks for it in every cell. */
export interface CellContents {
  readonly formulas: boolean;
  readonly errors: boolean;
}

/**
 * `cellText` is off, since making the texts is the slowest part of reading and they are made here in another way; it
 * is on for workbooks whose cells hold errors, as SheetJS knows newer ones only by text.
 */
function options({ formulas, errors }: CellContents): ReadOptions {
  return { dense: true, cellNF: true, cellFormula: formulas, cellText: errors, cellHTML: false };
}

/** Reads the parts of an OOXML workbook. */
export function readParts(parts: readonly LibraryPart[], contents: CellContents): LibraryBook {
  const files = Object.fromEntries(parts.map((part) => [part.name, part]));
  return parse_zip({ files }, options(contents));
}

/** Slots of the table of formats that SheetJS keeps for the whole module. */
const FORMAT_SLOTS = 392;

/**
 * Reads a BIFF8 stream. `formats` stands in for the library's table meanwhile: that one still holds the formats of the
 * last workbook, and it belongs to everybody who writes with the library.
 */
export function readStream(stream: Uint8Array, formats: Readonly<Record<number, string>>): LibraryBook {
  const before = { ...formatter.get_table() };
  loadFormats(formats);
  try {
    // As a "buffer" a raw stream is read without looking for a compound file around it.
    return read(stream, { ...options({ formulas: true, errors: false }), type: "buffer" });
  } finally {
    loadFormats(before);
  }
}

function loadFormats(formats: Readonly<Record<number, string | undefined>>): void {
  for (let slot = 0; slot <= FORMAT_SLOTS; slot++) formatter.load(formats[slot], slot);
}

/** A number shown in a format. Throws on formats that SheetJS does not understand. */
export function formatNumber(format: string, value: number, date1904: boolean): string {
  return formatter.format(format, value, { date1904 });
}
