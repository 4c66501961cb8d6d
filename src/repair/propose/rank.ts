import type { Table } from "../../recognise/index.js";
import type { ByPlace } from "../model/altered.js";
import type { Change } from "../repair.js";
import type { Ranked } from "./proposals.js";

/** Kinds that say how a wrong figure came about. */
const TELLING: ReadonlySet<Change["kind"]> = new Set([
  "swapped-digits",
  "wrong-digit",
  "missing-digit",
  "extra-digit",
  "decimal-point",
  "sign",
  "unit",
  "other-column",
  "other-row",
  "swapped-cells",
  "row-missing",
  "row-twice",
]);

export function isTelling({ kind }: Change): boolean {
  return TELLING.has(kind);
}

/** What is asked of the tables to order proposals. */
export interface Standings {
  readonly tables: readonly Table[];
  readonly byPlace: ByPlace;
}

/** A table that is exported from a reporting system and cannot be changed in the file alone. */
export function isInLockedTable({ tables }: Standings, { place, words }: Change): boolean {
  if (words) return false;
  return tables.some(
    ({ sheets, range, form }) =>
      form?.locked === true &&
      sheets.includes(place.sheet) &&
      (sheets[0] !== place.sheet || (place.row >= range.top && place.row <= range.bottom)),
  );
}

/**
 * Of equally small proposals the likelier first: no formula that would have to be wrong, nothing new to be verified, no
 * minus where none stands, most changes that a slip explains, fewest relations left off; then text before cells, figures that become
 * rounder, cells that are no totals, cells that may be changed here; in the end the order of the places.
 */
export function byLikelihood(standings: Standings): (a: Ranked, b: Ranked) => number {
  const weights = new Map<Ranked, readonly number[]>();
  const weighed = (ranked: Ranked): readonly number[] => {
    const known = weights.get(ranked) ?? weightOf(standings, ranked);
    weights.set(ranked, known);
    return known;
  };
  return (a, b) => {
    const [left, right] = [weighed(a), weighed(b)];
    for (let at = 0; at < left.length; at++) {
      const order = (left[at] ?? 0) - (right[at] ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function weightOf(
  standings: Standings,
  { proposal: { changes, settles, eases, creates } }: Ranked,
): number[] {
  const count = (test: (change: Change) => boolean): number => changes.filter(test).length;
  const isTotal = ({ place }: Change): boolean =>
    standings.byPlace
      .of(place)
      .some(
        ({ whole, test }) =>
          test.type === "sum" &&
          whole.row === place.row &&
          whole.column === place.column &&
          whole.sheet === place.sheet,
      );
  const [first] = changes;
  return [
    count(({ isFormula }) => isFormula === true),
    creates.filter((one) => one.class !== "rounding").length,
    count(({ from, to }) => to.startsWith("-") && !from.startsWith("-")),
    -count((change) => isTelling(change) || (change.kind === "blank" && isTotal(change))),
    -count(({ kind }) => kind === "blank"),
    creates.length + eases.length - settles.length,
    -count(({ words }) => words !== undefined),
    count(({ from, to }) => digitsOf(to) > digitsOf(from)),
    count(isTotal),
    count((change) => isInLockedTable(standings, change)),
    first?.place.sheet ?? 0,
    first?.place.row ?? 0,
    first?.place.column ?? 0,
  ];
}

/** Digits of a figure without the zeros at both ends. */
function digitsOf(text: string): number {
  return text.replace(/\D/g, "").replace(/^0+|0+$/g, "").length;
}
