/** Relations → findings, and the wording of findings. */
export * from "./check.js";
export * from "./jointFinding.js";
export * from "./profile.js";
export type * from "./collect.js";
export type * from "./finding.js";
export { CLASS_NAMES, type Language, type Message, MESSAGE_IDS, messageOf } from "./messages.js";
export { NAMES } from "./names.js";
export * from "./report.js";
export { hashText } from "./hash.js";
