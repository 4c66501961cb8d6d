import type { Table } from "../recognise/index.js";
import { groupBy } from "../workbook/index.js";
import { firsts, type Ledger } from "./ledger.js";
import { isEqual } from "./text/places.js";

/** Forms of which one department has one. */
const ONLY_ONE = /^(final\/0[1-9]|budget\/(summary|income|fiscal|basic))$/;

/**
 * The tables by whose they are, where a workbook holds the sets of several departments or units: their lines 部门
 * differ and forms are there for two of them. Else one department may be named in several ways, and all stay together.
 */
export function entitiesOf(tables: readonly Table[]): Map<string, Table[]> {
  const owners = new Map<string, Set<string>>();
  for (const { form, entity } of tables) {
    if (!form || entity === undefined || !ONLY_ONE.test(form.id)) continue;
    const known = owners.get(form.id);
    if (known) known.add(entity);
    else owners.set(form.id, new Set([entity]));
  }
  const doubled = [...owners.values()].filter((entities) => entities.size > 1);
  if (doubled.length < FEWEST_FORMS) return new Map([["", [...tables]]]);
  return groupBy(tables, ({ entity }) => entity ?? "");
}

const FEWEST_FORMS = 2;

/** So many lines of two tables must meet, and fewer than half agree, before they are called rivals. */
const FEWEST = 5;

/**
 * Tables of one form that print other amounts for most of the lines they share: the sets of several units or years
 * that nothing in them tells apart. Which of them belongs to the other tables nobody knows.
 */
export function rivalsIn(ledger: Ledger): Set<Table> {
  const met = new Map<Table, Map<Table, { shared: number; agreed: number }>>();
  for (const stem of ledger.all()) {
    const forms = new Set([...stem.tables].map(({ form }) => form));
    if (forms.size === stem.tables.size) continue;
    for (const code of stem.codes) {
      const places = stem.at(code);
      const tellers = places.length > 1 ? firsts(places) : [];
      tellers.forEach((left, at) => {
        for (const right of tellers.slice(at + 1)) {
          if (left.table.form !== right.table.form) continue;
          const own = met.get(left.table) ?? new Map<Table, { shared: number; agreed: number }>();
          met.set(left.table, own);
          const count = own.get(right.table) ?? { shared: 0, agreed: 0 };
          own.set(right.table, count);
          count.shared += 1;
          if (isEqual(left.fact, right.fact)) count.agreed += 1;
        }
      });
    }
  }
  const rivals = new Set<Table>();
  for (const [table, others] of met) {
    for (const [other, { shared, agreed }] of others) {
      if (shared < FEWEST || agreed * 2 >= shared) continue;
      rivals.add(table);
      rivals.add(other);
    }
  }
  return rivals;
}
