import type { Recognised, Table } from "../recognise/index.js";
import { type Amount, compare, isZero, roundHalfUp, shift } from "../workbook/index.js";
import { accountsOf } from "./accounts.js";
import { amountIn } from "./judge.js";
import { firsts, isAlike, type Ledger, type Place } from "./ledger.js";
import { type Derived, nothingDerived } from "./relation.js";
import type { Rule } from "./rule.js";

const BASIS = "表样：金额单位与表内金额相符";
/** So many amounts must be ten thousand times off, and none agree, before a unit is called wrong. */
const FEWEST = 2;
const DIGITS = 2;

/** −1: the first is ten thousand times the second; 1: the reverse; 0: they are the same; undefined: neither. */
function powerBetween(left: Place, right: Place): -1 | 0 | 1 | undefined {
  const one = amountIn(left.fact, "万元");
  const other = roundHalfUp(amountIn(right.fact, "万元"), DIGITS);
  const isOther = (value: Amount): boolean => compare(roundHalfUp(value, DIGITS), other) === 0;
  if (isOther(one)) return 0;
  if (isOther(shift(one, -4))) return -1;
  return isOther(shift(one, 4)) ? 1 : undefined;
}

interface Count {
  same: number;
  off: number;
}

/**
 * Tables whose unit does not fit their amounts: all of them that other tables print stand there ten thousand times
 * larger or smaller. A few such amounts among others that agree are wrong by themselves.
 */
export function tablesOfWrongUnit(ledger: Ledger): Set<Table> {
  const counts = new Map<Table, Count>();
  const countOf = (table: Table): Count => {
    const known = counts.get(table);
    if (known) return known;
    const fresh = { same: 0, off: 0 };
    counts.set(table, fresh);
    return fresh;
  };
  const comparePair = (left: Place, right: Place, isWhole: boolean): void => {
    const areAlike = isAlike(left, right);
    if (areAlike ? left.plain === 0 : isZero(left.fact.amount) || isZero(right.fact.amount)) return;
    const power = areAlike ? 0 : powerBetween(left, right);
    if (power === undefined || (power === 0 && !isWhole)) return;
    [left.table, right.table].map(countOf).forEach((count) => {
      if (power === 0) count.same += 1;
      else count.off += 1;
    });
  };
  const comparePairs = (tellers: readonly Place[]): void => {
    tellers.forEach((left, at) => {
      for (const right of tellers.slice(at + 1)) comparePair(left, right, true);
    });
  };
  for (const stem of ledger.all()) {
    const { concept, tables } = stem;
    const inAll = concept.fund === "合计" ? undefined : ledger.stem({ ...concept, fund: "合计" });
    if (new Set([...tables, ...(inAll?.tables ?? [])]).size < 2) continue;
    stem.codes.forEach((code) => {
      const places = stem.at(code);
      if (places.length > 1) comparePairs(firsts(places));
      // A fund's only spending on a line is the whole of it; that two such amounts are equal proves nothing.
      const whole = inAll?.at(code)[0];
      const own = places[0];
      if (own && whole && own.table !== whole.table) comparePair(own, whole, false);
    });
  }
  const suspects = [...counts].filter(([, { same, off }]) => off >= FEWEST && same === 0);
  const most = Math.max(...suspects.map(([, { off }]) => off));
  // Where two tables disagree about everything, the one that disagrees with more is wrong, or nobody knows which.
  const wrong = suspects.filter(([, { off }]) => off === most);
  return new Set(suspects.length === 2 && wrong.length === 2 ? [] : wrong.map(([table]) => table));
}

/** The unit of each table against the amounts that other tables print. */
export function unitsFit(document: Recognised): Derived {
  const derived = nothingDerived();
  for (const table of accountsOf(document).flatMap(({ ofWrongUnit }) => [...ofWrongUnit])) {
    if (!table.titlePlace) continue;
    derived.texts.push({
      rule: "form/unit",
      kind: "form",
      places: [{ place: table.titlePlace, text: table.title }],
      table,
      basis: BASIS,
      subject: table.form?.id ?? "",
      count: 1,
      problem: {
        outcome: "unit",
        data: {
          name: table.title,
          text: table.unit ?? "",
          expected: table.unit === "万元" ? "元" : "万元",
        },
      },
    });
  }
  return derived;
}

const line = (title: string, unit: string, by: number): (string | number | null)[][] => [
  [title],
  [null, null, null, null, `单位：${unit}`],
  ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
  [null, "合计", 48 * by, 33 * by, 15 * by],
  ["201", "一般公共服务支出", 30 * by, 20 * by, 10 * by],
  ["205", "教育支出", 18 * by, 13 * by, 5 * by],
];

export const unitRule: Rule = {
  id: "form/unit",
  title: { zh: "核对金额单位", en: "Check the unit of a table" },
  explains: {
    zh: "一张表里的数在其他表中大多正好相差一万倍时，报告这张表的单位行（元、万元）疑误，并且不再逐个数比较。两张表互相矛盾、没有第三张表可比时不作判断。",
    en: "A table most of whose amounts stand ten thousand times larger or smaller in other tables has the wrong unit; it is reported once, and its amounts are not compared one by one.",
  },
  basis: BASIS,
  classes: { unit: "error" },
  example: {
    总表: [
      ["2024年度收入支出决算总表"],
      [null, null, null, "单位：万元"],
      ["收入", null, "支出", null],
      ["项目", "决算数", "项目", "决算数"],
      ["一、一般公共预算财政拨款收入", 48, "一、一般公共服务支出", 30],
      [null, null, "二、教育支出", 18],
      ["本年收入合计", 48, "本年支出合计", 48],
      ["总计", 48, "总计", 48],
    ],
    支出表: line("2024年度支出决算表", "万元", 1),
    收支表: [
      ["2024年度部门整体支出绩效自评表"],
      ["基本支出总额（万元）", 33, "项目支出总额（万元）", 15],
      ["一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值"],
      ["产出指标", "数量指标", "宣传场次", "10场", "12场"],
    ],
  },
  mistake: { sheet: "支出表", address: "E2", value: "单位：元", reported: "A1" },
  across: unitsFit,
};
