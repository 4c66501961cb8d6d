import type { CellPlace, FactWords } from "../recognise/index.js";

/**
 * What a change is, where it can be named: digits swapped, one wrong, missing or too many; decimal point; sign;
 * 元 for 万元; the value of the column beside it or of the row above or below; two cells exchanged; a blank or stale
 * total; a line left out or counted twice; a formula that does not add up what it should; one unit of the last digit
 * (尾差调整); a note below a table, in words; none of these.
 */
export type ChangeKind =
  | "swapped-digits"
  | "wrong-digit"
  | "missing-digit"
  | "extra-digit"
  | "decimal-point"
  | "sign"
  | "unit"
  | "other-column"
  | "other-row"
  | "swapped-cells"
  | "blank"
  | "stale-total"
  | "row-missing"
  | "row-twice"
  | "formula"
  | "tail"
  | "note"
  | "amount";

/** A new amount for one place. */
export interface Change {
  readonly place: CellPlace;
  /** Decimal texts in `unit`, with the digits the place prints; `from` is empty for a blank. */
  readonly from: string;
  readonly to: string;
  readonly unit: string | undefined;
  /** As the place prints it now; empty for a blank. */
  readonly printed: string;
  readonly kind: ChangeKind;
  /** Where the amount comes from, for the kinds that take it from another cell. */
  readonly source?: CellPlace;
  /** The cell holds a formula: it is not written, but named as wrong. */
  readonly isFormula?: true;
  /** Only for a figure in a text. */
  readonly words?: FactWords;
  /** The sentence with the new figure, to be copied; only for a figure in a text. */
  readonly sentence?: string;
}

/** Changes that belong together, and what they bring about. */
export interface Proposal {
  readonly changes: readonly Change[];
  /** Ids of the findings that are gone afterwards. */
  readonly settles: readonly string[];
  /** Ids of errors that rounding can explain afterwards, and of 尾差 that a note explains. */
  readonly eases: readonly string[];
  /** Where a relation that holds now would not hold afterwards: the place of its whole, and how it would be judged. */
  readonly creates: readonly {
    readonly place: CellPlace;
    readonly rule: string;
    readonly class: "error" | "rounding" | "doubt";
  }[];
}

/** One cause with its repair. */
export interface Repair {
  /** A hash of the changes with their `from`. */
  readonly id: string;
  /** `tail`: 尾差调整. */
  readonly kind: "repair" | "tail";
  /** The first proposal is the only smallest one, and its amounts are the only ones that fit or a plain slip explains them. */
  readonly certain: boolean;
  /** No smaller set of places settles these findings; 未能证明最少 where false. */
  readonly proven: boolean;
  /** Equally small proposals, the likeliest first; more than one: the person chooses. At most 20. */
  readonly proposals: readonly [Proposal, ...Proposal[]];
  /** There are more than the proposals listed. */
  readonly hasMore: boolean;
  /** Some of its cells stand in tables that are exported from a reporting system. */
  readonly isLocked: boolean;
}

/** What became of the joint check of all printed digits: `not-run` where the solver was needed and not there. */
export type JointState = "ran" | "not-run" | "unfinished";

/** Everything that a check proposes. */
export interface Repairs {
  /** Repairs of errors first, by how many findings they settle; 尾差调整 last. */
  readonly repairs: readonly Repair[];
  readonly joint: JointState;
}
