import type { Table } from "../recognise/index.js";
import { carriedOverRule, totalsRule } from "./balance.js";
import { changeRule, columnRule } from "./column.js";
import { formulaRule } from "./note.js";
import type { Derived } from "./relation.js";
import { rollupRule } from "./rollup.js";
import type { Rule } from "./rule.js";

/** In the order in which relations are counted: a printed formula that repeats a derived sum gives it its basis. */
export const RULES: readonly Rule[] = [
  rollupRule,
  columnRule,
  changeRule,
  totalsRule,
  carriedOverRule,
  formulaRule,
];

/** Everything that all rules derive from a table. */
export function derive(table: Table): Derived {
  const derived: Derived = { relations: [], notApplicable: [] };
  for (const rule of RULES) {
    const { relations, notApplicable } = rule.derive(table);
    derived.relations.push(...relations);
    derived.notApplicable.push(...notApplicable);
  }
  return derived;
}
