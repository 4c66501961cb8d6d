import { isBroken, isViolated, project, rowOf, type Row, TooLarge } from "./rows.js";
import { type Effort, smallestSets } from "./smallest.js";
import { type System, touching } from "./system.js";

/** A connected group of broken constraints with the smallest sets of cells that repair it. */
export interface Group {
  /** Constraints that are broken now, and those that had to be looked at with them. */
  readonly broken: readonly number[];
  readonly active: readonly number[];
  readonly sets: readonly (readonly number[])[];
  /** No smaller set exists, and where `hasMore` is false, no other of this size. */
  readonly proven: boolean;
  readonly hasMore: boolean;
}

export interface Located {
  readonly groups: readonly Group[];
}

export interface LocaliseOptions {
  /** Rows that may be looked at for one group ({@link Effort}). */
  readonly effort: number;
  /** How many smallest sets of a group are listed. */
  readonly most: number;
}

/**
 * The smallest sets of cells whose change makes every constraint true, group by group. It begins with the broken
 * constraints alone and takes in more only where a set that is smallest for these would break or cannot satisfy
 * others: what is smallest for a part of the constraints is never larger than what is smallest for all, so that a set
 * which satisfies all is proven smallest. Groups share no cell; the smallest sets of the whole are one of each group.
 */
export function localise(system: System, options: LocaliseOptions): Located {
  const near = touching(system);
  const active = new Set([...system.constraints.keys()].filter((at) => isBroken(system, at)));
  const solved = new Map<string, Group>();
  for (;;) {
    const before = active.size;
    const groups: Group[] = [];
    for (const members of groupsOf(system, active, near)) {
      const key = members.join(",");
      const group = solved.get(key) ?? solveGroup(system, members, options, near);
      solved.set(key, group);
      groups.push(group);
      for (const at of group.active) active.add(at);
    }
    if (active.size > before) continue;
    const clash = clashOf(system, groups, near);
    if (!clash) return { groups };
    for (const at of clash) active.add(at);
    if (active.size === before) return { groups: groups.map((group) => ({ ...group, proven: false })) };
  }
}

/** Active constraints that are linked by shared cells, each group in ascending order. */
function groupsOf(
  system: System,
  active: ReadonlySet<number>,
  near: readonly (readonly number[])[],
): number[][] {
  const groups: number[][] = [];
  const seen = new Set<number>();
  for (const start of [...active].sort((a, b) => a - b)) {
    if (seen.has(start)) continue;
    const group: number[] = [];
    const waiting = [start];
    seen.add(start);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      group.push(at);
      const { cells = [], escapes = [] } = system.constraints[at] ?? {};
      for (const cell of [...cells, ...escapes]) {
        if (system.isFixed?.[cell] === true) continue;
        for (const other of near[cell] ?? []) {
          if (!active.has(other) || seen.has(other)) continue;
          seen.add(other);
          waiting.push(other);
        }
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

/** Constraints that a set cannot satisfy however its cells are filled; undefined where it can. */
function refusalOf(
  system: System,
  set: readonly number[],
  near: readonly (readonly number[])[],
): readonly number[] | undefined {
  const all = new Set(set.flatMap((cell) => near[cell] ?? []));
  return project(system, all, set).find(isViolated)?.sources;
}

/** Solves one group; constraints that its smallest sets run into are taken into it until the sets satisfy all. */
function solveGroup(
  system: System,
  members: readonly number[],
  { effort: rowsToLookAt, most }: LocaliseOptions,
  near: readonly (readonly number[])[],
): Group {
  const effort: Effort = { rows: rowsToLookAt };
  const active = new Set(members);
  const broken = members.filter((at) => isBroken(system, at));
  for (;;) {
    const rows: Row[] = [...active].sort((a, b) => a - b).map((at) => rowOf(system, at));
    const { sets, isProven, hasMore } = smallestSets(system, rows, most, effort);
    const group = { broken, active: [...active].sort((a, b) => a - b), sets, proven: isProven, hasMore };
    const before = active.size;
    const good: (readonly number[])[] = [];
    try {
      for (const set of sets) {
        const refusal = refusalOf(system, set, near);
        if (!refusal) good.push(set);
        else for (const at of refusal) active.add(at);
      }
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      return { ...group, sets: [], proven: false };
    }
    if (active.size === before) return { ...group, sets: good, proven: isProven && good.length > 0 };
  }
}

/** Constraints that two groups touch and cannot satisfy together; undefined where the first sets of all fit. */
function clashOf(
  system: System,
  groups: readonly Group[],
  near: readonly (readonly number[])[],
): readonly number[] | undefined {
  const all = groups.flatMap(({ sets: [first] }) => first ?? []);
  const between = new Set<number>();
  const owner = new Map<number, number>();
  groups.forEach(({ sets: [first = []] }, index) => {
    for (const cell of first) {
      for (const at of near[cell] ?? []) {
        const known = owner.get(at);
        if (known !== undefined && known !== index) between.add(at);
        owner.set(at, index);
      }
    }
  });
  if (between.size === 0) return undefined;
  const touched = new Set(all.flatMap((cell) => near[cell] ?? []));
  try {
    return project(system, touched, all).find(isViolated)?.sources;
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return [];
  }
}
