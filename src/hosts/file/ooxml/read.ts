import type { Sheet } from "../../../workbook/index.js";
import { convertSheet } from "../cells/sheet.js";
import { Refusal, checkLimit, damaged } from "../errors.js";
import type { ReadLimits } from "../limits.js";
import { type LibraryBook, readParts } from "../sheetjs.js";
import { librarySheetName, packageForLibrary } from "./forLibrary.js";
import { refuseOtherPackage } from "./kind.js";
import { type Package, openPackage } from "./package.js";
import { relationsOf } from "./relations.js";
import { refuseUncalculated } from "./results.js";
import { readSheetPart } from "./sheetPart.js";
import { plainStyles } from "./stylesPart.js";
import { type SheetEntry, readWorkbookPart } from "./workbookPart.js";

/** Reads an .xlsx or .xlsm. */
export function readOoxml(bytes: Uint8Array, limits: ReadLimits): Sheet[] {
  const book = openPackage(bytes, limits);
  const other = refuseOtherPackage(book);
  if (other) throw new Refusal(other);
  const contents = readWorkbookPart(book);
  if (contents.sheets.length === 0) throw damaged({ what: "noSheets" });
  checkLimit("sheets", contents.sheets.length, limits.sheets);

  let values = 0;
  const sheets = contents.sheets.map((entry) => {
    const sheet = naming(entry, () => readSheetPart(book, entry));
    values += sheet.values;
    checkLimit("cells", values, limits.cells, entry.name);
    checkLimit("arrayFormulas", sheet.results.arrayFormulas, limits.arrayFormulas, entry.name);
    return { ...sheet, name: entry.name, comments: commentsOf(book, entry) };
  });
  refuseUncalculated(sheets);
  const read = callLibrary(() =>
    readParts(
      packageForLibrary({
        date1904: contents.date1904,
        strings: contents.strings === undefined ? undefined : book.xml(contents.strings),
        styles: contents.styles === undefined ? undefined : plainStyles(book.xml(contents.styles)),
        sheets,
      }),
      {
        formulas: sheets.some(({ results }) => results.formulas > 0),
        errors: sheets.some(({ data }) => /\st=["']e["']/.test(data)),
      },
    ),
  );
  return contents.sheets.map((entry, index) => {
    const data = read.Sheets[librarySheetName(index)]?.["!data"];
    const part = sheets[index];
    if (!data || !part) throw damaged({ what: "sheetUnreadable", sheet: entry.name });
    return convertSheet(data, { ...entry, ...part, date1904: contents.date1904 });
  });
}

/** People know their sheets and not the parts of a package: damage of a sheet's part is told as damage of the sheet. */
function naming<T>(entry: SheetEntry, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const problem = error instanceof Refusal && error.problem.code === "damaged" ? error.problem : undefined;
    if (problem?.what === "partCut") throw damaged({ what: "sheetCut", sheet: entry.name }, error);
    if (problem?.what === "partChecksum") throw damaged({ what: "sheetChecksum", sheet: entry.name }, error);
    throw error;
  }
}

function commentsOf(book: Package, entry: SheetEntry): string[] {
  return relationsOf(book, entry.part)
    .filter((relation) => relation.kind === "comments")
    .map((relation) => book.xml(relation.target));
}

function callLibrary(read: () => LibraryBook): LibraryBook {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? error : damaged({ what: "unreadable" }, error);
  }
}
