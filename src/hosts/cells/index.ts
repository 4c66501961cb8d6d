/** What a number shows in a number format, and what a cell must hold to show an amount, for every host. */
export { type AmountChange, amountStands, cellValueFor } from "./cellValue.js";
export { numberOfDecimal, plainDecimal } from "./decimal.js";
export { type ForeignFormat, numberText } from "./numberText.js";
