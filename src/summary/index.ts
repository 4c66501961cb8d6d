/** Summaries made of a checked document: new sheets beside the old ones. */
export * from "./balance/index.js";
