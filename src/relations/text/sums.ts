import { type Concept, isBelow, PARENTS, parentValue } from "../../catalogue/index.js";
import { type Dossier, type Level, type PartList, type Spot, stageOf } from "../../narrative/index.js";
import { isZero } from "../../workbook/index.js";
import { type Accounts, accountsOf } from "../accounts.js";
import { judge } from "../judge.js";
import { bestOf, type Stem } from "../ledger.js";
import { BOUND, type Derived, nothingDerived, type Relation, SUM } from "../relation.js";
import type { Rule } from "../rule.js";
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

/** Items of which 因公出国, 公务用车, 公务接待 or 货物, 工程, 服务 are all. */
const ALL_ITEMS = new Set(["三公经费", "公务用车", "公务接待", "政府采购"]);

function childrenOf(item: string): string[] {
  return Object.keys(PARENTS.item ?? {}).filter((one) => parentValue("item", one) === item);
}

/** Whether parts are all that their whole consists of, by what the forms say or by what the tables print. */
class Completeness {
  constructor(
    private readonly accounts: Accounts,
    private readonly texts: TextPlaces,
  ) {}

  /** Whether nothing with an amount is missing from the list. */
  isComplete(whole: Level, parts: readonly Level[]): boolean {
    const concepts = parts.map((part) => this.texts.of(part)?.concept ?? part.firm);
    const own = this.texts.of(whole)?.concept ?? whole.firm;
    if (concepts.every(({ item }) => item !== undefined)) return this.areAllItems(own, concepts);
    if (concepts.every((one) => one.function !== undefined && one.function !== own.function))
      return this.areAllCodes(own, parts);
    if (concepts.every((one) => one.economic !== undefined && one.economic !== own.economic))
      return this.areAllCodes(own, parts);
    if (concepts.every((one) => one.nature !== undefined && one.nature !== own.nature))
      return this.areAllNatures(own, concepts);
    return this.areAllSources(own, concepts);
  }

  private areAllItems({ item }: Concept, parts: readonly Concept[]): boolean {
    if (item === undefined || !ALL_ITEMS.has(item)) return false;
    const isThere = (child: string): boolean => {
      if (parts.some((part) => part.item === child)) return true;
      const below = childrenOf(child);
      return below.length > 0 && ALL_ITEMS.has(child) && below.every(isThere);
    };
    return childrenOf(item).every(isThere);
  }

  private areAllNatures(whole: Concept, parts: readonly Concept[]): boolean {
    const natures = new Set(parts.map(({ nature }) => nature));
    if (whole.nature === "基本支出") return natures.has("人员经费") && natures.has("公用经费");
    if (!natures.has("基本支出") || !natures.has("项目支出")) return false;
    return ["经营支出", "上缴上级支出", "对附属单位补助支出"].every(
      (nature) => natures.has(nature) || this.isNothing({ ...whole, direction: "本年支出", nature }),
    );
  }

  private areAllSources(whole: Concept, parts: readonly Concept[]): boolean {
    const { fund, direction } = whole;
    const funds = new Set(parts.map((part) => part.fund));
    const isIncome = direction === "本年收入" || direction === "收入总计";
    const hasCarried = parts.some((part) => part.direction === "年初结转和结余");
    const rest = { ...whole };
    if (fund !== "合计" && fund !== "财政拨款") return false;
    if (direction === "收入总计" && !hasCarried && !this.isNothing({ ...rest, direction: "年初结转和结余" }))
      return false;
    if (!isIncome) return false;
    const sources =
      fund === "财政拨款"
        ? ["一般公共预算", "政府性基金", "国有资本经营"]
        : ["财政专户", "事业收入", "经营收入", "上级补助收入", "附属单位上缴收入", "其他收入", "单位资金"];
    const fiscal = ["一般公共预算", "政府性基金", "国有资本经营"];
    const hasFiscal =
      funds.has("财政拨款") ||
      fiscal.every((one) => funds.has(one) || this.isNothing({ ...rest, direction: "本年收入", fund: one }));
    if (fund === "合计" && !hasFiscal) return false;
    return sources.every(
      (one) => funds.has(one) || this.isNothing({ ...rest, direction: "本年收入", fund: one }),
    );
  }

  /** Whether every line with an amount below the whole is among the parts. */
  private areAllCodes(whole: Concept, parts: readonly Level[]): boolean {
    const dimension = parts[0]?.firm.function === undefined ? "economic" : "function";
    const own = whole[dimension] ?? "";
    const codes = new Set(
      parts.flatMap((part) => {
        const code = this.texts.of(part)?.concept[dimension];
        return part.codes ?? (code === undefined ? [] : [code]);
      }),
    );
    const lengths = new Set([...codes].map((code) => code.length));
    const [length] = lengths;
    if (lengths.size !== 1 || length === undefined) return false;
    const printed = this.codesOf(whole, dimension).filter(
      (code) => code.length === length && code.startsWith(own),
    );
    return printed.length > 0 && printed.every((code) => codes.has(code));
  }

  /** The codes with an amount that the tables print below a concept. */
  private codesOf(whole: Concept, dimension: "function" | "economic"): string[] {
    const { ledger } = this.accounts;
    const codes = new Set<string>();
    for (const stem of this.stemsOf(whole, dimension)) {
      for (const { text } of stem.codes) {
        const code = new RegExp(`^${dimension}=(\\d+);$`).exec(text)?.[1];
        const place =
          code === undefined ? undefined : bestOf(ledger.places({ ...stem.concept, [dimension]: code }));
        if (code !== undefined && place && !isZero(place.fact.amount)) codes.add(code);
      }
    }
    return [...codes];
  }

  /**
   * What tells the lines below a concept: its own lines; for a budget that no table prints, those of the accounts; for
   * 经济分类 the tables of 基本支出, which print it by 人员经费 and 公用经费.
   */
  private stemsOf(
    { function: _function, economic: _economic, ...whole }: Concept,
    dimension: "function" | "economic",
  ): Stem[] {
    const { ledger } = this.accounts;
    const stages = [whole.stage, "决算", "年初预算"];
    const funds = dimension === "economic" ? [whole.fund, "一般公共预算"] : [whole.fund];
    const natures = dimension === "economic" ? naturesBelow(whole.nature) : [whole.nature];
    for (const stage of stages) {
      for (const fund of funds) {
        const found = natures.flatMap((nature) => {
          const { nature: _nature, fund: _fund, stage: _stage, ...rest } = whole;
          const concept: Concept = {
            ...rest,
            direction: "本年支出",
            ...(stage === undefined ? {} : { stage }),
            ...(fund === undefined ? {} : { fund }),
            ...(nature === undefined ? {} : { nature }),
          };
          return ledger.stem(concept) ?? [];
        });
        if (found.some((stem) => stem.codes.some(({ text }) => text.startsWith(`${dimension}=`))))
          return found;
      }
    }
    return [];
  }

  private isNothing(concept: Concept): boolean {
    const place = bestOf(this.accounts.ledger.places(concept));
    return !place || isZero(place.fact.amount);
  }
}

function naturesBelow(nature: string | undefined): (string | undefined)[] {
  return nature === "人员经费" || nature === "公用经费" ? [nature] : ["基本支出", "人员经费", "公用经费"];
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

const BOUND_RULE = "text/bound";
const BOUND_BASIS = "文字：授予小微企业的合同金额是授予中小企业的一部分";

/** 授予小微企业 is a part of 授予中小企业; contracts and spending of a year may differ. */
const BOUNDS: readonly (readonly [whole: string, part: string, weak: boolean])[] = [
  ["中小企业", "小微企业", false],
  ["政府采购", "中小企业", true],
];

function bounds(texts: TextPlaces, derived: Derived): void {
  for (const { statements } of texts.texts) {
    for (const [above, below, weak] of BOUNDS) {
      const whole = statements.levels.find(({ firm }) => firm.item === above);
      const part = statements.levels.find(
        (level) => level.firm.item === below && level.paragraph === whole?.paragraph,
      );
      if (!whole || !part) continue;
      const about = { rule: BOUND_RULE, test: BOUND, basis: BOUND_BASIS, subject: `${above}|${below}`, weak };
      const place = texts.place(part.fact, part);
      derived.relations.push(
        textRelation(texts, about, { fact: whole.fact, spot: whole }, [plus(part.fact)], [place]),
      );
    }
  }
}

const CELL_RULE = "text/breakdown";
const CELL_BASIS = "文字：测算依据中的各部分相加等于该项金额";

/**
 * Amounts in a long text of a cell. What belongs to what is told by their order alone, so a difference that rounding
 * cannot explain says nothing.
 */
function breakdowns(document: Dossier, texts: TextPlaces, derived: Derived): void {
  for (const { whole, parts, label } of document.breakdowns ?? []) {
    const { words } = whole;
    if (!words || parts.length < 2) continue;
    const spot: Spot = {
      place: whole.place,
      words,
      section: CELL_SECTION,
      paragraph: whole.row,
      sentence: whole.row,
      inReason: false,
    };
    const relation = textRelation(
      texts,
      { rule: CELL_RULE, test: SUM, basis: CELL_BASIS, subject: label },
      { fact: whole, spot },
      parts.map(plus),
    );
    const verdict = judge(relation);
    if (typeof verdict === "string" || verdict.outcome === "rounding") derived.relations.push(relation);
    else derived.notApplicable.push(notJudged(texts, CELL_RULE, spot, whole, "structure"));
  }
}

const CELL_SECTION: Spot["section"] = { id: "cell", kind: "figures", concept: {} };

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
