/** 情况说明 and the other documents: texts → claims → facts of the same concepts as those of the tables. */
export * from "./papers.js";
export type { ReadText, Unplaced, UnplacedReason } from "./read.js";
export type * from "./statements.js";
export { isSameConcept, lastMeant, stageOf } from "./statements.js";
export type { Breakdown } from "./breakdown.js";
