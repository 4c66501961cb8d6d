import type { Dossier, ReadText } from "../narrative/index.js";
import type { Table } from "../recognise/index.js";
import { entitiesOf, rivalsIn } from "./entities.js";
import { Ledger } from "./ledger.js";
import { Scopes } from "./scope.js";
import { TextPlaces } from "./text/places.js";
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
  /** What the texts say of it. */
  readonly texts: TextPlaces;
}

const ACCOUNTS = new WeakMap<Dossier, readonly Accounts[]>();

function accountsIn(
  entity: string,
  tables: readonly Table[],
  yearOf: (table: Table) => string | undefined,
  texts: readonly ReadText[],
): Accounts {
  const all = new Ledger(tables, yearOf);
  const ofWrongUnit = tablesOfWrongUnit(all);
  const left = new Set([...ofWrongUnit, ...rivalsIn(all)]);
  const rest = tables.filter((table) => !left.has(table));
  const ledger = left.size === 0 ? all : new Ledger(rest, yearOf);
  return { entity, ledger, scopes: new Scopes(ledger), ofWrongUnit, texts: new TextPlaces(texts, ledger) };
}

/** The accounts of a document, one for each department or unit, made once for all rules that look across tables. */
export function accountsOf(document: Dossier): readonly Accounts[] {
  let accounts = ACCOUNTS.get(document);
  if (!accounts) {
    const misdated = titledYearsOf(document).filter(({ year, usual }) => year !== usual);
    const years = new Map(misdated.map(({ table, usual }) => [table, usual]));
    const sets = entitiesOf(document.tables);
    // Of a workbook with several sets nobody knows which one a text is about.
    const texts = sets.size === 1 ? (document.texts ?? []) : [];
    accounts = [...sets].map(([entity, tables]) =>
      accountsIn(entity, tables, (table) => years.get(table), texts),
    );
    ACCOUNTS.set(document, accounts);
  }
  return accounts;
}
