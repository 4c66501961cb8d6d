import type { MoveProblem } from "./moves.js";
import { join, type Span, type Stage } from "./stage.js";

/**
 * The cheapest moves by plain counting: exact where it ends. `impossible`: no moves make all rows hold. `too-large`: more
 * work than was allowed.
 */
export type Merged = ReadonlySet<number> | "impossible" | "too-large";

/**
 * Variable elimination: the moves of a row are put together, their sums in it must be right then, and only what they do
 * to other rows is remembered. Trees and small crossings are settled so, however long they are. `work` is counted in pairs of
 * states.
 */
export function merged(problem: MoveProblem, work: number): Merged {
  const isHopeless = problem.rows.some(({ terms, low, high }) => terms.length === 0 && (low > 0 || high < 0));
  return isHopeless ? "impossible" : new Merging(problem, work).run();
}

class Merging {
  private readonly stages = new Map<number, Stage>();
  /** The stages that are open in each row. */
  private readonly inRow: Set<number>[];
  /** How many states the stages of each row have together, and which rows that has changed for. */
  private readonly sizes: number[];
  private readonly stale = new Set<number>();
  /** Least and greatest sum of the stages that are entered, by row. */
  private readonly lows: number[];
  private readonly highs: number[];
  private next = 0;

  constructor(
    private readonly problem: MoveProblem,
    private work: number,
  ) {
    this.inRow = problem.rows.map(() => new Set());
    this.sizes = problem.rows.map(() => Number.POSITIVE_INFINITY);
    this.lows = problem.rows.map(() => 0);
    this.highs = problem.rows.map(() => 0);
  }

  run(): Merged {
    if (!this.enterAll()) return "impossible";
    for (let row = this.cheapest(); row !== undefined; row = this.cheapest()) {
      const ids = [...(this.inRow[row] ?? [])].sort((a, b) => this.sizeOf(a) - this.sizeOf(b) || a - b);
      let stage = this.take(ids[0]);
      for (const id of ids.slice(1)) {
        const other = this.take(id);
        stage = stage && other && this.join(stage, other);
        if (!stage) return "too-large";
        if (stage.costs.length === 0) return "impossible";
      }
      if (stage) this.enter(stage);
    }
    const made = new Set<number>();
    for (const stage of this.stages.values()) collect(stage, made);
    return made;
  }

  private enterAll(): boolean {
    const { moves, rows } = this.problem;
    const termsOf: [number, number][][] = moves.map(() => []);
    rows.forEach(({ terms }, row) => {
      for (const [move, by] of terms) termsOf[move]?.push([row, by]);
    });
    return termsOf.every((terms, move) => this.enter(this.single(move, terms)));
  }

  private single(move: number, terms: readonly (readonly [number, number])[]): Stage {
    const { rows, moves } = this.problem;
    const open = terms.filter(([row]) => (rows[row]?.terms.length ?? 0) > 1);
    const alone = terms.filter(([row]) => rows[row]?.terms.length === 1);
    const stage: Stage = {
      ...{ rows: open.map(([row]) => row), sums: [], costs: [], left: [], right: [], from: move },
      spans: open.map(([, by]): Span => [Math.min(by, 0), Math.max(by, 0)]),
    };
    for (const made of [0, 1]) {
      const fits = alone.every(([row, by]) => {
        const { low = 0, high = 0 } = rows[row] ?? {};
        return made * by >= low && made * by <= high;
      });
      if (!fits) continue;
      for (const [, by] of open) stage.sums.push(made * by);
      stage.costs.push(made * (moves[move]?.cost ?? 0));
      stage.left.push(made);
      stage.right.push(0);
    }
    return stage;
  }

  private join(left: Stage, right: Stage): Stage | undefined {
    const joined = join(left, right, {
      ...{ rowAt: this.rowAt, restOf: this.restOf, work: this.work },
    });
    this.work -= joined?.work ?? 0;
    return joined?.stage;
  }

  private readonly rowAt = (row: number): { readonly low: number; readonly high: number } =>
    this.problem.rows[row] ?? { low: 0, high: 0 };

  /** What the stages that are entered can add to a row; undefined where none is open in it. */
  private readonly restOf = (row: number): Span | undefined =>
    this.inRow[row]?.size === 0 ? undefined : [this.lows[row] ?? 0, this.highs[row] ?? 0];

  private count({ rows, spans }: Stage, by: 1 | -1): void {
    rows.forEach((row, place) => {
      const [low = 0, high = 0] = spans[place] ?? [];
      this.lows[row] = (this.lows[row] ?? 0) + by * low;
      this.highs[row] = (this.highs[row] ?? 0) + by * high;
      this.stale.add(row);
    });
  }

  private enter(stage: Stage): boolean {
    const id = this.next++;
    this.stages.set(id, stage);
    for (const row of stage.rows) this.inRow[row]?.add(id);
    this.count(stage, 1);
    return stage.costs.length > 0;
  }

  private take(id: number | undefined): Stage | undefined {
    const stage = id === undefined ? undefined : this.stages.get(id);
    if (id === undefined || !stage) return undefined;
    this.stages.delete(id);
    for (const row of stage.rows) this.inRow[row]?.delete(id);
    this.count(stage, -1);
    return stage;
  }

  private sizeOf(id: number): number {
    return this.stages.get(id)?.costs.length ?? 0;
  }

  /** The open row whose moves have the fewest states together. */
  private cheapest(): number | undefined {
    for (const row of this.stale) {
      const ids = this.inRow[row] ?? new Set();
      let size = ids.size < 2 ? Number.POSITIVE_INFINITY : 1;
      for (const id of ids) size *= this.sizeOf(id);
      this.sizes[row] = Math.min(size, ids.size < 2 ? size : Number.MAX_VALUE);
    }
    this.stale.clear();
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    this.sizes.forEach((size, row) => {
      if (size < least) [best, least] = [row, size];
    });
    return best;
  }
}

/** The moves of the cheapest state of a stage in which nothing is open any more. */
function collect(stage: Stage, made: Set<number>): void {
  const best = stage.costs.reduce(
    (known, cost, state) => (cost < (stage.costs[known] ?? 0) ? state : known),
    0,
  );
  const waiting: [Stage, number][] = [[stage, best]];
  for (let top = waiting.pop(); top; top = waiting.pop()) {
    const [{ from, left, right }, state] = top;
    if (typeof from === "number") {
      if (left[state] === 1) made.add(from);
      continue;
    }
    waiting.push([from[0], left[state] ?? 0], [from[1], right[state] ?? 0]);
  }
}
