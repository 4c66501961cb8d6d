import type { Dossier } from "../narrative/index.js";
import type { Table } from "../recognise/index.js";
import { type Beside, besideOf } from "./beside/documents.js";
import { entitiesOf } from "./entities.js";
import { type Ledger, LineCodes } from "./ledger.js";
import { Scopes } from "./scope.js";
import { soundLedger, yearsOf } from "./sound.js";
import { TextPlaces } from "./text/places.js";

/** The comparable amounts of one department or unit. */
export interface Accounts {
  /** Whose they are, in a workbook of several; empty where it holds one set. */
  readonly entity: string;
  readonly ledger: Ledger;
  readonly scopes: Scopes;
  /** Tables whose unit does not fit their amounts; nothing in them is compared with other tables. */
  readonly ofWrongUnit: ReadonlySet<Table>;
  /** Other documents, of the same department and of its units. */
  readonly beside: Beside;
  /** What the texts say of it. */
  readonly texts: TextPlaces;
}

const ACCOUNTS = new WeakMap<Dossier, readonly Accounts[]>();

/** The accounts of a document, one for each department or unit, made once for all rules that look across tables. */
export function accountsOf(document: Dossier): readonly Accounts[] {
  let accounts = ACCOUNTS.get(document);
  if (!accounts) {
    const yearOf = yearsOf(document);
    const sets = entitiesOf(document.tables);
    // Of a workbook with several sets nobody knows which one a text is about.
    const texts = sets.size === 1 ? (document.texts ?? []) : [];
    const { companions = [] } = document;
    accounts = [...sets].map(([entity, tables]): Accounts => {
      const codes = new LineCodes();
      const { ledger, ofWrongUnit } = soundLedger(tables, yearOf, codes);
      const beside = besideOf(companions, {
        entity: entity === "" ? document.document.entity : entity,
        year: document.document.year,
        isOneOfSeveral: sets.size > 1,
        ledger,
        codes,
      });
      return {
        entity,
        ledger,
        scopes: new Scopes(ledger),
        ofWrongUnit,
        beside,
        texts: new TextPlaces(texts, beside.others.behind(ledger)),
      };
    });
    ACCOUNTS.set(document, accounts);
  }
  return accounts;
}
