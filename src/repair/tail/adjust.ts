import { amountsFor, type NewAmount } from "../localise/amounts.js";
import { localise } from "../localise/localise.js";
import { touching } from "../localise/system.js";
import type { Model } from "../model/model.js";
import type { Solver } from "../solver.js";
import { fewestMoves } from "./programme.js";
import { tailSystem } from "./system.js";

/** Equally small ways to make linked 尾差 add up as printed. */
export interface TailGroup {
  readonly choices: readonly (readonly NewAmount[])[];
  readonly proven: boolean;
  readonly hasMore: boolean;
}

/** Rows that the search looks at before the solver is asked: some milliseconds. */
const EFFORT = 20_000;
const MOST_SETS = 100;
/** Choices that the solver is asked for, each by itself. */
const MOST_CHOICES = 8;

/** 尾差调整 for each linked group of 尾差; groups that need the solver are left out without one. */
export function adjustTails(model: Model, solver: Solver | undefined): TailGroup[] {
  const system = tailSystem(model);
  const near = touching(system);
  const { groups } = localise(system, { effort: EFFORT, most: MOST_SETS });
  return groups.flatMap(({ active, broken, sets, proven, hasMore }): TailGroup[] => {
    if (proven) {
      const decimals = (): undefined => undefined;
      const choices = sets.flatMap((set) => {
        const amounts = amountsFor(system, set, near, { decimals });
        return amounts ? [amounts] : [];
      });
      return choices.length > 0 ? [{ choices, proven, hasMore }] : [];
    }
    const adjusted =
      solver && fewestMoves(system, broken.length > 0 ? broken : active, near, solver, MOST_CHOICES);
    if (!adjusted || adjusted.adjustments.length === 0) return [];
    const choices = adjusted.adjustments.map(({ moves }) =>
      [...moves].map(([cell, by]): NewAmount => ({
        cell,
        value: (system.values[cell] ?? 0) + by,
        slip: undefined,
        isCertain: false,
      })),
    );
    return [{ choices, proven: true, hasMore: adjusted.hasMore }];
  });
}

/** Whether some 尾差 can only be adjusted with the solver. */
export function wantsSolver(model: Model): boolean {
  const { groups } = localise(tailSystem(model), { effort: EFFORT, most: 1 });
  return groups.some(({ proven }) => !proven);
}
