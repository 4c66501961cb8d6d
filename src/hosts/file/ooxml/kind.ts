import type { WorkbookProblem } from "../errors.js";
import type { Package } from "./package.js";

export const CONTENT_TYPES = "[Content_Types].xml";
const SPREADSHEET = /(?:spreadsheetml|ms-excel)\.(?:sheet|template|addin)(?:\.macroEnabled)?\.main\+xml/i;

/** Why a zip file is no OOXML workbook; undefined when it is one. */
export function refuseOtherPackage(book: Package): WorkbookProblem | undefined {
  if (!book.has(CONTENT_TYPES)) return withoutContentTypes(book);
  const types = book.xml(CONTENT_TYPES);
  if (SPREADSHEET.test(types)) return undefined;
  if (types.includes("sheet.binary")) return { code: "unsupported", format: "xlsb" };
  if (types.includes("wordprocessingml")) return { code: "notWorkbook", content: "word" };
  if (types.includes("presentationml")) return { code: "notWorkbook", content: "presentation" };
  return book.has("xl/workbook.xml") ? undefined : { code: "notWorkbook", content: "unknown" };
}

function withoutContentTypes(book: Package): WorkbookProblem {
  if (book.has("mimetype")) {
    const mime = new TextDecoder().decode(book.bytes("mimetype"));
    if (mime.includes("opendocument.spreadsheet")) return { code: "unsupported", format: "ods" };
    if (mime.includes("opendocument.text")) return { code: "notWorkbook", content: "word" };
    if (mime.includes("opendocument.presentation")) return { code: "notWorkbook", content: "presentation" };
  }
  if (book.has("META-INF/manifest.xml") && book.has("content.xml"))
    return { code: "unsupported", format: "ods" };
  if (book.has("Index/Document.iwa") || book.has("Index.zip"))
    return { code: "unsupported", format: "numbers" };
  if (book.has("OFD.xml")) return { code: "notWorkbook", content: "ofd" };
  if (book.has("xl/workbook.xml")) return { code: "damaged", what: "partMissing", part: CONTENT_TYPES };
  return { code: "notWorkbook", content: "archive" };
}
