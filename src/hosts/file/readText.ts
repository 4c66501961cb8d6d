import type { TextDocument } from "../../workbook/index.js";
import { isEncrypted, openCompoundFile } from "./biff/compound.js";
import { readDocx } from "./docx/read.js";
import { Refusal, type WorkbookProblem, checkLimit, namingFile } from "./errors.js";
import { DEFAULT_LIMITS, type ReadLimits } from "./limits.js";
import type { ReadOptions } from "./readWorkbook.js";
import { sniffFormat } from "./sniff.js";
import { isTable, paragraphsOf } from "./text/blocks.js";
import { Budget } from "./text/budget.js";
import { decodeText } from "./text/decode.js";
import { linesOf } from "./text/lines.js";
import { markdownBlocks } from "./text/markdown.js";
import { notText, textProblem } from "./text/problem.js";
import { sheetsOf } from "./text/tableSheet.js";

type Contents = Omit<TextDocument, "name">;

/**
 * Reads a text (.docx, or .txt and .md in UTF-8, UTF-16 or GB 18030). `name` is the file's name, kept in the result and
 * used in messages; of it alone Markdown is known.
 *
 * @throws WorkbookFileError for every file that cannot be read whole; nothing is ever left out in silence.
 */
export function readText(bytes: Uint8Array, name: string, options: ReadOptions = {}): TextDocument {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return { name, ...namingFile(name, "Word", () => readContents(bytes, name, limits)) };
}

/** A text that was pasted: each line a paragraph. */
export function textOfPaste(text: string, name: string): TextDocument {
  return { name, paragraphs: linesOf(text).map((line) => ({ text: line })), tables: [] };
}

function readContents(bytes: Uint8Array, name: string, limits: ReadLimits): Contents {
  checkLimit("fileBytes", bytes.length, limits.fileBytes);
  const kind = sniffFormat(bytes);
  if (kind === "zip") return readDocx(bytes, limits);
  if (kind === "compound") throw new Refusal(compoundProblem(bytes));
  if (kind) throw new Refusal(textProblem(kind));
  return readPlain(decodeText(bytes), /\.(?:md|markdown)$/i.test(name), limits);
}

function readPlain(text: string, isMarkdown: boolean, limits: ReadLimits): Contents {
  const lines = linesOf(text);
  const budget = new Budget(limits);
  for (const line of lines) budget.paragraph(line.length);
  if (!isMarkdown) return { paragraphs: lines.map((line) => ({ text: line })), tables: [] };
  const blocks = markdownBlocks(lines, budget);
  return { paragraphs: paragraphsOf(blocks), tables: sheetsOf(blocks.filter(isTable)) };
}

/** No text that is read is a compound file. */
function compoundProblem(bytes: Uint8Array): WorkbookProblem {
  const file = openCompoundFile(bytes);
  if (isEncrypted(file)) return { code: "encrypted" };
  if (file.has("WordDocument")) return notText("doc");
  if (file.has("Workbook") || file.has("Book")) return notText("workbook");
  return notText(file.has("PowerPoint Document") ? "presentation" : "unknown");
}
