import type { Language } from "../../check/index.js";
import type { ReadLimits } from "./limits.js";
import { messageOf } from "./messages.js";
import { englishMessageOf } from "./messagesEn.js";

/** What a file holds that is no workbook at all. */
export type ForeignContent =
  | "empty"
  | "html"
  | "text"
  | "pdf"
  | "word"
  | "presentation"
  | "image"
  | "archive"
  | "rtf"
  | "ofd"
  | "xml"
  | "unknown";

/** What a file holds that is no text that can be read. */
export type ForeignText =
  | Exclude<ForeignContent, "text" | "word">
  | "workbook"
  /** The older files of Word, and those of WPS Writer, which are alike. */
  | "doc"
  | "odt"
  /** A document whose text is another file inside it. */
  | "embedded";

/** Workbooks of a kind that is not read. */
export type UnsupportedFormat = "xlsb" | "ods" | "xml2003" | "mhtml" | "numbers";

/** What is broken. With a sheet the damage is confined to it, with a part to that part of the package. */
export type Damage =
  | { readonly what: "container" | "cutFile" | "workbook" | "noSheets" | "unreadable" }
  | { readonly what: "partMissing" | "partCut" | "partChecksum" | "partDoctype"; readonly part: string }
  | { readonly what: "duplicatePart"; readonly part: string }
  | {
      readonly what: "sheetMissing" | "sheetCut" | "sheetChecksum" | "sheetUnreadable" | "duplicateSheet";
      readonly sheet: string;
    }
  | {
      readonly what: "cellNumber" | "cellOutside" | "cellError";
      readonly sheet: string;
      readonly cell: string;
    };

/** Which limit was passed; the names are those of `ReadLimits`, and the formats that one workbook can hold. */
export type LimitName = keyof ReadLimits | "formats";

/** Why a file is refused: a code and its data, no sentences. */
export type WorkbookProblem =
  | { readonly code: "notWorkbook"; readonly content: ForeignContent }
  | { readonly code: "notText"; readonly content: ForeignText }
  | { readonly code: "unsupported"; readonly format: UnsupportedFormat }
  | { readonly code: "tooOld" }
  | { readonly code: "encrypted" }
  | ({ readonly code: "damaged" } & Damage)
  | {
      readonly code: "tooLarge";
      readonly what: LimitName;
      readonly actual: number;
      readonly limit: number;
      readonly sheet?: string;
    }
  | { readonly code: "uncalculated"; readonly sheet: string; readonly cell: string }
  /**
   * Read, but no changed copy can be written of it: an .xls, a package with a signature, or a workbook that is
   * protected against new sheets.
   */
  | { readonly code: "notWritable"; readonly why: "xls" | "signed" | "structure" }
  /** A cell that is not overwritten: it holds a formula, or its sheet is protected and it is locked. */
  | {
      readonly code: "notEditable";
      readonly why: "formula" | "locked";
      readonly sheet: string;
      readonly cell: string;
    };

export type WorkbookFileErrorCode = WorkbookProblem["code"];

/** The program that files of a kind are made with; WPS makes all of them. */
export type Program = "Excel" | "Word";

/**
 * The one error that reading a workbook or a text, or writing a copy, ends in. Its messages are meant for the user and name the file; the plain
 * `message` is the Chinese one.
 */
export class WorkbookFileError extends Error {
  override readonly name = "WorkbookFileError";
  readonly code: WorkbookFileErrorCode;
  readonly sheet?: string;
  readonly cell?: string;
  readonly messages: Readonly<Record<Language, string>>;

  constructor(
    readonly file: string,
    readonly data: WorkbookProblem,
    options?: ErrorOptions,
    program: Program = "Excel",
  ) {
    super(messageOf(file, data, program), options);
    this.messages = { "zh-CN": this.message, en: englishMessageOf(file, data, program) };
    this.code = data.code;
    if ("sheet" in data) this.sheet = data.sheet;
    if ("cell" in data) this.cell = data.cell;
  }
}

/** Thrown inside this room, where the file's name is not known; the door turns it into a {@link WorkbookFileError}. */
export class Refusal extends Error {
  constructor(
    readonly problem: WorkbookProblem,
    options?: ErrorOptions,
  ) {
    super(problem.code, options);
  }
}

/** Turns a refusal inside `read` into the error that names the file. */
export function namingFile<T>(file: string, program: Program, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal
      ? new WorkbookFileError(file, error.problem, { cause: error.cause }, program)
      : error;
  }
}

/** Refuses the file as damaged. */
export function damaged(damage: Damage, cause?: unknown): Refusal {
  return new Refusal({ code: "damaged", ...damage }, cause === undefined ? {} : { cause });
}

/** Throws when `actual` passes `limit`. */
export function checkLimit(what: LimitName, actual: number, limit: number, sheet?: string): void {
  if (actual <= limit) return;
  throw new Refusal({ code: "tooLarge", what, actual, limit, ...(sheet === undefined ? {} : { sheet }) });
}
