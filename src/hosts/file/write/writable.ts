import { checkLimit, damaged, Refusal } from "../errors.js";
import { DEFAULT_LIMITS } from "../limits.js";
import { refuseOtherPackage } from "../ooxml/kind.js";
import { openPackage, type Package } from "../ooxml/package.js";
import { relationsOf } from "../ooxml/relations.js";
import { sniff } from "../sniff.js";
import { UnreadableMarkup } from "./markup.js";

/** The package of a workbook file of which a changed copy can be written. @throws Refusal for the others */
export function writablePackage(bytes: Uint8Array): Package {
  if (sniff(bytes) !== "zip") throw new Refusal({ code: "notWritable", why: "xls" });
  checkLimit("fileBytes", bytes.length, DEFAULT_LIMITS.fileBytes);
  const book = openPackage(bytes, DEFAULT_LIMITS);
  const other = refuseOtherPackage(book);
  if (other) throw new Refusal(other);
  if (isSigned(book)) throw new Refusal({ code: "notWritable", why: "signed" });
  return book;
}

/** A signature covers parts of the package, or all of them. That of macros alone is none of these. */
function isSigned(book: Package): boolean {
  return (
    book.names.some((name) => name.toLowerCase().startsWith("_xmlsignatures/")) ||
    relationsOf(book, "").some(({ kind }) => kind === "origin")
  );
}

/** Markup that was read as a workbook and still cannot be followed sign by sign is damaged. */
export function reading<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnreadableMarkup ? damaged({ what: "partCut", part }, error) : error;
  }
}
