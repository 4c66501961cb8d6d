import type { CellRange } from "../../workbook/index.js";

/** Stretches of selected columns or rows, ends included. */
export type Spans = readonly (readonly [first: number, last: number])[];

const NONE: Spans = [];

/** The selected columns of each row. A row keeps its answer, so that it need not be drawn again. */
export function spansByRow(ranges: readonly CellRange[]): (row: number) => Spans {
  const known = new Map<number, Spans>();
  return (row) => {
    let spans = known.get(row);
    if (!spans) {
      const here = ranges.filter(({ top, bottom }) => row >= top && row <= bottom);
      spans = here.length === 0 ? NONE : here.map(({ left, right }) => [left, right]);
      known.set(row, spans);
    }
    return spans;
  };
}

export function columnSpans(ranges: readonly CellRange[]): Spans {
  return ranges.map(({ left, right }) => [left, right]);
}
