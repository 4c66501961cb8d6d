import type { Snapshot } from "../../hosts/port.js";
import type { CheckOutcome, Progress } from "../../hosts/worker/index.js";
import type { CheckChoices } from "../settings.js";
import type { Beside } from "./beside.js";
import type { Failure } from "./failure.js";
import type { InsertState } from "./inserting.js";
import type { RepairState } from "./repairState.js";

/** A finished check: the workbook as it was, what was found, and what is proposed. */
export interface Checked extends CheckOutcome {
  readonly snapshot: Snapshot;
}

/** How far a running check is. */
export type Running =
  | { readonly at: "workbook"; readonly name?: string; readonly index?: number; readonly count?: number }
  | Progress;

export interface SessionState {
  readonly running: Running | undefined;
  /** The last finished check; stays while another one runs or fails. */
  readonly checked: Checked | undefined;
  readonly failure: Failure | undefined;
  /** The workbook was edited after the snapshot of {@link checked}. */
  readonly isStale: boolean;
  readonly isLive: boolean;
  readonly choices: CheckChoices;
  /** `behind`: the marks in the workbook are those of an earlier check. */
  readonly marks: "off" | "on" | "behind";
  /** Marks that could not be set or removed. */
  readonly marksLeft: number;
  readonly beside: Beside;
  /** The file that is being read to be laid beside the workbook. */
  readonly adding: string | undefined;
  /** Files that could not be laid beside it. */
  readonly refused: readonly Failure[];
  readonly repairing: RepairState;
  readonly inserting: InsertState;
}
