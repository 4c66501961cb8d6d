import { CHANGE_LABEL } from "../forms/index.js";
import type { Fact, Panel, Table, TableColumn, TableRow } from "../recognise/index.js";
import { compare, isZero, shift } from "../workbook/index.js";
import { yearOf } from "./column.js";
import { judge, sumOf } from "./judge.js";
import { type Derived, nothingDerived, type Relation, type Term } from "./relation.js";
import type { Rule } from "./rule.js";

const BASIS = "表样：比率由表内所列两数计算";

const EXECUTED = /执行率|完成率|支付率|支出进度|使用率/;
const SHARE = /占比|比重|比例|占.*%|百分比/;
const CHANGED = /增减|增幅|增长率|变动率|变化率|升降|±/;
/** The columns that a rate's header names by their letters: 执行率（B/A）. */
const LETTERS = /\(([A-Z])\/([A-Z])[*×]?(100%?)?\)/;

/** What a rate may be a rate of, in one row; undefined where the row does not print it. */
type Reading = (row: TableRow) => { parts: Term[]; over: Term[] } | undefined;

interface Candidate {
  /** The header itself says it, or nothing else can be meant. */
  readonly isStated: boolean;
  /** What is meant where nothing comes out under any reading. */
  readonly isUsual?: boolean;
  readonly read: Reading;
}

function term(fact: Fact | undefined, sign: 1 | -1 = 1): Term | undefined {
  return fact?.measure === "money" ? { fact, sign } : undefined;
}

/** One column of a row over another. */
function columns(numerator: number, denominator: number): Reading {
  return (row) => {
    const [part, whole] = [term(row.factAt(numerator)), term(row.factAt(denominator))];
    return part && whole ? { parts: [part], over: [whole] } : undefined;
  };
}

/** The change from one column to another, over the first. */
function change(now: number, before: number): Reading {
  return (row) => {
    const base = row.factAt(before);
    const [later, earlier] = [term(row.factAt(now)), term(base, -1)];
    return later && earlier && base
      ? { parts: [later, earlier], over: [{ fact: base, sign: 1 }] }
      : undefined;
  };
}

/** A row over the total that it is a part of, or over the top of its table. */
function ofTotal(table: Table, position: number, isTop: boolean): Reading {
  return (row) => {
    let whole = row;
    for (let at = row.parent; at !== undefined; at = table.rows[at]?.parent) {
      const above = table.rows[at];
      if (!above) break;
      whole = above;
      if (!isTop) break;
    }
    const [part, total] = [term(row.factAt(position)), term(whole.factAt(position))];
    return part && total && whole.role === "total" ? { parts: [part], over: [total] } : undefined;
  };
}

const lastLabel = ({ path }: TableColumn): string => path.at(-1) ?? "";

function isMoney({ measure }: TableColumn): boolean {
  return measure === "money";
}

function executedCandidates({ columns: all }: Panel, rate: TableColumn): Candidate[] {
  const letters = LETTERS.exec(rate.path.join(""));
  if (letters) {
    const byLetter = (letter: string | undefined): number =>
      all.findIndex((column) => isMoney(column) && lastLabel(column).includes(`(${letter ?? ""})`));
    const [numerator, denominator] = [byLetter(letters[1]), byLetter(letters[2])];
    if (numerator >= 0 && denominator >= 0)
      return [{ isStated: true, read: columns(numerator, denominator) }];
  }
  const staged = (stages: readonly string[]): number[] =>
    all.flatMap((column, at) => {
      const isBeside = column.concept.year === rate.concept.year;
      return isMoney(column) && isBeside && stages.includes(column.concept.stage ?? "") ? [at] : [];
    });
  const executed = staged(["执行数", "决算"]);
  const budgets = staged(["全年预算", "预算数", "年初预算"]);
  const isStated = executed.length === 1 && budgets.length === 1;
  return executed.flatMap((numerator) =>
    budgets.map((denominator) => ({
      isStated,
      isUsual: executed.length === 1 && all[denominator]?.concept.stage === "全年预算",
      read: columns(numerator, denominator),
    })),
  );
}

function shareCandidates(table: Table, panel: Panel, at: number): Candidate[] {
  const money = panel.columns.flatMap((column, position) => (isMoney(column) ? [position] : []));
  const beside = money.findLast((position) => position < at) ?? money[0];
  if (beside === undefined) return [];
  const vertical = [true, false].map((isTop) => ({ isStated: false, read: ofTotal(table, beside, isTop) }));
  const horizontal = money
    .filter((position) => position !== beside)
    .map((position) => ({ isStated: false, read: columns(beside, position) }));
  return [...vertical, ...horizontal];
}

function changeCandidates({ columns: all }: Panel): Candidate[] {
  const money = all.flatMap((column, at) =>
    isMoney(column) && !column.path.some((label) => CHANGE_LABEL.test(label)) ? [{ column, at }] : [],
  );
  return money.flatMap((now) =>
    money
      .filter((before) => before !== now)
      .map((before): Candidate => {
        const [later, earlier] = [yearOf(now.column), yearOf(before.column)];
        const isNextYear = later !== undefined && earlier !== undefined && later === earlier + 1;
        return {
          isStated: false,
          isUsual: isNextYear && money.length === 2,
          read: change(now.at, before.at),
        };
      }),
  );
}

function candidatesOf(table: Table, panel: Panel, at: number): readonly [string, Candidate[]] | undefined {
  const column = panel.columns[at];
  const label = column?.path.join("") ?? "";
  if (!column) return undefined;
  if (EXECUTED.test(label)) return ["ratio/executed", executedCandidates(panel, column)];
  if (CHANGED.test(label)) return ["ratio/change", changeCandidates(panel)];
  if (SHARE.test(label)) return ["ratio/share", shareCandidates(table, panel, at)];
  return undefined;
}

/** A rate printed as 0.9628 where others print 96.28%. */
function timesOf(rate: Fact, { parts, over }: { parts: readonly Term[]; over: readonly Term[] }): number {
  if (/[%％]/.test(rate.printed) || rate.precision < 2) return 100;
  const one = { units: 1n, scale: 0 };
  const unit = over[0]?.fact.unit;
  const isFraction = compare(rate.amount, one) <= 0 && rate.amount.units >= 0n;
  const isMoreThanOnePercent = compare(shift(sumOf(parts, unit), 2), sumOf(over, unit)) > 0;
  return isFraction && isMoreThanOnePercent ? 1 : 100;
}

/** The rates of a column under one reading, and how many stand on a base of zero. */
interface Rates {
  readonly relations: Relation[];
  readonly onZero: number;
}

function ratesOf(table: Table, at: number, position: number, rule: string, read: Reading): Rates {
  const column = table.panels[at]?.columns[position];
  const relations: Relation[] = [];
  let onZero = 0;
  for (const row of table.rows) {
    const rate = row.panel === at ? row.factAt(position) : undefined;
    const terms = rate?.measure === "percent" && rate.isExact ? read(row) : undefined;
    if (!rate || !terms) continue;
    const { parts, over } = terms;
    if (isZero(sumOf(over, over[0]?.fact.unit))) {
      onZero += 1;
      continue;
    }
    const test = { type: "ratio", over, times: timesOf(rate, terms) } as const;
    relations.push({ rule, kind: "ratio", test, whole: rate, parts, table, basis: BASIS, row, column });
  }
  return { relations, onZero };
}

function isPossible(relation: Relation): boolean {
  const verdict = judge(relation);
  return typeof verdict === "string" || verdict.outcome === "rounding";
}

interface Read extends Omit<Candidate, "read">, Rates {}

/**
 * The reading under which most of a column's rates come out. A header that names its columns is believed whatever
 * comes out; else at least half of the rates must agree, and not just one of two, or the form's usual reading is
 * taken, or none.
 */
function bestReading(readings: readonly Read[]): Read | undefined {
  let best = readings.find(({ isUsual }) => isUsual);
  let most = 0;
  for (const reading of readings) {
    const { isStated, relations } = reading;
    if (isStated) return reading;
    const possible = relations.filter(isPossible).length;
    const isLikely = possible * 2 >= relations.length && (possible > 1 || relations.length === 1);
    if (possible > most && isLikely) {
      best = reading;
      most = possible;
    }
  }
  return best;
}

/** 执行率, 占比 and 增减% in the columns of a table. */
export function tableRatios(table: Table): Derived {
  const derived = nothingDerived();
  table.panels.forEach((panel, at) => {
    panel.columns.forEach((column, position) => {
      if (column.measure !== "percent") return;
      const found = candidatesOf(table, panel, position);
      if (!found) return;
      const [rule, candidates] = found;
      const readings = candidates.map(({ read, ...candidate }): Read => ({
        ...candidate,
        ...ratesOf(table, at, position, rule, read),
      }));
      const { relations = [], onZero = 0 } = bestReading(readings) ?? {};
      derived.relations.push(...relations);
      for (let count = 0; count < onZero; count++)
        derived.notApplicable.push({ rule, table, reason: "zero-base" });
      if (relations.length + onZero === 0)
        derived.notApplicable.push({ rule, table, reason: "base-unknown" });
    });
  });
  return derived;
}

export const ratioRule: Rule = {
  id: "ratio",
  parts: ["ratio/executed", "ratio/share", "ratio/change"],
  title: { zh: "核对比率", en: "Check rates" },
  explains: {
    zh: "执行率＝执行数÷预算数（表头写明“B/A”的按表头，列有全年预算数的通常按全年预算数），占比＝各项÷合计，增减％＝（本年数－上年数）÷上年数，按表内所印的数计算，四舍五入到所印位数后必须一致。表头没有说明除以哪一栏时，取全栏多数比率成立的那一种；没有一种成立的不核对。分母为零的不核对。",
    en: "Rates against the two figures of their row or column. Where the header does not say what a rate is a part of, the reading is taken under which most of the column comes out, or none.",
  },
  basis: BASIS,
  example: [
    ["项目支出绩效自评表"],
    ["项目名称", "某专项", null, null, null],
    ["项目资金（万元）", null, "全年预算数（A）", "全年执行数（B）", "执行率（B/A）"],
    [null, "年度资金总额", 200, 150, "75.00%"],
  ],
  mistake: { address: "E4", value: "85.00%" },
  derive: tableRatios,
};
