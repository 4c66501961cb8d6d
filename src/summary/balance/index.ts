/** 舍位平衡: tables in 元 converted to 万元 so that every relation adds up as printed. */
export { balance, type Balanced, type Conflict, prepareBalance, type PreparedBalance } from "./balance.js";
export { fewestOff } from "./bound.js";
export type { BalanceIdentity, BalanceSystem, BalanceVariable } from "./system.js";
export { balancedBlocks, type BlocksInput } from "./blocks.js";
export {
  type BalancedCell,
  balanceOf,
  type DocumentBalance,
  type DocumentConflict,
  type PreparedDocument,
  prepareBalanceOf,
} from "./document.js";
export type { BalanceInput } from "./input.js";
export { type BalancePlace, type BalanceReport, balanceReport } from "./report.js";
