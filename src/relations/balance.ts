import { CHANGE_LABEL } from "../forms/index.js";
import type { Fact, Table, TableColumn, TableRow } from "../recognise/index.js";
import type { Rule } from "./rule.js";
import { inEveryRow } from "./everyRow.js";
import { type Derived, nothingDerived, SUM } from "./relation.js";

const BALANCE_BASIS = "表样：收入总计＝支出总计";
const REPEAT_BASIS = "表样：同一合计在各栏一致";
const FLOW_BASIS = "表样：年末结转和结余＝年初结转和结余＋本年收入－本年支出";

function rowsOf(table: Table, direction: string): TableRow[] {
  return table.rows.filter((row) => row.concept.direction === direction && row.role === "total");
}

const SIDES = ["收入总计", "支出总计"] as const;

function moneyColumns(
  table: Table,
  row: TableRow,
): { column: TableColumn; fact: Fact | undefined; position: number }[] {
  const columns = table.panels[row.panel]?.columns ?? [];
  return columns
    .map((column, position) => ({ column, fact: row.factAt(position), position }))
    .filter(({ column }) => column.measure === "money" && column.parent === undefined && !column.ofWhich);
}

/** The name that tells a column from the others of its panel: 上年预算数, 本年预算数. */
function nameOf({ column }: { column: TableColumn }): string {
  return column.path.at(-1) ?? "";
}

/** One total against the same money printed beside it. */
function equal(table: Table, left: TableRow, right: TableRow, basis: string, derived: Derived): void {
  const rule = "balance/totals";
  const pairs =
    left.panel === right.panel
      ? moneyColumns(table, left).flatMap(({ column, fact, position }) => {
          const other = right.factAt(position);
          return fact && other ? [{ fact, other, column }] : [];
        })
      : sidePair(table, left, right);
  if (pairs.length === 0) derived.notApplicable.push({ rule, table, reason: "term-missing" });
  for (const { fact, other, column } of pairs) {
    derived.relations.push({
      rule,
      kind: "balance",
      test: SUM,
      whole: fact,
      parts: [{ fact: other, sign: 1 }],
      table,
      basis,
      row: left,
      column: column,
    });
  }
}

/**
 * Two totals side by side: the one column of each, or the columns of the same names. Changes follow from the amounts
 * and are left out.
 */
function sidePair(
  table: Table,
  left: TableRow,
  right: TableRow,
): { fact: Fact; other: Fact; column: TableColumn }[] {
  const isAmount = (column: { column: TableColumn }): boolean => !CHANGE_LABEL.test(nameOf(column));
  const ones = moneyColumns(table, left).filter(isAmount);
  const others = moneyColumns(table, right).filter(isAmount);
  if (ones.length !== others.length) return [];
  const byName = new Map(others.map((other) => [nameOf(other), other]));
  if (ones.length > 1 && (byName.size < ones.length || ones.some((one) => !byName.has(nameOf(one)))))
    return [];
  return ones.flatMap((one) => {
    const other = ones.length === 1 ? others[0] : byName.get(nameOf(one));
    return one.fact && other?.fact ? [{ fact: one.fact, other: other.fact, column: one.column }] : [];
  });
}

/**
 * 收入总计 = 支出总计 in the forms that print both sides, and each side's totals where a form prints it in several
 * blocks (按功能分类, 按支出性质和经济分类).
 */
export function totalsBalance(table: Table): Derived {
  const derived = nothingDerived();
  const [incomeSide, spendingSide] = table.form?.balances ?? SIDES;
  const [income] = rowsOf(table, incomeSide);
  if (income)
    for (const spending of rowsOf(table, spendingSide))
      equal(table, income, spending, BALANCE_BASIS, derived);
  for (const direction of new Set([...SIDES, "本年收入", "本年支出"])) {
    const [first, ...others] = rowsOf(table, direction);
    if (!first) continue;
    for (const other of others)
      if (other.panel !== first.panel) equal(table, first, other, REPEAT_BASIS, derived);
  }
  return derived;
}

/** 年末 = 年初 + 收入 − 支出, in every row of the forms that print the four side by side. */
export function carriedOver(table: Table): Derived {
  const derived = nothingDerived();
  table.panels.forEach((panel, at) => {
    const find = (direction: string): number =>
      panel.columns.findIndex(
        ({ concept, parent, measure }) =>
          concept.direction === direction && parent === undefined && measure === "money",
      );
    const [opening, income, spending, closing] = [
      "年初结转和结余",
      "本年收入",
      "本年支出",
      "年末结转和结余",
    ].map(find) as [number, number, number, number];
    if (opening < 0 || income < 0 || spending < 0 || closing < 0) return;
    inEveryRow(
      table,
      at,
      {
        rule: "balance/carried-over",
        kind: "balance",
        whole: closing,
        parts: [
          { position: opening, sign: 1 },
          { position: income, sign: 1 },
          { position: spending, sign: -1 },
        ],
        basis: FLOW_BASIS,
      },
      derived,
    );
  });
  return derived;
}

export const totalsRule: Rule = {
  id: "balance/totals",
  title: { zh: "核对收入总计与支出总计", en: "Check total income against total spending" },
  explains: {
    zh: "同一张表里收入总计＝支出总计；支出分几栏列示（按功能、按性质和经济分类）时各栏的合计、总计一致。",
    en: "Total income equals total spending in one table; where a table prints one side in several blocks, their totals agree.",
  },
  basis: BALANCE_BASIS,
  example: [
    ["部门收支预算总表"],
    [null, null, null, "单位：万元"],
    ["收入", null, "支出", null],
    ["项目", "预算数", "项目", "预算数"],
    ["一、一般公共预算拨款收入", 95, "一、一般公共服务支出", 100],
    ["本年收入合计", 95, "本年支出合计", 100],
    ["上年结转结余", 5, "年终结转结余", 0],
    ["收入总计", 100, "支出总计", 100],
  ],
  mistake: { address: "B8", value: 95 },
  derive: totalsBalance,
};

export const carriedOverRule: Rule = {
  id: "balance/carried-over",
  title: { zh: "核对年末结转和结余", en: "Check the balance carried over" },
  explains: {
    zh: "年末结转和结余＝年初结转和结余＋本年收入－本年支出，在四项并列的表（政府性基金等）里逐行核对。",
    en: "Closing balance = opening balance + income − spending, in every row of the tables that print the four side by side.",
  },
  basis: FLOW_BASIS,
  example: [
    ["政府性基金预算财政拨款收入支出决算表"],
    [null, null, null, null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", null, null, "年末结转和结余"],
    [null, null, null, null, "小计", "基本支出", "项目支出", null],
    ["212", "城乡社区支出", 2, 10, 9, 0, 9, 3],
  ],
  mistake: { address: "H5", value: 1 },
  derive: carriedOver,
};
