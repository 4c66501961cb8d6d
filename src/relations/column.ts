import { CHANGE_LABEL, TOTAL_LABEL } from "../forms/index.js";
import type { Panel, Table, TableColumn, TableRow } from "../recognise/index.js";
import type { Rule } from "./rule.js";
import { ColumnReading } from "./columnReadings.js";
import { type ColumnSum, inEveryRow } from "./everyRow.js";
import { isBroken, judge } from "./judge.js";
import { COLUMN_BASIS, type Derived, nothingDerived } from "./relation.js";

const RULE = "column/sum";
const CHANGE_BASIS = "表样：增减额＝本年数－上年数";

/** What a column is about, apart from its year and from being the change. */
function subject(column: TableColumn): string {
  return column.path
    .filter((label) => !CHANGE_LABEL.test(bare(label)) && !isYearLabel(label) && !TOTAL_LABEL.test(label))
    .join("›");
}

/** A column of changes is about the difference of two amounts, whatever else its header says. */
export function isChange({ path }: TableColumn): boolean {
  return path.some((label) => CHANGE_LABEL.test(bare(label)));
}

function bare(label: string): string {
  return label.replace(/\(.*\)$/, "");
}

function isYearLabel(label: string): boolean {
  return /^\d{4}年/.test(label) || /^(上年|本年|当年)/.test(label);
}

/** The year of a column by its header: 2024, or 0 for 本年 and −1 for 上年. */
export function yearOf(column: TableColumn): number | undefined {
  for (const label of column.path) {
    const match = /^(\d{4})年/.exec(label);
    if (match) return Number(match[1]);
    if (label.startsWith("上年")) return -1;
    if (/^(本年|当年)/.test(label)) return 0;
  }
  return undefined;
}

interface Pair {
  readonly now: number;
  readonly before: number;
}

const COMPARED = /^(.+)比(.+?)(增减|差)(额|数|情况)?$/;

/** `决算数比年初预算数增减`: the two columns that the label names. */
function namedPair(panel: Panel, change: TableColumn): Pair | undefined {
  const match = COMPARED.exec(bare(change.path.at(-1) ?? ""));
  if (!match) return undefined;
  const find = (name: string): number =>
    panel.columns.findIndex((column) => bare(column.path.at(-1) ?? "").replace(/^\d{4}年(度)?/, "") === name);
  const now = find(match[1] ?? "");
  const before = find(match[2] ?? "");
  return now < 0 || before < 0 ? undefined : { now, before };
}

/** `增减额` beside two years of one thing. */
function yearPair(panel: Panel, change: TableColumn): Pair | undefined {
  if (!isChange(change)) return undefined;
  const alike = panel.columns
    .map((column, index) => ({ index, year: yearOf(column), column }))
    .filter(
      ({ column, year }) =>
        column !== change &&
        year !== undefined &&
        column.measure === "money" &&
        subject(column) === subject(change),
    )
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const [before, now] = alike;
  if (!before || !now || alike.length !== 2 || now.year !== (before.year ?? 0) + 1) return undefined;
  return { now: now.index, before: before.index };
}

/** 增减额 = 本年数 − 上年数, where a table prints the three of one thing. */
export function columnChanges(table: Table): Derived {
  const derived = nothingDerived();
  table.panels.forEach((panel, at) => {
    panel.columns.forEach((change, position) => {
      if (change.measure !== "money") return;
      const pair = namedPair(panel, change) ?? yearPair(panel, change);
      if (!pair) return;
      const { now, before } = pair;
      inEveryRow(
        table,
        at,
        {
          rule: "column/change",
          kind: "column",
          whole: position,
          parts: [
            { position: now, sign: 1 },
            { position: before, sign: -1 },
          ],
          basis: CHANGE_BASIS,
        },
        derived,
      );
    });
  });
  return derived;
}

/** Every list of columns that make up another one. */
function listsOf(panel: Panel): { whole: number; parts: number[] }[] {
  const lists = new Map<string, { whole: number; parts: number[] }>();
  panel.columns.forEach(({ parent, list = "" }, position) => {
    if (parent === undefined) return;
    const key = `${String(parent)}|${list}`;
    const known = lists.get(key);
    if (known) known.parts.push(position);
    else lists.set(key, { whole: parent, parts: [position] });
  });
  return [...lists.values()];
}

function isFilled({ amounts }: Table, row: TableRow, position: number): boolean {
  const isKnown = !Number.isNaN(amounts.at(row.index, position));
  return isKnown ? amounts.isFilled(row.index, position) : row.factAt(position)?.isBlank === false;
}

/** The sums of one total column, unless the figures speak for another reading of the header, or against any. */
function sumColumns(
  table: Table,
  at: number,
  whole: number,
  parts: readonly number[],
  isOnly: boolean,
  derived: Derived,
): void {
  const sumOf = (positions: readonly number[]): ColumnSum => ({
    rule: RULE,
    kind: "column",
    whole,
    parts: positions.map((position) => ({ position, sign: 1 })),
    basis: COLUMN_BASIS,
    isOnly,
  });
  const sum = sumOf(parts);
  const own = nothingDerived();
  inEveryRow(table, at, sum, own);
  const broken = own.relations.filter((relation) => !relation.told && isBroken(judge(relation))).length;
  const settled = broken === 0 ? "stays" : new ColumnReading(table, at, sum).settle(broken);
  if (settled === "unknown") {
    own.relations.forEach(() => {
      derived.notApplicable.push({ rule: RULE, table, reason: "structure" });
    });
    return;
  }
  if (settled !== "stays") {
    inEveryRow(table, at, { ...sumOf(settled), isOnly: false }, derived);
    return;
  }
  for (const relation of own.relations) derived.relations.push(relation);
}

/** 合计 = 基本支出 + 项目支出 + …, 小计 = 人员经费 + 公用经费, 财政拨款 = 一般 + 基金 + 国资: in every row. */
export function columnSums(table: Table): Derived {
  const derived = nothingDerived();
  table.panels.forEach((panel, at) => {
    const rows = table.rows.filter((row) => row.panel === at);
    const lists = listsOf(panel);
    for (const { whole, parts } of lists) {
      const isPrinted = rows.some((row) => parts.some((position) => isFilled(table, row, position)));
      if (!isPrinted) {
        derived.notApplicable.push({ rule: RULE, table, reason: "parts-blank" });
        continue;
      }
      sumColumns(table, at, whole, parts, lists.filter((list) => list.whole === whole).length === 1, derived);
    }
  });
  return derived;
}

export const columnRule: Rule = {
  id: "column",
  parts: ["column/sum"],
  title: { zh: "核对合计栏与各栏之和", en: "Check total columns against the columns beside them" },
  explains: {
    zh: "合计＝基本支出＋项目支出＋…，基本支出小计＝人员经费＋公用经费，财政拨款＝一般公共预算＋政府性基金＋国有资本经营，三公合计＝各项，逐行核对。哪一栏是哪几栏的合计由表头结构决定；“其中”栏不相加；各分栏在全表都没有数时不核对。",
    en: "Every total column against the columns that stand beside it under one header, in every row. 其中 columns are never added; nothing is checked where the parts are blank in the whole table.",
  },
  basis: COLUMN_BASIS,
  example: [
    ["一般公共预算支出表"],
    [null, null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "合计", "基本支出", null, "项目支出"],
    [null, null, null, "人员经费", "公用经费", null],
    ["201", "一般公共服务支出", 30, 12, 8, 10],
  ],
  mistake: { address: "C5", value: 31 },
  derive: columnSums,
};

export const changeRule: Rule = {
  id: "column/change",
  title: { zh: "核对增减额", en: "Check changes against the two years" },
  explains: {
    zh: "增减额＝本年数－上年数；“甲比乙增减”＝甲－乙。表头写明两个年度（或写明相比的两栏）时核对。",
    en: "A column of changes against the two columns that it compares, where the header names them.",
  },
  basis: CHANGE_BASIS,
  example: [
    ["“三公”经费支出预算表"],
    [null, null, null, "单位：万元"],
    ["项目", "2023年预算数", "2024年预算数", "增减额"],
    ["合计", 5, 4, -1],
    ["一、因公出国（境）费", 0, 0, 0],
    ["二、公务用车购置及运行费", 3, 3, 0],
    ["三、公务接待费", 2, 1, -1],
  ],
  mistake: { address: "D7", value: 1 },
  derive: columnChanges,
};
