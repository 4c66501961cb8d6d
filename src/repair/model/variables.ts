import type { CellPlace, Fact } from "../../recognise/index.js";

/** The place of a figure as one text: a cell, or a stretch of a text. */
export function placeKeyOf({ sheet, row, column, span }: CellPlace): string {
  return span ? `${sheet}!${row},${column}:${span.start}` : `${sheet}!${row},${column}`;
}

/** A place whose figure may be wrong, as a whole number of the last digit that it prints. */
export interface Variable {
  readonly fact: Fact;
  readonly value: number;
  /** Digits behind the point of the last digit, in the fact's own unit; negative for 亿元 in 万元. */
  readonly digits: number;
}

/** What of a figure is too long for whole numbers that are exact. */
function wholeNumber(fact: Fact, digits: number): number | undefined {
  const { units, scale } = fact.amount;
  const by = digits - scale;
  const whole = by >= 0 ? units * 10n ** BigInt(by) : units / 10n ** BigInt(-by);
  const value = Number(whole);
  return Number.isSafeInteger(value) ? value : undefined;
}

function lastDigit({ amount, precision }: Fact): number {
  const cut = precision < amount.scale && amount.units % 10n ** BigInt(amount.scale - precision) !== 0n;
  return cut ? amount.scale : precision;
}

/** Every place once, whichever relations it is in. */
export class Variables {
  readonly all: Variable[] = [];
  private readonly byPlace = new Map<string, number>();
  private readonly byFact = new Map<Fact, number | undefined>();

  /** The number of a fact's place; undefined for a figure that is too long. */
  of(fact: Fact): number | undefined {
    if (this.byFact.has(fact)) return this.byFact.get(fact);
    const key = placeKeyOf(fact.place);
    const known = this.byPlace.get(key) ?? this.add(key, fact);
    this.byFact.set(fact, known);
    return known;
  }

  /** The number of a place that some relation is about. */
  at(place: CellPlace): number | undefined {
    return this.byPlace.get(placeKeyOf(place));
  }

  private add(key: string, fact: Fact): number | undefined {
    const digits = lastDigit(fact);
    const value = wholeNumber(fact, digits);
    if (value === undefined) return undefined;
    this.all.push({ fact, value, digits });
    this.byPlace.set(key, this.all.length - 1);
    return this.all.length - 1;
  }
}
