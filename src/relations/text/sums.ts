import { type Concept, isBelow } from "../../catalogue/index.js";
import { type Dossier, type Level, type PartList, stageOf } from "../../narrative/index.js";
import { accountsOf } from "../accounts.js";
import { judge } from "../judge.js";
import { type Derived, nothingDerived, type Relation, SUM } from "../relation.js";
import type { Rule } from "../rule.js";
import { BOUND_RULE, bounds } from "./bounds.js";
import { breakdowns, CELL_RULE } from "./breakdowns.js";
import { ALL_ITEMS, childrenOf, Completeness } from "./completeness.js";
import type { TextPlaces } from "./places.js";
import { notJudged, plus, textRelation } from "./relation.js";

const RULE = "text/sum";
const BASIS = "文字：列举的各部分相加等于总数";
const ITEMS_BASIS = "文字：逐项说明的各项支出相加等于支出合计";
const CODES_BASIS = "文字：一句话说明几个科目的，等于表中这几个科目之和";

/** A part that stands below another one of its list is added with that one. */
function isPartOf(part: Concept, other: Concept): boolean {
  const [own, above] = [part.item, other.item];
  if (own !== undefined && above !== undefined && isBelow("item", own, above)) return true;
  if (part.nature !== undefined && other.nature !== undefined && isBelow("nature", part.nature, other.nature))
    return true;
  const [code, prefix] = [part.function ?? part.economic, other.function ?? other.economic];
  return code !== undefined && prefix !== undefined && code !== prefix && code.startsWith(prefix);
}

function topParts(parts: readonly Level[]): Level[] {
  return parts.filter((part) => !parts.some((other) => other !== part && isPartOf(part.firm, other.firm)));
}

function sumOf(texts: TextPlaces, whole: Level, parts: readonly Level[], basis: string): Relation {
  const subject = subjectOf(texts, whole, parts);
  const about = { rule: RULE, test: SUM, basis, subject };
  return textRelation(
    texts,
    about,
    { fact: whole.fact, spot: whole },
    parts.map((part) => plus(part.fact)),
  );
}

/** A sum by its whole and what its parts are. */
function subjectOf(texts: TextPlaces, whole: Level, parts: readonly Level[]): string {
  const name = (level: Level): string => JSON.stringify(texts.of(level)?.concept ?? level.firm);
  return `${name(whole)}|${parts.map(name).join("+")}|${whole.section.id}`;
}

function listSum(
  texts: TextPlaces,
  complete: Completeness,
  { whole, parts }: PartList,
  derived: Derived,
): void {
  const own = topParts(
    parts.filter((part) => stageOf(part) === stageOf(whole) || part.firm.project !== undefined),
  );
  const [first] = own;
  if (!first) return;
  const relation = sumOf(texts, whole, own, BASIS);
  const verdict = judge(relation);
  if (typeof verdict === "string") {
    if (own.length > 1) derived.relations.push(relation);
    return;
  }
  if (own.length < 2 || whole.firm.project !== undefined) return;
  if (complete.isComplete(whole, own)) derived.relations.push(relation);
  else derived.notApplicable.push(notJudged(texts, RULE, first, first.fact, "structure"));
}

/** 1.教育支出（类）…（项）…; 2.…: the items of a chapter and the total that it begins with. */
function itemSums(texts: TextPlaces, complete: Completeness, derived: Derived): void {
  for (const { statements } of texts.texts) {
    const levels = statements.levels.filter(({ section, inReason }) => section.id === "general" && !inReason);
    const stages = new Set(levels.map(stageOf));
    for (const stage of stages) {
      const own = levels.filter((level) => stageOf(level) === stage && level.firm.nature === undefined);
      const items = firstOfEach(own.filter(isItem));
      const [first] = items;
      const whole = own.findLast((level) => isTotal(level) && level.paragraph < (first?.paragraph ?? 0));
      if (!whole || items.length < FEWEST) continue;
      const relation = sumOf(texts, whole, items, ITEMS_BASIS);
      if (typeof judge(relation) === "string" || complete.isComplete(whole, items))
        derived.relations.push(relation);
      else derived.notApplicable.push(notJudged(texts, RULE, whole, whole.fact, "structure"));
    }
  }
}

/** Items of 三公经费 or of 采购 that are told one by one, each in its own sentence. */
function itemTotals(texts: TextPlaces, listed: ReadonlySet<Level>, derived: Derived): void {
  for (const { statements } of texts.texts) {
    for (const [at, whole] of statements.levels.entries()) {
      const { item } = whole.firm;
      if (item === undefined || !ALL_ITEMS.has(item) || whole.inReason || listed.has(whole)) continue;
      const near = statements.levels
        .slice(at + 1, at + MOST_NEAR)
        .filter(
          ({ section, paragraph }) => section.id === whole.section.id && paragraph - whole.paragraph <= NEAR,
        );
      const parts = childrenOf(item).map((child) =>
        near.find((level) => level.firm.item === child && stageOf(level) === stageOf(whole)),
      );
      if (parts.some((part) => part === undefined)) continue;
      derived.relations.push(
        sumOf(
          texts,
          whole,
          parts.filter((part) => part !== undefined),
          BASIS,
        ),
      );
    }
  }
}

const NEAR = 8;
const MOST_NEAR = 80;
const FEWEST = 3;
const ITEM_DIGITS = 7;

function isItem({ firm }: Level): boolean {
  return firm.function?.length === ITEM_DIGITS || firm.function?.startsWith("?") === true;
}

function isTotal({ firm }: Level): boolean {
  return (
    firm.function === undefined &&
    firm.economic === undefined &&
    firm.item === undefined &&
    firm.project === undefined
  );
}

/** One level for each 项: the first that names it. */
function firstOfEach(levels: readonly Level[]): Level[] {
  const seen = new Set<string>();
  return levels.filter(({ firm, codes }) => {
    const key = codes?.join("+") ?? firm.function ?? "";
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** 行政单位医疗、公务员医疗补助（项）: one figure for several lines of the tables. */
function codeSum(texts: TextPlaces, level: Level, derived: Derived): void {
  const { codes = [], concepts, fact } = level;
  const places = codes.map((code) =>
    texts.inTables(concepts.map((concept) => ({ ...concept, function: code }))),
  );
  const known = places.filter((place) => place !== undefined);
  if (known.length !== codes.length) return;
  const about = {
    rule: RULE,
    test: SUM,
    basis: CODES_BASIS,
    subject: `${codes.join("+")}|${stageOf(level) ?? ""}`,
  };
  derived.relations.push(
    textRelation(
      texts,
      about,
      { fact, spot: level },
      known.map((place) => plus(place.fact)),
      known,
    ),
  );
}

/** Every sum that a text states. */
export function textSums(document: Dossier): Derived {
  const derived = nothingDerived();
  const all = accountsOf(document);
  const [first] = all;
  for (const accounts of all) {
    const { texts } = accounts;
    if (accounts === first) breakdowns(document, texts, derived);
    if (texts.texts.length === 0) continue;
    const complete = new Completeness(accounts, texts);
    for (const { statements } of texts.texts) {
      for (const list of statements.lists) listSum(texts, complete, list, derived);
      for (const level of statements.levels) if (level.codes) codeSum(texts, level, derived);
    }
    itemSums(texts, complete, derived);
    const listed = new Set(
      texts.texts.flatMap(({ statements }) => statements.lists.map(({ whole }) => whole)),
    );
    itemTotals(texts, listed, derived);
    bounds(texts, derived);
  }
  return derived;
}

export const textSumRule: Rule = {
  id: RULE,
  parts: [RULE, CELL_RULE, BOUND_RULE],
  title: { zh: "核对文字中列举各部分之和", en: "Check that the parts listed in a text add up" },
  explains: {
    zh: "“其中”“包括”和逐项列出的各部分，列全了的，相加应等于总数；是否列全由表中有数的科目、资金、支出性质判断，没有列全的不判断。逐个项级科目说明预算数、决算数的，各项之和应等于合计。",
    en: "Parts listed behind 其中, 包括 or item by item add up to their whole where the list is complete; the tables tell whether it is.",
  },
  basis: BASIS,
  example: {
    支出表: [
      ["2024年度支出决算表"],
      [null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      [null, "合计", 30, 20, 10],
      ["201", "一般公共服务支出", 30, 20, 10],
    ],
  },
  text: {
    lines: [
      "三、支出决算情况说明",
      "2024年度支出合计30.00万元，其中：基本支出20.00万元，项目支出10.00万元。",
    ],
    mistake: { from: "支出合计30.00", to: "支出合计31.00", quote: "支出合计31.00万元" },
  },
  across: textSums,
};
