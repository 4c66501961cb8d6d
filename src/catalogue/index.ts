/** Code lists and dimensions with their hierarchies: pure data and lookup. */
export * from "./codes.js";
export * from "./dimensions.js";
export * from "./regions.js";
