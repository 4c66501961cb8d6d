import { readdirSync, readFileSync } from "node:fs";
import type { Workbook } from "../../src/workbook/index.js";
import { type GridSheet, workbookOf } from "./grid.js";

const FOLDER = new URL("../documents/", import.meta.url);

/** The whole documents under tests/documents, in which everything adds up, with their names. */
export const DOCUMENTS: readonly (readonly [string, Workbook])[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => {
    const { id, sheets } = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as {
      readonly id: string;
      readonly sheets: readonly GridSheet[];
    };
    return [id, workbookOf(id, sheets)];
  });
