import type { Table } from "../../recognise/index.js";
import { decimalText, isZero, trim } from "../../workbook/index.js";
import { amountIn } from "../judge.js";
import { bestOf, type Ledger, type Place } from "../ledger.js";
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

function textOf({ fact }: Place): string {
  return decimalText(trim(amountIn(fact, "万元")));
}

/**
 * Compares what two ledgers print for the same concepts. Amounts that are zero in both say nothing, and one amount that
 * is repeated in many concepts counts once.
 */
export function agreementOf(own: Ledger, other: Ledger): Agreement {
  const [equal, different] = [new Set<string>(), new Set<string>()];
  let table: Table | undefined;
  for (const stem of other.all()) {
    const same = own.stem(stem.concept);
    for (const code of same ? stem.codes : []) {
      const [left, right] = [bestOf(same?.at(code)), bestOf(stem.at(code))];
      if (!left || !right || (isZero(left.fact.amount) && isZero(right.fact.amount))) continue;
      const pairs = isEqual(left.fact, right.fact) ? equal : different;
      pairs.add(`${textOf(left)}|${textOf(right)}`);
      if (!table || left.table.index < table.index) table = left.table;
    }
  }
  return { shared: equal.size + different.size, agreed: equal.size, table };
}

/** So many amounts must meet, and fewer than half agree, before a document is called a stranger. */
const FEWEST = 5;

/** Whether two documents that should print the same mostly do not: of another unit, of another year than they say. */
export function areStrangers({ shared, agreed }: Counts): boolean {
  return shared >= FEWEST && agreed * 2 < shared;
}

/** Whether they print so much alike that they can only be of one year. */
export function areOfOneYear(counts: Counts): boolean {
  return counts.shared >= FEWEST && mostlyAgree(counts);
}

/** Whether they print mostly the same, as far as they meet at all. */
export function mostlyAgree({ shared, agreed }: Counts): boolean {
  return shared > 0 && agreed * 2 >= shared;
}
