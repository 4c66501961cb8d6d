/** A workbook that is open on the page: what it holds, what is typed into it, what is selected and marked. */
export { OpenBook, type TypedChange } from "./openBook.js";
export { type BookPlace, cellKey, MOST_COLUMNS, MOST_ROWS } from "../../hosts/formula/index.js";
export * from "./selection.js";
export { cellAt, cellIn, isBlankCell, lowerBound, rowAt, rowPosition } from "../../hosts/formula/index.js";
export type * from "./state.js";
export { editText, parseTyped, type Typed } from "./typedValue.js";
