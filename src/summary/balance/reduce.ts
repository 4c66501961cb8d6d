import type { Move, MoveProblem, MoveRow } from "./moves.js";

/** A problem with fewer moves and rows that has the same answers. */
export interface Reduced {
  readonly problem: MoveProblem;
  /** The moves of the first problem that an answer stands for. */
  readonly expanded: (made: ReadonlySet<number>) => ReadonlySet<number>;
}

/** Two moves of which a row says that both are made or none: a line with a single part below it. */
function twinsIn({ terms, low, high }: MoveRow): readonly [number, number] | undefined {
  const [one, other, ...more] = terms;
  if (!one || !other || more.length > 0 || low !== 0 || high !== 0) return undefined;
  return one[1] === -other[1] ? [one[0], other[0]] : undefined;
}

/** Takes moves that are always made together for one, and says what several rows say once. */
export function reduced({ moves, rows, unit, ties }: MoveProblem): Reduced {
  const above = moves.map((_, move) => move);
  const rootOf = (move: number): number => {
    let root = move;
    for (let up = above[root]; up !== undefined && up !== root; up = above[root]) root = up;
    above[move] = root;
    return root;
  };
  for (const row of rows) {
    const twins = twinsIn(row);
    if (!twins) continue;
    const [one, other] = twins.map(rootOf);
    if (one !== undefined && other !== undefined) above[Math.max(one, other)] = Math.min(one, other);
  }
  const placeOf = new Map<number, number>();
  const groups: number[][] = [];
  moves.forEach((_, move) => {
    const root = rootOf(move);
    const place = placeOf.get(root);
    if (place === undefined) placeOf.set(root, groups.push([move]) - 1);
    else groups[place]?.push(move);
  });
  const joined = groups.map((group): Move => {
    const [first = 0] = group;
    const { variable, by } = moves[first] ?? { variable: 0, by: 1 };
    return { variable, by, cost: group.reduce((sum, move) => sum + (moves[move]?.cost ?? 0), 0) };
  });
  const rowsLeft = distinct(
    rows.map((row) => ({ ...row, terms: together(row, (move) => placeOf.get(rootOf(move)) ?? 0) })),
  );
  return {
    problem: { moves: joined, rows: rowsLeft, unit, ties },
    expanded: (made) => new Set([...made].flatMap((move) => groups[move] ?? [])),
  };
}

function together({ terms }: MoveRow, placeOf: (move: number) => number): MoveRow["terms"] {
  const coefficients = new Map<number, number>();
  for (const [move, by] of terms) {
    const place = placeOf(move);
    coefficients.set(place, (coefficients.get(place) ?? 0) + by);
  }
  return [...coefficients].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b);
}

/** Rows that say something, each once. */
function distinct(rows: readonly MoveRow[]): MoveRow[] {
  const seen = new Set<string>();
  return rows.filter(({ terms, low, high }) => {
    if (terms.length === 0 && low <= 0 && high >= 0) return false;
    const key = `${String(low)},${String(high)}|${terms.join(";")}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
