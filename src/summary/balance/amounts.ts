import type { CellPlace, Fact } from "../../recognise/index.js";
import type { Relation } from "../../relations/index.js";
import { type Amount, amount, roundHalfUp, trim, widen } from "../../workbook/index.js";
import { type BalanceInput, DIGITS } from "./input.js";
import { neighboursOf } from "./system.js";

/** 万元 in 元, as a power of ten. */
const MONEY_POWER = 4;

function keyOf({ sheet, row, column }: CellPlace): string {
  return `${String(sheet)}!${String(row)},${String(column)}`;
}

/** Whether an amount is converted: money in 元 that stands in a cell and is exact. */
function isConverted({ unit, measure, isBlank, isExact, words }: Fact): boolean {
  return unit === "元" && (measure === "money" || measure === "price") && !isBlank && isExact && !words;
}

/**
 * The amounts of some sheets in 元, in whole numbers of their finest digit. Those that print one fact are one amount: each
 * group is known by its first.
 */
export class Amounts {
  /** From the first sheet down. */
  readonly facts: readonly Fact[];
  /** 0.01 万元. */
  readonly step: bigint;
  readonly untrue: { readonly relation: Relation; readonly difference: Amount }[] = [];
  readonly differing: { readonly cell: CellPlace; readonly elsewhere: Fact }[] = [];
  private readonly scale: number;
  private readonly byPlace: ReadonlyMap<string, number>;
  private readonly above: number[];
  private readonly held = new Map<number, bigint>();

  constructor(
    { dossier }: BalanceInput,
    sheets: readonly number[],
    private readonly isOwn: (sheet: number) => boolean,
  ) {
    const wanted = new Set(sheets);
    this.facts = dossier.facts
      .filter((fact) => wanted.has(fact.sheet) && isConverted(fact))
      .sort((a, b) => a.sheet - b.sheet || a.row - b.row || a.column - b.column);
    this.scale = this.facts.reduce((most, { amount: own }) => Math.max(most, trim(own).scale), 0);
    this.step = 10n ** BigInt(MONEY_POWER - DIGITS + this.scale);
    this.byPlace = new Map(this.facts.map(({ place }, at) => [keyOf(place), at]));
    this.above = this.facts.map((_, at) => at);
  }

  at({ place, words }: Fact): number | undefined {
    return words ? undefined : this.byPlace.get(keyOf(place));
  }

  valueOf(at: number): bigint {
    const fact = this.facts[at];
    return fact ? widen(trim(fact.amount), this.scale).units : 0n;
  }

  /** A whole number of the finest digit as an amount in 元. */
  inYuan(value: bigint): Amount {
    return amount(value, this.scale);
  }

  rootOf(at: number): number {
    let root = at;
    for (let up = this.above[root]; up !== undefined && up !== root; up = this.above[root]) root = up;
    this.above[at] = root;
    return root;
  }

  heldAt(root: number): bigint | undefined {
    return this.held.get(root);
  }

  /** Takes the places of one fact together as far as they agree, and notes what other tables print of it in 万元. */
  unite(relation: Relation): void {
    const all = [relation.whole, ...relation.parts.map(({ fact }) => fact)];
    const own = all.flatMap((fact) => this.at(fact) ?? []);
    const [first] = own;
    if (first === undefined) return;
    const other = own.find((at) => this.valueOf(at) !== this.valueOf(first));
    if (other !== undefined)
      this.untrue.push({ relation, difference: this.inYuan(this.valueOf(first) - this.valueOf(other)) });
    for (const at of own) {
      const like = own.find((one) => this.valueOf(one) === this.valueOf(at)) ?? at;
      const [low, high] = [this.rootOf(at), this.rootOf(like)].sort((a, b) => a - b);
      if (low !== undefined && high !== undefined) this.above[high] = low;
    }
    if (other === undefined) for (const fact of all) this.hold(first, fact);
  }

  private hold(at: number, fact: Fact): void {
    if (fact.unit !== "万元" || fact.isBlank || !fact.isExact || !this.isOwn(fact.sheet)) return;
    const root = this.rootOf(at);
    const { floor, ceiling, nearest } = neighboursOf(this.valueOf(at), this.step);
    const printed = roundHalfUp(fact.amount, DIGITS).units;
    const fits = fact.precision >= DIGITS && (printed === floor || printed === ceiling);
    const known = this.held.get(root);
    if (fits && (known === undefined || known === printed)) this.held.set(root, printed);
    // A coarser print is right as long as it is the rounding that people expect.
    else if (fact.precision >= DIGITS || !isRounded(nearest, fact))
      this.differing.push({ cell: this.facts[root]?.place ?? fact.place, elsewhere: fact });
  }
}

function isRounded(nearest: bigint, { amount: printed, precision }: Fact): boolean {
  const rounded = roundHalfUp(amount(nearest, DIGITS), precision);
  return rounded.units === roundHalfUp(printed, precision).units;
}
