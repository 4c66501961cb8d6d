import { type Amount, compare, decimalText, trim } from "../workbook/index.js";
import type { Fact } from "../recognise/index.js";
import { amountIn, isEqual, lineOf, type Place, type Relation, ToldRelation } from "../relations/index.js";
import type { Files } from "./files.js";

/** How many other relations of a fact hold, those that do not hold counted against it. */
export type Support = ReadonlyMap<Fact, number>;

/** The support of the facts that are printed in several places with several values. */
export function supportOf(
  facts: ReadonlySet<Fact>,
  relations: readonly Relation[],
  broken: ReadonlySet<Relation>,
): Support {
  const support = new Map<Fact, number>();
  if (facts.size === 0) return support;
  const count = (fact: Fact, holds: boolean): void => {
    if (facts.has(fact)) support.set(fact, (support.get(fact) ?? 0) + (holds ? 1 : -1));
  };
  const lines = new Set([...facts].map(lineOf));
  for (const relation of relations) {
    if (relation.test.type !== "sum") continue;
    if (relation instanceof ToldRelation && !relation.touches(lines)) continue;
    const { whole, parts } = relation;
    const holds = !broken.has(relation);
    count(whole, holds);
    for (const { fact } of parts) count(fact, holds);
  }
  return support;
}

/** One printed value of a fact, and where it is printed. */
interface Printed {
  readonly value: Amount;
  readonly places: Place[];
}

/**
 * The places of a fact whose value is believed, and the others: those first that do not agree with it even when they are
 * rounded.
 */
export interface Believed {
  readonly expected: readonly Place[];
  readonly others: readonly Place[];
}

function valuesOf(places: readonly Place[], unit: string | undefined): Printed[] {
  const values = new Map<string, Printed>();
  for (const place of places) {
    const value = amountIn(place.fact, unit);
    const key = decimalText(trim(value));
    const known = values.get(key);
    if (known) known.places.push(place);
    else values.set(key, { value, places: [place] });
  }
  return [...values.values()];
}

/**
 * Of several values of one fact the one that most other relations support; among equals the one that stands last in
 * `places`, where the most detailed tables stand and behind them the other documents. These are never changed: where
 * they alone differ, what they print is expected, and it is the document's own value that is reported.
 */
export function believedOf(
  places: readonly Place[],
  unit: string | undefined,
  support: Support,
  files: Files,
): Believed {
  const values = valuesOf(places, unit);
  const weight = ({ places: own }: Printed): number =>
    own.reduce((sum, { fact }) => sum + (support.get(fact) ?? 0), 0);
  const last = ({ places: own }: Printed): number => Math.max(...own.map((place) => places.indexOf(place)));
  const ordered = values.toSorted((a, b) => weight(b) - weight(a) || last(b) - last(a));
  const [best] = ordered;
  const isBeside = ({ fact }: Place): boolean => files.isBeside(fact);
  const others = ordered.slice(1);
  const areAllBeside = others.length > 0 && others.every(({ places: own }) => own.every(isBeside));
  const value = areAllBeside ? others[0] : best;
  const isBelieved = ({ fact }: Place): boolean =>
    value !== undefined && compare(amountIn(fact, unit), value.value) === 0;
  const expected = places.filter(isBelieved);
  const agrees = ({ fact }: Place): boolean => expected.some((place) => isEqual(place.fact, fact));
  const rest = places.filter((place) => !isBelieved(place));
  return {
    expected,
    others: [...rest.filter((place) => !agrees(place)), ...rest.filter(agrees)],
  };
}
