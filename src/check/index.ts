/** Relations → findings, and the wording of findings. */
export * from "./check.js";
export type * from "./finding.js";
export * from "./messages.js";
