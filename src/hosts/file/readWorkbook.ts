import type { Sheet, Workbook } from "../../workbook/index.js";
import { readBiff } from "./biff/read.js";
import { Refusal, checkLimit, namingFile } from "./errors.js";
import { DEFAULT_LIMITS, type ReadLimits } from "./limits.js";
import { readOoxml } from "./ooxml/read.js";
import { sniff } from "./sniff.js";

export interface ReadOptions {
  /** Overrides single limits of {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<ReadLimits>;
}

/**
 * Reads a workbook file (.xlsx, .xlsm, .xls, .et), recognised by its content. `name` is the file's name, kept in the
 * result and used in messages.
 *
 * @throws WorkbookFileError for every file that cannot be read whole; nothing is ever left out in silence.
 */
export function readWorkbook(bytes: Uint8Array, name: string, options: ReadOptions = {}): Workbook {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return { name, sheets: namingFile(name, "Excel", () => readSheets(bytes, limits)) };
}

function readSheets(bytes: Uint8Array, limits: ReadLimits): Sheet[] {
  checkLimit("fileBytes", bytes.length, limits.fileBytes);
  const kind = sniff(bytes);
  if (kind === "zip") return readOoxml(bytes, limits);
  if (kind === "compound") return readBiff(bytes, limits);
  throw new Refusal(kind);
}
