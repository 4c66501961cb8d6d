import type { Table } from "../recognise/index.js";
import { carriedOver, totalsBalance } from "./balance.js";
import { columnChanges, columnSums } from "./column.js";
import { printedFormulas } from "./note.js";
import type { Derived } from "./relation.js";
import { rollups } from "./rollup.js";

/** A rule kind: what it is called, and the function that derives its relations from a table. */
export interface Rule {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly derive: (table: Table) => Derived;
}

/** In the order in which relations are counted: a printed formula that repeats a derived sum gives it its basis. */
export const RULES: readonly Rule[] = [
  {
    id: "rollup",
    title: { zh: "核对合计与下级之和", en: "Check totals against their parts" },
    derive: rollups,
  },
  {
    id: "column",
    title: { zh: "核对合计栏与各栏之和", en: "Check total columns against the columns beside them" },
    derive: columnSums,
  },
  {
    id: "column/change",
    title: { zh: "核对增减额", en: "Check changes against the two years" },
    derive: columnChanges,
  },
  {
    id: "balance/totals",
    title: { zh: "核对收入总计与支出总计", en: "Check total income against total spending" },
    derive: totalsBalance,
  },
  {
    id: "balance/carried-over",
    title: { zh: "核对年末结转和结余", en: "Check the balance carried over" },
    derive: carriedOver,
  },
  {
    id: "formula",
    title: { zh: "核对表注公式", en: "Check the formulas printed in the notes" },
    derive: printedFormulas,
  },
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
