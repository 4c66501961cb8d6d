import type { Table, TableRow } from "../recognise/index.js";
import { isBroken, judge, MOST_PLAIN, tellSum } from "./judge.js";
import { type Derived, FORM_BASIS, nothingDerived, type Relation, SUM, type Term } from "./relation.js";
import { type BrokenSum, isCertain, RowReadings } from "./rowReadings.js";
import type { Rule } from "./rule.js";
import { type Family, lineOf, PlainSum, type Told, ToldRelation } from "./told.js";

/** Which hierarchy a row and its parts stand in, as the last part of the rule's id. */
function hierarchy(whole: TableRow, parts: readonly TableRow[]): string {
  const codes = parts[0]?.codes;
  if (whole.codes !== undefined) return whole.codes;
  if (whole.role === "total") return "total";
  if (codes !== undefined) return "total";
  return parts[0]?.concept.item !== undefined ? "item" : "outline";
}

/**
 * The lists that each make up the whole: a form that prints the same money by 支出性质 and again by 经济分类 has two.
 */
function lists(parts: readonly TableRow[]): TableRow[][] {
  const economic = parts.filter(({ concept, code }) => concept.economic !== undefined && code === undefined);
  const nature = parts.filter(({ concept }) => concept.nature !== undefined);
  if (economic.length < 2 || nature.length < 2) return [[...parts]];
  return [nature, economic];
}

/** 类 = Σ款, 款 = Σ项, 合计 = Σ类, 301 = Σ301xx, 三公 items, numbered lines: in every amount column. */
export function rollups(table: Table): Derived {
  const derived = nothingDerived();
  const partsOf = new Map<number, TableRow[]>();
  table.rows.forEach((row) => {
    if (row.parent === undefined) return;
    const parts = partsOf.get(row.parent);
    if (parts) parts.push(row);
    else partsOf.set(row.parent, [row]);
  });
  table.rows.forEach((row, at) => {
    const parts = row.twin === undefined ? undefined : partsOf.get(row.twin);
    if (parts) partsOf.set(at, parts);
  });
  const wholes = new Map<string, number>();
  const broken: BrokenRollup[] = [];
  for (const [index, rows] of partsOf) {
    const whole = table.rows[index];
    if (!whole) continue;
    const all = lists(rows);
    for (const parts of all) {
      const rollup = new Rollup(table, whole, parts, all.length === 1);
      const from = derived.relations.length;
      rollUp(rollup, derived);
      wholes.set(rollup.rule, (wholes.get(rollup.rule) ?? 0) + 1);
      const found = brokenIn(rollup, derived.relations, from);
      if (found) broken.push(found);
    }
  }
  return broken.length === 0 ? derived : settle(table, wholes, broken, derived);
}

/** A total that most columns contradict, and its relations. */
interface BrokenRollup extends BrokenSum {
  readonly relations: readonly Relation[];
}

/** A total whose relations from a place on are mostly broken, if its lines could be other ones. */
function brokenIn(
  { rule, whole, parts }: Rollup,
  all: readonly Relation[],
  from: number,
): BrokenRollup | undefined {
  let judged = 0;
  let broken = 0;
  for (let at = from; at < all.length; at++) {
    const relation = all[at];
    const verdict = relation && judge(relation);
    if (verdict === undefined || verdict === "trivial") continue;
    judged += 1;
    if (isBroken(verdict)) broken += 1;
  }
  if (broken * 2 <= judged || isCertain({ rule, whole, parts })) return undefined;
  const relations = all.slice(from);
  const positionsOf = (some: readonly Relation[]): number[] =>
    some.map((relation) => whole.facts.indexOf(relation.whole));
  return {
    rule,
    whole,
    parts,
    judged: positionsOf(relations.filter((relation) => judge(relation) !== "trivial")),
    broken: positionsOf(relations.filter((relation) => isBroken(judge(relation)))),
    relations,
  };
}

/** The relations, those of broken totals by the reading that the figures speak for, or not at all. */
function settle(
  table: Table,
  wholes: ReadonlyMap<string, number>,
  broken: readonly BrokenRollup[],
  derived: Derived,
): Derived {
  const settled = new RowReadings(table, wholes, broken).settle();
  const dropped = new Set<Relation>();
  const others = nothingDerived();
  for (const sum of broken) {
    const parts = settled.get(sum) ?? "stays";
    if (parts === "stays") continue;
    for (const relation of sum.relations) {
      dropped.add(relation);
      if (parts === "unknown") others.notApplicable.push({ rule: sum.rule, table, reason: "structure" });
    }
    if (parts !== "unknown") rollUp(new Rollup(table, sum.whole, parts, false), others);
  }
  return {
    ...derived,
    relations: [...derived.relations.filter((relation) => !dropped.has(relation)), ...others.relations],
    notApplicable: [...derived.notApplicable, ...others.notApplicable],
  };
}

function rollUp(rollup: Rollup, derived: Derived): void {
  const { rule, table, whole, parts } = rollup;
  const columns = table.panels[whole.panel]?.columns ?? [];
  columns.forEach((column, position) => {
    if (column.measure !== "money" && (column.measure !== "count" || !countsAddUp(table))) return;
    const told = rollup.tell(position);
    if (told) {
      derived.relations.push(new ToldRelation(rollup, position, whole, told));
      return;
    }
    const total = whole.factAt(position);
    const terms = rollup.terms(position);
    if (!total || terms.length === 0) {
      derived.notApplicable.push({ rule, table, reason: "term-missing" });
      return;
    }
    if (!total.isBlank && terms.every(({ fact }) => fact.isBlank) && mayBeUnprinted(whole, parts)) {
      derived.notApplicable.push({ rule, table, reason: "parts-blank" });
      return;
    }
    derived.relations.push(rollup.make(position));
  });
}

/** A row and a list of its parts, in every column. */
class Rollup implements Family<number> {
  readonly kind = "rollup";
  readonly test = SUM;
  readonly unlike = "all";
  readonly rule: string;
  private readonly eliminations: readonly TableRow[];
  /** Its rows stand in one panel, and are few enough to be added up as doubles. */
  private readonly isPlain: boolean;

  constructor(
    readonly table: Table,
    readonly whole: TableRow,
    readonly parts: readonly TableRow[],
    /** No other sum of its table can have the same terms, unless all of them are blank. */
    private readonly isOnly: boolean,
  ) {
    this.rule = `rollup/${hierarchy(whole, parts)}`;
    this.eliminations = eliminationsOf(table, whole, parts);
    this.isPlain =
      isOnly &&
      this.eliminations.length === 0 &&
      parts.length <= MOST_PLAIN &&
      parts.every(({ panel }) => panel === whole.panel);
  }

  touches(_position: number, lines: ReadonlySet<number>): boolean {
    return lines.has(lineOf(this.whole)) || this.parts.some((part) => lines.has(lineOf(part)));
  }

  terms(position: number): Term[] {
    const columns = this.table.panels[this.whole.panel]?.columns.length ?? 0;
    return [
      ...termsOf(this.table, this.parts, position, columns),
      ...eliminated(this.eliminations, position),
    ];
  }

  make(position: number): Relation {
    const { rule, kind, test, table, whole: row } = this;
    const whole = row.factAt(position);
    const column = table.panels[row.panel]?.columns[position];
    if (!whole) throw new Error("what is made has a whole");
    const parts = this.terms(position);
    const isUnlike = this.isOnly && parts.some(({ fact }) => !fact.isBlank);
    const relation = { rule, kind, test, whole, parts, table, basis: FORM_BASIS, row, column } as const;
    return isUnlike ? { ...relation, unlike: "all" } : relation;
  }

  /** What the plain amounts of a column tell. */
  tell(position: number): Told | undefined {
    const { amounts } = this.table;
    if (!this.isPlain) return undefined;
    const plain = new PlainSum(amounts);
    this.parts.forEach((part) => {
      plain.add(part.index, position, 1);
    });
    const { sum, areZeros, isFilled } = plain;
    const { index } = this.whole;
    // Parts that are blank under a printed whole may say nothing of it.
    if (!isFilled && amounts.isFilled(index, position)) return undefined;
    return tellSum("sum", amounts.at(index, position), sum, areZeros);
  }
}

/**
 * The parts of one column; none where a cell that should hold an amount holds an error value, or words beside amounts
 * in the same line, because a sum without it says nothing. Lines of words alone only head others and are left out.
 */
function termsOf(table: Table, parts: readonly TableRow[], position: number, columns: number): Term[] {
  const terms: Term[] = [];
  for (const part of parts) {
    if (table.panels[part.panel]?.columns.length !== columns) continue;
    const fact = part.factAt(position);
    if (fact) terms.push({ fact, sign: 1 });
    else if (part.broken?.includes(position) || part.facts.some((other) => other?.isBlank === false))
      return [];
  }
  return terms;
}

/** What units pay one another: 部门 = Σ单位 − 内部抵销. */
const ELIMINATION = /(内部|往来|相互|汇总).{0,4}(抵销|抵消|冲销)|^减?:?(抵销|抵消)(数|额)?$/;

/** The lines of 内部抵销 beside the units that a total sums. */
function eliminationsOf(table: Table, whole: TableRow, parts: readonly TableRow[]): TableRow[] {
  if (whole.role !== "total" || whole.parent !== undefined) return [];
  return table.rows.filter(
    (row) =>
      row.panel === whole.panel && ELIMINATION.test(row.label) && row !== whole && !parts.includes(row),
  );
}

/** Printed as a negative amount or as an amount to be taken off. */
function eliminated(rows: readonly TableRow[], position: number): Term[] {
  return rows.flatMap((row): Term[] => {
    const fact = row.factAt(position);
    return fact ? [{ fact, sign: fact.amount.units <= 0n ? 1 : -1 }] : [];
  });
}

/** Counts of unlike things (rooms, cars) in one table do not add up; heads and posts do. */
function countsAddUp(table: Table): boolean {
  return /人员|编制|人数/.test(table.title);
}

/** Parts that a form prints as 其中 may all be left blank under a filled whole. */
function mayBeUnprinted(whole: TableRow, parts: readonly TableRow[]): boolean {
  return (
    whole.role === "balance" || (whole.role !== "total" && parts.every(({ code }) => code === undefined))
  );
}

export const rollupRule: Rule = {
  id: "rollup",
  parts: [
    "rollup/function",
    "rollup/economic",
    "rollup/government-economic",
    "rollup/organisation",
    "rollup/project",
    "rollup/total",
    "rollup/item",
    "rollup/outline",
  ],
  title: { zh: "核对合计与下级之和", en: "Check totals against their parts" },
  explains: {
    zh: "类＝Σ款、款＝Σ项、合计＝Σ类，301＝Σ301xx，人员经费合计＝301＋303，部门＝Σ单位，三公经费＝因公出国＋公务用车＋公务接待，按编号和缩进排列的各行，逐个金额栏核对。“其中”各行不相加；结转下的分项、无编码的分项全部空白时不核对。",
    en: "Every total row against the rows below it, in every amount column: by code, by unit, by item, by numbering and indentation. 其中 rows are never added; parts that a form may leave blank are not checked when all of them are.",
  },
  basis: FORM_BASIS,
  example: [
    ["2024年度支出决算表"],
    [null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    [null, "合计", 30, 20, 10],
    ["201", "一般公共服务支出", 30, 20, 10],
    ["20132", "组织事务", 30, 20, 10],
    ["2013201", "行政运行", 20, 20, null],
    ["2013202", "一般行政管理事务", 10, null, 10],
  ],
  mistake: { address: "E8", value: 9.5 },
  derive: rollups,
};
