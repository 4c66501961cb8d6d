/** Facts → relations: one file a kind. Relations come from the structure of the tables, never from a list of cells. */
export * from "./formula.js";
export * from "./judge.js";
export * from "./relation.js";
export type * from "./rule.js";
export * from "./rules.js";
export * from "./told.js";
export { bestOf, byTable, type Place } from "./ledger.js";
export { type Accounts, accountsOf } from "./accounts.js";
export { itemsCounted } from "./text/counted.js";
export { isEqual } from "./text/places.js";
