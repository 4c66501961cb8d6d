import type { Recognised, Table } from "../recognise/index.js";
import { Ledger } from "./ledger.js";
import { Scopes } from "./scope.js";
import { titledYearsOf } from "./titledYear.js";
import { tablesOfWrongUnit } from "./units.js";

export interface Accounts {
  readonly ledger: Ledger;
  readonly scopes: Scopes;
  /** Tables whose unit does not fit their amounts; nothing in them is compared with other tables. */
  readonly ofWrongUnit: ReadonlySet<Table>;
}

const ACCOUNTS = new WeakMap<Recognised, Accounts>();

/** The ledger of a document, made once for all rules that look across its tables. */
export function accountsOf(document: Recognised): Accounts {
  let accounts = ACCOUNTS.get(document);
  if (!accounts) {
    const { usual, titled } = titledYearsOf(document);
    const wrong = usual === undefined ? [] : titled.filter(({ year }) => year !== usual);
    const misdated = new Set(wrong.map(({ table }) => table));
    const yearOf = (table: Table): string | undefined => (misdated.has(table) ? usual : undefined);
    const all = new Ledger(document.tables, yearOf);
    const ofWrongUnit = tablesOfWrongUnit(all);
    const ledger =
      ofWrongUnit.size === 0
        ? all
        : new Ledger(
            document.tables.filter((table) => !ofWrongUnit.has(table)),
            yearOf,
          );
    accounts = { ledger, scopes: new Scopes(ledger), ofWrongUnit };
    ACCOUNTS.set(document, accounts);
  }
  return accounts;
}
