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
  grid.rows.forEach(({ row, filled, readings }) => {
    for (let index = 0; index < filled.length; index++) {
      const label = readings[index]?.label;
      if (label?.leftIn === undefined || label.plain.length > LONGEST) continue;
      const { column = 0, text = "" } = filled[index] ?? {};
      found.push({ place: { sheet, row, column }, text, word: label.leftIn });
    }
  });
  return found;
}

const LONGEST = 60;
