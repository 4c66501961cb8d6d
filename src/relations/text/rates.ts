import type { Concept } from "../../catalogue/index.js";
import type { Completion, Dossier, Level, Share } from "../../narrative/index.js";
import type { Fact } from "../../recognise/index.js";
import { isZero } from "../../workbook/index.js";
import { accountsOf } from "../accounts.js";
import { isBroken, judge } from "../judge.js";
import type { Place } from "../ledger.js";
import { type Derived, nothingDerived, type Relation } from "../relation.js";
import type { Rule } from "../rule.js";
import type { TextPlaces } from "./places.js";
import { namedPlace, notJudged, plus, textProblem, textRelation } from "./relation.js";

const SHARE_RULE = "text/share";
const SHARE_BASIS = "文字：占比＝部分÷总数";
const COMPLETION_RULE = "text/completion";
const COMPLETION_BASIS = "文字：完成率＝决算数（执行数）÷预算数";
const ZERO_BASIS = "文字：预算为零时没有完成率";

/** A figure by which another is divided. */
interface Base {
  readonly fact: Fact;
  readonly place: Place | undefined;
}

/** A rate of two figures; of several bases that can be meant, the first under which it comes out, else the first. */
function rateRelation(
  bases: readonly Base[],
  make: (base: Base) => Relation,
): { relation: Relation; base: Base } | undefined {
  const [first] = bases;
  if (!first) return undefined;
  const found = bases.find((base) => !isZero(base.fact.amount) && !isBroken(judge(make(base))));
  const base = found ?? first;
  return { relation: make(base), base };
}

/** 本年支出 means the year's spending where tables print it; 支出 can mean the total too. */
function wholesInTables(texts: TextPlaces, concepts: readonly Concept[]): Place[] {
  const direction = concepts[0]?.direction ?? "";
  const own = direction.startsWith("本年")
    ? texts.allInTables(concepts.filter((one) => one.direction === direction))
    : [];
  return own.length > 0 ? own : texts.allInTables(concepts);
}

function shareOf(texts: TextPlaces, share: Share, derived: Derived): void {
  const { fact, part, whole, orWhole, wholeConcepts } = share;
  const printed = wholesInTables(texts, wholeConcepts).map((place): Base => ({ fact: place.fact, place }));
  const own = (level: Level | undefined): Base[] => (level ? [{ fact: level.fact, place: undefined }] : []);
  const bases: Base[] = [...own(whole), ...printed, ...own(orWhole)];
  const subject = `${JSON.stringify(part.firm)}|${share.section.id}`;
  const made = rateRelation(bases, ({ fact: over, place }) =>
    textRelation(
      texts,
      {
        rule: SHARE_RULE,
        test: { type: "ratio", over: [plus(over)], times: 100 },
        basis: SHARE_BASIS,
        subject,
      },
      { fact, spot: share },
      [plus(part.fact)],
      place ? [place] : [],
    ),
  );
  if (made) derived.relations.push(made.relation);
  else derived.notApplicable.push(notJudged(texts, SHARE_RULE, share, fact, "base-unknown"));
}

function completionOf(texts: TextPlaces, completion: Completion, derived: Derived): void {
  const { fact, now, base, baseConcepts, section } = completion;
  const printed = texts.allInTables(baseConcepts).map((place): Base => ({ fact: place.fact, place }));
  const bases: Base[] = base ? [{ fact: base.fact, place: undefined }, ...printed] : printed;
  const subject = `${JSON.stringify(baseConcepts[0] ?? {})}|${section.id}`;
  const [first] = bases;
  if (!now || !first) {
    derived.notApplicable.push(notJudged(texts, COMPLETION_RULE, completion, fact, "term-missing"));
    return;
  }
  if (bases.every((one) => isZero(one.fact.amount))) {
    derived.texts.push(
      textProblem(
        "text/zero-base",
        ZERO_BASIS,
        `completion|${subject}`,
        [namedPlace(completion)],
        "completion",
        {
          text: completion.words.quote,
        },
      ),
    );
    return;
  }
  const about = { rule: COMPLETION_RULE, basis: COMPLETION_BASIS, subject };
  const made = rateRelation(bases, ({ fact: over, place }) =>
    textRelation(
      texts,
      { ...about, test: { type: "ratio", over: [plus(over)], times: 100 } },
      { fact, spot: completion },
      [plus(now.fact)],
      place ? [place] : [],
    ),
  );
  if (made) derived.relations.push(made.relation);
}

/** Every share that a text states. */
export function textShares(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const { texts } of accountsOf(document))
    for (const { statements } of texts.texts)
      for (const share of statements.shares) shareOf(texts, share, derived);
  return derived;
}

/** Every rate of completion that a text states. */
export function textCompletions(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const { texts } of accountsOf(document))
    for (const { statements } of texts.texts)
      for (const completion of statements.completions) completionOf(texts, completion, derived);
  return derived;
}

const TABLE = {
  支出表: [
    ["2024年度支出决算表"],
    [null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    [null, "合计", 30, 20, 10],
    ["201", "一般公共服务支出", 30, 20, 10],
  ],
} as const;

export const textShareRule: Rule = {
  id: SHARE_RULE,
  title: { zh: "核对文字中的占比", en: "Check shares in a text" },
  explains: {
    zh: "“占本年支出合计的 84.76%”等于部分除以总数，按所印位数四舍五入；没有写明占什么的，以它所在一句列举的总数为分母。",
    en: "A share is the part over the whole that it names, or over the whole of its list.",
  },
  basis: SHARE_BASIS,
  example: TABLE,
  text: {
    lines: [
      "三、支出决算情况说明",
      "2024年度支出合计30.00万元，其中：基本支出20.00万元，占66.67%；项目支出10.00万元，占33.33%。",
    ],
    mistake: { from: "占66.67%", to: "占67.66%", quote: "占67.66%" },
  },
  across: textShares,
};

export const textCompletionRule: Rule = {
  id: COMPLETION_RULE,
  title: { zh: "核对文字中的完成率", en: "Check rates of completion in a text" },
  explains: {
    zh: "“完成年初预算的 95.5%”等于决算数（执行数）除以所说的预算数；预算数没有印在同一段的，用表中的预算数；预算为零的没有完成率，列为待核实。",
    en: "A rate of completion is the accounts over the budget that it names; where the budget is zero there is none.",
  },
  basis: COMPLETION_BASIS,
  example: TABLE,
  text: {
    lines: [
      "三、支出决算情况说明",
      "2024年度支出年初预算为40.00万元，支出决算为30.00万元，完成年初预算的75.0%。",
    ],
    mistake: { from: "的75.0%", to: "的57.0%", quote: "完成年初预算的57.0%" },
  },
  across: textCompletions,
};
