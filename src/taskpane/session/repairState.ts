import type { RefusalReason } from "../../hosts/port.js";
import type { Entry, EntryCell, Standings } from "./entries.js";
import type { Failure } from "./failure.js";

/** A repair that was applied, with what its cells hold now. */
export interface AppliedRepair {
  readonly entry: Entry;
  /** Undefined until the workbook was read. */
  readonly standings: Standings | undefined;
}

/** A cell that was not written, and why. */
export interface RefusedCell {
  readonly cell: EntryCell;
  readonly reason: RefusalReason;
}

/** What became of the last thing that a person asked for, or of what an earlier session left unfinished. */
export type RepairOutcome =
  | {
      readonly is: "applied";
      readonly entry: string;
      readonly cells: number;
      /** Figures in texts, which the person corrects. */
      readonly texts: number;
      /** It can be taken back after the pane is closed. */
      readonly isNoted: boolean;
    }
  /** Nothing is changed but the cells `left`, which could not be put back. */
  | {
      readonly is: "refused";
      readonly refused: readonly RefusedCell[];
      readonly left: readonly RefusedCell[];
    }
  | { readonly is: "taken-back"; readonly cells: number; readonly left: readonly RefusedCell[] }
  | { readonly is: "interrupted"; readonly standings: Standings }
  | {
      readonly is: "failed";
      readonly during: "applying" | "taking-back" | "unlocking";
      readonly failure: Failure;
      /** Undefined where it is not known what the cells hold. */
      readonly standings: Standings | undefined;
    };

/** Everything about applying repairs that is shown. */
export interface RepairState {
  /** The latest first; those whose cells hold what they held before are left out. */
  readonly applied: readonly AppliedRepair[];
  /** A person has agreed to changing tables that a reporting system exports. */
  readonly isUnlocked: boolean;
  /** The id of the repair that is being applied, or of the entry that is being taken back. */
  readonly busy: string | undefined;
  readonly outcome: RepairOutcome | undefined;
}

export const NO_REPAIRS: RepairState = {
  applied: [],
  isUnlocked: false,
  busy: undefined,
  outcome: undefined,
};
