import { Refusal } from "../errors.js";
import { CONTENT_TYPES, refuseOtherPackage as refuseOtherWorkbook } from "../ooxml/kind.js";
import type { Package } from "../ooxml/package.js";
import { textProblem } from "../text/problem.js";

const TEXT = /(?:wordprocessingml|ms-word)\.(?:document|template)(?:\.macroEnabled\w*)?\.main\+xml/i;

/** Refuses a zip file that is no OOXML text. */
export function refuseOtherPackage(book: Package): void {
  if (book.has("word/document.xml")) return;
  if (book.has(CONTENT_TYPES) && TEXT.test(book.xml(CONTENT_TYPES))) return;
  throw new Refusal(textProblem(refuseOtherWorkbook(book)));
}
