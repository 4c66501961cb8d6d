import { type DocumentInfo, type GivenDocument, type Recognised, recognise } from "../recognise/index.js";
import type { Sheet, TextDocument, Workbook } from "../workbook/index.js";
import type { Breakdown } from "./breakdown.js";
import { breakdownsInCells, type ReadText, readText, textsInSheets } from "./read.js";

/** Everything that is laid on the table for one check. Only the workbook is ever marked or changed. */
export interface Papers {
  /** Absent where the tables stand in a text. */
  readonly workbook: Workbook | undefined;
  /** 情况说明 of the same document. */
  readonly texts: readonly TextDocument[];
  /** Other documents of the same department: last year's publication, the budget, the 批复, the units' workbooks. */
  readonly companions: readonly CompanionPaper[];
}

export interface CompanionPaper {
  readonly name: string;
  readonly sheets: readonly Sheet[];
}

/**
 * Where a sheet comes from: the workbook, a table in a text, a text itself (its rows are paragraphs), or another
 * document.
 */
export type SheetOrigin = "workbook" | "text-table" | "text" | "companion";

/** A sheet by its index among all of them. */
export interface PaperSheet {
  readonly name: string;
  readonly origin: SheetOrigin;
  /** The file it stands in. */
  readonly file: string;
}

/** Another document, read by itself: its own kind, year and department. */
export interface Companion {
  readonly name: string;
  readonly recognised: Recognised;
}

/** Everything that was read. Tables and facts are those of the workbook and of the tables in its texts. */
export interface Dossier extends Recognised {
  /** All sheets of all papers, by the index that places use; absent where only a workbook was read. */
  readonly sheets?: readonly PaperSheet[];
  readonly texts?: readonly ReadText[];
  readonly companions?: readonly Companion[];
  /** Amounts in long texts of cells, with what they are made of. */
  readonly breakdowns?: readonly Breakdown[];
}

/** What the tables leave open of the document its own texts say. */
function documentOf({ document }: Recognised, texts: readonly ReadText[]): DocumentInfo {
  const [first] = texts;
  const { kind, year, entity } = document;
  if (!first) return document;
  const own = first.document;
  return { kind: kind ?? own.kind, year: year ?? own.year, entity: entity ?? own.entity };
}

function listed(file: string, origin: SheetOrigin, sheets: readonly { name: string }[]): PaperSheet[] {
  return sheets.map(({ name }) => ({ name, origin, file }));
}

/** Recognises the tables of all papers and reads the texts. `onSheet` hears of each sheet of the workbook. */
export function readPapers(
  papers: Papers,
  given: GivenDocument = {},
  onSheet?: (index: number) => void,
): Dossier & { readonly sheets: readonly PaperSheet[] } {
  const { workbook, texts, companions } = papers;
  const name = workbook?.name ?? texts[0]?.name ?? "";
  const own = workbook?.sheets ?? [];
  const sheets: PaperSheet[] = listed(name, "workbook", own);
  for (const text of texts) sheets.push(...listed(text.name, "text-table", text.tables));
  const all = { name, sheets: [...own, ...texts.flatMap(({ tables }) => tables)] };
  const recognised = recognise(all, given, (index) => {
    if (index < own.length) onSheet?.(index);
  });
  const others = companions.map(({ name: file, sheets: theirs }): Companion => {
    const first = sheets.length;
    sheets.push(...listed(file, "companion", theirs));
    return { name: file, recognised: recognise({ name: file, sheets: theirs }, {}, undefined, first) };
  });
  const read = [
    ...texts.map((text) => {
      const index = sheets.length;
      sheets.push({ name: text.name, origin: "text", file: text.name });
      return readText(text, index, recognised);
    }),
    ...textsInSheets(all.sheets, recognised),
  ];
  const asTexts = new Set(read.map(({ sheet }) => sheet));
  return {
    document: documentOf(recognised, read),
    tables: recognised.tables,
    get facts() {
      return recognised.facts;
    },
    notFacts: recognised.notFacts,
    unrecognised: recognised.unrecognised.filter(({ sheet }) => !asTexts.has(sheet)),
    placeholders: recognised.placeholders,
    sheets,
    texts: read,
    companions: others,
    breakdowns: breakdownsInCells(all.sheets, recognised),
  };
}
