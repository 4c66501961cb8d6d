import type { Fact, Recognised, Table, TableColumn, TableRow } from "../recognise/index.js";
import { compare, groupBy, isZero, trim } from "../workbook/index.js";
import { isBroken, judge } from "./judge.js";
import type { Place } from "./ledger.js";
import { type Derived, nothingDerived, POINTS, POINTS_LIMIT, type Relation, type Term } from "./relation.js";
import type { Rule } from "./rule.js";

const RATE_BASIS = "表样：得分＝分值×执行率";
const LIMIT_BASIS = "表样：得分不超过分值";
const TOTAL_BASIS = "表样：总分＝各项之和";

/** The points that a header multiplies: 得分（20分*执行率）. */
const TIMES = /(\d{1,3})分?[*×xX](预算|资金)?执行率/;
const WEIGHT = /分值|权重/;
const SCORE = /得分|评分|自评分/;
const RATE = /执行率/;
/** The line with the total score. */
export const TOTAL_SCORE = /^(总分|合计|总计|总得分|合计得分)$/;

const labelOf = ({ path }: TableColumn): string => path.join("");

function positionOf(columns: readonly TableColumn[], label: RegExp, measure: TableColumn["measure"]): number {
  return columns.findIndex((column) => column.measure === measure && label.test(labelOf(column)));
}

/** Whole points as a number; undefined for anything else. */
function wholePoints(fact: Fact | undefined): number | undefined {
  if (!fact || fact.isBlank) return undefined;
  const { units, scale } = trim(fact.amount);
  return scale === 0 ? Number(units) : undefined;
}

const FULL = { units: 100n, scale: 0 };

/** 得分 = 分值 × 执行率 and 得分 ≤ 分值, row by row. */
export function rowScores(table: Table): Derived {
  const derived = nothingDerived();
  if (!table.form?.id.startsWith("performance/")) return derived;
  table.panels.forEach(({ columns }, panel) => {
    const score = ownScore(columns);
    const column = columns[score];
    if (!column) return;
    const limits: Relation[] = [];
    const rates: Relation[] = [];
    const rate = positionOf(columns, RATE, "percent");
    const weight = positionOf(columns, WEIGHT, "score");
    const stated = TIMES.exec(labelOf(column))?.[1];
    for (const row of table.rows) {
      const whole = row.panel === panel ? row.factAt(score) : undefined;
      if (whole?.measure !== "score") continue;
      const points = row.factAt(weight);
      if (points) limits.push(limit(table, row, column, points, whole));
      const executed = row.factAt(rate);
      const times = stated === undefined ? wholePoints(points) : Number(stated);
      if (executed?.measure !== "percent" || times === undefined) continue;
      if (compare(executed.amount, FULL) > 0) {
        derived.notApplicable.push({ rule: "score/rate", table, reason: "base-unknown" });
        continue;
      }
      rates.push({
        rule: "score/rate",
        kind: "score",
        test: { type: "times", times },
        whole,
        parts: [{ fact: executed, sign: 1 }],
        table,
        basis: RATE_BASIS,
        row,
        column,
      });
    }
    // Where most scores lie above the points beside them, these are the points of something else: of 执行率 alone.
    const isOther = mostlyBroken(limits);
    addUnless(isOther, limits, derived);
    addUnless(isOther && stated === undefined, rates, derived);
  });
  return derived;
}

/** The column of the score that 执行率 and 分值 are about: where a line has several, the one that says 执行. */
function ownScore(columns: readonly TableColumn[]): number {
  const named = columns.findIndex((column) => isScore(column) && OF_RATE.test(labelOf(column)));
  if (named >= 0) return named;
  const hasTotal = columns.some(isTotalOfLine);
  if (hasTotal && columns.filter((column) => isScore(column) && !isTotalOfLine(column)).length > 1) return -1;
  return columns.findLastIndex(isScore);
}

const OF_RATE = /执行(率|情况)?(自评)?(得分|评分)/;
const LINE_TOTAL = /^(自评|评价|综合)?总(得)?分$/;

function isScore(column: TableColumn): boolean {
  return column.measure === "score" && SCORE.test(labelOf(column)) && !WEIGHT.test(labelOf(column));
}

function isTotalOfLine({ measure, path }: TableColumn): boolean {
  return measure === "score" && LINE_TOTAL.test(path.at(-1) ?? "");
}

/** So many lines must contradict a reading of the columns, and more than half of all, before it is given up. */
const FEWEST = 3;

function mostlyBroken(relations: readonly Relation[]): boolean {
  const verdicts = relations.map(judge).filter((verdict) => verdict !== "trivial");
  const broken = verdicts.filter(isBroken).length;
  return broken >= FEWEST && broken * 2 > verdicts.length;
}

function addUnless(isUnknown: boolean, relations: readonly Relation[], derived: Derived): void {
  for (const relation of relations) {
    const { rule, table } = relation;
    if (isUnknown) derived.notApplicable.push({ rule, table, reason: "structure" });
    else derived.relations.push(relation);
  }
}

/** 总分 = 执行得分 + 指标得分, where one line prints the three. */
export function lineTotals(table: Table): Derived {
  const derived = nothingDerived();
  if (!table.form?.id.startsWith("performance/")) return derived;
  table.panels.forEach(({ columns }, panel) => {
    const total = columns.findIndex(isTotalOfLine);
    const column = columns[total];
    const scores = columns.flatMap((one, at) => (at !== total && isScore(one) ? [at] : []));
    if (!column || scores.length < 2) return;
    const relations = table.rows.flatMap((row): Relation[] => {
      const whole = row.panel === panel ? row.factAt(total) : undefined;
      const parts = scores.flatMap((at): Term[] => {
        const fact = row.factAt(at);
        return fact?.measure === "score" && !fact.isBlank ? [{ fact, sign: 1 }] : [];
      });
      if (whole?.measure !== "score" || whole.isBlank || parts.length < scores.length) return [];
      const basis = TOTAL_BASIS;
      return [{ rule: "score/total", kind: "score", test: POINTS, whole, parts, table, basis, row, column }];
    });
    addUnless(mostlyBroken(relations), relations, derived);
  });
  return derived;
}

function limit(table: Table, row: TableRow, column: TableColumn, whole: Fact, part: Fact): Relation {
  return {
    rule: "score/limit",
    kind: "score",
    test: POINTS_LIMIT,
    whole,
    parts: [{ fact: part, sign: 1 }],
    table,
    basis: LIMIT_BASIS,
    row,
    column,
  };
}

/** Scores of one column kind in a table: those of its lines, and that of its total line. */
interface Scored {
  readonly total: Place | undefined;
  readonly terms: readonly Term[];
}

function scored(table: Table, label: RegExp, not: RegExp | undefined): Scored {
  let total: Place | undefined;
  const terms: Term[] = [];
  for (const row of table.rows) {
    const columns = table.panels[row.panel]?.columns ?? [];
    columns.forEach((column, position) => {
      const fact = row.factAt(position);
      if (fact?.measure !== "score" || fact.isBlank) return;
      if (!label.test(labelOf(column)) || not?.test(labelOf(column))) return;
      if (TOTAL_SCORE.test(row.label)) total = { fact, table, row, column };
      else terms.push({ fact, sign: 1 });
    });
  }
  return { total, terms };
}

/** Tables of one 自评: the block of its money and that of its indicators stand on one sheet. */
function reviews(document: Recognised): Table[][] {
  const own = document.tables.filter(({ form }) => /^performance\/(project|whole)-/.test(form?.id ?? ""));
  const keyOf = ({ sheets, title, project }: Table): string => `${sheets[0] ?? 0}|${title}|${project ?? ""}`;
  return [...groupBy(own, keyOf).values()];
}

/** 总分 = Σ 得分 (分值), the block of money counted where the form counts it. */
export function totalScores(document: Recognised): Derived {
  const derived = nothingDerived();
  for (const tables of reviews(document)) {
    for (const [label, not] of [
      [SCORE, WEIGHT],
      [WEIGHT, undefined],
    ] as const) {
      const all = tables.map((table) => scored(table, label, not));
      const own = all.find(({ total }) => total !== undefined);
      if (!own?.total) continue;
      const { fact: whole, table, row, column } = own.total;
      const more = all.filter((other) => other !== own && !other.total).flatMap(({ terms }) => terms);
      const make = (parts: readonly Term[]): Relation | undefined =>
        parts.length > 1
          ? {
              rule: "score/total",
              kind: "score",
              test: POINTS,
              whole,
              parts,
              table,
              basis: TOTAL_BASIS,
              row,
              column,
            }
          : undefined;
      const alone = make(own.terms);
      const together = more.some(({ fact }) => !isZero(fact.amount))
        ? make([...more, ...own.terms])
        : undefined;
      const holding = [alone, together].find((relation) => relation && judge(relation) === "holds");
      const relation = holding ?? together ?? alone;
      if (relation) derived.relations.push(relation);
    }
  }
  return derived;
}

export const scoreRule: Rule = {
  id: "score",
  parts: ["score/rate", "score/limit"],
  title: { zh: "核对得分", en: "Check scores" },
  explains: {
    zh: "绩效自评表：得分＝分值×执行率（表头写明或表中列有分值和执行率时，执行率超过100%的不核对），得分不超过分值。",
    en: "In 绩效自评 tables a score is its points times 执行率 where the form says so, and never above its points.",
  },
  basis: RATE_BASIS,
  example: [
    ["项目支出绩效自评表"],
    ["项目名称", "某专项", null, null, null, null],
    ["项目资金（万元）", null, "全年预算数（A）", "全年执行数（B）", "执行率（B/A）", "得分（20分*执行率）"],
    [null, "年度资金总额", 200, 150, "75.00%", 15],
  ],
  mistake: { address: "F4", value: 16 },
  derive: rowScores,
};

export const totalScoreRule: Rule = {
  id: "score/total",
  title: { zh: "核对总分", en: "Check the total score" },
  explains: {
    zh: "绩效自评表：总分＝各项得分之和，分值合计＝各项分值之和；预算执行情况的得分在另一块列示时，按表中计入或不计入的一种核对。",
    en: "The total score is the sum of the scores of all lines, with or without that of the money above them, as the form counts.",
  },
  basis: TOTAL_BASIS,
  example: [
    ["项目支出绩效自评表"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "补贴机构数", 36, 36, 40, 40],
    ["产出指标", "质量指标", "拨付合规率", "100%", "100%", 30, 30],
    ["效益指标", "社会效益", "床位使用率", "60%", "57%", 30, 28],
    ["总分", null, null, null, null, 100, 98],
  ],
  mistake: { address: "G6", value: 88 },
  derive: lineTotals,
  across: totalScores,
};
