/** Findings → repairs: the smallest change that makes everything right. */
export * from "./joint.js";
export { type AmountOptions, amountsFor, type NewAmount } from "./localise/amounts.js";
export { type Group, localise } from "./localise/localise.js";
export { type Constraint, type System, touching } from "./localise/system.js";
export { factWith } from "./model/altered.js";
export { placeKeyOf } from "./model/variables.js";
export type * from "./repair.js";
export { type Concluded, placesOf, prepareRepairs, type Prepared, type RepairInput } from "./repairs.js";
export type * from "./solver.js";
export { headline, sentenceOf } from "./wording.js";
