import type { Fact } from "../recognise/index.js";
import type { Figure } from "./figures.js";
import type { Spot } from "./statements.js";

/** A figure of a text as a fact that is about nothing yet. `precision`: decimals that it stands for. */
export function factOfFigure(
  { kind, unit, value, isExact }: Figure,
  { place, words }: Pick<Spot, "place" | "words">,
  precision: number,
): Fact {
  const { sheet, row, column } = place;
  return {
    sheet,
    row,
    column,
    table: -1,
    place,
    concept: {},
    amount: value,
    precision,
    measure: kind,
    unit,
    printed: words.sentence.slice(words.figure.start, words.figure.end),
    isBlank: false,
    asText: true,
    isExact,
    words,
  };
}
