import { decimalsOf, plainUnits, printedNumber } from "../workbook/index.js";
import type { ColumnShape, PanelShape } from "./columns.js";
import { type RowDraft, valueColumns } from "./rows.js";
import type { PlainAmounts } from "./table.js";

/** What stands in a value column of a row: anything that only the fact can tell, or nothing that makes a fact. */
const OTHER = 0;
const BLANK = 1;
/** A figure without a unit or a word of its own, with no more digits than its table's precision. */
const PLAIN = 2;

/** Thousands of such amounts add up to a whole number that a double holds exactly. */
const LARGEST = 2 ** 40;
const MOST_DIGITS = 6;

class TableAmounts implements PlainAmounts {
  readonly states: Uint8Array;
  readonly units: Float64Array;

  constructor(
    rows: number,
    readonly width: number,
  ) {
    this.states = new Uint8Array(rows * width);
    this.units = new Float64Array(rows * width);
  }

  at(row: number, position: number): number {
    const place = row * this.width + position;
    return (this.states[place] ?? OTHER) >= BLANK ? (this.units[place] ?? NaN) : NaN;
  }

  isFilled(row: number, position: number): boolean {
    return this.states[row * this.width + position] === PLAIN;
  }
}

const USUAL_DIGITS = 2;
/** Above this share of a table's amounts more digits than two are its precision, not a stray cell. */
const SHARE = 5;

/**
 * Decimals that the money amounts of a table stand for: two, or more where the table prints more in at least a
 * fifth of its amounts. A single cell with more digits keeps its own.
 */
function moneyPrecision(counts: readonly number[], unit: "元" | "万元" | undefined): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let above = 0;
  for (let digits = counts.length - 1; digits > USUAL_DIGITS; digits--) {
    above += counts[digits] ?? 0;
    if (above * SHARE >= total) return digits;
  }
  const most = counts.findLastIndex((count) => count > 0);
  return unit === "元" && most <= 0 ? 0 : USUAL_DIGITS;
}

/** Reads the amounts of a table once, and how many decimals they stand for. */
class AmountReader {
  readonly amounts: TableAmounts;
  /** Decimals that each plain figure prints. */
  private readonly digits: Uint16Array;
  /** Amounts that are not zero by the decimals that they print. */
  readonly counts: number[] = [];

  constructor(rows: number, width: number) {
    this.amounts = new TableAmounts(rows, width);
    this.digits = new Uint16Array(rows * width);
  }

  row(at: number, draft: RowDraft, columns: readonly ColumnShape[]): void {
    const { states, width } = this.amounts;
    const printed = valueColumns(draft);
    const isSpecial = draft.isHeading || draft.isCount || draft.valuePanel !== draft.panel;
    for (let position = 0; position < columns.length; position++) {
      const column = printed[position];
      if (columns[position]?.measure !== "money" || !column) continue;
      const place = at * width + position;
      const state = this.cell(place, draft, column);
      if (!isSpecial) states[place] = state;
    }
  }

  private cell(place: number, { source }: RowDraft, { at }: ColumnShape): number {
    const index = source.indexAt(at);
    const cell = source.filled[index];
    if (!cell) return BLANK;
    // Nearly every amount is a number cell that shows a plain decimal.
    const isShown = source.readings[index] === undefined && cell.format !== undefined && !cell.isError;
    const units = isShown ? plainUnits(cell.text) : NaN;
    if (!Number.isNaN(units)) return this.put(place, units, decimalsOf(cell.text));
    const figure = printedNumber(cell);
    if (!figure) return OTHER;
    if (figure.dash) return BLANK;
    const { value, digits, unit, operator } = figure;
    const state = this.put(place, Number(value.units), digits);
    return unit === "" && operator === undefined && value.scale === digits ? state : OTHER;
  }

  private put(place: number, units: number, digits: number): number {
    if (units !== 0) this.counts[digits] = (this.counts[digits] ?? 0) + 1;
    this.amounts.units[place] = units;
    this.digits[place] = digits;
    return PLAIN;
  }

  /** Carries all plain amounts to one number of decimals. */
  carry(precision: number): void {
    const { states, units } = this.amounts;
    for (let place = 0; place < states.length; place++) {
      if (states[place] !== PLAIN) continue;
      const more = precision - (this.digits[place] ?? 0);
      const carried = (units[place] ?? 0) * 10 ** more;
      if (more < 0 || precision > MOST_DIGITS || Math.abs(carried) > LARGEST) states[place] = OTHER;
      else units[place] = carried;
    }
  }
}

/** The plain amounts of a table's rows, and the decimals that its money amounts stand for. */
export function readAmounts(
  rows: readonly RowDraft[],
  panels: readonly PanelShape[],
  unit: "元" | "万元" | undefined,
): { amounts: PlainAmounts; precision: number } {
  const width = Math.max(0, ...panels.map(({ values }) => values.length));
  const reader = new AmountReader(rows.length, width);
  rows.forEach((draft, at) => {
    reader.row(at, draft, panels[draft.panel]?.values ?? []);
  });
  const precision = moneyPrecision(reader.counts, unit);
  reader.carry(precision);
  return { amounts: reader.amounts, precision };
}
