import type { CellPlace, Fact } from "../../recognise/index.js";
import { classOf, judge, type Relation, type Term, type Verdict } from "../../relations/index.js";
import { type Amount, ByKey, decimalText } from "../../workbook/index.js";
import { factsOf } from "./model.js";
import { placeKeyOf } from "./variables.js";

/** New amounts by place ({@link placeKeyOf}). */
export type NewAmounts = ReadonlyMap<string, Amount>;

/** A fact that says something else; everything that `other` leaves out it answers as before. */
export function factWith(fact: Fact, other: Partial<Fact>): Fact {
  const own = Object.entries(other).map(([key, value]) => [
    key,
    { value: value as unknown, enumerable: true },
  ]);
  return Object.create(fact, Object.fromEntries(own) as PropertyDescriptorMap) as Fact;
}

/** A fact as it would be with another amount. */
function altered(fact: Fact, amount: Amount): Fact {
  return factWith(fact, { amount, isBlank: false, printed: decimalText(amount) });
}

/** A relation as it would be judged with new amounts in some places. */
export function judgeWith(relation: Relation, amounts: NewAmounts): Verdict {
  const replaced = (fact: Fact): Fact => {
    const amount = amounts.get(placeKeyOf(fact.place));
    return amount ? altered(fact, amount) : fact;
  };
  const terms = (all: readonly Term[]): Term[] =>
    all.map(({ fact, sign }) => ({ fact: replaced(fact), sign }));
  const { rule, kind, test, whole, parts, table, basis, row, column } = relation;
  return judge({
    rule,
    kind,
    test: test.type === "ratio" ? { ...test, over: terms(test.over) } : test,
    whole: replaced(whole),
    parts: terms(parts),
    table,
    basis,
    row,
    column,
  });
}

/** `holds` stands for trivial ones too. */
export type Standing = "holds" | "error" | "rounding" | "doubt" | "hint";

export function standingOf(relation: Relation, verdict: Verdict): Standing {
  if (verdict === "holds" || verdict === "trivial") return "holds";
  return classOf(relation.rule, verdict.outcome, relation.weak === true);
}

/** The relations that each place is in. */
export class ByPlace {
  private readonly relations = new ByKey<string, Relation>();

  constructor(all: readonly Relation[]) {
    for (const relation of all) {
      for (const key of new Set(factsOf(relation).map(({ place }) => placeKeyOf(place))))
        this.relations.add(key, relation);
    }
  }

  at(places: Iterable<string>): Set<Relation> {
    return new Set([...places].flatMap((key) => this.relations.of(key)));
  }

  of(place: CellPlace): readonly Relation[] {
    return this.relations.of(placeKeyOf(place));
  }
}
