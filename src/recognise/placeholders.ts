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
  return grid.rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell): Placeholder[] => {
      const { leftIn: word, plain } = cell.label;
      return word === undefined || plain.length > LONGEST
        ? []
        : [{ place: { sheet, row, column: cell.column }, text: cell.cell.text, word }];
    }),
  );
}

const LONGEST = 60;
