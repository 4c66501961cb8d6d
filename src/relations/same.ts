import type { Dossier } from "../narrative/index.js";
import type { Table } from "../recognise/index.js";
import { isZero } from "../workbook/index.js";
import { type Accounts, accountsOf } from "./accounts.js";
import { byDetail, byTable, type Place, placeKey } from "./ledger.js";
import { isEqual } from "./text/places.js";
import { type Derived, nothingDerived, ofPlaces, type Relation, SAME } from "./relation.js";
import type { Rule } from "./rule.js";

const RULE = "same/tables";
const BASIS = "表样：同一数据在各表中一致";

/** A blank counts as printed where other lines of its list are filled in its column. */
function isPrinted({ fact, table, row, column }: Place): boolean {
  if (!fact.isBlank) return true;
  const position = table.panels[row.panel]?.columns.indexOf(column) ?? -1;
  return table.rows.some(
    (other) =>
      other !== row &&
      other.panel === row.panel &&
      other.parent === row.parent &&
      other.factAt(position)?.isBlank === false,
  );
}

/** Every concept that several tables print: one relation a concept, all its places in it. */
export function sameFacts(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const accounts of accountsOf(document)) sameIn(accounts, derived);
  return derived;
}

function sameIn({ entity, ledger, scopes, texts }: Accounts, derived: Derived): void {
  const inTables = new Set<string>();
  const hasTexts = texts.texts.length > 0;
  for (const stem of ledger.all()) {
    if (stem.tables.size < 2 && !hasTexts) continue;
    for (const code of stem.codes) {
      const key = placeKey(stem.concept, code);
      const told = hasTexts ? [...byTable(texts.at(key)).values()].flat() : NOTHING;
      if (hasTexts) inTables.add(key);
      const places = stem.at(code);
      if (places.length + told.length < 2) continue;
      const tables = byTable(places);
      const ambiguous = new Set(places.map(({ table }) => table));
      for (const table of tables.keys()) ambiguous.delete(table);
      for (const table of ambiguous) derived.notApplicable.push({ rule: RULE, table, reason: "ambiguous" });
      if (tables.size === 0 || tables.size + told.length < 2) continue;
      const all = [...tables.values()].flat();
      const isZeroEverywhere = [...all, ...told].every(({ fact }) => isZero(fact.amount));
      const filled = isZeroEverywhere ? all : all.filter(isPrinted);
      // A text that states an amount is compared with a form that is empty.
      const printed = filled.length === 0 && told.length > 0 ? all : filled;
      const groups = grouped(printed, (left, right) => scopes.comparable(stem.concept, code, left, right));
      for (const place of told) joining(place, groups).push(place);
      for (const group of groups) {
        const relation = sameRelation(group, `${entity}|${key}`);
        if (relation) derived.relations.push(relation);
        else if (group[0] && tables.size > 1)
          derived.notApplicable.push({ rule: RULE, table: group[0].table, reason: "scope-differs" });
      }
    }
  }
  if (hasTexts) sameInTexts(texts, entity, inTables, derived);
}

const NOTHING: readonly Place[] = [];

/** The group that a text agrees with; where it agrees with none, the first. */
function joining(place: Place, groups: Place[][]): Place[] {
  const found = groups.find((group) => group.some(({ fact }) => isEqual(fact, place.fact))) ?? groups[0];
  if (found) return found;
  const fresh: Place[] = [];
  groups.push(fresh);
  return fresh;
}

/** Places whose tables can be compared with one another. */
function grouped(places: readonly Place[], comparable: (left: Table, right: Table) => boolean): Place[][] {
  const groups: Place[][] = [];
  for (const place of places) {
    const group = groups.find(([first]) => first && comparable(first.table, place.table));
    if (group) group.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** What several sentences say of a thing that no table prints. */
function sameInTexts(
  texts: Accounts["texts"],
  entity: string,
  inTables: ReadonlySet<string>,
  derived: Derived,
): void {
  for (const [key] of texts.keys()) {
    if (inTables.has(key)) continue;
    const told = [...byTable(texts.at(key)).values()].flat();
    const relation = told.length > 1 ? sameRelation(told, `${entity}|${key}`) : undefined;
    if (relation) derived.relations.push(relation);
  }
}

function sameRelation(group: readonly Place[], subject: string): Relation | undefined {
  const [first, ...others] = group.toSorted(byDetail);
  if (!first || new Set(group.map(({ table }) => table)).size < 2) return undefined;
  return {
    rule: RULE,
    kind: "same",
    test: SAME,
    basis: BASIS,
    subject,
    ...ofPlaces(first, others),
  };
}

export const sameRule: Rule = {
  id: "same/tables",
  title: { zh: "核对各表中的同一数据", en: "Check the same figure in several tables" },
  explains: {
    zh: "同一口径（收支方向、预算或决算、年度、资金性质、支出性质、科目、单位）的金额在几张表里都有时，各处必须一致，差 0.01 也是不一致；元与万元按四舍五入后的数比较。口径中有一项不明的不比较；预算中上年结转有的表含、有的表不含，两表合计正好相差所印的上年结转时，不逐行比较。",
    en: "Where several tables print an amount for one concept, all of them must print the same number; 元 and 万元 are compared after rounding. Nothing is compared on an unknown dimension, nor line by line between tables of a budget that do and do not cover 上年结转.",
  },
  basis: BASIS,
  example: {
    总表: [
      ["2024年度收入支出决算总表"],
      [null, null, null, "单位：万元"],
      ["收入", null, "支出", null],
      ["项目", "决算数", "项目", "决算数"],
      ["一、一般公共预算财政拨款收入", 30, "一、一般公共服务支出", 20],
      [null, null, "二、教育支出", 10],
      ["本年收入合计", 30, "本年支出合计", 30],
      ["总计", 30, "总计", 30],
    ],
    支出表: [
      ["2024年度支出决算表"],
      [null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      [null, "合计", 30, 20, 10],
      ["201", "一般公共服务支出", 20, 15, 5],
      ["205", "教育支出", 10, 5, 5],
    ],
  },
  mistake: { sheet: "总表", address: "D5", value: 20.01 },
  across: sameFacts,
};
