import type { Dossier } from "../narrative/index.js";
import type { Table } from "../recognise/index.js";
import type { Derived } from "./relation.js";

/** A little sheet as rows of cells; a null is a blank. */
export type ExampleRows = readonly (readonly (string | number | null)[])[];

/** Little sheets by name, for rules that look at several tables. */
export type Example = ExampleRows | Readonly<Record<string, ExampleRows>>;

export type FindingClass = "error" | "rounding" | "doubt" | "hint";

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
  /** Ids of what it reports, where these are finer than its own. */
  readonly parts?: readonly string[];
  /** The class of a finding by its outcome; what is not listed is what {@link USUAL_CLASSES} says. */
  readonly classes?: Readonly<Record<string, FindingClass>>;
  readonly example: Example;
  /** Other documents beside the example, by the names of their files. */
  readonly companions?: Readonly<Record<string, Readonly<Record<string, ExampleRows>>>>;
  readonly mistake?: {
    readonly sheet?: string;
    readonly address: string;
    readonly value: string | number | null;
    /** The cell that is reported, where it is another one. */
    readonly reported?: string;
    /** Changed with it, where one figure alone does no harm. */
    readonly also?: readonly { readonly address: string; readonly value: string | number | null }[];
  };
  /** For rules about texts: paragraphs that agree with the example, a change of words, and the words reported then. */
  readonly text?: {
    readonly lines: readonly string[];
    readonly mistake: { readonly from: string; readonly to: string; readonly quote: string };
  };
  /** Relations inside one table. */
  readonly derive?: (table: Table) => Derived;
  /** Relations between tables. */
  readonly across?: (document: Dossier) => Derived;
}

/** 尾差 where rounding explains it, an error where it cannot, unless the rule says otherwise. */
export const USUAL_CLASSES: Readonly<Record<string, FindingClass>> = {
  rounding: "rounding",
  error: "error",
  differs: "error",
  below: "error",
  cut: "error",
};
