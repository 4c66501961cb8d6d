import type { Concept } from "../catalogue/index.js";
import type { Fact, Table, TableColumn, TableRow } from "../recognise/index.js";
import type { LineCode, LineCodes } from "./linecode.js";

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
  /** The line of each code, by the code's number, and all of them where there are several. */
  private readonly byCode: (Line | undefined)[] = [];
  private readonly repeats = new Map<LineCode, Line[]>();
  /** Rows in which some amounts have to be asked for their own code. */
  private readonly open: Line[] = [];

  constructor(
    readonly table: Table,
    private readonly codes: LineCodes,
  ) {}

  add(line: Line): void {
    const { code, entries } = line;
    this.rows.push(line);
    if (code !== undefined) this.addCoded(line, code);
    if (code === undefined || entries.some((entry) => entry?.isCoded)) this.open.push(line);
  }

  private addCoded(line: Line, code: LineCode): void {
    const first = this.byCode[code.id];
    const repeats = this.repeats.get(code);
    if (!first) this.byCode[code.id] = line;
    else if (repeats) repeats.push(line);
    else this.repeats.set(code, [first, line]);
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
            ? this.codes.of(place.fact.concept)
            : this.codes.of({ ...entry.column.concept, ...row.concept });
        asked.push({ code: own, place });
      }
    }
    return asked;
  }

  /** The places of a stem on the lines with a code. */
  at(code: LineCode, stem: Stem): readonly Place[] {
    const first = this.byCode[code.id];
    if (!first) return NO_PLACES;
    const repeats = this.repeats.size > 0 ? this.repeats.get(code) : undefined;
    return repeats ? repeats.flatMap((line) => this.placesIn(line, stem)) : this.placesIn(first, stem);
  }

  private placesIn(line: Line, stem: Stem): readonly Place[] {
    const { row, entries } = line;
    let places = NO_PLACES;
    for (let position = 0; position < entries.length; position++) {
      const entry = entries[position];
      if (entry?.stem !== stem || !isShared(line, entry) || !this.isMoney(row, position)) continue;
      const place = new LinePlace(this.table, row, position, entry);
      places = places.length === 0 ? [place] : [...places, place];
    }
    return places;
  }

  /** Gives the codes of a stem's places, in their order; one may come again. */
  eachCode(stem: Stem, asked: readonly Asked[], put: (code: LineCode | undefined) => void): void {
    let next = 0;
    for (const { code } of this.singles.filter((single) => single.stem === stem)) {
      put(code);
      next += 1;
    }
    this.rows.forEach((line) => {
      const { row, entries, code } = line;
      for (let position = 0; position < entries.length; position++) {
        const entry = entries[position];
        if (entry?.stem !== stem || !this.isMoney(row, position)) continue;
        put(isShared(line, entry) ? code : asked[next++]?.code);
      }
    });
  }

  private isMoney(row: TableRow, position: number): boolean {
    return (
      !Number.isNaN(this.table.amounts.at(row.index, position)) || row.factAt(position)?.measure === "money"
    );
  }
}

const NO_PLACES: readonly Place[] = [];

/** Nearly every list of places has one place or none, and nothing is copied for those. */
function together(some: readonly Place[], others: readonly Place[]): readonly Place[] {
  return some.length === 0 ? others : others.length === 0 ? some : [...some, ...others];
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
  get codes(): readonly LineCode[] {
    const codes: LineCode[] = [];
    const seen: boolean[] = [];
    const put = (code: LineCode | undefined): void => {
      if (code === undefined || seen[code.id]) return;
      seen[code.id] = true;
      codes.push(code);
    };
    const asked = this.ask();
    this.sources.forEach((source, index) => {
      source.eachCode(this, asked[index] ?? [], put);
    });
    return codes;
  }

  /**
   * The places of one line, table by table from top to bottom. They are put together when asked for: most are compared
   * once, or with nothing.
   */
  at(code: LineCode): readonly Place[] {
    this.askedByCode ??= this.ask().map(placesByCode);
    let places = NO_PLACES;
    for (let index = 0; index < this.sources.length; index++) {
      const own = this.askedByCode[index]?.get(code) ?? NO_PLACES;
      const shared = this.sources[index]?.at(code, this) ?? NO_PLACES;
      const all = together(own, shared);
      const isMixed = own.length > 0 && shared.length > 0;
      places = together(places, isMixed ? all.toSorted((a, b) => a.row.index - b.row.index) : all);
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
