/** Findings → repairs: the smallest change that makes everything right. */
export type * from "./repair.js";
export type * from "./solver.js";
export { headline, sentenceOf } from "./wording.js";
