import type { DocumentKind } from "./form.js";

/** The forms that a document of one kind and time consists of. */
export interface FormSet {
  readonly id: string;
  readonly name: string;
  readonly kind: DocumentKind;
  /** Years of the documents, both ends inclusive. */
  readonly from?: number;
  readonly to?: number;
  /** Each entry is one form that has to be there, under any of these ids. */
  readonly forms: readonly (readonly string[])[];
}

const FINAL_TO_2019: readonly (readonly string[])[] = [
  ["final/01"],
  ["final/02"],
  ["final/03"],
  ["final/04"],
  ["final/05", "final/05-flow", "final/fiscal-spending"],
  ["final/06"],
  ["final/07"],
  ["final/09"],
];

/** 决算 公开01–09 and the 预算 set of nine; places add tables of their own to these. */
export const FORM_SETS: readonly FormSet[] = [
  {
    id: "final/nine",
    name: "部门决算公开表（九张表）",
    kind: "final",
    from: 2020,
    forms: [...FINAL_TO_2019, ["final/08"]],
  },
  { id: "final/eight", name: "部门决算公开表（八张表）", kind: "final", to: 2019, forms: FINAL_TO_2019 },
  {
    id: "budget/nine",
    name: "部门预算公开表（九张表）",
    kind: "budget",
    forms: [
      ["budget/summary"],
      ["budget/income"],
      ["budget/spending"],
      ["budget/fiscal"],
      ["budget/general"],
      ["budget/basic", "budget/basic-part"],
      ["budget/three-public"],
      ["budget/fund"],
      ["budget/state-capital"],
    ],
  },
];

/** The set of a document; undefined where its kind is not known. */
export function formSetOf(kind: DocumentKind | undefined, year: number | undefined): FormSet | undefined {
  return FORM_SETS.find(
    (set) =>
      set.kind === kind &&
      (set.from === undefined || year === undefined || year >= set.from) &&
      (set.to === undefined || (year !== undefined && year <= set.to)),
  );
}
