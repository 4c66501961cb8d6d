import { check, profileOf, usesOf } from "../../src/check/index.js";
import { readPapers } from "../../src/narrative/index.js";
import {
  type Change,
  type Concluded,
  prepareRepairs,
  type Proposal,
  type Repair,
  type Solver,
} from "../../src/repair/index.js";
import { addressOf, parseAddress, type TextDocument, type Workbook } from "../../src/workbook/index.js";
import { bookOf, type Source } from "./table.js";

/** What lies beside a little workbook, and what its cells are besides values. */
export interface Around {
  /** Paragraphs of the 情况说明. */
  readonly text?: readonly string[];
  /** Formulas by address on the first sheet; the values stand in the grid. */
  readonly formulas?: Readonly<Record<string, string>>;
  readonly solver?: Solver;
}

/** The same workbook with formulas in cells of its first sheet. */
function withFormulas(workbook: Workbook, formulas: Readonly<Record<string, string>>): Workbook {
  const of = (row: number, column: number): string | undefined =>
    Object.entries(formulas).find(([address]) => {
      const place = parseAddress(address);
      return place?.row === row && place.column === column;
    })?.[1];
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet, at) =>
      at > 0
        ? sheet
        : {
            ...sheet,
            rows: sheet.rows.map(({ cells, ...row }) => ({
              ...row,
              cells: cells.map((cell) => {
                const formula = of(row.index, cell.column);
                return formula === undefined ? cell : { ...cell, formula };
              }),
            })),
          },
    ),
  };
}

/** Checks a little workbook and works out its repairs. */
export function concluded(source: Source, { text = [], formulas = {}, solver }: Around = {}): Concluded {
  const workbook = withFormulas(bookOf(source), formulas);
  const document: TextDocument = {
    name: "说明",
    paragraphs: text.map((line) => ({ text: line })),
    tables: [],
  };
  const dossier = readPapers({ workbook, texts: text.length === 0 ? [] : [document], companions: [] });
  const result = check(dossier, { isUsed: usesOf(profileOf(dossier)) });
  return prepareRepairs({ dossier, result, workbook }).finish(solver);
}

function changeText({ place, from, to, kind, words }: Change): string {
  const where = words ? `¶${String(place.row + 1)}` : addressOf(place.row, place.column);
  return `${where} ${from === "" ? "空白" : from}→${to} ${kind}`;
}

export function proposalText({ changes }: Proposal): string {
  return changes.map(changeText).join("; ");
}

const isNote = ({ proposals: [{ changes }] }: Repair): boolean =>
  changes.every(({ kind }) => kind === "note");

/**
 * The repairs of a little workbook, but for the note on 尾差, one text each: what it is, then its proposals between `|`. `!` stands in front of
 * what is certain.
 */
export function repairTexts(source: Source, around: Around = {}): string[] {
  return concluded(source, around)
    .repairs.repairs.filter((repair) => !isNote(repair))
    .map(({ kind, certain, proven, proposals, hasMore }) => {
      const signs = `${certain ? "!" : ""}${proven ? "" : "?"}${kind === "tail" ? "尾差 " : ""}`;
      return `${signs}${proposals.map(proposalText).join(" | ")}${hasMore ? " | …" : ""}`;
    });
}
