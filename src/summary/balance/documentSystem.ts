import type { CellPlace, Fact } from "../../recognise/index.js";
import { type Relation, ToldRelation } from "../../relations/index.js";
import { type Amount, isZero } from "../../workbook/index.js";
import { Amounts } from "./amounts.js";
import { type BalanceInput, isOfDocument, sheetsOf } from "./input.js";
import { type BalanceIdentity, type BalanceSystem, type BalanceVariable, isKept, sumOf } from "./system.js";

/** A document as a system: its amounts in 元 as variables, its relations as identities. */
export interface DocumentSystem {
  readonly system: BalanceSystem;
  readonly sheets: readonly number[];
  /** Every amount that is converted, and its variable. */
  readonly facts: readonly Fact[];
  readonly variableOf: readonly number[];
  /** The relation that each identity comes from. */
  readonly relationOf: readonly Relation[];
  readonly untrue: readonly { readonly relation: Relation; readonly difference: Amount }[];
  readonly differing: readonly { readonly cell: CellPlace; readonly elsewhere: Fact }[];
}

/** A relation of converted amounts. */
interface Linear {
  readonly relation: Relation;
  readonly identity: BalanceIdentity;
}

export function documentSystem(input: BalanceInput): DocumentSystem {
  const sheets = sheetsOf(input);
  const amounts = new Amounts(input, sheets, (sheet) => isOfDocument(input, sheet));
  const relations = input.result.judged.relations.map((relation) =>
    relation instanceof ToldRelation ? relation.made : relation,
  );
  for (const relation of relations) if (relation.test.type === "same") amounts.unite(relation);
  const roots = [...new Set(amounts.facts.map((_, at) => amounts.rootOf(at)))];
  const placeOf = new Map(roots.map((root, variable) => [root, variable]));
  const variableOf = amounts.facts.map((_, at) => placeOf.get(amounts.rootOf(at)) ?? 0);
  const values = roots.map((root) => amounts.valueOf(root));

  const variableAt = (fact: Fact): number | undefined => {
    const at = amounts.at(fact);
    return at === undefined ? undefined : variableOf[at];
  };
  const found: Linear[] = [];
  for (const relation of relations) {
    const identity = identityOf(relation, variableAt);
    if (!identity) continue;
    const amountOf = (variable: number): bigint => values[variable] ?? 0n;
    if (isKept(identity, amountOf)) found.push({ relation, identity });
    else amounts.untrue.push({ relation, difference: amounts.inYuan(sumOf(identity, amountOf)) });
  }
  // Where not all can be kept, what is only a bound gives way first.
  found.sort((a, b) => Number(a.identity.isBound === true) - Number(b.identity.isBound === true));
  const identities = found.map(({ identity }) => identity);
  const tops = topsOf(found, variableAt);
  const counts = countsOf(variableOf, roots.length);
  const variables = roots.map((root, variable): BalanceVariable => {
    const held = amounts.heldAt(root) ?? (tops.has(variable) ? "nearest" : undefined);
    return {
      value: values[variable] ?? 0n,
      cells: counts[variable] ?? 1,
      ...(held === undefined ? {} : { held }),
    };
  });
  return {
    system: { step: amounts.step, variables, identities },
    sheets,
    facts: amounts.facts,
    variableOf,
    relationOf: found.map(({ relation }) => relation),
    untrue: amounts.untrue,
    differing: amounts.differing,
  };
}

/** What a relation says of converted amounts alone; undefined where it says nothing of them, or of others as well. */
function identityOf(
  { test, whole, parts }: Relation,
  variableOf: (fact: Fact) => number | undefined,
): BalanceIdentity | undefined {
  if (test.type !== "sum" && test.type !== "bound") return undefined;
  const terms: [number, number][] = [];
  for (const { fact, sign } of [{ fact: whole, sign: -1 }, ...parts]) {
    const variable = variableOf(fact);
    if (variable !== undefined) terms.push([variable, -sign]);
    else if (!isZero(fact.amount)) return undefined;
  }
  if (terms.length === 0) return undefined;
  return { terms, ...(test.type === "bound" ? { isBound: true as const } : {}) };
}

/** Wholes of sums that are part of no other. */
function topsOf(found: readonly Linear[], variableOf: (fact: Fact) => number | undefined): Set<number> {
  const wholes = new Set<number>();
  const parts = new Set<number>();
  for (const { relation } of found) {
    if (relation.test.type !== "sum") continue;
    const whole = variableOf(relation.whole);
    if (whole !== undefined) wholes.add(whole);
    for (const { fact } of relation.parts) {
      const part = variableOf(fact);
      if (part !== undefined) parts.add(part);
    }
  }
  return new Set([...wholes].filter((variable) => !parts.has(variable)));
}

function countsOf(variableOf: readonly number[], count: number): number[] {
  const counts = Array.from({ length: count }, () => 0);
  for (const variable of variableOf) counts[variable] = (counts[variable] ?? 0) + 1;
  return counts;
}
