/**
 * Workbooks without Excel and texts without Word: reads .xlsx, .xlsm, .xls and .et, and .docx, .txt and .md, into plain
 * data, in Node and in a browser alike (bytes in, no file system). Hostile and broken files end in one {@link WorkbookFileError} that says in the user's
 * words what is wrong where; a file is read whole or not at all.
 */
export {
  type Damage,
  type ForeignContent,
  type ForeignText,
  type LimitName,
  type UnsupportedFormat,
  WorkbookFileError,
  type WorkbookFileErrorCode,
  type WorkbookProblem,
} from "./errors.js";
export { DEFAULT_LIMITS, type ReadLimits } from "./limits.js";
export { readCompanion } from "./readCompanion.js";
export { readText, textOfPaste } from "./readText.js";
export { type ReadOptions, readWorkbook } from "./readWorkbook.js";
export { type BlocksToInsert, insertBlocks, type WithBlocks } from "./write/insert.js";
export { type Patched, patchWorkbook } from "./write/patch.js";
export type { CellEdit } from "./write/results.js";
