import type { Table, TableRow } from "../recognise/index.js";
import { judge, MOST_PLAIN, tellSum, type Verdict } from "./judge.js";
import { type Derived, type Relation, type RelationKind, SUM, type Term } from "./relation.js";
import { type Family, lineOf, PlainSum, type Told, ToldRelation } from "./told.js";

/** A sum over the columns of a panel, by their positions in it. */
export interface ColumnSum {
  readonly rule: string;
  readonly kind: RelationKind;
  readonly whole: number;
  readonly parts: readonly { readonly position: number; readonly sign: 1 | -1 }[];
  readonly basis: string;
  /** No other sum of its table can have the same terms, unless all of them are blank. */
  readonly isOnly?: boolean;
}

/** One sum in the rows of a table. */
class EveryRow implements Family<TableRow> {
  readonly test = SUM;
  readonly unlike = "all";

  constructor(
    private readonly table: Table,
    private readonly panel: number,
    private readonly sum: ColumnSum,
  ) {}

  get rule(): string {
    return this.sum.rule;
  }

  get kind(): RelationKind {
    return this.sum.kind;
  }

  touches(row: TableRow, lines: ReadonlySet<number>): boolean {
    return lines.has(lineOf(row));
  }

  make(row: TableRow): Relation {
    const made = this.find(row);
    if (!made) throw new Error("what is told has all its terms");
    return made;
  }

  /** The relation in a row; undefined where a term is missing. */
  find(row: TableRow): Relation | undefined {
    const { table, panel, sum, test } = this;
    const { rule, kind, basis } = sum;
    const whole = row.factAt(sum.whole);
    const parts: Term[] = [];
    for (const { position, sign } of sum.parts) {
      const fact = row.factAt(position);
      if (!fact) return undefined;
      parts.push({ fact, sign });
    }
    const column = table.panels[panel]?.columns[sum.whole];
    const isUnlike = sum.isOnly === true && parts.some(({ fact }) => !fact.isBlank);
    const relation = whole && { rule, kind, test, whole, parts, table, basis, row, column };
    return relation && isUnlike ? { ...relation, unlike: "all" } : relation;
  }

  /** Whether all amounts are in one unit, and few enough to be added up as doubles. */
  get isPlain(): boolean {
    const { table, panel, sum } = this;
    const unitOf = (position: number): string | undefined =>
      table.panels[panel]?.columns[position]?.unit ?? table.unit;
    const unit = unitOf(sum.whole);
    return sum.parts.length <= MOST_PLAIN && sum.parts.every(({ position }) => unitOf(position) === unit);
  }

  /** What the plain amounts of a row tell. */
  tell({ index }: TableRow): Told | undefined {
    const { amounts } = this.table;
    const { whole, parts } = this.sum;
    const plain = new PlainSum(amounts);
    parts.forEach(({ position, sign }) => {
      plain.add(index, position, sign);
    });
    const { sum, areZeros, isFilled } = plain;
    return isFilled ? tellSum("sum", amounts.at(index, whole), sum, areZeros) : undefined;
  }
}

/** Judges one sum row by row; undefined where a term is missing. */
export function judgeIn(table: Table, panel: number, sum: ColumnSum): (row: TableRow) => Verdict | undefined {
  const family = new EveryRow(table, panel, sum);
  const { isPlain } = family;
  return (row) => {
    const told = isPlain ? family.tell(row) : undefined;
    if (told) return told;
    const relation = family.find(row);
    return relation && judge(relation);
  };
}

/** Adds the relation of one sum in every row of a panel that holds all its terms. */
export function inEveryRow(table: Table, panel: number, sum: ColumnSum, derived: Derived): void {
  const family = new EveryRow(table, panel, sum);
  const isPlain = sum.isOnly === true && family.isPlain;
  table.rows.forEach((row) => {
    if (row.panel !== panel) return;
    const told = isPlain ? family.tell(row) : undefined;
    const relation = told ? new ToldRelation(family, row, row, told) : family.find(row);
    if (relation) derived.relations.push(relation);
  });
}
