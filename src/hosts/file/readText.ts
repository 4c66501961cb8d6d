import type { TextDocument } from "../../workbook/index.js";
import { WorkbookFileError } from "./errors.js";
import { sniff } from "./sniff.js";

/** Stands in for the reader of .docx, .txt and .md until that is merged: texts in UTF-8 alone. */
export function readText(bytes: Uint8Array, name: string): TextDocument {
  const kind = sniff(bytes);
  if (kind === "zip" || kind === "compound")
    throw new WorkbookFileError(name, { code: "notWorkbook", content: "word" });
  return textOfPaste(new TextDecoder("utf-8").decode(bytes), name);
}

/** Pasted text, called `name`. */
export function textOfPaste(text: string, name: string): TextDocument {
  return { name, paragraphs: text.split(/\r\n?|\n/).map((line) => ({ text: line })), tables: [] };
}
