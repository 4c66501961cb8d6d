import { agreesPlainly } from "./joint/agree.js";
import { ask } from "./joint/ask.js";
import { contradictingPair, contradictingThree } from "./joint/few.js";
import { type Frame, frameOf, groupsOf, type Row } from "./joint/frame.js";
import { shrunk } from "./joint/shrink.js";
import type { Solver } from "./solver.js";

/**
 * Relations over cells of which only printed amounts are known. All numbers are whole. A cell's true amount lies
 * between `low2` and `high2` halves of a last digit: 2v − 1 and 2v + 1 for a printed v, one number for a blank or an
 * amount that is exact. Each relation says Σ coefficient · amount = 0.
 */
export interface JointSystem {
  readonly cells: readonly { readonly low2: number; readonly high2: number }[];
  readonly relations: readonly (readonly (readonly [cell: number, coefficient: number])[])[];
}

export interface JointResult {
  /** Relations, by their places in the system, that no true amounts fulfil together. */
  readonly contradictions: readonly (readonly number[])[];
  /** `unfinished`: of some relations it is not known whether they agree. */
  readonly state: "ran" | "unfinished";
}

/** Whether the solver is needed to tell that all relations agree. */
export function wantsJoint(system: JointSystem): boolean {
  const frame = frameOf(system);
  return groupsOf(frame.rows).some((group) => !agreesPlainly(group, frame));
}

/**
 * Sets of relations that contradict each other: each may pass by the rounding of its own amounts, but no true amounts
 * stand behind all of them. Give only relations that pass by themselves; one that does not is a set of one.
 *
 * **Nothing is trusted to floating point.** A contradiction is one that whole-number weights prove; relations agree when
 * true amounts are at hand that fulfil all of them exactly. Where the solver's numbers can be turned into neither, the
 * state is `unfinished`.
 *
 * A set is a smallest one of its group where it has two relations, or three (up to 200,000 threes are looked at). A
 * larger one is such that no contradiction is found as soon as any one of it is left out. When a set is found, its
 * relations are taken out and the others are asked again: sets have nothing in common, and what no set contains is
 * without contradiction. One that shares a relation with a set comes to light when that is repaired.
 */
export function jointContradictions(system: JointSystem, solver: Solver): JointResult {
  const frame = frameOf(system);
  const contradictions = frame.impossible.map((relation) => [relation]);
  let state: JointResult["state"] = "ran";
  for (const group of groupsOf(frame.rows)) {
    let left = group;
    while (!agreesPlainly(left, frame)) {
      const found = contradictionIn(left, frame, solver);
      if (found === "agree") break;
      if (found === "unknown") {
        state = "unfinished";
        break;
      }
      contradictions.push(found.map(({ relation }) => relation));
      left = left.filter((row) => !found.includes(row));
    }
  }
  return { contradictions: contradictions.sort(inOrder), state };
}

/** Rows of a group that contradict each other, as few as can be said. */
function contradictionIn(rows: readonly Row[], frame: Frame, solver: Solver): ReturnType<typeof ask> {
  const pair = contradictingPair(rows, frame);
  if (pair) return pair;
  const found = ask(rows, frame, solver);
  if (typeof found === "string") return found;
  const few = shrunk(found, frame, solver);
  return (few.length > 3 ? contradictingThree(rows, frame) : undefined) ?? few;
}

function inOrder(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((relation, place) => relation !== right[place]);
  return (left[at] ?? 0) - (right[at] ?? 0);
}
