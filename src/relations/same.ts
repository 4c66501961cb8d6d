import type { Dossier } from "../narrative/index.js";
import type { Table } from "../recognise/index.js";
import { isZero } from "../workbook/index.js";
import { type Accounts, accountsOf } from "./accounts.js";
import { isPrinted, witnessesOf } from "./beside/witnesses.js";
import { byDetail, byTable, type Place, placeKey } from "./ledger.js";
import { isEqual } from "./text/places.js";
import { type Derived, nothingDerived, ofPlaces, type Relation, SAME } from "./relation.js";
import type { Rule } from "./rule.js";

const RULE = "same/tables";
const BASIS = "表样：同一数据在各表中一致";
const BASIS_BESIDE = "同一部门的文件：同一口径的数据在各文件中一致";

/** Every concept that several tables print: one relation a concept, all its places in it. */
export function sameFacts(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const accounts of accountsOf(document)) sameIn(accounts, derived);
  return derived;
}

function sameIn({ entity, ledger, scopes, texts, beside }: Accounts, derived: Derived): void {
  const inTables = new Set<string>();
  const hasTexts = texts.texts.length > 0;
  for (const stem of ledger.all()) {
    const hasOthers = beside.others.print(stem.concept);
    if (stem.tables.size < 2 && !hasTexts && !hasOthers) continue;
    for (const code of stem.codes) {
      const key = placeKey(stem.concept, code);
      const told = hasTexts ? tellersOf(texts.at(key)) : NOTHING;
      if (hasTexts) inTables.add(key);
      const places = stem.at(code);
      const others = hasOthers ? witnessesOf(beside.others.at(stem.concept, code), places) : NOTHING;
      if (places.length + told.length + others.length < 2) continue;
      const tables = byTable(places);
      const ambiguous = new Set(places.map(({ table }) => table));
      for (const table of tables.keys()) ambiguous.delete(table);
      for (const table of ambiguous) derived.notApplicable.push({ rule: RULE, table, reason: "ambiguous" });
      if (tables.size === 0 || tables.size + told.length + others.length < 2) continue;
      const all = [...tables.values()].flat();
      const isZeroEverywhere = [...all, ...told, ...others].every(({ fact }) => isZero(fact.amount));
      const filled = isZeroEverywhere ? all : all.filter(isPrinted);
      // A text that states an amount is compared with a form that is empty.
      const printed = filled.length === 0 && told.length > 0 ? all : filled;
      const groups = grouped(printed, (left, right) => scopes.comparable(stem.concept, code, left, right));
      for (const place of told) joining(place, groups).places.push(place);
      for (const place of others) joinOther(place, groups, scopes.carries(stem.concept));
      for (const group of groups) {
        const relation = sameRelation(group, `${entity}|${key}`);
        if (relation) derived.relations.push(relation);
        else if (group.places[0] && tables.size > 1)
          derived.notApplicable.push({ rule: RULE, table: group.places[0].table, reason: "scope-differs" });
      }
    }
  }
  if (hasTexts) sameInTexts({ entity, texts, beside }, inTables, derived);
}

const NOTHING: readonly Place[] = [];

/** Places that can be compared with one another. */
interface Group {
  /** Those of the document that is checked. */
  readonly places: Place[];
  readonly others: Place[];
}

/** What several sentences say, each once. */
function tellersOf(places: readonly Place[]): readonly Place[] {
  return [...byTable(places).values()].flat();
}

function agreesWith(place: Place, { places }: Group): boolean {
  return places.some(({ fact }) => isEqual(fact, place.fact));
}

/** The group that a text agrees with; where it agrees with none, the first. */
function joining(place: Place, groups: Group[]): Group {
  const found = groups.find((group) => agreesWith(place, group)) ?? groups[0];
  if (found) return found;
  const fresh: Group = { places: [], others: [] };
  groups.push(fresh);
  return fresh;
}

/** A place of another document joins what it agrees with, else its own form; the first where all cover the same. */
function joinOther(place: Place, groups: readonly Group[], areScopesOpen: boolean): void {
  const found =
    groups.find((group) => agreesWith(place, group)) ??
    groups.find(({ places }) => places.some(({ table }) => table.form === place.table.form)) ??
    (areScopesOpen ? undefined : groups[0]);
  found?.others.push(place);
}

/** Places whose tables can be compared with one another. */
function grouped(places: readonly Place[], comparable: (left: Table, right: Table) => boolean): Group[] {
  const groups: Group[] = [];
  for (const place of places) {
    const group = groups.find(({ places: [first] }) => first && comparable(first.table, place.table));
    if (group) group.places.push(place);
    else groups.push({ places: [place], others: [] });
  }
  return groups;
}

/** What several sentences, or a sentence and another document, say of a thing that no table prints. */
function sameInTexts(
  { entity, texts, beside }: Pick<Accounts, "entity" | "texts" | "beside">,
  inTables: ReadonlySet<string>,
  derived: Derived,
): void {
  for (const [key, [placed]] of texts.keys()) {
    if (inTables.has(key) || !placed) continue;
    const places = [...tellersOf(texts.at(key))];
    const others = [...witnessesOf(beside.others.of(placed.concept), places)];
    const relation = sameRelation({ places, others }, `${entity}|${key}`);
    if (relation) derived.relations.push(relation);
  }
}

/** Other documents come last, where the best witnesses stand. */
function sameRelation({ places, others }: Group, subject: string): Relation | undefined {
  const [first, ...rest] = [...places.toSorted(byDetail), ...others.toSorted(byDetail)];
  if (!first || places.length === 0 || new Set([first, ...rest].map(({ table }) => table)).size < 2)
    return undefined;
  return {
    rule: RULE,
    kind: "same",
    test: SAME,
    basis: others.length === 0 ? BASIS : BASIS_BESIDE,
    subject,
    ...ofPlaces(first, rest),
  };
}

export const sameRule: Rule = {
  id: "same/tables",
  title: { zh: "核对各表中的同一数据", en: "Check the same figure in several tables" },
  explains: {
    zh: "同一口径（收支方向、预算或决算、年度、资金性质、支出性质、科目、单位）的金额在几张表里都有时，各处必须一致，差 0.01 也是不一致；元与万元按四舍五入后的数比较，表下注明按舍位平衡换算的，舍、入两数都算一致。口径中有一项不明的不比较；预算中上年结转有的表含、有的表不含，两表合计正好相差所印的上年结转时，不逐行比较。同一部门的对照文件（上年公开、本年预算、批复、元的原表）按同样口径参加比较，本文件与它不一致时以它为准报告本文件的数；对照文件之间、对照文件内部不核对。",
    en: "Where several tables print an amount for one concept, all of them must print the same number; 元 and 万元 are compared after rounding; a table whose note says that it was balanced (舍位平衡) may print the floor or the ceiling. Nothing is compared on an unknown dimension, nor line by line between tables of a budget that do and do not cover 上年结转. Other documents of the department join by year and stage; they are believed, and never checked themselves.",
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
