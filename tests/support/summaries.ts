import { check, type CheckResult } from "../../src/check/index.js";
import { textOfPaste } from "../../src/hosts/file/index.js";
import { type BookPlace, Dependents, recalculate, withCells } from "../../src/hosts/formula/index.js";
import { type Papers, readPapers } from "../../src/narrative/index.js";
import { prepareRepairs } from "../../src/repair/index.js";
import { summariesOf, type Summary, type UnitNature } from "../../src/summary/index.js";
import type { Block, BlockCell, TextDocument, Workbook } from "../../src/workbook/index.js";
import { withBlocks } from "./sheetOfBlock.js";

export interface Summarised {
  readonly summaries: readonly Summary[];
  readonly result: CheckResult;
}

/** The summaries of a workbook with what lies beside it; repairs that need no solver are worked out. */
export function summarised(
  workbook: Workbook,
  texts: readonly TextDocument[] = [],
  rest: {
    readonly companions?: Papers["companions"];
    readonly natures?: Readonly<Record<string, UnitNature>>;
  } = {},
): Summarised {
  const dossier = readPapers({ workbook, texts, companions: rest.companions ?? [] });
  const prepared = prepareRepairs({ dossier, result: check(dossier), workbook, leavesTails: true });
  const { result, repairs } = prepared.finish();
  const { natures = {} } = rest;
  return { summaries: summariesOf({ dossier, result, repairs, workbook, natures }), result };
}

/** The summary of one kind; fails where there is none. */
export function summaryOf(all: Summarised, id: Summary["id"]): Summary {
  const found = all.summaries.find((summary) => summary.id === id);
  if (!found) throw new Error(`no summary ${id}`);
  return found;
}

/** The block of one product. */
export function blockOf({ products }: Summary, id: Summary["products"][number]["id"]): Block {
  const found = products.find((product) => product.id === id);
  if (!found) throw new Error(`no product ${id}`);
  return found.block;
}

/** All products of all summaries on new sheets, as a host inserts them. */
export function withSummaries(workbook: Workbook, summaries: readonly Summary[]): Workbook {
  return summaries.reduce(
    (book, { products }) =>
      withBlocks(
        book,
        products.map(({ block }) => block),
      ),
    workbook,
  );
}

/** What a block shows, row by row, cells joined by `|`; blanks at the end left out. */
export function shown({ rows, columns, cells }: Block): string[] {
  return Array.from({ length: rows }, (_, row) => {
    const own = cells.filter((cell) => cell.row === row);
    const line = Array.from({ length: columns }, (__, column) =>
      textOf(own.find((cell) => cell.column === column)),
    );
    return line.join("|").replace(/\|+$/, "");
  });
}

function textOf(cell: BlockCell | undefined): string {
  const content = cell?.content;
  if (!content) return "";
  if (content.kind === "text") return content.text;
  if (content.kind === "number") return content.amount;
  return "amount" in content.result ? content.result.amount : content.result.text;
}

/** Formula cells from sheet number `first` on. */
export function formulasFrom({ sheets }: Workbook, first: number): BookPlace[] {
  return sheets.flatMap(({ rows }, sheet) =>
    sheet < first
      ? []
      : rows.flatMap(({ index, cells }) =>
          cells.flatMap(({ column, formula }) =>
            formula === undefined ? [] : [{ sheet, row: index, column }],
          ),
        ),
  );
}

/** The workbook with these formulas worked out anew, whatever they showed; fails where one cannot be. */
export function recalculated(workbook: Workbook, places: readonly BookPlace[]): Workbook {
  const blanked = withCells(
    workbook,
    places.map(({ sheet, row, column }) => {
      const cell = workbook.sheets[sheet]?.rows
        .find(({ index }) => index === row)
        ?.cells.find((one) => one.column === column);
      return { sheet, row, column, cell: cell && { ...cell, value: 4711, text: "4711" } };
    }),
  );
  const { workbook: done, stale } = recalculate(
    { workbook: blanked, stale: new Set() },
    places,
    new Dependents(blanked),
  );
  if (stale.size > 0) throw new Error(`${String(stale.size)} formulas cannot be worked out`);
  return done;
}

/** Paragraphs as a text of the same document. */
export function pasted(paragraphs: readonly string[], name = "说明.txt"): TextDocument {
  return textOfPaste(paragraphs.join("\n"), name);
}
