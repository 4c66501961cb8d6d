import type { Fact, Table, TableColumn, TableRow } from "../recognise/index.js";

export type RelationKind = "rollup" | "column" | "formula" | "balance";

/** A fact and how it stands in a sum. */
export interface Term {
  readonly fact: Fact;
  readonly sign: 1 | -1;
}

/** `whole` = Σ sign · part. */
export interface Relation {
  /** `rollup/function`, `column/sum` … */
  readonly rule: string;
  readonly kind: RelationKind;
  readonly whole: Fact;
  readonly parts: readonly Term[];
  readonly table: Table;
  /** Where the relation comes from, for the person who asks why: the printed note, or the form. */
  readonly basis: string;
  /** The row and column that the whole stands in. */
  readonly row: TableRow;
  readonly column: TableColumn | undefined;
}

/** A relation that the form has but whose terms are not printed. */
export interface NotApplicable {
  readonly rule: string;
  readonly table: Table;
  readonly reason: "no-parts" | "parts-blank" | "term-missing";
}

export interface Derived {
  readonly relations: Relation[];
  readonly notApplicable: NotApplicable[];
}

export function nothingDerived(): Derived {
  return { relations: [], notApplicable: [] };
}

/** A sum over the columns of a panel, by their positions in it. */
export interface ColumnSum {
  readonly rule: string;
  readonly kind: RelationKind;
  readonly whole: number;
  readonly parts: readonly { readonly position: number; readonly sign: 1 | -1 }[];
  readonly basis: string;
}

/** Adds the relation of one sum in every row of a panel that holds all its terms. */
export function inEveryRow(table: Table, panel: number, sum: ColumnSum, derived: Derived): void {
  const { rule, kind, basis } = sum;
  const column = table.panels[panel]?.columns[sum.whole];
  for (const row of table.rows) {
    const whole = row.panel === panel ? row.facts[sum.whole] : undefined;
    if (!whole) continue;
    const parts = sum.parts.flatMap(({ position, sign }): Term[] => {
      const fact = row.facts[position];
      return fact ? [{ fact, sign }] : [];
    });
    if (parts.length < sum.parts.length) continue;
    derived.relations.push({ rule, kind, whole, parts, table, basis, row, column });
  }
}

export const FORM_BASIS = "表样：本表的上下级和合计关系";
export const COLUMN_BASIS = "表样：本表的表头结构";
export const NOTE_BASIS = "表注";
