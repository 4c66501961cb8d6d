import type { FindingClass } from "../../check/index.js";

/** From slight to grave: of several marks on one cell the gravest is shown. */
const GRAVITY: readonly FindingClass[] = ["hint", "rounding", "doubt", "error"];

export function graver(a: FindingClass | undefined, b: FindingClass): FindingClass {
  return a !== undefined && GRAVITY.indexOf(a) > GRAVITY.indexOf(b) ? a : b;
}
