/**
 * A workbook whose cells get other values, as immutable data, and the formulas that depend on them: recalculated where
 * they are of a plain kind, told apart where they are not.
 */
export { Dependents } from "./dependents.js";
export { makeCell } from "./makeCell.js";
export { type BookPlace, cellKey, keyOf, MOST_COLUMNS, MOST_ROWS, placeOfKey } from "./places.js";
export { type Contents, recalculate } from "./recalculate.js";
export {
  cellAt,
  cellIn,
  cellPosition,
  type CellWrite,
  isBlankCell,
  listIn,
  lowerBound,
  rowAt,
  rowPosition,
  withCells,
} from "./sheetCells.js";
