import type { HeaderLabel } from "./header.js";
import { isStageLabel, senseOf } from "./sense.js";

function size(concept: object): number {
  return Object.keys(concept).length;
}

/** Whether two labels below each other are the halves of one word: only together do they name something. */
function isOneWord(upper: HeaderLabel, lower: HeaderLabel): boolean {
  if (!upper.own || !lower.own || upper.reaches || lower.reaches) return false;
  const above = senseOf(upper.plain);
  const below = senseOf(lower.plain);
  if (above.isTotal || below.isTotal || isStageLabel(lower.plain)) return false;
  const whole = senseOf(upper.plain + lower.plain);
  if (size(below.concept) > 0) return size(above.concept) === 0 && size(whole.concept) > size(below.concept);
  if (size(whole.concept) > 0) return true;
  return whole.role !== undefined && below.role === undefined && !above.known;
}

/** A header path with the words that are cut over several rows put together again. */
export function joinSplitWords(path: readonly HeaderLabel[]): HeaderLabel[] {
  const joined: HeaderLabel[] = [];
  for (const label of path) {
    const above = joined.at(-1);
    if (above && isOneWord(above, label))
      joined[joined.length - 1] = { plain: above.plain + label.plain, own: true, reaches: false };
    else joined.push(label);
  }
  return joined;
}
