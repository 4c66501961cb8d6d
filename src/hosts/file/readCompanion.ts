import type { CompanionPaper } from "../../narrative/index.js";
import { WorkbookFileError } from "./errors.js";
import { readText } from "./readText.js";
import { readWorkbook } from "./readWorkbook.js";

/**
 * Reads another document of the department: the sheets of a workbook, or the tables of a .docx. The content tells which
 * it is.
 *
 * @throws what {@link readWorkbook} and {@link readText} throw.
 */
export function readCompanion(bytes: Uint8Array, name: string): CompanionPaper {
  try {
    return { name, sheets: readWorkbook(bytes, name).sheets };
  } catch (error) {
    if (!isWordDocument(error)) throw error;
    return { name, sheets: readText(bytes, name).tables };
  }
}

function isWordDocument(error: unknown): boolean {
  if (!(error instanceof WorkbookFileError)) return false;
  const { data } = error;
  return data.code === "notWorkbook" && data.content === "word";
}
