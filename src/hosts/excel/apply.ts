import type { CellValue } from "../../workbook/index.js";
import { plainDecimal } from "../cells/index.js";
import type { Applied, CellChange, RefusalReason } from "../port.js";
import { spotName } from "./areas.js";
import { type CellState, cellStates, type Target, targetOf } from "./cellStates.js";
import { isOfOneObject, meaningOf } from "./errors.js";
import type { ExcelAccess } from "./session.js";
import { openSheets } from "./sheets.js";
import { writeCell } from "./writeCell.js";

/** The version from which Excel makes one undo step of several writes. */
export const UNDO_GROUPS = "1.20";

/** What was done, and how it would be taken back. */
export interface Outcome extends Applied {
  readonly inverse: readonly CellChange[];
}

type Refused = Applied["refused"][number];

interface Attempt {
  readonly isOneStep: boolean;
  /** An earlier attempt may have written some of it already. */
  readonly isRepeated: boolean;
  /** Told before the first cell is written: whatever happens then, this would take it back. */
  readonly onWriting: (inverse: readonly CellChange[]) => void;
}

/**
 * Writes the changes that may be made, all in one sync, and reads them back. Where Excel refuses to make one undo step
 * of it, it is done once more without.
 */
export async function applyChanges(
  access: ExcelAccess,
  changes: readonly CellChange[],
  onWriting: Attempt["onWriting"],
): Promise<Outcome> {
  if (!access.supports(UNDO_GROUPS)) {
    return attempt(access, changes, { isOneStep: false, isRepeated: false, onWriting });
  }
  try {
    return await attempt(access, changes, { isOneStep: true, isRepeated: false, onWriting });
  } catch (error) {
    if (meaningOf(error) !== "failed" && meaningOf(error) !== "protected") throw error;
    return attempt(access, changes, { isOneStep: false, isRepeated: true, onWriting });
  }
}

function attempt(
  access: ExcelAccess,
  changes: readonly CellChange[],
  { isOneStep, isRepeated, onWriting }: Attempt,
): Promise<Outcome> {
  return access.run(
    async (session) => {
      const sheets = await openSheets(session);
      const done: CellChange[] = [];
      const refused: Refused[] = [];
      const inverse: CellChange[] = [];

      const targets: Target[] = [];
      const taken = new Set<string>();
      for (const change of changes) {
        const target = targetOf(sheets, change);
        const cell = `${change.place.sheet} ${spotName(change.place)}`;
        if (!target) refused.push({ change, reason: "gone" });
        // A second change of one cell would find what the first has put there.
        else if (taken.has(cell)) refused.push({ change, reason: "changed" });
        else {
          taken.add(cell);
          targets.push(target);
        }
      }
      const settle = ({ change }: Target, state: CellState): void => {
        done.push(change);
        inverse.push({ place: change.place, from: state.value, to: writable(change.from) });
      };

      const states = await cellStates(session, targets);
      const writing: { readonly target: Target; readonly format: string | undefined }[] = [];
      for (const [at, target] of targets.entries()) {
        const state = states[at];
        if (!state) continue;
        const reason = refusal(target, state);
        if (reason === undefined) writing.push({ target, format: state.format });
        else if (reason === "changed" && isRepeated && holds(state, target.change.to)) settle(target, state);
        else refused.push({ change: target.change, reason });
      }
      if (writing.length === 0) return { done, refused, inverse };

      onWriting([...inverse, ...writing.map(({ target: { change } }) => inverseOf(change))]);
      let failure: Error | undefined;
      try {
        for (const { target, format } of writing) writeCell(target.range, target.change.to, format);
        await session.sync();
      } catch (error) {
        if (isOneStep || !(error instanceof Error) || !isOfOneObject(error)) throw error;
        failure = error;
      }
      const after = await cellStates(
        session,
        writing.map(({ target }) => target),
      );
      for (const [at, { target }] of writing.entries()) {
        const state = after[at];
        if (state && holds(state, target.change.to)) settle(target, state);
        else refused.push({ change: target.change, reason: reasonOf(failure) });
      }
      if (failure && done.length === 0 && reasonOf(failure) === "not-written") throw failure;
      return { done, refused, inverse };
    },
    { isOneStep },
  );
}

/** Why a change may not be made; undefined for one that may. */
function refusal({ change }: Target, state: CellState): RefusalReason | undefined {
  if (state.isFormula) return "formula";
  // What is true or false is no figure, and could not be put back.
  if (state.value !== blankless(change.from) || typeof state.value === "boolean") return "changed";
  return state.isLocked ? "protected" : undefined;
}

/** Whether a cell holds what was written; one in text format makes a text of a number. */
function holds({ value }: CellState, to: CellChange["to"]): boolean {
  return value === blankless(to) || (typeof to === "number" && value === plainDecimal(to));
}

function reasonOf(failure: Error | undefined): RefusalReason {
  return failure && meaningOf(failure) === "protected" ? "protected" : "not-written";
}

function inverseOf({ place, from, to }: CellChange): CellChange {
  return { place, from: blankless(to), to: writable(from) };
}

function blankless<T extends CellValue>(value: T | undefined): T | undefined {
  return value === "" ? undefined : value;
}

function writable(value: CellValue | undefined): CellChange["to"] {
  return typeof value === "boolean" ? undefined : value;
}
