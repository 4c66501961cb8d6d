import { type Concept, type Dimension, TOTAL } from "../catalogue/index.js";
import type { Fact, Table, TableColumn, TableRow } from "../recognise/index.js";

/** A fact with the row and column that it stands in. */
export interface Place {
  readonly fact: Fact;
  readonly table: Table;
  readonly row: TableRow;
  readonly column: TableColumn;
  /** What it is about was not printed but taken for granted. */
  readonly isAssumed?: boolean;
}

/** What a row adds to the concept of its column, as one text: `2010301`, `301`, a unit's code. */
export type LineCode = string;

/** Dimensions that a line states by a code; they are told apart within a {@link Stem}. */
export const LINE_DIMENSIONS: readonly Dimension[] = ["function", "economic", "organisation"];

/** The code of a line: its values in the coded dimensions, those that cover everything left out. */
export function codeOf(concept: Concept): LineCode {
  let code = "";
  for (const dimension of LINE_DIMENSIONS) {
    const value = concept[dimension];
    if (value !== undefined && value !== TOTAL) code += `${dimension}=${value};`;
  }
  return code;
}

/** Where the amounts of one column belong. */
export interface Entry {
  readonly stem: Stem;
  readonly column: TableColumn;
  /** The column states a code too: 工资福利支出 beside the lines of 功能分类. */
  readonly isCoded: boolean;
  readonly isAssumed: boolean;
}

/** A row whose amounts can be compared. */
interface Line {
  readonly row: TableRow;
  /** By the panel's columns. */
  readonly entries: readonly (Entry | undefined)[];
  /** Undefined where each amount has to be asked for its own. */
  readonly code: LineCode | undefined;
}

/** An amount outside the header's columns. */
interface Single {
  readonly stem: Stem;
  readonly code: LineCode;
  readonly place: Place;
}

/** The comparable lines of one table. */
export class TableLines {
  readonly singles: Single[] = [];
  readonly rows: Line[] = [];
  /** Those of the rows that may speak of the whole. */
  readonly uncoded: Line[] = [];

  constructor(readonly table: Table) {}

  add(line: Line): void {
    this.rows.push(line);
    if (line.code === undefined || line.code === "") this.uncoded.push(line);
  }

  /** Adds the places that belong to a stem, in the order of `rows`. */
  addTo(lines: Map<LineCode, Place[]>, stem: Stem, rows: readonly Line[]): void {
    const { table } = this;
    const add = (code: LineCode, place: Place): void => {
      const places = lines.get(code);
      if (places) places.push(place);
      else lines.set(code, [place]);
    };
    for (const single of this.singles) if (single.stem === stem) add(single.code, single.place);
    for (const { row, entries, code } of rows) {
      for (let position = 0; position < entries.length; position++) {
        const entry = entries[position];
        if (entry?.stem !== stem) continue;
        const fact = row.facts[position];
        if (fact?.measure !== "money") continue;
        const { column, isAssumed } = entry;
        add(codeIn(entry, row, fact, code), { fact, table, row, column, isAssumed });
      }
    }
  }
}

function codeIn({ column, isCoded }: Entry, row: TableRow, fact: Fact, code: LineCode | undefined): LineCode {
  if (code === undefined) return codeOf(fact.concept);
  return isCoded ? codeOf({ ...column.concept, ...row.concept }) : code;
}

/** All lines of all tables that share everything but their codes: 本年支出 · 决算 · 一般公共预算 · 基本支出. */
export class Stem {
  readonly tables = new Set<Table>();
  private readonly sources: TableLines[] = [];
  private all: Map<LineCode, Place[]> | undefined;
  private whole: Map<LineCode, Place[]> | undefined;

  constructor(readonly concept: Concept) {}

  enter(lines: TableLines): void {
    if (this.tables.has(lines.table)) return;
    this.tables.add(lines.table);
    this.sources.push(lines);
  }

  /** The places of every line. They are put together when first asked for: most stems are compared with nothing. */
  get lines(): ReadonlyMap<LineCode, readonly Place[]> {
    return (this.all ??= this.read(({ rows }) => rows));
  }

  /** The places of one line; the whole is found without putting the others together. */
  at(code: LineCode): readonly Place[] {
    const lines = code === "" ? (this.whole ??= this.read(({ uncoded }) => uncoded)) : this.lines;
    return lines.get(code) ?? [];
  }

  private read(rowsOf: (lines: TableLines) => readonly Line[]): Map<LineCode, Place[]> {
    const lines = new Map<LineCode, Place[]>();
    for (const source of this.sources) source.addTo(lines, this, rowsOf(source));
    return lines;
  }
}
