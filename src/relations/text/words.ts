import { type Concept, conceptKey } from "../../catalogue/index.js";
import { type Dossier, type Level, type ReadText, type Spot } from "../../narrative/index.js";
import { isZero } from "../../workbook/index.js";
import { accountsOf } from "../accounts.js";
import { type Derived, nothingDerived } from "../relation.js";
import type { Rule } from "../rule.js";
import type { TextPlaces } from "./places.js";
import { namedPlace, textHolds, textProblem } from "./relation.js";

const TEMPLATE_RULE = "text/template";
const TEMPLATE_BASIS = "文字：模板用语应改成实际内容";
const NONE_RULE = "text/none";
const NONE_BASIS = "文字：写“无”的收支，表中没有数";
const YEAR_RULE = "text/year";
const YEAR_BASIS = "文字：与上年比较，不与本年自身比较；各数属于本年度";

/** 没有 and the like, of something that tables print. */
function nonesIn(texts: TextPlaces, text: ReadText, derived: Derived): void {
  const { document } = text;
  const stage = document.kind === "final" ? "决算" : "年初预算";
  const year = document.year === undefined || document.hasUnstatedYear ? {} : { year: String(document.year) };
  let agreeing = 0;
  for (const { fund, item, spot } of text.denials) {
    const concepts: Concept[] =
      item === undefined
        ? ["本年支出", "本年收入", "支出总计"].map((direction) => ({
            direction,
            stage,
            ...year,
            ...(fund === undefined ? {} : { fund }),
          }))
        : ["财政拨款", "一般公共预算"].map((own) => ({
            direction: "本年支出",
            stage,
            ...year,
            fund: own,
            item,
          }));
    const found = texts.allInTables(concepts).find(({ fact }) => !isZero(fact.amount));
    if (!found) {
      agreeing += 1;
      continue;
    }
    derived.texts.push(
      textProblem(
        NONE_RULE,
        NONE_BASIS,
        `${fund ?? ""}|${item ?? ""}`,
        [namedPlace(spot), { place: found.fact.place, text: found.fact.printed }],
        "filled",
        { text: spot.words.quote, name: found.table.title, value: found.fact.printed },
      ),
    );
  }
  if (agreeing > 0) derived.texts.push(textHolds(NONE_RULE, NONE_BASIS, agreeing));
}

function templatesIn(text: ReadText, derived: Derived): void {
  for (const [at, { word, spot }] of text.templates.entries())
    derived.texts.push(
      textProblem(
        TEMPLATE_RULE,
        TEMPLATE_BASIS,
        `${word}|${spot.section.id}|${String(at)}`,
        [namedPlace(spot)],
        "template",
        {
          text: spot.words.quote,
          word,
        },
      ),
    );
}

/** A comparison with the document's own year, and a figure of the year that is said to be another year's. */
function yearsIn(texts: TextPlaces, text: ReadText, derived: Derived): void {
  const own = text.document.year;
  if (own === undefined) return;
  let agreeing = 0;
  const report = (spot: Spot, outcome: string, year: string): void => {
    derived.texts.push(
      textProblem(
        YEAR_RULE,
        YEAR_BASIS,
        `${outcome}|${spot.section.id}|${String(spot.paragraph)}`,
        [namedPlace(spot)],
        outcome,
        {
          text: spot.words.quote,
          year,
          expected: String(outcome === "other-year" || outcome === "lone-year" ? own : own - 1),
        },
      ),
    );
  };
  const seen = new Set<string>();
  for (const { base, now, ...change } of text.statements.changes) {
    const key = `${String(change.sentence)}|${base?.text ?? ""}`;
    if (base?.year === undefined || seen.has(key)) continue;
    seen.add(key);
    const isOwn = base.year === String(own) && base.stage === undefined;
    // 2024年…比2024年预算减少: one of the two years is wrong.
    const isItself = now !== undefined && base.year === saidYear(now);
    if (isOwn || isItself) report(change, "own-year", base.year);
    else if (base.year.startsWith("20") && Number(base.year) !== own - 1 && isAlone(text, base.year, own))
      report(change, "base-year", base.year);
    else agreeing += 1;
  }
  // A figure of another year with what changed, and none of the document's own: the year is wrong.
  const changing = new Set(text.statements.changes.map(({ now }) => now));
  const ofOwnYear = new Set(
    text.statements.levels
      .filter(({ concepts: [concept] }) => concept?.year === undefined || concept.year === String(own))
      .map(({ firm }) => conceptKey(firm)),
  );
  for (const level of text.statements.levels) {
    const said = level.concepts[0]?.year;
    if (said === undefined || said === String(own) || saidYear(level) !== said) continue;
    const isOther = texts.of(level)?.isInTables === true;
    const now = level.concepts.map(({ year: _year, ...concept }) =>
      text.document.hasUnstatedYear ? concept : { ...concept, year: String(own) },
    );
    const found = texts
      .allInTables(now)
      .some(({ fact }) => fact.amount.units !== 0n && sameAmount(fact, level.fact));
    if (!isOther && found) report(level, "other-year", said);
    else if (!isOther && changing.has(level) && !ofOwnYear.has(conceptKey(level.firm)))
      report(level, "lone-year", said);
  }
  if (agreeing > 0) derived.texts.push(textHolds(YEAR_RULE, YEAR_BASIS, agreeing));
}

/** The year that a figure's own words name. */
function saidYear({ words, fact }: Level): string | undefined {
  const label = words.quote.slice(0, words.quote.length - fact.printed.length);
  return /(20\d\d)\s*年/.exec(label)?.[1];
}

/** Whether a year is compared with once only, while the others compare with the year before the document's. */
function isAlone({ statements }: ReadText, year: string, own: number): boolean {
  const years = statements.changes.flatMap(({ base }) => base?.year ?? []);
  const usual = years.filter((one) => one === String(own - 1) || one === "last").length;
  return usual > years.filter((one) => one === year).length;
}

function sameAmount(
  one: { amount: { units: bigint; scale: number } },
  other: { amount: { units: bigint; scale: number } },
): boolean {
  const scale = Math.max(one.amount.scale, other.amount.scale);
  const widen = ({ amount }: typeof one): bigint => amount.units * 10n ** BigInt(scale - amount.scale);
  return widen(one) === widen(other);
}

/** What a text says without figures. */
export function textWords(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const { texts } of accountsOf(document)) {
    for (const text of texts.texts) {
      nonesIn(texts, text, derived);
      templatesIn(text, derived);
      yearsIn(texts, text, derived);
    }
  }
  return derived;
}

export const textWordsRule: Rule = {
  id: "text/words",
  parts: [TEMPLATE_RULE, NONE_RULE, YEAR_RULE],
  title: { zh: "核对文字用语", en: "Check the words of a text" },
  explains: {
    zh: "没有改动的模板用语（“增加（减少）”“XX”“列明”等）、写“无”而表中有数的收支、与本年自身比较的年度，逐处列出。",
    en: "Words that a template left in, 无 for what the tables print, and comparisons with the document's own year.",
  },
  basis: `${TEMPLATE_BASIS}；${NONE_BASIS}；${YEAR_BASIS}`,
  classes: {
    template: "error",
    filled: "error",
    "own-year": "error",
    "base-year": "doubt",
    "other-year": "error",
    "lone-year": "doubt",
  },
  example: {
    基金表: [
      ["2024年度政府性基金预算财政拨款收入支出决算表"],
      [null, null, null, null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", null, null, "年末结转和结余"],
      [null, null, null, null, "小计", "基本支出", "项目支出", null],
      [null, "合计", 0, 0, 0, 0, 0, 0],
    ],
  },
  text: {
    lines: ["七、政府性基金预算财政拨款收入支出决算情况说明", "公务用车运行费较上年增加0.00万元。"],
    mistake: { from: "增加0.00", to: "增加（减少）0.00", quote: "较上年增加（减少）0.00万元" },
  },
  across: textWords,
};
