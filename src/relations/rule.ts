import type { Table } from "../recognise/index.js";
import type { Derived } from "./relation.js";

/** A little sheet as rows of cells; a null is a blank. */
export type ExampleRows = readonly (readonly (string | number | null)[])[];

/**
 * A rule kind: what it is called, what it checks and on what basis, and the function that derives its relations.
 * `example` adds up; with `mistake` in it the kind must report that one cell's relations. Pages and tests are made
 * from both.
 */
export interface Rule {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** What is compared with what, and when it is left alone. */
  readonly explains: { readonly zh: string; readonly en: string };
  readonly basis: string;
  readonly example: ExampleRows;
  readonly mistake: { readonly address: string; readonly value: string | number | null };
  readonly derive: (table: Table) => Derived;
}
