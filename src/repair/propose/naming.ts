import type { CellPlace, Fact } from "../../recognise/index.js";
import type { Relation } from "../../relations/index.js";
import { add, type Amount, compare, isZero, negate, subtract } from "../../workbook/index.js";
import type { ByPlace } from "../model/altered.js";
import { placeKeyOf } from "../model/variables.js";
import type { Change } from "../repair.js";

/** What a change is called, and the cell it comes from. */
export type Named = Pick<Change, "kind" | "source">;

const ADJACENT = 1;
/** Amounts below this many units of the last digit are alike too often to say where one comes from. */
const TELLING_UNITS = 100n;

/** Names a change that is no slip of single digits. */
export function nameOfChange(fact: Fact, to: Amount, byPlace: ByPlace): Named {
  const own = byPlace.of(fact.place);
  const wholeOf = own.filter(({ whole, test }) => test.type === "sum" && isAt(whole, fact.place));
  if (fact.isBlank) return { kind: "blank" };
  return (
    lineOfTotal(fact, to, wholeOf) ??
    neighbourWith(fact, own) ?? { kind: wholeOf.length > 0 ? "stale-total" : "amount" }
  );
}

function isAt(fact: Fact, place: CellPlace): boolean {
  return placeKeyOf(fact.place) === placeKeyOf(place);
}

/** The value of the cell beside it, above or below, put in twice. */
function neighbourWith(fact: Fact, relations: readonly Relation[]): Named | undefined {
  if (fact.amount.units < TELLING_UNITS && -fact.amount.units < TELLING_UNITS) return undefined;
  for (const { whole, parts } of relations) {
    for (const other of [whole, ...parts.map((part) => part.fact)]) {
      if (other.sheet !== fact.sheet || other.words || fact.words || isAt(other, fact.place)) continue;
      if (compare(other.amount, fact.amount) !== 0) continue;
      if (other.row === fact.row && Math.abs(other.column - fact.column) === ADJACENT)
        return { kind: "other-column", source: other.place };
      if (other.column === fact.column && Math.abs(other.row - fact.row) === ADJACENT)
        return { kind: "other-row", source: other.place };
    }
  }
  return undefined;
}

/** A total that leaves out one of its lines, or counts one twice. */
function lineOfTotal(fact: Fact, to: Amount, sums: readonly Relation[]): Named | undefined {
  const missing = subtract(to, fact.amount);
  for (const { parts } of sums) {
    for (const { fact: part, sign } of parts) {
      if (isZero(part.amount) || part.unit !== fact.unit) continue;
      const value = sign === 1 ? part.amount : negate(part.amount);
      if (compare(value, missing) === 0) return { kind: "row-missing", source: part.place };
      if (isZero(add(value, missing))) return { kind: "row-twice", source: part.place };
    }
  }
  return undefined;
}
