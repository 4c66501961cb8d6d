import { amountsFor, type NewAmount } from "../localise/amounts.js";
import { type Group, localise } from "../localise/localise.js";
import { type System, touching } from "../localise/system.js";
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
const MOST_CHOICES = 3;

/** 尾差调整 for each linked group of 尾差; the search is done at once, the solver is asked for what it leaves. */
export class Tails {
  private readonly system: System;
  private readonly near: readonly (readonly number[])[];
  private readonly groups: readonly Group[];

  constructor(model: Model) {
    this.system = tailSystem(model);
    this.near = touching(this.system);
    this.groups = localise(this.system, { effort: EFFORT, most: MOST_SETS }).groups;
  }

  /** Whether some groups are too large for plain search. */
  get wantsSolver(): boolean {
    return this.groups.some(({ proven }) => !proven);
  }

  /** Groups that need the solver are left out without one. */
  adjusted(solver: Solver | undefined): TailGroup[] {
    return this.groups.flatMap((group) => (group.proven ? this.searched(group) : this.solved(group, solver)));
  }

  private searched({ sets, hasMore }: Group): TailGroup[] {
    const decimals = (): undefined => undefined;
    const choices = sets.flatMap((set) => {
      const amounts = amountsFor(this.system, set, this.near, { decimals });
      return amounts ? [amounts] : [];
    });
    return choices.length > 0 ? [{ choices, proven: true, hasMore }] : [];
  }

  private solved({ broken }: Group, solver: Solver | undefined): TailGroup[] {
    const adjusted = solver && fewestMoves(this.system, broken, this.near, solver, MOST_CHOICES);
    if (!adjusted || adjusted.adjustments.length === 0) return [];
    const choices = adjusted.adjustments.map(({ moves }) =>
      [...moves].map(([cell, by]): NewAmount => {
        const value = (this.system.values[cell] ?? 0) + by;
        return { cell, value, slip: undefined, isCertain: false };
      }),
    );
    return [{ choices, proven: true, hasMore: adjusted.hasMore }];
  }
}
