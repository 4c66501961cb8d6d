import type { Recognised, Table } from "../recognise/index.js";
import { Ledger } from "./ledger.js";
import { Scopes } from "./scope.js";
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
    const all = new Ledger(document.tables);
    const ofWrongUnit = tablesOfWrongUnit(all);
    const ledger =
      ofWrongUnit.size === 0 ? all : new Ledger(document.tables.filter((table) => !ofWrongUnit.has(table)));
    accounts = { ledger, scopes: new Scopes(ledger), ofWrongUnit };
    ACCOUNTS.set(document, accounts);
  }
  return accounts;
}
