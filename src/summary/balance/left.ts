import type { Dossier } from "../../narrative/index.js";
import type { NotFact, Reason } from "../../recognise/index.js";

/** Figures that were not read as amounts and may be some all the same. */
const OPEN: ReadonlySet<Reason> = new Set([
  "text-column",
  "text-amount",
  "unknown-label",
  "outside-table",
  "not-recognised",
]);

/** Figures of some sheets that nobody converts: in sentences, in columns of words, or not recognised. */
export function leftIn(
  { notFacts, facts }: Dossier,
  sheets: readonly number[],
): Pick<NotFact, "place" | "text">[] {
  const wanted = new Set(sheets);
  const left = notFacts.flatMap(({ place, text, reason }) =>
    wanted.has(place.sheet) && OPEN.has(reason) ? [{ place, text }] : [],
  );
  for (const { place, printed, unit, measure, isExact } of facts)
    if (wanted.has(place.sheet) && unit === "元" && measure === "money" && !isExact)
      left.push({ place, text: printed });
  return left;
}
