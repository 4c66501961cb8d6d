import type { Concept, Dimension } from "../catalogue/index.js";
import type { Recognised, Table } from "../recognise/index.js";
import { isZero } from "../workbook/index.js";
import { type Accounts, accountsOf } from "./accounts.js";
import { bestOf, byTable, type LineCode, type Place, type Stem } from "./ledger.js";
import { type Derived, nothingDerived, ofPlaces, type Relation, SUM } from "./relation.js";
import type { Rule } from "./rule.js";
import { isSpending } from "./scope.js";

const BASIS = "表样：一张表的合计等于另一张表所列各部分之和";

/** A whole and the parts that make it up wherever a table prints them. */
interface Division {
  readonly dimension: Dimension;
  /** Absent for the whole that the form covers anyway. */
  readonly whole: string | undefined;
  readonly parts: readonly string[];
  /** Parts that a form may leave out when they are nothing. */
  readonly optional: readonly string[];
}

const DIVISIONS: readonly Division[] = [
  { dimension: "nature", whole: "基本支出", parts: ["人员经费", "公用经费"], optional: [] },
  {
    dimension: "nature",
    whole: undefined,
    parts: ["基本支出", "项目支出"],
    optional: ["经营支出", "上缴上级支出", "对附属单位补助支出"],
  },
  {
    dimension: "fund",
    whole: "财政拨款",
    parts: ["一般公共预算", "政府性基金"],
    optional: ["国有资本经营"],
  },
  {
    dimension: "item",
    whole: "三公经费",
    parts: ["因公出国", "公务用车", "公务接待"],
    optional: [],
  },
  { dimension: "item", whole: "公务用车", parts: ["公务用车购置", "公务用车运行"], optional: [] },
];

function withValue(concept: Concept, dimension: Dimension, value: string): Concept {
  return { ...concept, [dimension]: value };
}

/** Totals of one table against the parts that another one prints without their total. */
export function acrossTables(document: Recognised): Derived {
  const derived = nothingDerived();
  for (const accounts of accountsOf(document)) {
    for (const stem of accounts.ledger.all()) {
      for (const division of DIVISIONS) {
        const isWhole = stem.concept[division.dimension] === division.whole;
        if (isWhole && divides(division, stem.concept)) divide(stem, division, accounts, derived);
      }
    }
  }
  return derived;
}

/** Only spending has 支出性质; only the whole of all items is divided by it. */
function divides({ dimension }: Division, { direction, item }: Concept): boolean {
  return dimension !== "nature" || (isSpending(direction) && item === undefined);
}

function divide(stem: Stem, division: Division, accounts: Accounts, derived: Derived): void {
  const stemOf = (value: string): Stem | undefined =>
    accounts.ledger.stem(withValue(stem.concept, division.dimension, value));
  const parts = division.parts.map(stemOf);
  const tables = [...(parts[0]?.tables ?? [])].filter((table) => !stem.tables.has(table));
  if (tables.length === 0) return;
  const optional = division.optional.map(stemOf);
  const rule = `across/${division.dimension}`;
  for (const code of stem.codes) {
    const whole = bestOf(stem.at(code));
    if (!whole) continue;
    for (const table of tables) {
      if (!prints(parts[0], code, table)) continue;
      if (!accounts.scopes.comparable(stem.concept, code, whole.table, table)) {
        derived.notApplicable.push({ rule, table: whole.table, reason: "scope-differs" });
        continue;
      }
      const found = partsIn(table, code, parts, optional);
      if (found) derived.relations.push(sumAcross(rule, whole, found));
      else derived.notApplicable.push({ rule, table: whole.table, reason: "term-missing" });
    }
  }
}

function prints(stem: Stem | undefined, code: LineCode, table: Table): boolean {
  return stem?.at(code).some((place) => place.table === table) ?? false;
}

/** What one table prints of all parts; undefined where one is missing, or all are blank. */
function partsIn(
  table: Table,
  code: LineCode,
  parts: readonly (Stem | undefined)[],
  optional: readonly (Stem | undefined)[],
): Place[] | undefined {
  const placeIn = (stem: Stem | undefined): Place | undefined =>
    byTable(stem?.at(code) ?? []).get(table)?.[0];
  const found = parts.map(placeIn);
  if (found.some((place) => place === undefined)) return undefined;
  const more: Place[] = [];
  for (const stem of optional) {
    const place = placeIn(stem);
    if (place) more.push(place);
    else if (stem?.at(code).some(({ fact }) => !isZero(fact.amount))) return undefined;
  }
  const all = [...found.filter((place) => place !== undefined), ...more];
  return all.every(({ fact }) => fact.isBlank) ? undefined : all;
}

/** The relation of a total in one table to amounts in others. */
export function sumAcross(rule: string, whole: Place, parts: readonly Place[], basis = BASIS): Relation {
  return {
    rule,
    kind: "across",
    test: SUM,
    basis,
    ...ofPlaces(whole, parts),
    ...([whole, ...parts].some(({ isAssumed }) => isAssumed) ? { weak: true as const } : {}),
  };
}

export const acrossRule: Rule = {
  id: "across",
  parts: ["across/nature", "across/fund", "across/item"],
  title: { zh: "核对跨表合计", en: "Check totals against parts in other tables" },
  explains: {
    zh: "一张表印合计、另一张表只印各部分时，两表之间核对：基本支出＝人员经费＋公用经费（公开05与公开06），支出合计＝基本支出＋项目支出，财政拨款＝一般公共预算＋政府性基金＋国有资本经营（公开02与公开01），三公经费＝各项。两表含不含上年结转不同时不核对。",
    en: "A total printed in one table against parts that another one prints without it: 基本支出 against 人员经费 and 公用经费, 财政拨款 against its three funds.",
  },
  basis: BASIS,
  example: {
    支出表: [
      ["2024年度一般公共预算财政拨款支出决算表"],
      [null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
      [null, "合计", 30, 20, 10],
      ["201", "一般公共服务支出", 30, 20, 10],
    ],
    基本支出表: [
      ["2024年度一般公共预算财政拨款基本支出决算表"],
      [null, null, null, null, null, "单位：万元"],
      ["人员经费", null, null, "公用经费", null, null],
      ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
      ["301", "工资福利支出", 15, "302", "商品和服务支出", 5],
      ["30101", "基本工资", 15, "30201", "办公费", 5],
      ["人员经费合计", null, 15, "公用经费合计", null, 5],
    ],
  },
  mistake: { sheet: "支出表", address: "D4", value: 21 },
  across: acrossTables,
};
