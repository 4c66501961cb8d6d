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
  /** Its plain amount; absent or NaN where only the fact tells it. */
  readonly plain?: number;
}

/** Whether two places are known to print one amount in one unit, without their facts. */
export function isAlike(left: Place, right: Place): boolean {
  return (
    left.plain !== undefined &&
    left.plain === right.plain &&
    left.table.precision === right.table.precision &&
    unitOf(left) === unitOf(right)
  );
}

/** The unit of a plain amount. */
export function unitOf({ column, table }: Place): string | undefined {
  return column.unit ?? table.unit;
}

/** A place in the lines of a table. */
class LinePlace implements Place {
  constructor(
    readonly table: Table,
    readonly row: TableRow,
    private readonly position: number,
    private readonly entry: Entry,
  ) {}

  get column(): TableColumn {
    return this.entry.column;
  }

  get isAssumed(): boolean {
    return this.entry.isAssumed;
  }

  get plain(): number {
    return this.table.amounts.at(this.row.index, this.position);
  }

  get fact(): Fact {
    const fact = this.row.factAt(this.position);
    if (!fact) throw new Error("a place has a fact");
    return fact;
  }
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

/** A place whose code had to be asked for. */
interface Asked {
  readonly code: LineCode;
  readonly place: Place;
}

/** The comparable lines of one table. */
export class TableLines {
  readonly singles: Single[] = [];
  private readonly rows: Line[] = [];
  private readonly byCode = new Map<LineCode, Line | Line[]>();
  /** Rows in which some amounts have to be asked for their own code. */
  private readonly open: Line[] = [];

  constructor(readonly table: Table) {}

  add(line: Line): void {
    const { code, entries } = line;
    this.rows.push(line);
    if (code !== undefined) {
      const known = this.byCode.get(code);
      if (known === undefined) this.byCode.set(code, line);
      else if (Array.isArray(known)) known.push(line);
      else this.byCode.set(code, [known, line]);
    }
    if (code === undefined || entries.some((entry) => entry?.isCoded)) this.open.push(line);
  }

  /** The places of a stem that have to be asked for their code, in their order. */
  asked(stem: Stem): Asked[] {
    const asked: Asked[] = this.singles.filter((single) => single.stem === stem);
    for (const line of this.open) {
      const { row, entries, code } = line;
      for (let position = 0; position < entries.length; position++) {
        const entry = entries[position];
        if (entry?.stem !== stem || isShared(line, entry) || !this.isMoney(row, position)) continue;
        const place = new LinePlace(this.table, row, position, entry);
        const own =
          code === undefined
            ? codeOf(place.fact.concept)
            : codeOf({ ...entry.column.concept, ...row.concept });
        asked.push({ code: own, place });
      }
    }
    return asked;
  }

  /** Adds the places of a stem on the lines with a code. */
  addAt(code: LineCode, stem: Stem, places: Place[]): void {
    const lines = this.byCode.get(code);
    if (lines === undefined) return;
    if (Array.isArray(lines)) for (const line of lines) this.addIn(line, stem, places);
    else this.addIn(lines, stem, places);
  }

  private addIn(line: Line, stem: Stem, places: Place[]): void {
    const { row, entries } = line;
    for (let position = 0; position < entries.length; position++) {
      const entry = entries[position];
      if (entry?.stem !== stem || !isShared(line, entry) || !this.isMoney(row, position)) continue;
      places.push(new LinePlace(this.table, row, position, entry));
    }
  }

  /** Adds the codes of a stem's places, in their order. */
  addCodes(codes: Set<LineCode>, stem: Stem, asked: readonly Asked[]): void {
    let next = 0;
    for (const { code } of this.singles.filter((single) => single.stem === stem)) {
      codes.add(code);
      next += 1;
    }
    for (const line of this.rows) {
      const { row, entries, code } = line;
      for (let position = 0; position < entries.length; position++) {
        const entry = entries[position];
        if (entry?.stem !== stem || !this.isMoney(row, position)) continue;
        const own = isShared(line, entry) ? code : asked[next++]?.code;
        if (own !== undefined) codes.add(own);
      }
    }
  }

  private isMoney(row: TableRow, position: number): boolean {
    return (
      !Number.isNaN(this.table.amounts.at(row.index, position)) || row.factAt(position)?.measure === "money"
    );
  }
}

/** Whether an amount has the code of its whole line. */
function isShared({ code }: Line, { isCoded }: Entry): boolean {
  return code !== undefined && !isCoded;
}

/** All lines of all tables that share everything but their codes: 本年支出 · 决算 · 一般公共预算 · 基本支出. */
export class Stem {
  readonly tables = new Set<Table>();
  private readonly sources: TableLines[] = [];
  private asked: readonly Asked[][] | undefined;
  private askedByCode: readonly Map<LineCode, Place[]>[] | undefined;

  constructor(readonly concept: Concept) {}

  enter(lines: TableLines): void {
    if (this.tables.has(lines.table)) return;
    this.tables.add(lines.table);
    this.sources.push(lines);
  }

  /** The codes of all lines. */
  codes(): Iterable<LineCode> {
    const codes = new Set<LineCode>();
    const asked = this.ask();
    this.sources.forEach((source, index) => {
      source.addCodes(codes, this, asked[index] ?? []);
    });
    return codes;
  }

  /**
   * The places of one line, table by table from top to bottom. They are put together when asked for: most are compared
   * once, or with nothing.
   */
  at(code: LineCode): readonly Place[] {
    this.askedByCode ??= this.ask().map(placesByCode);
    const places: Place[] = [];
    for (let index = 0; index < this.sources.length; index++) {
      const own = this.askedByCode[index]?.get(code);
      if (!own) {
        this.sources[index]?.addAt(code, this, places);
        continue;
      }
      const all = [...own];
      this.sources[index]?.addAt(code, this, all);
      places.push(...all.sort((a, b) => a.row.index - b.row.index));
    }
    return places;
  }

  private ask(): readonly Asked[][] {
    return (this.asked ??= this.sources.map((source) => source.asked(this)));
  }
}

function placesByCode(asked: readonly Asked[]): Map<LineCode, Place[]> {
  const places = new Map<LineCode, Place[]>();
  for (const { code, place } of asked) {
    const known = places.get(code);
    if (known) known.push(place);
    else places.set(code, [place]);
  }
  return places;
}
