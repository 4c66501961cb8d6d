import type { CellPlace } from "../recognise/index.js";

export type FindingClass = "error" | "rounding" | "doubt" | "hint";

export interface FindingCell {
  readonly place: CellPlace;
  readonly role: "total" | "part" | "subtracted";
  /** Decimal text with the digits the figure stands for; `0` for a blank. */
  readonly value: string;
  /** As printed; empty for a blank. */
  readonly printed: string;
}

/** What is wrong, as ids and data; sentences are made from it at the edge. */
export interface Finding {
  /** Stable: rule, form, instance, concept and column path; no sheet name, address, order or value in it. */
  readonly id: string;
  readonly rule: string;
  readonly class: FindingClass;
  readonly basis: string;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly reported: string;
  readonly expected: string;
  readonly difference: string;
  readonly unit: string | undefined;
  readonly intervals: {
    readonly reported: readonly [string, string];
    readonly expected: readonly [string, string];
  };
  /** The first holds the reported value. */
  readonly cells: readonly FindingCell[];
  /** Findings of one table row or column that one place can explain share a cause. */
  readonly cause: string;
}
