import { readdirSync, readFileSync } from "node:fs";
import type { Workbook } from "../../src/workbook/index.js";
import { type GridSheet, workbookOf } from "./grid.js";

const FOLDER = new URL("../documents/", import.meta.url);

/** What is expected of one table: ranges of its amounts and of what is none. */
interface ExpectedTable {
  readonly title: string;
  readonly amounts?: readonly string[];
  readonly notAmounts?: readonly string[];
  readonly maybe?: readonly string[];
}

interface ExpectedRelation {
  readonly kind: string;
  readonly total: string;
  readonly parts: readonly string[];
}

export interface WholeDocument {
  readonly id: string;
  readonly about: string;
  readonly sheets: readonly GridSheet[];
  readonly expect: Readonly<Record<string, { readonly tables: readonly ExpectedTable[] }>>;
  readonly relations: readonly ExpectedRelation[];
}

/** The files under tests/documents. */
export const WHOLE_DOCUMENTS: readonly WholeDocument[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as WholeDocument);

/** The sheets of the whole documents under tests/documents, in which everything adds up, with their names. */
export const DOCUMENT_SHEETS: readonly (readonly [string, readonly GridSheet[]])[] = WHOLE_DOCUMENTS.map(
  ({ id, sheets }) => [id, sheets],
);

/** The same as workbooks. */
export const DOCUMENTS: readonly (readonly [string, Workbook])[] = DOCUMENT_SHEETS.map(([id, sheets]) => [
  id,
  workbookOf(id, sheets),
]);
