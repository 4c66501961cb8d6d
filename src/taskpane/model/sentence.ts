import type { FindingCell } from "../../check/index.js";
import type { Unplaced } from "../../narrative/index.js";
import type { CellPlace, TextSpan } from "../../recognise/index.js";
import { groupBy } from "../../workbook/index.js";

/** A stretch of a sentence: a figure that a finding reports, another one that it counts with, or words. */
export interface Piece {
  readonly text: string;
  readonly mark: "reported" | "other" | undefined;
}

/** A sentence with the figures of one finding in it. */
export interface Said {
  readonly place: CellPlace;
  readonly cells: readonly FindingCell[];
  readonly pieces: readonly Piece[];
}

interface Mark extends TextSpan {
  readonly mark: NonNullable<Piece["mark"]>;
}

/** A sentence cut at its figures. */
export function piecesOf(sentence: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end, mark } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    pieces.push({ text: sentence.slice(from, start), mark: undefined });
    pieces.push({ text: sentence.slice(start, end), mark });
    from = end;
  }
  pieces.push({ text: sentence.slice(from), mark: undefined });
  return pieces.filter(({ text }) => text !== "");
}

/** The sentences that figures of a finding stand in, each once. */
export function sentencesOf(cells: readonly FindingCell[]): Said[] {
  const said = cells.filter(({ words }) => words !== undefined);
  const keyOf = ({ place, words }: FindingCell): string =>
    [place.sheet, place.row, words?.sentence].join("|");
  return [...groupBy(said, keyOf).values()].flatMap((own) => {
    const [first] = own;
    if (!first?.words) return [];
    const marks = own.flatMap((cell): Mark[] =>
      cell.words ? [{ ...cell.words.figure, mark: cell === cells[0] ? "reported" : "other" }] : [],
    );
    return [{ place: first.place, cells: own, pieces: piecesOf(first.words.sentence, marks) }];
  });
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
  const end = text.slice(-CONTEXT);
  const [stop] = stopsIn(end);
  return end.slice(stop !== undefined && stop < CONTEXT / 2 ? stop + 1 : 0);
}

/** The beginning of a text, up to the last stop in it. */
function beginningOf(text: string): string {
  const beginning = text.slice(0, CONTEXT);
  const stop = stopsIn(beginning).at(-1);
  return beginning.slice(0, stop !== undefined && stop > CONTEXT / 2 ? stop + 1 : CONTEXT);
}

/** The words around the figures; undefined where that is all of the sentence. */
export function shortened(pieces: readonly Piece[]): Piece[] | undefined {
  const short = pieces.map((piece, at): Piece => {
    const [isFirst, isLast] = [at === 0, at === pieces.length - 1];
    const sides = isFirst || isLast ? 1 : 2;
    if (piece.mark || (isFirst && isLast) || piece.text.length <= sides * CONTEXT + FEW) return piece;
    const beginning = isFirst ? "" : beginningOf(piece.text);
    return { ...piece, text: `${beginning}…${isLast ? "" : endOf(piece.text)}` };
  });
  return short.some((piece, at) => piece !== pieces[at]) ? short : undefined;
}

const NUMBER_AT_END = /\d[\d,.]*\D*$/;

/**
 * The sentences of figures that were not placed, in their order. Of a sentence the words of the figure are known, not
 * where they stand: where it holds the same words several times, the figures take them in turn.
 */
export function markedUnplaced(
  all: readonly Unplaced[],
): (Unplaced & { readonly pieces: readonly Piece[] })[] {
  const taken = new Map<string, number>();
  return all.map((one) => {
    const { place, sentence, quote } = one;
    const key = [place.sheet, place.row, place.column, sentence, quote].join("|");
    const start = sentence.indexOf(quote, taken.get(key) ?? 0);
    const end = start + quote.length;
    taken.set(key, end);
    const figure = start + (NUMBER_AT_END.exec(quote)?.index ?? 0);
    return {
      ...one,
      pieces: piecesOf(sentence, start < 0 ? [] : [{ start: figure, end, mark: "reported" }]),
    };
  });
}
