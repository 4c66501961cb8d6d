import type { Grid } from "./grid.js";
import type { CellPlace } from "./table.js";

/** A cell with a word that the template left to be filled in. */
export interface Placeholder {
  readonly place: CellPlace;
  /** As printed. */
  readonly text: string;
  /** The word that was left in. */
  readonly word: string;
}

/** Template words left in the cells of one sheet; long texts are read with the 情况说明. */
export function placeholdersOf(sheet: number, grid: Grid): Placeholder[] {
  const found: Placeholder[] = [];
  for (const { row, cells } of grid.rows) {
    for (const cell of cells) {
      if (cell.isNumber) continue;
      const { leftIn: word, plain } = cell.label;
      if (word === undefined || plain.length > LONGEST) continue;
      found.push({ place: { sheet, row, column: cell.column }, text: cell.cell.text, word });
    }
  }
  return found;
}

const LONGEST = 60;
