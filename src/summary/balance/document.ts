import type { CellPlace, Fact, NotFact } from "../../recognise/index.js";
import type { Relation } from "../../relations/index.js";
import type { Solver } from "../../repair/index.js";
import { type Amount, amount } from "../../workbook/index.js";
import { type Balanced, prepareBalance } from "./balance.js";
import { type DocumentSystem, documentSystem } from "./documentSystem.js";
import { type BalanceInput, DIGITS } from "./input.js";
import { leftIn } from "./left.js";

/** A cell in 元 with its amount in 万元. */
export interface BalancedCell {
  readonly place: CellPlace;
  /** As printed, in 元. */
  readonly exact: Amount;
  /** In 万元, with two decimals. */
  readonly amount: Amount;
  /** It is the other neighbour than its nearest rounding. */
  readonly isMoved: boolean;
}

/** Relations of which no roundings keep all. */
export interface DocumentConflict {
  readonly relations: readonly Relation[];
  /** The one that is given up, and what its whole is too large by in 万元. */
  readonly leftOff: Relation;
  readonly difference: Amount;
}

/** The tables in 元 of a document in 万元: all relations that hold in 元 add up by the numbers themselves. */
export interface DocumentBalance {
  /** Sheets by index that are converted; each becomes a new sheet. */
  readonly sheets: readonly number[];
  /** Every amount in 元 on them, from the first sheet down. */
  readonly cells: readonly BalancedCell[];
  /** How many relations are kept. */
  readonly kept: number;
  /** Relations that do not hold in 元: they are left out, and are to be repaired first. `difference` in 元. */
  readonly untrue: readonly { readonly relation: Relation; readonly difference: Amount }[];
  /** Top totals and amounts printed in 万元 elsewhere that had to give way. */
  readonly released: readonly BalancedCell[];
  readonly conflicts: readonly DocumentConflict[];
  /** Not worked out: the solver was needed and not there, or found nothing. 此项未完成. */
  readonly unsettled: readonly Relation[];
  /** The same amount is printed in 万元 elsewhere, and is no rounding of this one. */
  readonly differing: readonly { readonly cell: CellPlace; readonly elsewhere: Fact }[];
  /** Figures on the sheets that are copied as they are, though they may be amounts in 元: in sentences, or not recognised. */
  readonly left: readonly Pick<NotFact, "place" | "text">[];
  /** No fewer cells can be off their nearest rounding. */
  readonly isProven: boolean;
}

/** What is still to be done, so that the solver is loaded only when it is needed. */
export interface PreparedDocument {
  readonly wantsSolver: boolean;
  finish(solver?: Solver): DocumentBalance;
}

/**
 * Converts tables in 元 to 万元 so that they add up (see `balance`). The relations are those of the check: sums, the same
 * amount in several places, bounds. Rates, counts and amounts in 万元 stay as they are.
 */
export function balanceOf(input: BalanceInput, solver?: Solver): DocumentBalance {
  return prepareBalanceOf(input).finish(solver);
}

export function prepareBalanceOf(input: BalanceInput): PreparedDocument {
  const document = documentSystem(input);
  const prepared = prepareBalance(document.system);
  return {
    wantsSolver: prepared.wantsSolver,
    finish: (solver) => concluded(input, document, prepared.finish(solver)),
  };
}

function concluded({ dossier }: BalanceInput, document: DocumentSystem, balanced: Balanced): DocumentBalance {
  const { facts, variableOf, relationOf, differing, untrue, sheets } = document;
  const moved = new Set(balanced.moved);
  const released = new Set(balanced.released);
  const cells = facts.map((fact, at): BalancedCell & { readonly variable: number } => {
    const variable = variableOf[at] ?? 0;
    return {
      variable,
      place: fact.place,
      exact: fact.amount,
      amount: amount(balanced.amounts[variable] ?? 0n, DIGITS),
      isMoved: moved.has(variable),
    };
  });
  const relationsOf = (identities: readonly number[]): Relation[] =>
    identities.flatMap((identity) => relationOf[identity] ?? []);
  const lost = new Set([...balanced.unsettled, ...balanced.conflicts.map(({ leftOff }) => leftOff)]);
  return {
    sheets,
    cells: cells.map(({ place, exact, amount: own, isMoved }) => ({ place, exact, amount: own, isMoved })),
    kept: relationOf.length - lost.size,
    untrue,
    released: cells.filter(({ variable }) => released.has(variable)),
    conflicts: balanced.conflicts.flatMap(({ identities, leftOff, difference }) => {
      const relation = relationOf[leftOff];
      if (!relation) return [];
      return [
        { relations: relationsOf(identities), leftOff: relation, difference: amount(difference, DIGITS) },
      ];
    }),
    unsettled: relationsOf(balanced.unsettled),
    differing,
    left: leftIn(dossier, sheets),
    isProven: balanced.isProven,
  };
}
