import { CHANGE_LABEL, TOTAL_LABEL } from "../forms/index.js";
import type { Panel, Table, TableColumn } from "../recognise/index.js";
import { COLUMN_BASIS, type Derived, nothingDerived, type Term } from "./relation.js";

const RULE = "column/sum";
const CHANGE_BASIS = "表样：增减额＝本年数－上年数";

/** What a column is about, apart from its year and from being the change. */
function subject(column: TableColumn): string {
  return column.path
    .filter((label) => !CHANGE_LABEL.test(bare(label)) && !isYearLabel(label) && !TOTAL_LABEL.test(label))
    .join("›");
}

function bare(label: string): string {
  return label.replace(/\(.*\)$/, "");
}

function isYearLabel(label: string): boolean {
  return /^\d{4}年/.test(label) || /^(上年|本年|当年)/.test(label);
}

function yearOf(column: TableColumn): number | undefined {
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
  if (!change.path.some((label) => CHANGE_LABEL.test(bare(label)))) return undefined;
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
      for (const row of table.rows) {
        if (row.panel !== at) continue;
        const [whole, last, first] = [position, pair.now, pair.before].map((index) => row.facts[index]);
        if (!whole || !last || !first) continue;
        derived.relations.push({
          rule: "column/change",
          kind: "column",
          whole,
          parts: [
            { fact: last, sign: 1 },
            { fact: first, sign: -1 },
          ],
          table,
          basis: CHANGE_BASIS,
          row: row,
          column: change,
        });
      }
    });
  });
  return derived;
}

/** 合计 = 基本支出 + 项目支出 + …, 小计 = 人员经费 + 公用经费, 财政拨款 = 一般 + 基金 + 国资: in every row. */
export function columnSums(table: Table): Derived {
  const derived = nothingDerived();
  table.panels.forEach((panel, at) => {
    const rows = table.rows.filter((row) => row.panel === at);
    const wholes = new Set(panel.columns.flatMap(({ parent }) => parent ?? []));
    for (const whole of wholes) {
      const column = panel.columns[whole];
      const parts = panel.columns.flatMap(({ parent }, position) => (parent === whole ? [position] : []));
      if (!column) continue;
      const isPrinted = rows.some((row) => parts.some((position) => row.facts[position]?.isBlank === false));
      if (!isPrinted) {
        derived.notApplicable.push({ rule: RULE, table, reason: "parts-blank" });
        continue;
      }
      for (const row of rows) {
        const total = row.facts[whole];
        const terms = parts.flatMap((position): Term[] => {
          const fact = row.facts[position];
          return fact ? [{ fact, sign: 1 }] : [];
        });
        if (!total || terms.length < parts.length) continue;
        derived.relations.push({
          rule: RULE,
          kind: "column",
          whole: total,
          parts: terms,
          table,
          basis: COLUMN_BASIS,
          row: row,
          column: column,
        });
      }
    }
  });
  return derived;
}
