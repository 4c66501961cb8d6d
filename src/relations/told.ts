import type { CellPlace, Fact, PlainAmounts, Table, TableColumn, TableRow } from "../recognise/index.js";
import type { Relation, RelationKind, Term, Test } from "./relation.js";

/** What the plain amounts of a table tell of a relation by themselves. */
export type Told = "holds" | "trivial";

/** A sum of plain amounts of one table. */
export class PlainSum {
  sum = 0;
  areZeros = true;
  /** Whether any of them is printed. */
  isFilled = false;

  constructor(private readonly amounts: PlainAmounts) {}

  add(row: number, position: number, sign: 1 | -1): void {
    const amount = this.amounts.at(row, position);
    this.sum += sign * amount;
    this.areZeros &&= amount === 0;
    this.isFilled ||= this.amounts.isFilled(row, position);
  }
}

/** More than a sheet can have. */
const MOST_ROWS = 2 ** 21;

/** A line of a sheet as one number. */
export function lineOf({ sheet, row }: Pick<CellPlace, "sheet" | "row">): number {
  return sheet * MOST_ROWS + row;
}

/** Relations of one kind that are alike: the sums of a column, of a total row. */
export interface Family<At> {
  readonly rule: string;
  readonly kind: RelationKind;
  readonly test: Test;
  readonly unlike: "all" | "told";
  /** Whether a relation has a term in one of some lines ({@link lineOf}). */
  touches(at: At, lines: ReadonlySet<number>): boolean;
  /** A relation with its facts. */
  make(at: At): Relation;
}

/**
 * A relation that is known to hold. There are tens of thousands of them and hardly anybody asks for their terms, so
 * these are made when somebody does.
 */
export class ToldRelation<At> implements Relation {
  constructor(
    private readonly family: Family<At>,
    private readonly at: At,
    readonly row: TableRow,
    readonly told: Told,
  ) {}

  get rule(): string {
    return this.family.rule;
  }

  get kind(): RelationKind {
    return this.family.kind;
  }

  get test(): Test {
    return this.family.test;
  }

  get unlike(): "all" | "told" {
    return this.family.unlike;
  }

  get whole(): Fact {
    return this.made.whole;
  }

  get parts(): readonly Term[] {
    return this.made.parts;
  }

  get table(): Table {
    return this.made.table;
  }

  get column(): TableColumn | undefined {
    return this.made.column;
  }

  get basis(): string {
    return this.made.basis;
  }

  touches(lines: ReadonlySet<number>): boolean {
    return this.family.touches(this.at, lines);
  }

  /** The relation with its facts, made anew. */
  get made(): Relation {
    return this.family.make(this.at);
  }
}
