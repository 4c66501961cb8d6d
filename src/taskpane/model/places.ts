import type { CheckReport } from "../../check/index.js";
import type { CellPlace } from "../../recognise/index.js";
import { addressOf } from "../../workbook/index.js";
import type { Words } from "../words/index.js";

/** A place as a person looks for it. */
export interface Located {
  /** A cell of the workbook, a paragraph of a text, or a cell of another file. */
  readonly is: "cell" | "paragraph" | "elsewhere";
  readonly file: string;
  /** Empty for a paragraph. */
  readonly sheet: string;
  /** From 1: of the row or the paragraph. */
  readonly number: number;
  /** Empty for a paragraph. */
  readonly address: string;
}

export function locate({ sheets }: Pick<CheckReport, "sheets">, place: CellPlace): Located {
  const { name = "", file = "", origin = "workbook" } = sheets[place.sheet] ?? {};
  const number = place.row + 1;
  if (origin === "text") return { is: "paragraph", file, sheet: "", number, address: "" };
  const address = addressOf(place.row, place.column);
  return { is: origin === "workbook" ? "cell" : "elsewhere", file, sheet: name, number, address };
}

/** A sheet by its name; one that is not in the workbook by its file as well. */
export function sheetNameOf(
  report: Pick<CheckReport, "sheets">,
  sheet: number,
  words: Words["finding"],
): string {
  return sheetName(locate(report, { sheet, row: 0, column: 0 }), words);
}

function sheetName({ is, file, sheet }: Located, words: Words["finding"]): string {
  if (is === "paragraph") return file;
  return is === "cell" ? sheet : words.sheetIn(file, sheet);
}

/** Where it stands on its sheet or in its text. */
export function placeOnSheet({ is, number, address }: Located, words: Words["finding"]): string {
  return is === "paragraph" ? words.paragraph(number) : address;
}

/** `03支出 E7`, `说明.docx 第12段`, `〔上年.xlsx〕03支出 E7`. */
export function placeName(located: Located, words: Words["finding"]): string {
  return words.cellOf(sheetName(located, words), placeOnSheet(located, words));
}
