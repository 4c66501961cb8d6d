import type { Recognised, Table } from "../recognise/index.js";
import { rivalsIn } from "./entities.js";
import { Ledger, type LineCodes } from "./ledger.js";
import { titledYearsOf } from "./titledYear.js";
import { tablesOfWrongUnit } from "./units.js";

/** The comparable amounts of a set of tables, and what was left out of them. */
export interface Sound {
  readonly ledger: Ledger;
  /** Tables whose unit does not fit their amounts. */
  readonly ofWrongUnit: ReadonlySet<Table>;
}

/** The years of tables whose titles state another one than most do. */
export function yearsOf(document: Pick<Recognised, "tables">): (table: Table) => string | undefined {
  const misdated = titledYearsOf(document).filter(({ year, usual }) => year !== usual);
  const years = new Map(misdated.map(({ table, usual }) => [table, usual]));
  return (table) => years.get(table);
}

/** A ledger without the tables that stand in the way of comparing: of a wrong unit, or of nobody knows whom. */
export function soundLedger(
  tables: readonly Table[],
  yearOf: (table: Table) => string | undefined,
  codes: LineCodes,
): Sound {
  const all = new Ledger(tables, yearOf, codes);
  const ofWrongUnit = tablesOfWrongUnit(all);
  const left = new Set([...ofWrongUnit, ...rivalsIn(all)]);
  if (left.size === 0) return { ledger: all, ofWrongUnit };
  const rest = tables.filter((table) => !left.has(table));
  return { ledger: new Ledger(rest, yearOf, codes), ofWrongUnit };
}
