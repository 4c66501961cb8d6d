import type { Solver } from "../../repair/index.js";
import { irreducible } from "./conflict.js";
import { merged } from "./merge.js";
import {
  type Frame,
  frameOf,
  type Free,
  freeOf,
  linkedGroups,
  type MoveProblem,
  problemOf,
} from "./moves.js";
import { solved } from "./programme.js";
import { reduced } from "./reduce.js";
import { type BalanceSystem, isKept, sumOf } from "./system.js";

/** Identities that no roundings keep together, and the one of them that was given up. */
export interface Conflict {
  /** Without any one of them no contradiction is known. */
  readonly identities: readonly number[];
  readonly leftOff: number;
  /** What the one that was given up comes to in the end, in steps. */
  readonly difference: bigint;
}

/** Amounts in the coarse unit. Variables and identities are known by their place in the system. */
export interface Balanced {
  /** In steps, by variable: each the floor or the ceiling of its true amount. */
  readonly amounts: readonly bigint[];
  /** Variables off their nearest rounding, ascending. */
  readonly moved: readonly number[];
  /** Held ones that could not be kept: each stands at its other neighbour. */
  readonly released: readonly number[];
  readonly conflicts: readonly Conflict[];
  /** Identities that are not kept because the solver was needed and not there, or found nothing. */
  readonly unsettled: readonly number[];
  /** It is certain, in whole numbers, that no fewer cells can be off. */
  readonly isProven: boolean;
}

/** What is still to be done, so that the solver is loaded only when it is needed. */
export interface PreparedBalance {
  readonly wantsSolver: boolean;
  finish(solver?: Solver): Balanced;
}

/** Pairs of states that are looked at before the solver is asked: some tens of milliseconds. */
const WORK = 60_000;
/** Where the solver is at hand, groups of more variables are not tried without it. */
const FEW = 200;
/** Contradictions that are looked for in one group of linked identities. */
const MOST_CONFLICTS = 50;

/** What became of a group: the variables that are at their other neighbour. */
interface Settled {
  readonly away: readonly number[];
  readonly conflicts: readonly Omit<Conflict, "difference">[];
  readonly isProven: boolean;
}

/**
 * 舍位平衡: every amount becomes its floor or its ceiling in the coarse unit so that all identities hold by the numbers
 * themselves, with as few cells as possible off their nearest rounding (halves away from zero). Whole amounts, zeros
 * among them, stay. Among equally few, small amounts are off rather than large ones, later rather than earlier.
 *
 * **Held variables** (top totals, numbers printed elsewhere) keep their rounding. Where no such table exists, as few of
 * them as possible take their other neighbour and are listed in `released`: a total that is 0.01 off its rounding in a
 * table that adds up is what an office would print, a table that does not add up is not. Where no roundings at all keep
 * all identities, a contradiction is listed, its last identity is given up, and the others are kept.
 *
 * Plain counting settles trees of sums and small crossings. Larger groups are for the solver, whose answers are checked
 * in whole numbers; without it they are `unsettled`, at their nearest roundings. Throws RangeError where an identity
 * does not hold in the true amounts, or a held number is neither neighbour.
 */
export function balance(system: BalanceSystem, solver?: Solver): Balanced {
  const { balancing, groups } = begun(system);
  return balancing.conclude(groups.map((group) => balancing.settle(group, solver)));
}

/** The same in two steps, the first of which needs no solver. */
export function prepareBalance(system: BalanceSystem): PreparedBalance {
  const { balancing, groups } = begun(system);
  const plain = groups.map((group) => balancing.settle(group, undefined));
  return {
    wantsSolver: plain.includes(undefined),
    finish: (solver) =>
      balancing.conclude(groups.map((group, at) => plain[at] ?? (solver && balancing.settle(group, solver)))),
  };
}

function begun(system: BalanceSystem): { readonly balancing: Balancing; readonly groups: number[][] } {
  system.identities.forEach((identity, at) => {
    if (!isKept(identity, (variable) => system.variables[variable]?.value ?? 0n))
      throw new RangeError(`identity ${String(at)} does not hold in the true amounts`);
  });
  const balancing = new Balancing(system);
  const all = system.identities.map((_, identity) => identity);
  return { balancing, groups: balancing.brokenGroups(all, balancing.movable) };
}

class Balancing {
  private readonly frame: Frame;
  /** Variables with two neighbours, and those of them that nothing holds. */
  readonly movable: Free;
  private readonly free: Free;

  constructor(private readonly system: BalanceSystem) {
    this.frame = frameOf(system);
    this.movable = freeOf(this.frame, true);
    this.free = freeOf(this.frame, false);
  }

  /** The groups of linked identities that are not kept by the nearest roundings. */
  brokenGroups(identities: readonly number[], free: Free): number[][] {
    return linkedGroups(this.frame, identities, free).filter((group) => this.isBroken(group));
  }

  private isBroken(identities: readonly number[]): boolean {
    return identities.some((at) => {
      const identity = this.system.identities[at];
      return identity !== undefined && !isKept(identity, (variable) => this.frame.starts[variable] ?? 0n);
    });
  }

  /** Undefined where it needs the solver, or the solver finds nothing. */
  settle(group: readonly number[], solver: Solver | undefined): Settled | undefined {
    const conflicts: Settled["conflicts"][number][] = [];
    for (let left = group; conflicts.length < MOST_CONFLICTS;) {
      const found = this.strictly(left, solver) ?? this.released(left, solver);
      if (found === "unknown") return undefined;
      if (found !== "impossible") return { ...found, conflicts };
      const identities = this.contradiction(left, solver);
      const last = identities?.at(-1);
      if (!identities || last === undefined) return undefined;
      conflicts.push({ identities, leftOff: last });
      left = left.filter((identity) => identity !== last);
    }
    return undefined;
  }

  /** With everything held in its place; undefined where that is impossible. */
  private strictly(
    group: readonly number[],
    solver: Solver | undefined,
  ): Omit<Settled, "conflicts"> | "unknown" | undefined {
    const away: number[] = [];
    let isProven = true;
    const broken = this.brokenGroups(group, this.free);
    for (const identities of broken) {
      const found = this.solve(identities, this.free, solver);
      if (found === "unknown") return "unknown";
      if (found === "impossible") return undefined;
      away.push(...found.away);
      isProven &&= found.isProven;
    }
    return { away, isProven };
  }

  private released(group: readonly number[], solver: Solver | undefined): ReturnType<Balancing["solve"]> {
    return this.solve(group, this.movable, solver);
  }

  private solve(
    identities: readonly number[],
    free: Free,
    solver: Solver | undefined,
  ): Omit<Settled, "conflicts"> | "impossible" | "unknown" {
    const whole = problemOf(this.frame, identities, free);
    const { problem, expanded } = reduced(whole);
    if (!solver || problem.moves.length <= FEW) {
      const plain = merged(problem, WORK);
      if (plain === "impossible") return "impossible";
      if (plain !== "too-large") return { away: variablesOf(whole, expanded(plain)), isProven: true };
      if (!solver) return "unknown";
    }
    const answer = solved(problem, solver);
    if (answer === "impossible") return "impossible";
    if (answer === "failed") return "unknown";
    return { away: variablesOf(whole, expanded(answer.made)), isProven: answer.isProven };
  }

  /** Few identities that contradict each other, proven by plain counting; undefined where no such set is found. */
  private contradiction(group: readonly number[], solver: Solver | undefined): number[] | undefined {
    const found = irreducible(group, (some) => this.solve(some, this.movable, solver) === "impossible");
    return this.solve(found, this.movable, undefined) === "impossible" ? found : undefined;
  }

  conclude(all: readonly (Settled | undefined)[]): Balanced {
    const { variables, identities } = this.system;
    const away = new Set(all.flatMap((settled) => settled?.away ?? []));
    const amounts = this.frame.neighbours.map(({ floor, ceiling }, variable) => {
      const start = this.frame.starts[variable] ?? floor;
      return away.has(variable) ? floor + ceiling - start : start;
    });
    const amountOf = (variable: number): bigint => amounts[variable] ?? 0n;
    const conflicts = all.flatMap((settled) => settled?.conflicts ?? []);
    const leftOff = new Set(conflicts.map((conflict) => conflict.leftOff));
    const isOff = (at: number): boolean => {
      const identity = identities[at];
      return identity !== undefined && !isKept(identity, amountOf);
    };
    const unsettled = identities.flatMap((_, at) => (isOff(at) && !leftOff.has(at) ? [at] : []));
    return {
      amounts,
      moved: this.frame.neighbours.flatMap(({ nearest }, variable) =>
        amounts[variable] === nearest ? [] : [variable],
      ),
      released: [...away].filter((variable) => variables[variable]?.held !== undefined).sort((a, b) => a - b),
      conflicts: conflicts.map((conflict) => {
        const identity = identities[conflict.leftOff];
        return { ...conflict, difference: identity ? sumOf(identity, amountOf) : 0n };
      }),
      unsettled,
      isProven: all.every((settled) => settled?.isProven === true),
    };
  }
}

function variablesOf({ moves }: MoveProblem, made: ReadonlySet<number>): number[] {
  return [...made].flatMap((move) => moves[move]?.variable ?? []);
}
