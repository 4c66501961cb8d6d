import { groupBy } from "../../workbook/index.js";
import { type BalanceSystem, type Neighbours, neighboursOf, sumOf } from "./system.js";

/** A variable that can be moved from where it starts to its other neighbour. */
export interface Move {
  readonly variable: number;
  /** +1 or −1 step. */
  readonly by: 1 | -1;
  readonly cost: number;
}

/** low ≤ Σ coefficient · move ≤ high, in whole numbers; each move is made or not. */
export interface MoveRow {
  readonly identity: number;
  readonly terms: readonly (readonly [move: number, coefficient: number])[];
  readonly low: number;
  /** Infinity for a bound. */
  readonly high: number;
}

/** Moves of which some are to be made so that all rows hold, at the least cost. */
export interface MoveProblem {
  readonly moves: readonly Move[];
  readonly rows: readonly MoveRow[];
  /** What one cell off its start costs; smaller differences only choose among equally few, and come to `ties` at most. */
  readonly unit: number;
  readonly ties: number;
}

/** A system with what its variables can be. */
export interface Frame {
  readonly system: BalanceSystem;
  readonly neighbours: readonly Neighbours[];
  /** Where every variable starts: the rounding that is to be kept, else the nearest. */
  readonly starts: readonly bigint[];
}

export function frameOf(system: BalanceSystem): Frame {
  const neighbours = system.variables.map(({ value }) => neighboursOf(value, system.step));
  const starts = neighbours.map(({ floor, ceiling, nearest }, variable) => {
    const { held } = system.variables[variable] ?? {};
    if (held === undefined || held === "nearest") return nearest;
    if (held !== floor && held !== ceiling)
      throw new RangeError(`${held.toString()} is neither neighbour of variable ${String(variable)}`);
    return held;
  });
  return { system, neighbours, starts };
}

/** Which variables may be moved: those with two neighbours, held ones among them or not. */
export type Free = readonly boolean[];

export function freeOf({ system, neighbours }: Frame, areHeldFree: boolean): Free {
  return neighbours.map(
    ({ floor, ceiling }, variable) =>
      floor !== ceiling && (areHeldFree || system.variables[variable]?.held === undefined),
  );
}

/** Identities by groups that are linked by variables that may move. */
export function linkedGroups({ system }: Frame, identities: readonly number[], free: Free): number[][] {
  const above = new Map<number, number>();
  const rootOf = (identity: number): number => {
    let root = identity;
    for (let up = above.get(root); up !== undefined; up = above.get(root)) root = up;
    if (root !== identity) above.set(identity, root);
    return root;
  };
  const firstOf = new Map<number, number>();
  for (const identity of identities) {
    for (const [variable] of system.identities[identity]?.terms ?? []) {
      if (free[variable] !== true) continue;
      const first = firstOf.get(variable);
      if (first === undefined) firstOf.set(variable, identity);
      else if (rootOf(first) !== rootOf(identity)) above.set(rootOf(identity), rootOf(first));
    }
  }
  return [...groupBy(identities, rootOf).values()];
}

/**
 * The moves of a group of identities. One more cell off its nearest rounding costs more than everything else but a held
 * variable, which costs more than all cells; among equally few, small amounts move before large ones and later before
 * earlier ones.
 */
export function problemOf(frame: Frame, identities: readonly number[], free: Free): MoveProblem {
  const { system, neighbours, starts } = frame;
  const found = new Set<number>();
  for (const identity of identities)
    for (const [variable] of system.identities[identity]?.terms ?? [])
      if (free[variable] === true) found.add(variable);
  // Only a preference hangs on sizes: doubles tell them well enough.
  const sizes = new Map([...found].map((at) => [at, Math.abs(Number(system.variables[at]?.value ?? 0n))]));
  const ranked = [...found].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || b - a);
  const ties = (ranked.length * (ranked.length + 1)) / 2;
  const unit = 2 ** Math.ceil(Math.log2(ties + 1));
  const cellsOf = (variable: number): number => system.variables[variable]?.cells ?? 1;
  const all = ranked.reduce((sum, variable) => sum + cellsOf(variable), 1);
  const rankOf = new Map(ranked.map((variable, rank) => [variable, rank + 1]));
  const moves = [...found]
    .sort((a, b) => a - b)
    .map((variable): Move => {
      const start = starts[variable];
      const { floor, nearest } = neighbours[variable] ?? {};
      const isHeld = system.variables[variable]?.held !== undefined;
      const weight = (start === nearest ? 1 : -1) * cellsOf(variable) + (isHeld ? 2 * all : 0);
      return { variable, by: start === floor ? 1 : -1, cost: weight * unit + (rankOf.get(variable) ?? 0) };
    });
  const placeOf = new Map(moves.map(({ variable }, place) => [variable, place]));
  const rows = identities.map((identity): MoveRow => {
    const own = system.identities[identity] ?? { terms: [] };
    const coefficients = new Map<number, number>();
    for (const [variable, by] of own.terms) {
      const place = placeOf.get(variable);
      const move = place === undefined ? undefined : moves[place];
      if (place === undefined || !move) continue;
      coefficients.set(place, (coefficients.get(place) ?? 0) + by * move.by);
    }
    const low = -Number(sumOf(own, (variable) => starts[variable] ?? 0n));
    return {
      identity,
      terms: [...coefficients].filter(([, by]) => by !== 0),
      low,
      high: own.isBound ? Number.POSITIVE_INFINITY : low,
    };
  });
  return { moves, rows, unit, ties };
}

/** Whether moves make all rows hold. */
export function fulfils({ rows }: MoveProblem, made: ReadonlySet<number>): boolean {
  return rows.every(({ terms, low, high }) => {
    const sum = terms.reduce((total, [move, by]) => (made.has(move) ? total + by : total), 0);
    return sum >= low && sum <= high;
  });
}

export function costOf({ moves }: MoveProblem, made: ReadonlySet<number>): number {
  return [...made].reduce((sum, move) => sum + (moves[move]?.cost ?? 0), 0);
}
