import type { CellPlace, Fact, Table, TableRow } from "../recognise/index.js";
import { amountIn, type Disagreement, lineOf, type Relation } from "../relations/index.js";
import { type Amount, ByKey, decimalText, negate, shift, subtract, trim } from "../workbook/index.js";
import type { Believed } from "./believed.js";
import type { Files } from "./files.js";
import { hashText } from "./hash.js";
import type { Identity } from "./identity.js";

/** A cell that would settle a finding if it held another amount. */
interface Explanation {
  readonly fact: Fact;
  readonly change: Amount;
}

/** What could explain a finding: its relation, what was found, and for one fact in many places who is believed. */
export interface Explained {
  readonly relation: Relation;
  readonly found: Disagreement;
  readonly believed?: Believed;
}

/** A change in 万元 as one text, so that a cell in 元 and one in 万元 are compared alike. */
function keyOf({ fact, change }: Explanation): string {
  const wan = fact.unit === "元" ? shift(change, -4) : change;
  return `${fact.sheet}!${fact.row},${fact.column}|${decimalText(trim(wan))}`;
}

/** The change in a fact's own unit. */
function inUnitOf(fact: Fact, change: Amount, unit: string | undefined): Amount {
  if (fact.unit === unit) return change;
  if (fact.unit === "元" && unit === "万元") return shift(change, 4);
  return fact.unit === "万元" && unit === "元" ? shift(change, -4) : change;
}

function explanationsOf({ relation, found, believed }: Explained): Explanation[] {
  if (believed) {
    const [right] = believed.expected;
    return believed.others.flatMap((wrong): Explanation[] => {
      if (!right) return [];
      const between = subtract(amountIn(right.fact, found.unit), amountIn(wrong.fact, found.unit));
      const one = { fact: wrong.fact, change: inUnitOf(wrong.fact, between, found.unit) };
      const isOnly = believed.others.length === 1 && believed.expected.length === 1;
      return isOnly
        ? [one, { fact: right.fact, change: inUnitOf(right.fact, negate(between), found.unit) }]
        : [one];
    });
  }
  const whole = { fact: relation.whole, change: negate(found.difference) };
  if (relation.test.type !== "sum") return [whole];
  return [
    { fact: whole.fact, change: inUnitOf(whole.fact, whole.change, found.unit) },
    ...relation.parts.map(({ fact, sign }) => ({
      fact,
      change: inUnitOf(fact, sign === 1 ? found.difference : negate(found.difference), found.unit),
    })),
  ];
}

/** Where a fact stands: its table, row and column. */
type Standing = Pick<Relation, "table" | "row" | "column">;

/** Finds where facts stand, each table's rows gone through once. */
class Standings {
  private readonly rows = new Map<Table, ByKey<number, TableRow>>();

  of({ relation }: Explained, fact: Fact): Standing {
    const known = relation.places?.find((place) => place.fact === fact);
    if (known) return known;
    const { table } = relation;
    for (const row of this.rowsOf(table).of(lineOf(fact))) {
      const position = row.facts.indexOf(fact);
      if (position >= 0) return { table, row, column: table.panels[row.panel]?.columns[position] };
    }
    return relation;
  }

  private rowsOf(table: Table): ByKey<number, TableRow> {
    let lines = this.rows.get(table);
    if (!lines) {
      lines = new ByKey();
      for (const row of table.rows) lines.add(lineOf(row), row);
      this.rows.set(table, lines);
    }
    return lines;
  }
}

export interface Cause {
  readonly id: string;
  /** The cell, where several findings share it. */
  readonly place: CellPlace | undefined;
}

/**
 * Groups findings that one changed cell would settle together, most first; a finding that nothing shares is its own
 * cause. The id of a cause names the cell by table, row and column. Cells of other documents are none: they are never
 * changed.
 */
export function causesOf(findings: readonly Explained[], identity: Identity, files: Files): Cause[] {
  const byChange = new Map<string, { fact: Fact; findings: number[] }>();
  findings.forEach((explained, at) => {
    for (const explanation of explanationsOf(explained)) {
      if (files.isBeside(explanation.fact)) continue;
      const key = keyOf(explanation);
      const known = byChange.get(key);
      if (known) known.findings.push(at);
      else byChange.set(key, { fact: explanation.fact, findings: [at] });
    }
  });
  const shared = [...byChange.values()].filter((one) => one.findings.length > 1);
  const causes = new Array<Cause | undefined>(findings.length).fill(undefined);
  const standings = new Standings();
  const nameOf = (at: number, fact: Fact): string => {
    const explained = findings[at];
    if (!explained) return "";
    const { table, row, column } = standings.of(explained, fact);
    return hashText(`cause|${identity.cellKey(table, row, column)}`);
  };
  for (const { fact, findings: own } of shared.toSorted((a, b) => b.findings.length - a.findings.length)) {
    const open = own.filter((at) => causes[at] === undefined);
    const [first] = open;
    if (first === undefined || open.length < 2) continue;
    const cause = { id: nameOf(first, fact), place: fact.place };
    for (const at of open) causes[at] = cause;
  }
  return findings.map(
    (explained, at) => causes[at] ?? { id: nameOf(at, explained.relation.whole), place: undefined },
  );
}
