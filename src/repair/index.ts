/** Findings → repairs: the smallest change that makes everything right. */
export * from "./joint.js";
export type * from "./repair.js";
export { type Concluded, prepareRepairs, type Prepared, type RepairInput } from "./repairs.js";
export type * from "./solver.js";
