import { type ReadLimits, WorkbookFileError, readText } from "../../../src/hosts/file/index.js";
import type { Sheet, TextDocument } from "../../../src/workbook/index.js";
import { type DocxFiles, type DocxParts, docxOf } from "../../support/docxFile.js";

/** The text of a .docx whose body is this markup. */
export function readBody(body: string, parts?: DocxParts, files?: DocxFiles): TextDocument {
  return readText(docxOf(body, parts, files), "说明.docx");
}

export function textsOf({ paragraphs }: TextDocument): string[] {
  return paragraphs.map(({ text }) => text);
}

/** Paragraphs with their automatic numbers in front, in brackets. */
export function shownOf({ paragraphs }: TextDocument): string[] {
  return paragraphs.map(({ label, text }) => (label === undefined ? text : `[${label}]${text}`));
}

/** The cells of a sheet as lines, blanks where no cell is. */
export function gridOf(sheet: Sheet | undefined): string[][] {
  const rows: string[][] = [];
  for (const { index, cells } of sheet?.rows ?? []) {
    while (rows.length <= index) rows.push([]);
    for (const { column, text } of cells) {
      const row = rows[index] ?? [];
      while (row.length < column) row.push("");
      row.push(text);
    }
  }
  return rows;
}

/** A text in UTF-16 with a byte order mark. */
export function utf16(text: string, isBig = false): Uint8Array {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !isBig);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(2 * index + 2, text.charCodeAt(index), !isBig);
  }
  return bytes;
}

/** The error that reading a text ends in; fails when it does not end in one of ours. */
export function textRefusal(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): WorkbookFileError {
  let text: TextDocument;
  try {
    text = readText(bytes, name, { limits });
  } catch (error) {
    if (error instanceof WorkbookFileError) return error;
    throw error;
  }
  throw new Error(`${name} was read: ${JSON.stringify(text).slice(0, 200)}`);
}
