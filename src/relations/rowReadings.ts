import type { CodeSystem } from "../catalogue/index.js";
import type { Fact, Table, TableRow } from "../recognise/index.js";
import { isBroken, judge } from "./judge.js";
import { type Relation, SUM, type Term } from "./relation.js";

/**
 * So many totals of one kind must be contradicted, and more than half of them, before their kind is not judged: one
 * wrong line breaks two of them at most, its own and the one above it. In a table with a single total so many columns
 * must contradict it.
 */
const FEWEST = 3;

/** In longer lists no sub-totals are looked for: every line would have to be compared with all that follow it. */
const MOST_LINES = 1000;

/** A total with the lines that make it up, as read from codes, indentation and order. */
export interface RowSum {
  readonly rule: string;
  readonly whole: TableRow;
  readonly parts: readonly TableRow[];
}

/** A total that most columns contradict. */
export interface BrokenSum extends RowSum {
  /** Columns in which something can be told, and those of them that contradict it. */
  readonly judged: readonly number[];
  readonly broken: readonly number[];
}

/** `unknown`: nothing is judged. Else the lines that make up the total. */
export type SettledRows = "stays" | "unknown" | readonly TableRow[];

const LISTED: ReadonlySet<CodeSystem | undefined> = new Set(["function", "economic", "government-economic"]);

/** Lines whose place their codes or the items of 三公经费 tell are no reading that could be another. */
export function isCertain({ rule, parts }: RowSum): boolean {
  return rule === "rollup/item" || parts.every(({ codes }) => LISTED.has(codes));
}

/** Tries other readings of the totals of a table that its figures contradict. */
export class RowReadings {
  constructor(
    private readonly table: Table,
    /** How many totals of each kind the table has. */
    private readonly wholes: ReadonlyMap<string, number>,
    private readonly broken: readonly BrokenSum[],
  ) {}

  /** What becomes of each broken total. */
  settle(): Map<BrokenSum, SettledRows> {
    const settled = new Map<BrokenSum, SettledRows>();
    for (const sum of this.broken) settled.set(sum, this.another(sum) ?? "stays");
    // A line that is added up beside the lines below it is none of their total.
    for (const parts of settled.values()) {
      if (typeof parts === "string") continue;
      for (const other of this.broken)
        if (parts.includes(other.whole) && other.parts.every((part) => parts.includes(part)))
          settled.set(other, "unknown");
    }
    for (const sum of this.broken)
      if (settled.get(sum) === "stays" && this.isUnknown(sum, settled)) settled.set(sum, "unknown");
    return settled;
  }

  /** Another list of lines that makes up the total in every column, if there is exactly one. */
  private another(sum: BrokenSum): readonly TableRow[] | undefined {
    const found = new Map<string, readonly TableRow[]>();
    for (const parts of this.others(sum))
      if (sum.judged.every((position) => !this.isWrong(position, sum.whole, parts)))
        found.set(parts.map(({ index }) => index).join(), parts);
    const [only] = found.values();
    return found.size === 1 ? only : undefined;
  }

  /** Sub-totals counted once, above or below their lines; and the lines below some parts as parts of their own. */
  private *others({ parts, judged, whole }: BrokenSum): Generator<readonly TableRow[]> {
    const heads = this.withoutHeaded(parts, judged);
    if (heads) yield heads;
    const sums = this.withoutHeaded([...parts].reverse(), judged);
    if (sums) yield sums.reverse();
    const known = new Set(parts.map(({ index }) => index));
    const flat = this.table.rows.filter(
      ({ index, parent }) => known.has(index) || (parent !== undefined && known.has(parent)),
    );
    if (flat.length > parts.length && judged.length >= FEWEST) yield flat.filter((row) => row !== whole);
  }

  /**
   * The lines without those that, right behind a line, add up to it in every column. A single pair of equal lines
   * tells nothing: one of them may have been left out of the total.
   */
  private withoutHeaded(parts: readonly TableRow[], columns: readonly number[]): TableRow[] | undefined {
    if (parts.length > MOST_LINES) return undefined;
    const kept: TableRow[] = [];
    let runs = 0;
    let dropped = 0;
    for (let at = 0; at < parts.length; at++) {
      const head = parts[at];
      if (!head) break;
      kept.push(head);
      const end = this.endOfRun(parts, at, columns);
      if (end === undefined) continue;
      runs += 1;
      dropped += end - at - 1;
      at = end - 1;
    }
    return runs > 1 || dropped > 1 ? kept : undefined;
  }

  /** Where the lines end that, right behind a line, add up to it in every column. */
  private endOfRun(parts: readonly TableRow[], at: number, columns: readonly number[]): number | undefined {
    const { amounts } = this.table;
    const head = parts[at];
    if (!head) return undefined;
    const rest = columns.map((position) => amounts.at(head.index, position));
    for (let end = at + 1; end < parts.length; end++) {
      const part = parts[end];
      if (!part) break;
      columns.forEach((position, index) => {
        rest[index] = (rest[index] ?? 0) - amounts.at(part.index, position);
      });
      // Every figure is at most half of its last digit off, so what is left over may be as much for each of them.
      const mayEnd = rest.every((left) => Math.abs(left) * 2 <= end - at + 1);
      if (mayEnd && this.isSum(head, parts.slice(at + 1, end + 1), columns)) return end + 1;
    }
    return undefined;
  }

  private isSum(whole: TableRow, parts: readonly TableRow[], columns: readonly number[]): boolean {
    const isFilled = columns.some((position) => whole.factAt(position)?.isBlank === false);
    return isFilled && columns.every((position) => !this.isWrong(position, whole, parts));
  }

  private isWrong(position: number, whole: TableRow, parts: readonly TableRow[]): boolean {
    const fact = whole.factAt(position);
    const terms = parts.flatMap((part): Term[] => {
      const own: Fact | undefined = part.factAt(position);
      return own ? [{ fact: own, sign: 1 }] : [];
    });
    if (!fact) return true;
    const relation: Relation = {
      rule: "rollup",
      kind: "rollup",
      test: SUM,
      whole: fact,
      parts: terms,
      table: this.table,
      basis: "",
      row: whole,
      column: undefined,
    };
    return isBroken(judge(relation));
  }

  private isUnknown(sum: BrokenSum, settled: ReadonlyMap<BrokenSum, SettledRows>): boolean {
    const alike = this.broken.filter(
      (other) => other.rule === sum.rule && typeof settled.get(other) === "string",
    );
    const all = this.wholes.get(sum.rule) ?? 0;
    if (alike.length >= FEWEST && alike.length * 2 > all) return true;
    return all === 1 && sum.broken.length >= FEWEST && this.leavesLines(sum) && !this.lacksPart(sum);
  }

  /** Whether lines with amounts stand beside the parts and belong to nothing: they may be parts as well. */
  private leavesLines({ whole }: RowSum): boolean {
    const { rows } = this.table;
    const wholes = new Set(rows.map(({ parent }) => parent));
    return rows.some(
      (row, index) =>
        row.panel === whole.panel &&
        row !== whole &&
        row.role === "item" &&
        row.parent === undefined &&
        !wholes.has(index) &&
        row.facts.some((fact) => fact?.measure === "money" && !fact.isBlank),
    );
  }

  /** Whether the total only leaves out one of its lines: then it is read rightly, and wrong. */
  private lacksPart({ whole, parts, judged }: BrokenSum): boolean {
    return parts.some((part) =>
      judged.every(
        (position) =>
          !this.isWrong(
            position,
            whole,
            parts.filter((other) => other !== part),
          ),
      ),
    );
  }
}
