import type { Recognised } from "../recognise/index.js";
import { Ledger } from "./ledger.js";
import { Scopes } from "./scope.js";

export interface Accounts {
  readonly ledger: Ledger;
  readonly scopes: Scopes;
}

const ACCOUNTS = new WeakMap<Recognised, Accounts>();

/** The ledger of a document, made once for all rules that look across its tables. */
export function ledgerOf(document: Recognised): Accounts {
  let accounts = ACCOUNTS.get(document);
  if (!accounts) {
    const ledger = new Ledger(document);
    accounts = { ledger, scopes: new Scopes(ledger) };
    ACCOUNTS.set(document, accounts);
  }
  return accounts;
}
