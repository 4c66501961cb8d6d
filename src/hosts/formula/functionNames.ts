/** The functions that are worked out here. All others are left to Excel. */
export const FUNCTION_NAMES = [
  "SUM",
  "ROUND",
  "ROUNDUP",
  "ROUNDDOWN",
  "ABS",
  "IF",
  "MAX",
  "MIN",
  "AVERAGE",
  "SUMIF",
  "SUBTOTAL",
  "IFERROR",
  "N",
  "AND",
  "OR",
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];
