import type { FactWords, TextSpan } from "../../recognise/index.js";
import type { Unplaced } from "../../narrative/index.js";

/** A sentence around its figure. */
export interface Marked {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
}

export function markedOf({ sentence, figure }: Pick<FactWords, "sentence" | "figure">): Marked {
  return {
    before: sentence.slice(0, figure.start),
    figure: sentence.slice(figure.start, figure.end),
    after: sentence.slice(figure.end),
  };
}

/** So many signs before and after the figure tell what it is about. */
const CONTEXT = 40;

/** The part around the figure; undefined where that is all of the sentence. */
export function shortened({ before, figure, after }: Marked): Marked | undefined {
  if (before.length <= CONTEXT && after.length <= CONTEXT) return undefined;
  return {
    before: before.length > CONTEXT ? `…${before.slice(-CONTEXT)}` : before,
    figure,
    after: after.length > CONTEXT ? `${after.slice(0, CONTEXT)}…` : after,
  };
}

/**
 * The sentences of figures that were not placed, in their order. Of a sentence the words of the figure are known, not
 * where they stand: where it holds the same words several times, the figures take them in turn.
 */
export function markedUnplaced(all: readonly Unplaced[]): (Unplaced & { readonly marked: Marked })[] {
  const taken = new Map<string, number>();
  return all.map((one) => {
    const { place, sentence, quote } = one;
    const key = [place.sheet, place.row, place.column, sentence, quote].join("|");
    const start = sentence.indexOf(quote, taken.get(key) ?? 0);
    taken.set(key, start + quote.length);
    const figure: TextSpan = start < 0 ? { start: 0, end: 0 } : { start, end: start + quote.length };
    return { ...one, marked: markedOf({ sentence, figure }) };
  });
}
