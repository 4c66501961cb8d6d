import type { Table } from "../../recognise/index.js";
import { isZero } from "../../workbook/index.js";
import { bestOf, type Ledger } from "../ledger.js";
import { isEqual } from "../text/places.js";

/** How many amounts two sets of tables share, and for how many they print the same. */
export interface Counts {
  readonly shared: number;
  readonly agreed: number;
}

export interface Agreement extends Counts {
  /** The first table of the document that is checked with an amount of them. */
  readonly table: Table | undefined;
}

/** Compares what two ledgers print for the same concepts; amounts that are zero in both say nothing. */
export function agreementOf(own: Ledger, other: Ledger): Agreement {
  let [shared, agreed] = [0, 0];
  let table: Table | undefined;
  for (const stem of other.all()) {
    const same = stem.concept.year === undefined ? undefined : own.stem(stem.concept);
    for (const code of same ? stem.codes : []) {
      const [left, right] = [bestOf(same?.at(code)), bestOf(stem.at(code))];
      if (!left || !right || (isZero(left.fact.amount) && isZero(right.fact.amount))) continue;
      shared += 1;
      if (isEqual(left.fact, right.fact)) agreed += 1;
      if (!table || left.table.index < table.index) table = left.table;
    }
  }
  return { shared, agreed, table };
}

/** So many amounts must meet, and fewer than half agree, before a document is called a stranger. */
const FEWEST = 5;

/** Whether two documents that should print the same mostly do not: of another unit, of another year than they say. */
export function areStrangers({ shared, agreed }: Counts): boolean {
  return shared >= FEWEST && agreed * 2 < shared;
}

/** Whether they print mostly the same, as far as they meet at all. */
export function mostlyAgree({ shared, agreed }: Counts): boolean {
  return shared > 0 && agreed * 2 >= shared;
}
