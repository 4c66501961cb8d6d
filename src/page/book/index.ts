/** A workbook that is open on the page: what it holds, what is typed into it, what is selected and marked. */
export { OpenBook, type TypedChange } from "./openBook.js";
export { type BookPlace, cellKey, MOST_COLUMNS, MOST_ROWS } from "./places.js";
export * from "./selection.js";
export { cellAt, cellIn, isBlankCell, lowerBound, rowAt, rowPosition } from "./sheetCells.js";
export type * from "./state.js";
export { editText, parseTyped, type Typed } from "./typedValue.js";
