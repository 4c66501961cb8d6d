import type { Grid } from "./grid.js";
import type { CellPlace } from "./table.js";

/** A cell with a word that the template left to be filled in. */
export interface Placeholder {
  readonly place: CellPlace;
  /** As printed. */
  readonly text: string;
  /** The word that was left in. */
  readonly word: string;
  /** It stands on a sheet of text, where it may be meant. */
  readonly isInText?: true;
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

/** A name that nobody filled in: XX市, ××局. */
const NAME_LEFT_IN = /^[^。；;]{0,12}[X×]{2,}(省|市|县|区|旗|州|厅|局|委|办|镇|乡|部门|单位)/;

/** Names of places and departments left open on a sheet without a table: a cover. */
export function namesLeftIn(sheet: number, grid: Grid): Placeholder[] {
  return placeholdersOf(sheet, grid)
    .filter(({ text }) => NAME_LEFT_IN.test(text.replace(/\s/g, "").toUpperCase().normalize("NFKC")))
    .map((placeholder) => ({ ...placeholder, isInText: true }));
}
