/** Least and greatest. */
export type Span = readonly [low: number, high: number];

/** Everything that a set of moves can do to the rows that other moves have a part in, each at the least cost. */
export interface Stage {
  /** Rows that are still open, ascending, and the sums that the moves can have in each at all. */
  readonly rows: readonly number[];
  readonly spans: readonly Span[];
  /** Sums in the open rows, one state after the other. */
  readonly sums: number[];
  readonly costs: number[];
  /** The state of each side that a state was made from; of a single move, whether it is made. */
  readonly left: number[];
  readonly right: number[];
  readonly from: number | readonly [Stage, Stage];
}

/** What two stages are joined in. */
export interface Surroundings {
  rowAt(row: number): { readonly low: number; readonly high: number };
  /** What the moves outside of both can add to a row; undefined where nothing is outside. */
  restOf(row: number): Span | undefined;
  /** Pairs of states that may be looked at. */
  readonly work: number;
}

/** A row of one of two stages or of both. */
interface Column {
  readonly row: number;
  /** Its place in each stage, −1 where it isn't in. */
  readonly left: number;
  readonly right: number;
  readonly span: Span;
  /** Sums that the rest can still make right. */
  readonly low: number;
  readonly high: number;
  readonly isOpen: boolean;
}

/** A key of a state must be a whole number that a double holds. */
const MOST_KEYS = 2 ** 50;

/** Two stages as one: every pair of states that the rest can still make right; undefined where that is too much work. */
export function join(
  left: Stage,
  right: Stage,
  around: Surroundings,
): { readonly stage: Stage; readonly work: number } | undefined {
  const columns = columnsOf(left, right, around);
  const open = columns.filter(({ isOpen }) => isOpen);
  const equal = columns.filter(({ isOpen, low, high }) => !isOpen && low === high);
  const stage: Stage = {
    ...{ rows: open.map(({ row }) => row), spans: open.map(({ span }) => span), from: [left, right] },
    ...{ sums: [], costs: [], left: [], right: [] },
  };
  const partners = partnersIn(right, equal);
  if (!partners || sizeOf(open.map(({ span }) => span)) > MOST_KEYS) return undefined;
  const places = new Map<number, number>();
  const sums = open.map(() => 0);
  let work = 0;
  for (let one = 0; one < left.costs.length; one++) {
    const others = partners.of((column) => column.low - sumAt(left, one, column.left));
    work += others.length + 1;
    if (work > around.work) return undefined;
    for (const other of others) {
      const key = keyOf(left, one, right, other, columns, sums);
      if (key === undefined) continue;
      const cost = (left.costs[one] ?? 0) + (right.costs[other] ?? 0);
      const known = places.get(key);
      if (known === undefined) {
        places.set(key, stage.costs.length);
        for (const sum of sums) stage.sums.push(sum);
        stage.costs.push(cost);
        stage.left.push(one);
        stage.right.push(other);
      } else if (cost < (stage.costs[known] ?? 0)) {
        stage.costs[known] = cost;
        stage.left[known] = one;
        stage.right[known] = other;
      }
    }
  }
  return { stage, work };
}

function columnsOf(left: Stage, right: Stage, around: Surroundings): Column[] {
  const rows = [...new Set([...left.rows, ...right.rows])].sort((a, b) => a - b);
  return rows.map((row): Column => {
    const [at, by] = [left.rows.indexOf(row), right.rows.indexOf(row)];
    const [one = 0, two = 0] = left.spans[at] ?? [];
    const [three = 0, four = 0] = right.spans[by] ?? [];
    const rest = around.restOf(row);
    const [least, most] = rest ?? [0, 0];
    const { low, high } = around.rowAt(row);
    return {
      ...{ row, left: at, right: by, span: [one + three, two + four], isOpen: rest !== undefined },
      ...{ low: low - most, high: high - least },
    };
  });
}

function sumAt({ sums, rows }: Stage, state: number, column: number): number {
  return column < 0 ? 0 : (sums[state * rows.length + column] ?? 0);
}

function sizeOf(spans: readonly Span[]): number {
  return spans.reduce((size, [low, high]) => size * (high - low + 1), 1);
}

const NONE: readonly number[] = [];

/** The states of a stage by their sums in the rows that it closes with another one; undefined where there are too many. */
function partnersIn(
  stage: Stage,
  columns: readonly Column[],
): { of(wanted: (column: Column) => number): readonly number[] } | undefined {
  const spans = columns.map(({ right }) => stage.spans[right] ?? ([0, 0] as const));
  if (sizeOf(spans) > MOST_KEYS) return undefined;
  const keyBy = (sumIn: (column: Column) => number): number => {
    let key = 0;
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at];
      const [low = 0, high = 0] = spans[at] ?? [];
      const sum = column ? sumIn(column) : 0;
      if (sum < low || sum > high) return -1;
      key = key * (high - low + 1) + (sum - low);
    }
    return key;
  };
  const partners = new Map<number, number[]>();
  for (let state = 0; state < stage.costs.length; state++) {
    const key = keyBy(({ right }) => sumAt(stage, state, right));
    const known = partners.get(key);
    if (known) known.push(state);
    else partners.set(key, [state]);
  }
  return { of: (wanted) => partners.get(keyBy(wanted)) ?? NONE };
}

/** A pair of states as one number, its sums in the open rows left in `sums`; undefined where a row can't be made right. */
function keyOf(
  left: Stage,
  one: number,
  right: Stage,
  other: number,
  columns: readonly Column[],
  sums: number[],
): number | undefined {
  let key = 0;
  let place = 0;
  for (const { left: at, right: by, low, high, span, isOpen } of columns) {
    const sum = sumAt(left, one, at) + sumAt(right, other, by);
    if (sum < low || sum > high) return undefined;
    if (!isOpen) continue;
    sums[place++] = sum;
    key = key * (span[1] - span[0] + 1) + (sum - span[0]);
  }
  return key;
}
