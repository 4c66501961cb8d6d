import type { Cell, Workbook } from "../../../workbook/index.js";
import {
  type BookPlace,
  cellAt,
  cellKey,
  Dependents,
  makeCell,
  recalculate,
  withCells,
} from "../../formula/index.js";

/** A new value for one cell; undefined is a blank. */
export interface CellEdit extends BookPlace {
  readonly to: string | number | undefined;
}

/** What edits bring about in the formulas that depend on them. */
export interface Results {
  /** Formula cells with a result that is not the stored one. */
  readonly changed: readonly (BookPlace & { readonly cell: Cell })[];
  readonly notRecalculated: readonly BookPlace[];
}

/** Works out the formulas behind some edits, or none of them where that would not be what a spreadsheet comes to. */
export function resultsOf(workbook: Workbook, edits: readonly CellEdit[], canCalculate: boolean): Results {
  const dependents = new Dependents(workbook);
  const concerned = dependents.all(edits);
  const placeOf = ({ sheet, row, column }: BookPlace): BookPlace => ({ sheet, row, column });
  if (!canCalculate) return { changed: [], notRecalculated: concerned.map(placeOf) };
  const edited = withCells(
    workbook,
    edits.map(({ sheet, row, column, to }) => {
      const { format, comment } = cellAt(workbook, { sheet, row, column }) ?? {};
      return { sheet, row, column, cell: makeCell({ column, format, comment }, to === "" ? undefined : to) };
    }),
  );
  const after = recalculate({ workbook: edited, stale: new Set() }, edits, dependents);
  const isStale = ({ sheet, row, column }: BookPlace): boolean =>
    after.stale.has(cellKey(sheet, row, column));
  return {
    changed: concerned.flatMap((place) => {
      const cell = cellAt(after.workbook, place);
      return cell && cell !== cellAt(edited, place) ? [{ ...placeOf(place), cell }] : [];
    }),
    notRecalculated: concerned.filter(isStale).map(placeOf),
  };
}
