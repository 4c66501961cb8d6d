import { coefficientOf, eliminateAll, isViolated, type Row, rowOf } from "./rows.js";
import { type Slip, slipsOf } from "./slips.js";
import type { Constraint, System } from "./system.js";

/** A new value for a cell. */
export interface NewAmount {
  readonly cell: number;
  readonly value: number;
  readonly slip: Slip["kind"] | undefined;
  /** Only this value fits, or only this one is a slip of the pen. */
  readonly isCertain: boolean;
}

export interface AmountOptions {
  /** Digits behind the point, by cell; undefined for one that nobody types, whose amount no slip explains. */
  readonly decimals: (cell: number) => number | undefined;
}

/**
 * The amounts for the cells of a set that repairs a system: within the bounds of all constraints a slip of the pen if
 * there is one, else what leaves the fewest constraints off as printed. Undefined where no whole numbers fit.
 */
export function amountsFor(
  system: System,
  set: readonly number[],
  near: readonly (readonly number[])[],
  options: AmountOptions,
): readonly NewAmount[] | undefined {
  const all: NewAmount[] = [];
  for (const part of linkedParts(system, set, near)) {
    const amounts = amountsOfPart(system, part, near, options);
    if (!amounts) return undefined;
    all.push(...amounts);
  }
  return all.sort((a, b) => a.cell - b.cell);
}

/** The cells of a set by whether constraints link them. */
function linkedParts(
  system: System,
  set: readonly number[],
  near: readonly (readonly number[])[],
): number[][] {
  const parts: { cells: number[]; constraints: Set<number> }[] = [];
  for (const cell of set) {
    const own = new Set(near[cell] ?? []);
    const linked = parts.filter(({ constraints }) => [...own].some((at) => constraints.has(at)));
    const joined = { cells: [cell], constraints: own };
    for (const part of linked) {
      joined.cells.push(...part.cells);
      for (const at of part.constraints) joined.constraints.add(at);
      parts.splice(parts.indexOf(part), 1);
    }
    parts.push(joined);
  }
  return parts.map(({ cells }) => cells.sort((a, b) => a - b));
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** What rows of one cell alone leave of it; undefined where nothing fits. */
function rangeOf(rows: readonly Row[], cell: number, system: System): Range | undefined {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const row of rows) {
    const by = coefficientOf(row, cell);
    if (by === 0) {
      if (isViolated(row)) return undefined;
      continue;
    }
    const rest = row.value - by * (system.values[cell] ?? 0);
    const room = system.isBlank?.[cell] === true ? Math.abs(by) / 2 : 0;
    const [one, other] = [(row.low - room - rest) / by, (row.high + room - rest) / by];
    low = Math.max(low, Math.ceil(Math.min(one, other)));
    high = Math.min(high, Math.floor(Math.max(one, other)));
  }
  return low > high ? undefined : { low, high };
}

/** So many combinations of amounts are tried in a part. */
const MOST_TRIALS = 2000;

interface Chosen {
  readonly amounts: readonly NewAmount[];
  readonly slips: number;
  readonly exact: number;
}

function amountsOfPart(
  system: System,
  part: readonly number[],
  near: readonly (readonly number[])[],
  { decimals }: AmountOptions,
): readonly NewAmount[] | undefined {
  const isVoid = (at: number): boolean =>
    system.constraints[at]?.escapes?.some((cell) => part.includes(cell)) === true;
  const constraints = [...new Set(part.flatMap((cell) => near[cell] ?? []))]
    .filter((at) => !isVoid(at))
    .sort((a, b) => a - b);
  const all: Chosen[] = [];
  let trials = 0;

  function choose(current: System, left: readonly number[], amounts: readonly NewAmount[]): void {
    if (trials >= MOST_TRIALS) return;
    trials += 1;
    const rows = constraints.map((at) => rowOf(current, at));
    if (left.length === 0) {
      if (rows.some((row) => !holdsWith(row, part, system))) return;
      const exact = constraints.filter((at, index) => isExact(rows[index], current.constraints[at])).length;
      const slips = amounts.filter(({ slip }) => slip).length;
      all.push({ amounts, slips, exact });
      return;
    }
    let narrowest: { cell: number; range: Range } | undefined;
    for (const cell of left) {
      const others = left.filter((other) => other !== cell);
      const projected = eliminateAll(rows, others, system.isBlank);
      const range = rangeOf(projected, cell, current);
      if (!range) return;
      const width = range.high - range.low;
      if (!narrowest || width < narrowest.range.high - narrowest.range.low) narrowest = { cell, range };
    }
    if (!narrowest) return;
    const { cell, range } = narrowest;
    const rest = left.filter((other) => other !== cell);
    for (const amount of candidates(current, cell, range, rows, rest, decimals(cell))) {
      const values = current.values.with(cell, amount.value);
      choose({ ...current, values }, rest, [...amounts, amount]);
    }
  }

  choose(system, part, []);
  all.sort((a, b) => b.slips - a.slips || b.exact - a.exact || distance(a, system) - distance(b, system));
  const [best, second] = all;
  if (!best) return undefined;
  const isOnlySlip = best.slips === part.length && second?.slips !== best.slips;
  return best.amounts.map((amount) => ({
    ...amount,
    isCertain: (amount.isCertain || isOnlySlip) && !isBesideSlip(amount, system, decimals(amount.cell)),
  }));
}

/** So near to a slip that fits nearly, an amount that is none itself may only follow another wrong figure. */
const NEAR = 3;

function isBesideSlip(
  { cell, value, slip }: NewAmount,
  { values }: System,
  decimals: number | undefined,
): boolean {
  if (slip !== undefined || decimals === undefined) return false;
  return slipsOf(values[cell] ?? 0, value - NEAR, value + NEAR, decimals).length > 0;
}

function isExact(row: Row | undefined, constraint: Constraint | undefined): boolean {
  const { exact, strict = 0 } = constraint ?? {};
  return row !== undefined && exact !== undefined && Math.abs(row.value - exact) <= strict;
}

/** Whether a row holds; the blanks of the part are filled by now and give their half unit. */
function holdsWith(row: Row, part: readonly number[], { isBlank }: System): boolean {
  let room = 0;
  for (const cell of part) if (isBlank?.[cell] === true) room += Math.abs(coefficientOf(row, cell)) / 2;
  return row.value >= row.low - room && row.value <= row.high + room;
}

function distance({ amounts }: Chosen, { values }: System): number {
  return amounts.reduce((sum, { cell, value }) => sum + Math.abs(value - (values[cell] ?? 0)), 0);
}

/** From so many units of the last digit on a slip that fits is no coincidence. */
const TELLING = 1000;

/** Amounts worth trying for one cell: slips of the pen, and what makes a constraint hold as printed. */
function candidates(
  system: System,
  cell: number,
  { low, high }: Range,
  rows: readonly Row[],
  rest: readonly number[],
  decimals: number | undefined,
): NewAmount[] {
  const printed = system.values[cell] ?? 0;
  const isCertain = low === high;
  const isTyped = decimals !== undefined && system.isBlank?.[cell] !== true;
  const slips = isTyped ? slipsOf(printed, low, high, decimals) : [];
  const kinds = new Map(slips.map(({ kind, meant }) => [meant, kind]));
  const found = new Map<number, NewAmount>();
  const add = (value: number): void => {
    if (value < low || value > high || value === printed || found.has(value)) return;
    found.set(value, { cell, value, slip: kinds.get(value), isCertain });
  };
  for (const row of rows) {
    const by = coefficientOf(row, cell);
    const [at] = row.sources;
    const exact = at === undefined ? undefined : system.constraints[at]?.exact;
    if (by === 0 || exact === undefined || rest.some((other) => coefficientOf(row, other) !== 0)) continue;
    const value = (exact - (row.value - by * printed)) / by;
    add(Math.round(value));
  }
  // A short figure is one slip away from every other: only what a constraint says of it counts.
  if (Math.abs(printed) >= TELLING) for (const { meant } of slips) add(meant);
  if (found.size === 0) add(Math.min(Math.max(printed, low), high));
  // A set is smallest: its cells do change.
  if (found.size === 0) add(high > printed ? printed + 1 : low);
  return [...found.values()];
}
