import { readdirSync, readFileSync } from "node:fs";
import type { Folder } from "./command.js";
import type { GridSheet } from "./grid.js";

const PUBLISHED = new URL("../published/", import.meta.url);

/** The published documents as workbook files in a folder: id and path. */
export function publishedFiles(folder: Folder): [id: string, path: string][] {
  return readdirSync(PUBLISHED)
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const { id, sheets } = JSON.parse(readFileSync(new URL(name, PUBLISHED), "utf8")) as {
        id: string;
        sheets: readonly GridSheet[];
      };
      return [id, folder.workbook(`${id}.xlsx`, sheets)];
    });
}
