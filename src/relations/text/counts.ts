import { type Count, type Dossier, type Level, type ReadText, stageOf } from "../../narrative/index.js";
import { groupBy, isZero } from "../../workbook/index.js";
import { accountsOf } from "../accounts.js";
import { type Derived, nothingDerived, POINTS } from "../relation.js";
import type { Rule } from "../rule.js";
import type { TextPlaces } from "./places.js";
import { isForeign, itemsCounted } from "./counted.js";
import { namedPlace, plus, textHolds, textProblem, textRelation } from "./relation.js";

const RULE = "text/count";
const BASIS = "文字：有支出就有团组、人次、车辆或批次";
const SUM_BASIS = "文字：各类数量相加等于总数";

/** An item that was paid for and of which nothing is counted, or the reverse. */
function countsIn(texts: TextPlaces, { statements }: ReadText, derived: Derived): void {
  const levels = statements.levels.filter(
    ({ firm, section }) => firm.item !== undefined && section.id === "three-public",
  );
  const amounts = amountsOf(levels);
  // Without foreign guests, what was spent on guests was spent on those of this country.
  const hasForeign =
    levels.some(({ firm }) => firm.item === "国境外接待") ||
    statements.counts.some(({ label, fact }) => isForeign(label) && !isZero(fact.amount));
  let agreeing = 0;
  const reported = new Set<string>();
  for (const { count, item } of itemsCounted(statements)) {
    const level =
      toldBefore(amounts.get(item), count) ??
      (item === "国内接待" && !hasForeign ? toldBefore(amounts.get("公务接待"), count) : undefined);
    if (!level) continue;
    const [isPaid, isCounted] = [!isZero(level.fact.amount), !isZero(count.fact.amount)];
    if (isPaid === isCounted || (isCounted && item === "公务用车购置" && /计划|拟/.test(count.label))) {
      agreeing += 1;
      continue;
    }
    if (reported.has(item)) continue;
    reported.add(item);
    derived.texts.push(
      textProblem(
        RULE,
        BASIS,
        `${item}|${isPaid ? "paid" : "counted"}`,
        [namedPlace(count), namedPlace(level)],
        isPaid ? "none-counted" : "none-paid",
        { text: count.words.quote, name: level.words.quote },
      ),
    );
  }
  if (agreeing > 0) derived.texts.push(textHolds(RULE, BASIS, agreeing));
}

/** What each item cost, in the order of the text: as accounted for, where that is told. */
function amountsOf(levels: readonly Level[]): ReadonlyMap<string | undefined, readonly Level[]> {
  const current = levels.filter((level) => !level.inReason && /决算|年初预算/.test(stageOf(level) ?? ""));
  const byItem = groupBy(current, ({ firm }) => firm.item);
  for (const [item, own] of byItem) {
    const actual = own.filter((level) => stageOf(level) === "决算");
    if (actual.length > 0) byItem.set(item, actual);
  }
  return byItem;
}

/** The last that was told before a count; else the first. */
function toldBefore(levels: readonly Level[] | undefined, { paragraph }: Count): Level | undefined {
  if (!levels) return undefined;
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((levels[middle]?.paragraph ?? Infinity) <= paragraph) low = middle + 1;
    else high = middle;
  }
  return levels[low - 1] ?? levels[0];
}

/** Words behind which the kinds of a total are counted. */
const KINDS = /其中|包括/;
const GRADE = /[优良中差]|合格|一般|较[好差]/;

interface Counted {
  readonly whole: Count;
  readonly parts: readonly Count[];
  readonly subject: string;
}

/** 共有车辆 4 辆，其中：…1 辆、…3 辆: all kinds must be counted. */
function carsIn(counts: readonly Count[]): Counted | undefined {
  const [whole, ...rest] = counts.filter(
    ({ section, fact }) => section.id === "assets" && (fact.unit === "辆" || fact.unit === "台"),
  );
  const parts = rest.filter(({ fact }) => fact.unit === whole?.fact.unit);
  const [first] = parts;
  if (!whole || !first || parts.length < 2) return undefined;
  const { sentence, figure } = whole.words;
  const between = sentence.slice(figure.end, first.words.figure.start).replace(/\s/g, "");
  const kinds = [...sentence.slice(figure.end).matchAll(KIND)].length;
  return KINDS.test(between) && kinds === parts.length ? { whole, parts, subject: "车辆" } : undefined;
}

/** A kind of cars with its number; what the cars of a kind are used for is none. */
const KIND = /(用\s*车|车\s*辆)\s*[\d０-９]+\s*[辆台]/g;

/** 对 9 个项目开展自评，其中“优” 8 个、“良” 1 个. */
function gradesIn(counts: readonly Count[]): Counted | undefined {
  const own = counts.filter(({ section, fact }) => section.kind === "performance" && fact.unit === "个");
  const parts = own.filter(
    ({ label, words }) => GRADE.test(label) && !isOfProjects(words.sentence, words.figure.start),
  );
  const [first] = parts;
  if (!first) return undefined;
  const whole = own.findLast(
    (count) => count.paragraph === first.paragraph && own.indexOf(count) < own.indexOf(first),
  );
  if (!whole || parts.length < 2 || !whole.words.sentence.includes("项目")) return undefined;
  return { whole, parts, subject: "等级" };
}

function isOfProjects(sentence: string, at: number): boolean {
  return /(优先|良好|优化|优质)[^,，。;；]{0,6}$/.test(sentence.slice(0, at));
}

function sumsOfCounts(texts: TextPlaces, { statements }: ReadText, derived: Derived): void {
  const sentences = groupBy(statements.counts, ({ sentence }) => sentence);
  const paragraphs = groupBy(statements.counts, ({ paragraph }) => paragraph);
  const found = [...[...sentences.values()].map(carsIn), ...[...paragraphs.values()].map(gradesIn)];
  for (const counted of found) {
    if (!counted) continue;
    const { whole, parts, subject } = counted;
    const about = {
      rule: "text/count-sum",
      test: POINTS,
      basis: SUM_BASIS,
      subject,
      weak: subject === "车辆",
    };
    derived.relations.push(
      textRelation(
        texts,
        about,
        { fact: whole.fact, spot: whole },
        parts.map(({ fact }) => plus(fact)),
      ),
    );
  }
}

/** Every count that a text states beside an amount. */
export function textCounts(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const { texts } of accountsOf(document)) {
    for (const text of texts.texts) {
      countsIn(texts, text, derived);
      sumsOfCounts(texts, text, derived);
    }
  }
  return derived;
}

export const textCountRule: Rule = {
  id: RULE,
  parts: [RULE, "text/count-sum"],
  title: { zh: "核对三公经费的数量说明", en: "Check counts beside 三公经费" },
  explains: {
    zh: "有因公出国（境）支出就有团组和人次，有公务接待支出就有批次和人次，有购置费就有购置辆数；没有支出而有数量的列为待核实。车辆总数等于各类车辆之和。",
    en: "Where an item of 三公经费 was paid for, groups, persons or cars are counted; counts without money are to be verified. Cars add up.",
  },
  basis: BASIS,
  classes: { "none-counted": "error", "none-paid": "doubt" },
  example: {
    三公经费: [
      ["2024年度财政拨款“三公”经费支出决算表"],
      [null, null, null, null, null, "单位：万元"],
      ["决算数", null, null, null, null, null],
      ["合计", "因公出国（境）费", "公务用车购置及运行费", null, null, "公务接待费"],
      [null, null, "小计", "公务用车购置费", "公务用车运行费", null],
      [6, 6, 0, 0, 0, 0],
    ],
  },
  text: {
    lines: [
      "九、财政拨款“三公”经费支出决算情况说明",
      "1.因公出国（境）费支出决算为6.00万元。全年因公出国（境）团组2个，累计5人次。",
    ],
    mistake: { from: "团组2个", to: "团组0个", quote: "团组0个" },
  },
  across: textCounts,
};
