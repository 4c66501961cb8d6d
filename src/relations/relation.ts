import type { CellPlace, Fact, FactWords, Table, TableColumn, TableRow } from "../recognise/index.js";
import type { Place } from "./ledger.js";
import type { Told } from "./told.js";

/** What a relation is about, for counting: the kinds of the design, ratios and names. */
export type RelationKind =
  | "rollup"
  | "column"
  | "formula"
  | "balance"
  | "same"
  | "across"
  | "bound"
  | "ratio"
  | "score"
  | "name"
  | "form"
  | "text";

/** A fact and how it stands in a sum. */
export interface Term {
  readonly fact: Fact;
  readonly sign: 1 | -1;
}

/**
 * How the whole stands to its parts: `sum` whole = Σ parts; `same` one fact printed in several places; `bound`
 * whole ≥ Σ parts; `ratio` whole = times · Σ parts / Σ over; `times` whole = Σ parts · times / 100, the parts being
 * a rate in percent.
 */
export type Test =
  | {
      readonly type: "sum" | "same" | "bound";
      /** The figures are what they are, not rounded ones: points that were given. */
      readonly isExact?: true;
    }
  | { readonly type: "ratio"; readonly over: readonly Term[]; readonly times: number }
  | { readonly type: "times"; readonly times: number };

export const SUM: Test = { type: "sum" };
export const SAME: Test = { type: "same" };
export const BOUND: Test = { type: "bound" };
export const POINTS: Test = { type: "sum", isExact: true };
export const POINTS_LIMIT: Test = { type: "bound", isExact: true };

export interface Relation {
  /** `rollup/function`, `column/sum` … */
  readonly rule: string;
  readonly kind: RelationKind;
  readonly test: Test;
  /** The place whose value is reported. */
  readonly whole: Fact;
  readonly parts: readonly Term[];
  /** The table of the whole. */
  readonly table: Table;
  /** Where the relation comes from, for the person who asks why: the printed note, or the form. */
  readonly basis: string;
  /** The row and column that the whole stands in. */
  readonly row: TableRow;
  readonly column: TableColumn | undefined;
  /** What the finding is about, for its id, where that is not its place: the concept of a figure printed in many. */
  readonly subject?: string;
  /** Where the parts stand, for relations between tables; the first is the whole's place. */
  readonly places?: readonly Place[];
  /** What has been told of it without its facts; it needs no judging then. */
  readonly told?: Told;
  /** No relation before it adds up the same cells: none at all, or none of those that are told. */
  readonly unlike?: "all" | "told";
  /** A reading that somebody must confirm: scopes that may differ, a mapping that is inferred. No error rests on it. */
  readonly weak?: true;
}

/** What is wrong with a text: data for the wording, by the message's own names. */
export interface TextProblem {
  /** `differs`, `short`, `renamed`, `template` … : what the rule's classes are listed by. */
  readonly outcome: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Where words stand that are compared. */
export interface NamedPlace {
  readonly place: CellPlace;
  readonly text: string;
  /** Only for a place in a text. */
  readonly words?: FactWords;
}

/** A relation of words: a code and its name, a project in two tables, a word left in a form. */
export interface TextRelation {
  readonly rule: string;
  readonly kind: "name" | "form" | "text";
  /** The first is the one reported; none where there is nothing to report. */
  readonly places: readonly NamedPlace[];
  readonly table: Table | undefined;
  readonly basis: string;
  /** What the finding is about, for its id: a code, a project, a label. */
  readonly subject: string;
  /** It is about the whole document, wherever its places stand. */
  readonly ofDocument?: true;
  /** How many comparisons it stands for. */
  readonly count: number;
  /** Absent where it holds. */
  readonly problem?: TextProblem;
}

export type NotApplicableReason =
  /** The parts are blank in the whole table. */
  | "parts-blank"
  /** A term is not printed. */
  | "term-missing"
  /** One table covers 上年结转 and the other does not. */
  | "scope-differs"
  /** The table prints several values for what its words call one thing. */
  | "ambiguous"
  /** The figures contradict the structure that was read from the table, and no other reading fits. */
  | "structure"
  /** A rate on a zero or missing base. */
  | "zero-base"
  /** No column or row says what a rate is a part of. */
  | "base-unknown";

/** A relation that the form has but whose terms are not printed. */
export interface NotApplicable {
  readonly rule: string;
  readonly table: Table;
  readonly reason: NotApplicableReason;
}

export interface Derived {
  readonly relations: Relation[];
  readonly texts: TextRelation[];
  readonly notApplicable: NotApplicable[];
}

export function nothingDerived(): Derived {
  return { relations: [], texts: [], notApplicable: [] };
}

/** What the places of a relation give it: the first is the whole, the others are its parts. */
export function ofPlaces(
  whole: Place,
  others: readonly Place[],
): Pick<Relation, "whole" | "parts" | "table" | "row" | "column" | "places"> {
  const { fact, table, row, column } = whole;
  const parts = others.map((other): Term => ({ fact: other.fact, sign: 1 }));
  return { whole: fact, parts, table, row, column, places: [whole, ...others] };
}

/** `201 一般公共服务支出`, as people name a row. */
export function rowName(row: TableRow): string {
  const name = row.labels.join("›");
  return row.code === undefined ? name : `${row.code} ${name}`.trim();
}

export const FORM_BASIS = "表样：本表的上下级和合计关系";
export const COLUMN_BASIS = "表样：本表的表头结构";
export const NOTE_BASIS = "表注";
