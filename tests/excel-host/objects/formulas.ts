import type { Book } from "../model/book.js";
import { invalidArgument } from "../wire/object.js";

/** A quoted name of a sheet, with its quotes doubled. */
const QUOTED = /'((?:[^']|'')+)'!/g;

/** Nothing is calculated here; but a formula that names a sheet which is not there is refused. */
export function checkFormula(book: Book, formula: string): void {
  for (const [, quoted = ""] of formula.matchAll(QUOTED)) {
    const name = quoted.replaceAll("''", "'").toLowerCase();
    if (!book.sheets.some((sheet) => sheet.name.toLowerCase() === name)) throw invalidArgument(formula);
  }
}
