import type { Sheet } from "../../../workbook/index.js";
import { BUILT_IN_FORMATS } from "../cells/builtInFormats.js";
import { convertSheet } from "../cells/sheet.js";
import { Refusal, checkLimit, damaged } from "../errors.js";
import type { ReadLimits } from "../limits.js";
import { type LibraryBook, type LibraryCell, type LibrarySheet, readStream } from "../sheetjs.js";
import { type CompoundFile, isEncrypted, openCompoundFile } from "./compound.js";
import { blankForLibrary } from "./forLibrary.js";
import { type BoundSheet, type Globals, readGlobals } from "./globals.js";
import { type SheetStream, readSheetStream } from "./sheetStream.js";

/** Reads an .xls or .et: a BIFF8 stream in a compound file. */
export function readBiff(bytes: Uint8Array, limits: ReadLimits): Sheet[] {
  const stream = workbookStream(openCompoundFile(bytes));
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const globals = readGlobals(view, limits);
  const streams = readSheets(view, globals, limits);
  blankForLibrary(view, globals);
  const book = callLibrary(() => readStream(stream, BUILT_IN_FORMATS));
  return globals.sheets.map((bound, index) => {
    const sheet = book.Sheets[bound.name];
    const part = streams[index];
    if (!sheet?.["!data"] || !part) throw damaged({ what: "sheetUnreadable", sheet: bound.name });
    return convertSheet(withNotes(sheet["!data"], part), {
      ...bound,
      ...part,
      date1904: globals.date1904,
    });
  });
}

/** Other kinds of files use compound files too. */
function workbookStream(file: CompoundFile): Uint8Array {
  if (isEncrypted(file)) throw new Refusal({ code: "encrypted" });
  if (file.has("Workbook")) return file.stream("Workbook").slice();
  if (file.has("Book")) throw new Refusal({ code: "tooOld" });
  if (file.has("WordDocument")) throw new Refusal({ code: "notWorkbook", content: "word" });
  if (file.has("PowerPoint Document")) throw new Refusal({ code: "notWorkbook", content: "presentation" });
  throw new Refusal({ code: "notWorkbook", content: "unknown" });
}

function readSheets(view: DataView, { sheets }: Globals, limits: ReadLimits): SheetStream[] {
  if (sheets.length === 0) throw damaged({ what: "noSheets" });
  checkLimit("sheets", sheets.length, limits.sheets);
  const names = new Set<string>();
  let values = 0;
  return sheets.map((sheet) => {
    // The library keeps sheets by name: of two with one name it would hand out the last for both.
    if (names.has(sheet.name)) throw damaged({ what: "duplicateSheet", sheet: sheet.name });
    names.add(sheet.name);
    const stream = readSheetOf(view, sheet);
    values += stream.values;
    checkLimit("cells", values, limits.cells, sheet.name);
    return stream;
  });
}

function readSheetOf(view: DataView, { name, offset }: BoundSheet): SheetStream {
  let stream: SheetStream | undefined;
  try {
    stream = readSheetStream(view, offset);
  } catch (error) {
    const isCut = error instanceof Refusal || error instanceof RangeError;
    throw isCut ? damaged({ what: "sheetCut", sheet: name }, error) : error;
  }
  if (!stream) throw damaged({ what: "sheetUnreadable", sheet: name });
  return stream;
}

/** The notes become comments of the library's cells, as they are in the other format. */
function withNotes(data: NonNullable<LibrarySheet["!data"]>, { notes }: SheetStream) {
  if (notes.size === 0) return data;
  const result: (readonly (LibraryCell | undefined)[] | undefined)[] = [...data];
  for (const [row, texts] of notes) {
    const line = [...(result[row] ?? [])];
    for (const [column, t] of texts) line[column] = { ...(line[column] ?? { t: "z" }), c: [{ t }] };
    result[row] = line;
  }
  return result;
}

function callLibrary(read: () => LibraryBook): LibraryBook {
  try {
    return read();
  } catch (error) {
    throw damaged({ what: "unreadable" }, error);
  }
}
