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
const CONTEXT = 60;
/** So few signs are not worth a cut. */
const FEW = 10;
/** A stop that is no part of a number. */
const STOP = /[，、；：。;]|,(?!\d)/g;

function stopsIn(text: string): number[] {
  return [...text.matchAll(STOP)].map(({ index }) => index);
}

/** The end of a text, from the first stop in it if one comes soon, so that no number is cut in two. */
function endOf(text: string): string {
  if (text.length <= CONTEXT + FEW) return text;
  const end = text.slice(-CONTEXT);
  const [stop] = stopsIn(end);
  return `…${end.slice(stop !== undefined && stop < CONTEXT / 2 ? stop + 1 : 0)}`;
}

/** The beginning of a text, up to the last stop in it. */
function beginningOf(text: string): string {
  if (text.length <= CONTEXT + FEW) return text;
  const beginning = text.slice(0, CONTEXT);
  const stop = stopsIn(beginning).at(-1);
  return `${beginning.slice(0, stop !== undefined && stop > CONTEXT / 2 ? stop + 1 : CONTEXT)}…`;
}

/** The part around the figure; undefined where that is all of the sentence. */
export function shortened({ before, figure, after }: Marked): Marked | undefined {
  const [end, beginning] = [endOf(before), beginningOf(after)];
  return end === before && beginning === after ? undefined : { before: end, figure, after: beginning };
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
