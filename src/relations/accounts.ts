import type { Recognised, Table } from "../recognise/index.js";
import { entitiesOf, rivalsIn } from "./entities.js";
import { Ledger } from "./ledger.js";
import { Scopes } from "./scope.js";
import { titledYearsOf } from "./titledYear.js";
import { tablesOfWrongUnit } from "./units.js";

/** The comparable amounts of one department or unit. */
export interface Accounts {
  /** Whose they are, in a workbook of several; empty where it holds one set. */
  readonly entity: string;
  readonly ledger: Ledger;
  readonly scopes: Scopes;
  /** Tables whose unit does not fit their amounts; nothing in them is compared with other tables. */
  readonly ofWrongUnit: ReadonlySet<Table>;
}

const ACCOUNTS = new WeakMap<Recognised, readonly Accounts[]>();

function accountsIn(
  entity: string,
  tables: readonly Table[],
  yearOf: (table: Table) => string | undefined,
): Accounts {
  const all = new Ledger(tables, yearOf);
  const ofWrongUnit = tablesOfWrongUnit(all);
  const left = new Set([...ofWrongUnit, ...rivalsIn(all)]);
  const rest = tables.filter((table) => !left.has(table));
  const ledger = left.size === 0 ? all : new Ledger(rest, yearOf);
  return { entity, ledger, scopes: new Scopes(ledger), ofWrongUnit };
}

/** The accounts of a document, one for each department or unit, made once for all rules that look across tables. */
export function accountsOf(document: Recognised): readonly Accounts[] {
  let accounts = ACCOUNTS.get(document);
  if (!accounts) {
    const misdated = titledYearsOf(document).filter(({ year, usual }) => year !== usual);
    const years = new Map(misdated.map(({ table, usual }) => [table, usual]));
    const sets = entitiesOf(document.tables);
    accounts = [...sets].map(([entity, tables]) => accountsIn(entity, tables, (table) => years.get(table)));
    ACCOUNTS.set(document, accounts);
  }
  return accounts;
}
