import { readdirSync, readFileSync } from "node:fs";
import type { Workbook } from "../../src/workbook/index.js";
import { type GridSheet, workbookOf } from "./grid.js";

const FOLDER = new URL("../documents/", import.meta.url);

/** The sheets of the whole documents under tests/documents, in which everything adds up, with their names. */
export const DOCUMENT_SHEETS: readonly (readonly [string, readonly GridSheet[]])[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => {
    const { id, sheets } = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as {
      readonly id: string;
      readonly sheets: readonly GridSheet[];
    };
    return [id, sheets];
  });

/** The same as workbooks. */
export const DOCUMENTS: readonly (readonly [string, Workbook])[] = DOCUMENT_SHEETS.map(([id, sheets]) => [
  id,
  workbookOf(id, sheets),
]);
