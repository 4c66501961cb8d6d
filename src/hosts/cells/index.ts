/** What a number shows in a number format, for every host: digits are placed here, from the decimal value. */
export { plainDecimal } from "./decimal.js";
export { type ForeignFormat, numberText } from "./numberText.js";
