import type { CellPlace, FactWords } from "../recognise/index.js";
import type { FindingClass } from "../relations/index.js";

export type { FindingClass };

/**
 * What a cell is in a finding: the figure reported (`total`), what it is made of (`part`, `subtracted`), the figure
 * that a rate is a rate of (`base`), another print of the same fact (`place`), a text (`name`).
 */
export type CellRole = "total" | "part" | "subtracted" | "base" | "place" | "name";

export interface FindingCell {
  readonly place: CellPlace;
  readonly role: CellRole;
  /** Decimal text with the digits the figure stands for, in `unit`; `0` for a blank, undefined for a text. */
  readonly value: string | undefined;
  readonly unit: string | undefined;
  /** As printed; empty for a blank. */
  readonly printed: string;
  /** Only for a place in a text. */
  readonly words?: FactWords;
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
  /** Undefined for findings of words. */
  readonly reported: string | undefined;
  readonly expected: string | undefined;
  readonly difference: string | undefined;
  /** The unit these are in: the coarser one where 元 stands against 万元. */
  readonly unit: string | undefined;
  readonly intervals:
    | {
        readonly reported: readonly [string, string];
        readonly expected: readonly [string, string] | undefined;
      }
    | undefined;
  /** The first holds the reported value. */
  readonly cells: readonly FindingCell[];
  /** Every print of one fact that is printed in several places. */
  readonly places: readonly FindingCell[];
  /** Findings that one place can explain share a cause. */
  readonly cause: string;
  /** The place that would explain this finding and others of its cause, if it held another amount. */
  readonly causePlace: CellPlace | undefined;
}
