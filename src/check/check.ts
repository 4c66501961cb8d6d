import type { Fact, Recognised } from "../recognise/index.js";
import { type Disagreement, judge, type Relation, rowName, RULES } from "../relations/index.js";
import { decimalText, halfUnit, roundHalfUp, sum, trim, widen } from "../workbook/index.js";
import type { Finding, FindingCell } from "./finding.js";
import { hashText } from "./hash.js";
import { Identity, instanceOf } from "./identity.js";

/** A check that could not be finished; the others went on. */
export interface Unfinished {
  readonly rule: string;
  readonly table: number;
}

export interface RelationCounts {
  readonly checked: number;
  readonly holding: number;
  readonly notApplicable: number;
  readonly trivial: number;
  readonly byKind: Readonly<Record<string, number>>;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly relations: RelationCounts;
  readonly unfinished: readonly Unfinished[];
}

const FEW_PARTS = 6;

/** Whether two relations add up the same cells to the same whole; blank cells add nothing. */
function isSame(left: Relation, right: Relation): boolean {
  const filled = (relation: Relation): Relation["parts"] =>
    relation.parts.filter(({ fact }) => !fact.isBlank);
  const [some, others] = [filled(left), filled(right)];
  return (
    some.length === others.length &&
    some.every((term) => others.some((other) => other.fact === term.fact && other.sign === term.sign))
  );
}

/** The relations of one table, each once: a printed formula that repeats a derived sum gives it its basis. */
class Relations {
  readonly all: Relation[] = [];
  private readonly byWhole = new Map<Fact, number[]>();

  add(relation: Relation): void {
    const places = this.byWhole.get(relation.whole) ?? [];
    const known = places.find((place) => {
      const other = this.all[place];
      return other !== undefined && isSame(other, relation);
    });
    const same = known === undefined ? undefined : this.all[known];
    if (known !== undefined && same) {
      this.all[known] = { ...same, basis: relation.basis };
      return;
    }
    places.push(this.all.length);
    this.byWhole.set(relation.whole, places);
    this.all.push(relation);
  }
}

function text(fact: Fact): string {
  return decimalText(widen(fact.amount, Math.max(fact.precision, fact.amount.scale)));
}

function cellsOf(relation: Relation): FindingCell[] {
  const cell = (fact: Fact, role: FindingCell["role"]): FindingCell => ({
    place: fact.place,
    role,
    value: fact.isBlank ? "0" : text(fact),
    printed: fact.printed,
  });
  const shown = relation.parts.filter(({ fact }) => !fact.isBlank || relation.parts.length <= FEW_PARTS);
  return [
    cell(relation.whole, "total"),
    ...shown.map(({ fact, sign }) => cell(fact, sign === 1 ? "part" : "subtracted")),
  ];
}

function findingOf(relation: Relation, judgement: Disagreement, identity: Identity): Finding {
  const { whole, rule, basis } = relation;
  const row = rowName(relation.row);
  const column = relation.column?.path.join("›") ?? "";
  const digits = Math.max(judgement.digits, trim(judgement.expected).scale, 0);
  const printed = (amount: Disagreement["reported"]): string => decimalText(roundHalfUp(amount, digits));
  const touched = relation.parts.filter(({ fact }) => !fact.isBlank).length + (whole.isBlank ? 0 : 1);
  const found = judgement.outcome === "rounding" ? "rounding" : "error";
  return {
    id: hashText(identity.keyOf(relation)),
    rule,
    class: found,
    basis,
    messageId: `${rule.split("/")[0] ?? rule}.${found}`,
    data: {
      row,
      column,
      table: relation.table.title,
      reported: whole.isBlank ? "" : text(whole),
      expected: printed(judgement.expected),
      difference: printed(judgement.difference),
      unit: whole.unit ?? "",
      count: String(relation.parts.length),
      allowed: allowance(touched, judgement.digits),
      digits: String(judgement.digits),
    },
    reported: whole.isBlank ? "0" : text(whole),
    expected: printed(judgement.expected),
    difference: printed(judgement.difference),
    unit: whole.unit,
    intervals: {
      reported: [decimalText(judgement.reportedInterval.low), decimalText(judgement.reportedInterval.high)],
      expected: [decimalText(judgement.expectedInterval.low), decimalText(judgement.expectedInterval.high)],
    },
    cells: cellsOf(relation),
    cause: hashText(identity.causeOf(relation)),
  };
}

/** The most that rounding of `count` printed figures can explain. */
function allowance(count: number, digits: number): string {
  return decimalText(trim(sum(Array.from({ length: count }, () => halfUnit(digits)))));
}

/** Judges every relation of a recognised workbook. */
export function check(recognised: Recognised): CheckResult {
  const findings: Finding[] = [];
  const unfinished: Unfinished[] = [];
  const byKind: Record<string, number> = {};
  const instances = new Map<string, number>();
  let checked = 0;
  let holding = 0;
  let trivial = 0;
  let notApplicable = 0;

  for (const table of recognised.tables) {
    const relations = new Relations();
    for (const rule of RULES) {
      try {
        const derived = rule.derive(table);
        notApplicable += derived.notApplicable.length;
        for (const relation of derived.relations) relations.add(relation);
      } catch {
        unfinished.push({ rule: rule.id, table: table.index });
      }
    }
    const identity = new Identity(instanceOf(table, instances), relations.all);
    for (const relation of relations.all) {
      const verdict = judge(relation);
      if (verdict === "trivial") {
        trivial += 1;
        continue;
      }
      checked += 1;
      byKind[relation.kind] = (byKind[relation.kind] ?? 0) + 1;
      if (verdict === "holds") holding += 1;
      else findings.push(findingOf(relation, verdict, identity));
    }
  }
  return { findings, relations: { checked, holding, notApplicable, trivial, byKind }, unfinished };
}
