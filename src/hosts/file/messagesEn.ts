import type {
  ForeignContent,
  ForeignText,
  LimitName,
  Program,
  UnsupportedFormat,
  WorkbookProblem,
} from "./errors.js";
import { megabytes } from "./messages.js";

const SAVE_AS = "open it in Excel or WPS and save it as .xlsx first";
const SAVE_AS_TEXT = "open it in Word or WPS and save it as .docx first";

const FOREIGN: Readonly<Record<ForeignContent, string>> = {
  empty: "is empty (0 bytes); export or copy it again",
  html: `is a web page (HTML) with the name of a workbook; ${SAVE_AS}`,
  text: `is plain text (such as CSV), not a workbook; ${SAVE_AS}`,
  pdf: "is a PDF; choose the workbook it was made from",
  word: "is a Word document; choose the workbook",
  presentation: "is a presentation; choose the workbook",
  image: "is a picture; choose the workbook",
  archive: "is an archive; unpack it and choose the workbook inside",
  rtf: "is an RTF document; choose the workbook",
  ofd: "is an OFD document; choose the workbook it was made from",
  xml: "is XML data; choose the workbook",
  unknown: "is no Excel workbook, or can no longer be recognised; choose an .xlsx, .xlsm, .xls or .et file",
};

const FOREIGN_TEXT: Readonly<Record<ForeignText, string>> = {
  empty: "is empty, without any text; export or copy it again",
  html: `is a web page (HTML), which cannot be read; ${SAVE_AS_TEXT}`,
  pdf: "is a PDF, which cannot be read; choose the Word document it was made from",
  doc: `is a document of an older Word or of WPS Writer (.doc, .wps), which cannot be read; ${SAVE_AS_TEXT}`,
  odt: `is an OpenDocument text (.odt), which cannot be read; ${SAVE_AS_TEXT}`,
  rtf: `is an RTF document, which cannot be read; ${SAVE_AS_TEXT}`,
  xml: `is XML data, which cannot be read; if it is a Word document, ${SAVE_AS_TEXT}`,
  embedded: `keeps its text in another file inside it, which cannot be read; ${SAVE_AS_TEXT}`,
  workbook: "is a workbook, not a text; choose a .docx, .txt or .md file",
  presentation: "is a presentation, not a text; choose a .docx, .txt or .md file",
  image: "is a picture, whose text cannot be read; choose a .docx, .txt or .md file",
  archive: "is an archive; unpack it and choose the text inside",
  ofd: "is an OFD document, which cannot be read; choose the Word document it was made from",
  unknown: "is no text, or can no longer be recognised; choose a .docx, .txt or .md file",
};

const UNSUPPORTED: Readonly<Record<UnsupportedFormat, string>> = {
  xlsb: "a binary workbook (.xlsb)",
  ods: "an OpenDocument spreadsheet (.ods)",
  xml2003: "an XML Spreadsheet 2003",
  mhtml: "a single-file web page (.mht)",
  numbers: "a Numbers spreadsheet (.numbers)",
};

const LIMITS: Readonly<Record<LimitName, (actual: number, limit: number) => string>> = {
  fileBytes: (actual, limit) => `it has ${megabytes(actual)}, more than ${megabytes(limit)}`,
  inflatedBytes: (actual, limit) => `unpacked it has ${megabytes(actual)}, more than ${megabytes(limit)}`,
  partBytes: (actual, limit) =>
    `one part of it unpacked has ${megabytes(actual)}, more than ${megabytes(limit)}`,
  ratio: (actual, limit) =>
    `unpacked it is ${String(Math.round(actual))} times the file, more than ${String(limit)}, which is not normal`,
  entries: (actual, limit) => `it has ${String(actual)} parts, more than ${String(limit)}`,
  sheets: (actual, limit) => `it has ${String(actual)} sheets, more than ${String(limit)}`,
  cells: (actual, limit) => `it has ${String(actual)} filled cells, more than ${String(limit)}`,
  arrayFormulas: (actual, limit) =>
    `it has ${String(actual)} array formulas over several cells, more than ${String(limit)}`,
  textBytes: (actual, limit) => `its texts have ${megabytes(actual)}, more than ${megabytes(limit)}`,
  textCharacters: (actual, limit) => `it has ${String(actual)} characters, more than ${String(limit)}`,
  paragraphs: (actual, limit) => `it has ${String(actual)} paragraphs, more than ${String(limit)}`,
  formats: (actual, limit) => `it has ${String(actual)} number formats, more than ${String(limit)}`,
};

const NOT_WRITABLE = {
  xls: "is of the older format (.xls), of which no changed copy can be written; save it as .xlsx in Excel or WPS first",
  signed: "carries a digital signature that a change would break; remove it in Excel and save a copy first",
  structure:
    "has a protected structure and takes no new sheets; unprotect the workbook in Excel or WPS first",
} as const;

const NOT_EDITABLE = {
  formula: "is a formula and is not overwritten; change the formula or the cells it refers to",
  locked: "is locked on a protected sheet; unprotect the sheet first",
} as const;

/** The English sentence for the user: what is wrong with which file, and what to do. */
export function englishMessageOf(file: string, problem: WorkbookProblem, program: Program): string {
  switch (problem.code) {
    case "notWorkbook":
      return `${file} ${FOREIGN[problem.content]}.`;
    case "notText":
      return `${file} ${FOREIGN_TEXT[problem.content]}.`;
    case "unsupported":
      return `${file} is ${UNSUPPORTED[problem.format]}, which cannot be read; ${SAVE_AS}.`;
    case "tooOld":
      return `${file} was written by Excel 95 or earlier; ${SAVE_AS}.`;
    case "encrypted":
      return `${file} needs a password to open; remove it in ${program} or WPS and save a copy first.`;
    case "damaged":
      return `${file} is damaged: ${damageText(problem)}; open it in ${program} or WPS and save a copy first.`;
    case "tooLarge": {
      const place = problem.sheet === undefined ? "" : `reading sheet “${problem.sheet}”, `;
      return `${file} is too large: ${place}${LIMITS[problem.what](problem.actual, problem.limit)}; split it or clean it up first.`;
    }
    case "uncalculated":
      return `${file}: cell ${problem.cell} of sheet “${problem.sheet}” is a formula without a stored result; open the file in Excel or WPS and save it once.`;
    case "notWritable":
      return `${file} ${NOT_WRITABLE[problem.why]}.`;
    case "notEditable":
      return `${file}: cell ${problem.cell} of sheet “${problem.sheet}” ${NOT_EDITABLE[problem.why]}.`;
  }
}

function damageText(problem: Extract<WorkbookProblem, { code: "damaged" }>): string {
  switch (problem.what) {
    case "container":
      return "its structure cannot be recognised";
    case "cutFile":
      return "it is not complete";
    case "workbook":
      return "its list of sheets cannot be recognised";
    case "noSheets":
      return "it has no sheet that can be read";
    case "unreadable":
      return "its contents cannot be recognised";
    case "partMissing":
      return `part ${problem.part} is missing`;
    case "partCut":
      return `part ${problem.part} is not complete`;
    case "partChecksum":
      return `part ${problem.part} does not match its checksum`;
    case "partDoctype":
      return `part ${problem.part} has a document type declaration (DOCTYPE), which is not allowed`;
    case "duplicatePart":
      return `part ${problem.part} is there twice with different contents`;
    case "sheetMissing":
      return `the data of sheet “${problem.sheet}” are missing`;
    case "sheetCut":
      return `the data of sheet “${problem.sheet}” are not complete`;
    case "sheetChecksum":
      return `the data of sheet “${problem.sheet}” do not match their checksum`;
    case "sheetUnreadable":
      return `the data of sheet “${problem.sheet}” cannot be recognised`;
    case "duplicateSheet":
      return `two sheets are called “${problem.sheet}”`;
    case "cellNumber":
      return `the number in cell ${problem.cell} of sheet “${problem.sheet}” cannot be recognised`;
    case "cellOutside":
      return `cell ${problem.cell} of sheet “${problem.sheet}” lies outside the grid`;
    case "cellError":
      return `the error value in cell ${problem.cell} of sheet “${problem.sheet}” cannot be recognised`;
  }
}
