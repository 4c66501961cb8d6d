import type { Concept } from "../catalogue/index.js";
import type { Table } from "../recognise/index.js";
import { type Amount, compare, intervalsMeet, isZero, subtract } from "../workbook/index.js";
import { amountIn, trueInterval } from "./judge.js";
import { firsts, type Ledger, type LineCode, type Place, WHOLE } from "./ledger.js";
import { isEqual } from "./text/places.js";

/** Whether a table of a budget's spending covers 上年结转, only the money of its own year, or nobody knows. */
type Scope = "all" | "year" | "unknown";

export function isSpending(direction: string | undefined): boolean {
  return direction === "本年支出" || direction === "支出总计";
}

function isCarried({ direction, origin }: Concept): boolean {
  return direction === "年初结转和结余" || (isSpending(direction) && origin === "上年结转");
}

/**
 * Which money the tables of a budget cover. 上年结转 stands in some tables of spending and not in others; where two
 * totals differ by exactly an amount of 上年结转 that the document prints, both are right, and their lines are not
 * compared.
 */
export class Scopes {
  private readonly carried: readonly Place[];
  private readonly known = new Map<string, Map<Table, Scope>>();

  constructor(private readonly ledger: Ledger) {
    this.carried = [...ledger.all()]
      .filter(({ concept }) => concept.stage === "年初预算" && isCarried(concept))
      .flatMap((stem) => [...stem.codes].flatMap((code) => stem.at(code)))
      .filter(({ fact }) => !isZero(fact.amount));
  }

  /** Whether the document prints 上年结转 that stands in some tables of this concept and not in others. */
  carries({ stage }: Concept): boolean {
    return stage === "年初预算" && this.carried.length > 0;
  }

  /**
   * Whether amounts of one concept in two tables can be compared: their totals unless 上年结转 explains the difference,
   * their lines where both totals are known to cover the same money.
   */
  comparable(concept: Concept, code: LineCode, left: Table, right: Table): boolean {
    const scopes = this.of(concept);
    if (scopes === undefined || left === right) return true;
    const [one = "unknown", other = "unknown"] = [scopes.get(left), scopes.get(right)];
    const isTotal = code === WHOLE && concept.nature === undefined;
    if (isTotal) return one === other || one === "unknown" || other === "unknown";
    return one === other && one !== "unknown";
  }

  /** Undefined where nothing is carried over, or the concept is no spending of a budget. */
  private of(concept: Concept): ReadonlyMap<Table, Scope> | undefined {
    const { direction, fund, year, origin } = concept;
    if (!this.carries(concept) || !isSpending(direction) || origin !== undefined) return undefined;
    const key = `${fund ?? ""}|${year ?? ""}`;
    let scopes = this.known.get(key);
    if (!scopes) {
      scopes = this.read(concept);
      this.known.set(key, scopes);
    }
    return scopes;
  }

  private read({ nature: _nature, ...concept }: Concept): Map<Table, Scope> {
    const scopes = new Map<Table, Scope>();
    for (const nature of [undefined, "基本支出", "项目支出"]) {
      const totals = firsts(this.ledger.places({ ...concept, ...(nature === undefined ? {} : { nature }) }));
      const [largest] = totals.toSorted((a, b) => compare(wan(b), wan(a)));
      if (!largest) continue;
      const isAgreed = totals.every(
        (total) => isEqual(total.fact, largest.fact) || this.isCarriedBetween(largest, total),
      );
      for (const total of totals) {
        if (scopes.has(total.table)) continue;
        if (!isAgreed) scopes.set(total.table, "unknown");
        else if (this.isCarriedBetween(largest, total)) scopes.set(total.table, "year");
        else scopes.set(total.table, "all");
      }
    }
    return scopes;
  }

  /** Whether the two totals differ by an amount carried over, as far as their rounding can tell. */
  private isCarriedBetween(larger: Place, smaller: Place): boolean {
    const unit = larger.fact.unit;
    const [all, year] = [trueInterval(larger.fact, unit), trueInterval(smaller.fact, unit)];
    const between = { low: subtract(all.low, year.high), high: subtract(all.high, year.low) };
    return this.carried.some(({ fact }) => intervalsMeet(between, trueInterval(fact, unit)));
  }
}

function wan({ fact }: Place): Amount {
  return amountIn(fact, "万元");
}
