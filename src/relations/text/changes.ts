import { type Concept, conceptKey } from "../../catalogue/index.js";
import {
  type Base,
  type Change,
  type Dossier,
  type Level,
  type ReadText,
  stageOf,
} from "../../narrative/index.js";
import type { Fact } from "../../recognise/index.js";
import { groupBy, isZero } from "../../workbook/index.js";
import { accountsOf } from "../accounts.js";
import { isBroken, judge, sumOf } from "../judge.js";
import type { Place } from "../ledger.js";
import { type Derived, nothingDerived, type Relation, SUM, type Term, type Test } from "../relation.js";
import type { Rule } from "../rule.js";
import { DIRECTION_RULE, directions } from "./directions.js";
import type { TextPlaces } from "./places.js";
import { minus, namedPlace, notJudged, plus, textHolds, textProblem, textRelation } from "./relation.js";

const RULE = "text/change";
const BASIS = "文字：增减额＝本期数－上期数，增减幅度＝增减额÷上期数";

/** A figure that a change is worked out from, and where a table prints it. */
interface Operand {
  readonly fact: Fact;
  readonly place?: Place;
}

function ofPlace(place: Place | undefined): Operand | undefined {
  return place && { fact: place.fact, place };
}

/** Works out the changes of one text. */
class Changes {
  private readonly seen = new Set<string>();
  private readonly levels: ReadonlyMap<string, readonly Level[]>;
  private readonly ofYears = new Map<string, Level[]>();
  private readonly amounts: ReadonlyMap<number, ReadText["amounts"]>;
  private agreeing = 0;

  constructor(
    private readonly texts: TextPlaces,
    private readonly text: ReadText,
    private readonly document: ReadText["document"],
    private readonly derived: Derived,
  ) {
    this.levels = groupBy(text.statements.levels, ({ firm }) => conceptKey(firm));
    for (const level of text.statements.levels) {
      const key = conceptKey(level.firm);
      for (const year of new Set(level.concepts.map((concept) => concept.year ?? ""))) {
        const levels = this.ofYears.get(`${key}|${year}`);
        if (levels) levels.push(level);
        else this.ofYears.set(`${key}|${year}`, [level]);
      }
    }
    this.amounts = groupBy(text.amounts, ({ spot }) => spot.paragraph);
  }

  deriveAll(): void {
    const { changes } = this.text.statements;
    for (const change of changes) this.derive(change);
    this.agreeing += directions(this.text, this.derived);
    this.sumsOfChanges();
    if (this.agreeing > 0) this.derived.texts.push(textHolds(RULE, BASIS, this.agreeing));
  }

  private derive(change: Change): void {
    const { amount, rate, way } = change;
    if (way === "open") return;
    const now = this.nowOf(change);
    const prior = this.priorOf(change);
    if (way === "level") {
      if (now && prior) this.push(change, now.fact, SUM, [plus(prior.fact)], [prior], "level");
      return;
    }
    if (amount && prior && now) this.amount(change, amount, now, prior);
    if (rate) this.rate(change, rate, now, prior);
    else if (amount && !prior) this.absent(change, amount);
  }

  private absent(change: Change, fact: Fact): void {
    this.derived.notApplicable.push(notJudged(this.texts, RULE, change, fact, "term-missing"));
  }

  private amount(change: Change, amount: Fact, now: Operand, prior: Operand): void {
    const terms = (one: Fact): Term[] =>
      change.way === "up" ? [plus(one), minus(prior.fact)] : [plus(prior.fact), minus(one)];
    const used = this.fitting(change, now.fact, (one) =>
      this.make(change, amount, SUM, terms(one), [], "amount"),
    );
    this.push(change, amount, SUM, terms(used), [now, prior], "amount");
  }

  private rate(change: Change, rate: Fact, now: Operand | undefined, prior: Operand | undefined): void {
    const { amount, way } = change;
    if (rate.unit !== "%") return;
    const bases = (one: Fact): Term[] | undefined =>
      prior
        ? [plus(prior.fact)]
        : amount && (way === "up" ? [plus(one), minus(amount)] : [plus(one), plus(amount)]);
    const tops = (one: Fact): Term[] =>
      amount
        ? [plus(amount)]
        : way === "up"
          ? [plus(one), ...(prior ? [minus(prior.fact)] : [])]
          : [...(prior ? [plus(prior.fact)] : []), minus(one)];
    const make = (one: Fact): Relation | undefined => {
      const over = bases(one);
      return over && this.make(change, rate, { type: "ratio", over, times: 100 }, tops(one), [], "rate");
    };
    if (!now || !bases(now.fact)) {
      this.absent(change, rate);
      return;
    }
    const used = this.fitting(change, now.fact, make);
    const over = bases(used) ?? [];
    if (isZero(sumOf(over, "万元"))) {
      if (!isZero(rate.amount)) this.zeroBase(change, rate);
      return;
    }
    this.push(change, rate, { type: "ratio", over, times: 100 }, tops(used), prior ? [prior] : [], "rate");
  }

  /** What changed, as it stands in its sentence; where that does not come out, another figure there that does. */
  private fitting(change: Change, now: Fact, make: (one: Fact) => Relation | undefined): Fact {
    const first = make(now);
    if (!first || !isBroken(judge(first))) return now;
    const others = (this.amounts.get(change.paragraph) ?? []).filter(
      ({ fact }) => fact.words !== now.words && fact.words !== change.amount?.words,
    );
    const found = others.find(({ fact }) => {
      const relation = make(fact);
      return relation !== undefined && judge(relation) === "holds";
    });
    return found?.fact ?? now;
  }

  private make(
    change: Change,
    whole: Fact,
    test: Test,
    parts: readonly Term[],
    operands: readonly Operand[],
    kind: string,
  ): Relation {
    const { firm, base, section } = change;
    const subject = [JSON.stringify(firm), base?.text.replace(/20\d\d/g, "") ?? "", section.id, kind].join(
      "|",
    );
    return textRelation(
      this.texts,
      { rule: RULE, test, basis: BASIS, subject },
      { fact: whole, spot: { ...change, place: whole.place, words: whole.words ?? change.words } },
      parts,
      operands.flatMap(({ place }) => place ?? []),
    );
  }

  /** The two of a pair (收、支) are one relation where their figures are the same. */
  private push(
    change: Change,
    whole: Fact,
    test: Test,
    parts: readonly Term[],
    operands: readonly (Operand | undefined)[],
    kind: string,
  ): void {
    const terms = [...parts, ...(test.type === "ratio" ? test.over : [])];
    const key = [whole, ...terms.map(({ fact }) => fact)]
      .map(({ place, printed }) => `${String(place.row)}:${String(place.column)}:${printed}`)
      .join("|");
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.derived.relations.push(
      this.make(
        change,
        whole,
        test,
        parts,
        operands.filter((one) => one !== undefined),
        kind,
      ),
    );
  }

  private nowOf({ now, concepts }: Change): Operand | undefined {
    if (now) return { fact: now.fact };
    const found = this.texts.allInTables(concepts);
    const [first] = found;
    const isOne = first && found.every(({ fact }) => fact.amount.units === first.fact.amount.units);
    return isOne ? ofPlace(first) : undefined;
  }

  /** What it was before: named by the comparison, printed elsewhere in the text, or in a table. */
  private priorOf({ prior, base, firm, now, concepts, paragraph, sentence }: Change): Operand | undefined {
    if (prior) return { fact: prior };
    if (!base) return this.before(firm, sentence);
    const year = base.year === "last" ? this.lastYear : base.year;
    const isOwnYear = year === undefined || year === String(this.document.year ?? "");
    const own = now ? (this.texts.of(now)?.concept ?? concepts[0]) : concepts[0];
    if (!own) return undefined;
    const key = conceptKey(firm);
    if (isOwnYear) {
      const same = (this.levels.get(key) ?? []).filter((level) => level !== now);
      const stages =
        base.stage === "预算" ? ["年初预算", "全年预算"] : base.stage === undefined ? [] : [base.stage];
      const levels = same.filter((level) => stages.includes(stageOf(level) ?? ""));
      const level =
        levels.findLast((one) => one.paragraph === paragraph) ??
        (levels.length === 1 ? levels[0] : undefined);
      if (level) return { fact: level.fact };
      return ofPlace(this.texts.inTables(stages.map((stage) => ({ ...own, stage }))));
    }
    const stage = base.stage === "决算" ? "决算" : base.stage === undefined ? own.stage : "年初预算";
    const { year: _year, ...unyeared } = own;
    const concept: Concept = { ...unyeared, year, ...(stage === undefined ? {} : { stage }) };
    const before = (this.ofYears.get(`${key}|${year}`) ?? []).filter((level) => level !== now);
    const [only] = before;
    if (only && before.length === 1) return { fact: only.fact };
    return ofPlace(this.texts.inTables([concept]));
  }

  /** 上年为 12 万元，减少 2 万元: what it was stands in the same sentence. */
  private before(firm: Concept, sentence: number): Operand | undefined {
    const levels = this.levels.get(conceptKey(firm)) ?? [];
    const found = levels.find(
      (level) => level.sentence === sentence && level.concepts[0]?.year === this.lastYear,
    );
    return found && { fact: found.fact };
  }

  private get lastYear(): string | undefined {
    const { year } = this.document;
    return year === undefined ? undefined : String(year - 1);
  }

  private zeroBase(change: Change, rate: Fact): void {
    const spot = { ...change, place: rate.place, words: rate.words ?? change.words };
    const subject = `zero|${JSON.stringify(change.firm)}|${change.section.id}`;
    this.derived.texts.push(
      textProblem(ZERO_RULE, ZERO_BASIS, subject, [namedPlace(spot)], "growth", {
        text: rate.words?.quote ?? "",
      }),
    );
  }

  /** Where parts and whole are printed with their changes, the changes add up like the amounts. */
  private sumsOfChanges(): void {
    const signed = this.text.statements.changes.filter(
      ({ amount, way }) => amount !== undefined && (way === "up" || way === "down"),
    );
    for (const [at, whole] of signed.entries()) {
      const around = signed.slice(Math.max(0, at - MOST_NEAR), at + MOST_NEAR);
      for (const dimension of ["fund", "nature", "item"] as const) {
        const values = PARTS[dimension][whole.firm[dimension] ?? ""];
        if (!values || /结转|结余/.test(whole.firm.direction ?? "")) continue;
        const near = around.filter(
          (part) =>
            part !== whole &&
            part.section.id === whole.section.id &&
            Math.abs(part.paragraph - whole.paragraph) <= NEAR &&
            values.includes(part.firm[dimension] ?? "") &&
            (part.base === undefined || isSameBase(part.base, whole.base)) &&
            isSameButFor(part.firm, whole.firm, dimension),
        );
        const parts = values.map((value) => near.find((part) => part.firm[dimension] === value));
        if (parts.some((part) => part === undefined)) continue;
        const known = parts.filter((part) => part !== undefined);
        if (dimension === "fund" && !this.amountsAddUp(whole, known)) continue;
        const { amount } = whole;
        if (!amount) continue;
        const terms = known.flatMap((part): Term[] =>
          part.amount ? [part.way === whole.way ? plus(part.amount) : minus(part.amount)] : [],
        );
        const isReason = known.some(({ inReason }) => inReason);
        const relation = this.make(whole, amount, SUM, terms, [], `parts-${dimension}`);
        this.derived.relations.push(isReason ? { ...relation, weak: true } : relation);
        break;
      }
    }
  }

  private amountsAddUp(whole: Change, parts: readonly Change[]): boolean {
    const all = this.nowOf(whole);
    const each = parts.map((part) => this.nowOf(part));
    if (!all || each.some((one) => one === undefined)) return false;
    const terms = each.flatMap((one) => (one ? [plus(one.fact)] : []));
    return judge(this.make(whole, all.fact, SUM, terms, [], "")) === "holds";
  }
}

/** Whether two changes are measured against one year and stage. */
function isSameBase(one: Base, other: Base | undefined): boolean {
  if (!other || one.year !== other.year) return false;
  return one.stage === undefined || other.stage === undefined || one.stage === other.stage;
}

const NEAR = 2;
/** So many changes stand in a few paragraphs at the most. */
const MOST_NEAR = 40;

/** Values that make up another one, each of which must be told. */
const PARTS: Readonly<Record<"fund" | "nature" | "item", Readonly<Record<string, readonly string[]>>>> = {
  fund: { 财政拨款: ["一般公共预算", "政府性基金"] },
  nature: { "": ["基本支出", "项目支出"], 基本支出: ["人员经费", "公用经费"] },
  item: {
    三公经费: ["因公出国", "公务用车", "公务接待"],
    公务用车: ["公务用车购置", "公务用车运行"],
  },
};

/** Whether two are about the same but for one dimension; totals of income and of spending are of one size. */
function isSameButFor(one: Concept, other: Concept, dimension: keyof Concept): boolean {
  const keys: (keyof Concept)[] = ["fund", "nature", "item", "function", "economic"];
  return keys.every((key) => key === dimension || one[key] === other[key]);
}

const ZERO_RULE = "text/zero-base";
const ZERO_BASIS = "文字：基数为零时没有增减幅度和完成率";

/** Every change that a text states. */
export function textChanges(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const { texts } of accountsOf(document))
    for (const text of texts.texts) new Changes(texts, text, text.document, derived).deriveAll();
  return derived;
}

export const textChangeRule: Rule = {
  id: RULE,
  parts: [RULE, ZERO_RULE, DIRECTION_RULE],
  title: { zh: "核对文字中的增减额和增减幅度", en: "Check changes and growth rates in a text" },
  explains: {
    zh: "增减额等于本期数与上期数之差（上期数印在文字或表中、对照文件中时），增减幅度等于增减额除以上期数；“持平”的差额为零；各部分的增减额相加等于总数的增减额；基数为零时没有幅度；减少后面不写负数。",
    en: "A change is the difference of the two figures, a growth rate the change over the earlier figure; 持平 means no difference; changes of the parts add up to that of the whole.",
  },
  basis: BASIS,
  classes: {
    growth: "doubt",
    completion: "doubt",
    negative: "error",
    level: "error",
    crossed: "error",
    sign: "doubt",
  },
  example: {
    总表: [
      ["2024年度收入支出决算总表"],
      [null, null, null, "单位：万元"],
      ["收入", null, "支出", null],
      ["项目", "决算数", "项目", "决算数"],
      ["一、一般公共预算财政拨款收入", 30, "一、一般公共服务支出", 30],
      ["本年收入合计", 30, "本年支出合计", 30],
      ["总计", 30, "总计", 30],
    ],
  },
  text: {
    lines: [
      "一、收入支出决算总体情况说明",
      "2024年度收、支总计30.00万元。与2023年度相比，收、支总计各减少10.00万元，下降25.0%。",
    ],
    mistake: { from: "下降25.0%", to: "下降25.5%", quote: "下降25.5%" },
  },
  across: textChanges,
};
