/** Plain data of a workbook, addresses, exact amounts and intervals. Imports nothing of ours. */
export * from "./address.js";
export * from "./amount.js";
export * from "./block.js";
export * from "./group.js";
export * from "./interval.js";
export * from "./memo.js";
export * from "./model.js";
export * from "./printed.js";
export * from "./ratio.js";
export * from "./similar.js";
export type * from "./text.js";
