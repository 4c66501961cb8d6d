import type { Panel, Table, TableColumn, TableRow } from "../recognise/index.js";
import { type ColumnSum, judgeIn } from "./everyRow.js";
import { isBroken, type Verdict } from "./judge.js";

/**
 * Which columns make up a total is read from the header, and a header can be read in several ways. So many lines must
 * contradict the first reading before another one is tried: one wrong line, and its copy in a unit's line, are
 * mistakes. Only lines that sum no others count, because a mistake is carried into the lines above it.
 */
const FEWEST = 3;
/** Another reading is taken if at most one line in so many contradicts it. */
const MOST_WRONG = 4;

/** What the lines of a table say of a list of columns. */
interface Outcome {
  readonly judged: number;
  readonly failing: ReadonlySet<TableRow>;
}

/** What becomes of the first reading: it stays, another list of parts takes its place, or none can be made out. */
export type Settled = "stays" | "unknown" | readonly number[];

/** One total column with its parts as the header's structure gives them. */
export class ColumnReading {
  private readonly panel: Panel | undefined;
  private leaves: readonly TableRow[] | undefined;

  constructor(
    private readonly table: Table,
    private readonly at: number,
    private readonly sum: ColumnSum,
  ) {
    this.panel = table.panels[at];
  }

  private get parts(): readonly number[] {
    return this.sum.parts.map(({ position }) => position);
  }

  /** Lines that sum no others. */
  private get lines(): readonly TableRow[] {
    if (this.leaves) return this.leaves;
    const { rows } = this.table;
    const wholes = new Set(rows.map(({ parent }) => parent));
    this.leaves = rows.filter((row, index) => row.panel === this.at && !wholes.has(index));
    return this.leaves;
  }

  private judgeWith(whole: number, parts: readonly number[]): (row: TableRow) => Verdict | undefined {
    const { table, at, sum } = this;
    return judgeIn(table, at, {
      ...sum,
      whole,
      parts: parts.map((position) => ({ position, sign: 1 })),
    });
  }

  private outcome(whole: number, parts: readonly number[]): Outcome {
    const judgeRow = this.judgeWith(whole, parts);
    let judged = 0;
    const failing = new Set<TableRow>();
    for (const row of this.lines) {
      const verdict = judgeRow(row);
      if (verdict === undefined || verdict === "trivial") continue;
      judged += 1;
      if (isBroken(verdict)) failing.add(row);
    }
    return { judged, failing };
  }

  /** Whether so few lines contradict a reading, and so many speak for it. Looks no further once too many do. */
  private holds(whole: number, parts: readonly number[]): boolean {
    const judgeRow = this.judgeWith(whole, parts);
    let judged = 0;
    let failing = 0;
    for (const row of this.lines) {
      const verdict = judgeRow(row);
      if (verdict === undefined || verdict === "trivial") continue;
      judged += 1;
      if (isBroken(verdict)) failing += 1;
      if (failing * MOST_WRONG > this.lines.length) return false;
    }
    return judged >= FEWEST && failing * MOST_WRONG <= judged;
  }

  /** What the figures say of the reading, `broken` lines of which contradict it. */
  settle(broken: number): Settled {
    if (broken < FEWEST) return "stays";
    const first = this.outcome(this.sum.whole, this.parts);
    if (first.failing.size < FEWEST) return "stays";
    const others = new Map<string, readonly number[]>();
    for (const parts of this.others(first)) {
      const key = parts.filter((position) => this.isFilled(position)).join();
      const known = others.get(key);
      if (!known || known.length < parts.length) others.set(key, parts);
    }
    const [only] = others.values();
    if (only && others.size === 1) return only;
    // A sub-total beside its parts can be left out, or they can: both are the same money.
    const [fewest] = [...others.values()].toSorted((a, b) => a.length - b.length);
    if (fewest && [...others.values()].every((parts) => parts.length < this.parts.length)) return fewest;
    const isMostlyWrong = first.failing.size * 2 > first.judged;
    return isMostlyWrong && !this.lacksPart() ? "unknown" : "stays";
  }

  /** Whether another reading holds in enough of the lines that contradict the first, and nearly everywhere. */
  private repairs({ failing }: Outcome, parts: readonly number[]): boolean {
    const judgeRow = this.judgeWith(this.sum.whole, parts);
    let settled = 0;
    for (const row of failing) {
      const verdict = judgeRow(row);
      if (verdict === undefined || !isBroken(verdict)) settled += 1;
      if (settled >= FEWEST) return this.holds(this.sum.whole, parts);
    }
    return false;
  }

  private isFilled(position: number): boolean {
    return this.lines.some((row) => row.factAt(position)?.isBlank === false);
  }

  /** The lists of columns that the header allows as well and the figures speak for. */
  private *others(first: Outcome): Generator<readonly number[]> {
    const ofWhich = this.ofWhichBeside();
    const more = [...this.further()].map((further) => [...this.parts, ...further]);
    if (ofWhich.length > 0) more.unshift([...ofWhich, ...this.parts].sort((a, b) => a - b));
    for (const parts of more) if (this.repairs(first, parts)) yield parts;
    for (const { kept, dropped } of this.fewer())
      if (this.repairs(first, kept) && this.isSecondCount(kept, dropped)) yield kept;
  }

  /** 其中 in front of the first of the columns that make up the whole stands for all of them. */
  private ofWhichBeside(): readonly number[] {
    const whole = this.column(this.sum.whole);
    const group = whole?.path.slice(0, -1).join("›");
    return this.columns.flatMap((column, position) => {
      const isBeside = column.ofWhich && column.path.slice(0, -1).join("›") === group;
      return isBeside && isLike(column, whole) ? [position] : [];
    });
  }

  /** Columns to the right of the last part that are part of nothing yet. */
  private *further(): Generator<readonly number[]> {
    const more: number[] = [];
    const whole = this.column(this.sum.whole);
    for (let position = Math.max(...this.parts) + 1; position < this.columns.length; position++) {
      const column = this.column(position);
      if (!column || column.ofWhich || column.parent !== undefined || !isLike(column, whole)) return;
      more.push(position);
      yield [...more];
    }
  }

  /** The parts without some that stand side by side. */
  private *fewer(): Generator<{ kept: readonly number[]; dropped: readonly number[] }> {
    const { parts } = this;
    for (let from = 0; from < parts.length; from++) {
      for (let to = from + 1; to <= parts.length; to++) {
        const kept = [...parts.slice(0, from), ...parts.slice(to)];
        if (kept.length > 0) yield { kept, dropped: parts.slice(from, to) };
      }
    }
  }

  /** Whether columns count once more what one of the others, or the whole, already counts. */
  private isSecondCount(kept: readonly number[], dropped: readonly number[]): boolean {
    return [...kept, this.sum.whole].some((position) => this.holds(position, dropped));
  }

  /** Whether the total leaves out columns whose headers are known: the reading is right and the total wrong. */
  private lacksPart(): boolean {
    for (const { kept, dropped } of this.fewer())
      if (dropped.every((position) => this.column(position)?.isNamed) && this.holds(this.sum.whole, kept))
        return true;
    return false;
  }

  private get columns(): readonly TableColumn[] {
    return this.panel?.columns ?? [];
  }

  private column(position: number): TableColumn | undefined {
    return this.columns[position];
  }
}

function isLike(column: TableColumn, whole: TableColumn | undefined): boolean {
  return column !== whole && column.measure === whole?.measure && column.unit === whole.unit;
}
