/** Sheets → tables → facts: finds the standard tables by titles, headers, labels and codes, never by place. */
export * from "./recognise.js";
export type { DocumentInfo } from "./document.js";
export type * from "./placeholders.js";
export type * from "./table.js";
export { plainText } from "./label.js";
export { inTenThousands } from "./unitwords.js";
