import type { Concept } from "../catalogue/index.js";
import type { Recognised } from "../recognise/index.js";
import { compare, isZero } from "../workbook/index.js";
import { type Accounts, accountsOf } from "./accounts.js";
import { sumAcross } from "./across.js";
import { amountIn, judge, tellSum } from "./judge.js";
import { bestOf, type Ledger, type LineCode, type Place, type Stem, unitOf, WHOLE } from "./ledger.js";
import {
  BOUND,
  type Derived,
  nothingDerived,
  type Relation,
  type RelationKind,
  SUM,
  type Test,
} from "./relation.js";
import type { Rule } from "./rule.js";
import { type Family, lineOf, type Told, ToldRelation } from "./told.js";

const FISCAL = ["一般公共预算", "政府性基金", "国有资本经营"] as const;
const OTHER_FUNDS: ReadonlySet<string> = new Set([
  "财政专户",
  "单位资金",
  "事业收入",
  "经营收入",
  "上级补助收入",
  "附属单位上缴收入",
  "其他收入",
  "其他资金",
]);
const BASIS = "表样：支出表为全部资金，各财政拨款支出表为其中的部分；收入全部为财政拨款时两者相等";
const EQUAL = "across/all-funds";
const NOT_BELOW = "bound/all-funds";

/** The directions that tell whose money is spent. */
const TELLING: ReadonlySet<string | undefined> = new Set([
  "本年收入",
  "使用非财政拨款结余",
  "年初结转和结余",
]);

/** Whether the income that the document prints is 财政拨款 alone; undefined where it prints none. */
function isFiscalOnly(ledger: Ledger, { stage, year }: Concept): boolean | undefined {
  let prints = false;
  const opening: Place[] = [];
  for (const stem of ledger.all()) {
    const { concept } = stem;
    if (concept.stage !== stage || concept.year !== year) continue;
    const { direction, fund = "" } = concept;
    if (!TELLING.has(direction)) continue;
    const total = stem.at(WHOLE);
    const isFilled = total.some(({ fact }) => !isZero(fact.amount));
    if (direction === "本年收入" && fund === "合计" && total.length > 0) prints = true;
    if (direction === "本年收入" && OTHER_FUNDS.has(fund) && isFilled) return false;
    if (direction === "使用非财政拨款结余" && isFilled) return false;
    if (direction === "年初结转和结余" && (fund === "合计" || fund === "财政拨款")) opening.push(...total);
  }
  const filled = opening.filter(({ fact }) => !isZero(fact.amount));
  const funds = new Set(filled.map(({ fact }) => fact.concept.fund));
  const values = filled.map(({ fact }) => amountIn(fact, "万元"));
  const isCarriedFiscal =
    filled.length === 0 ||
    (funds.size > 1 && values.every((value) => values[0] && compare(value, values[0]) === 0));
  return prints && isCarriedFiscal;
}

/** What the document prints of one fund's spending. */
interface FundSpending {
  readonly lines: Stem | undefined;
  /** A line that is not printed is nothing: the fund's table prints lines, or the fund spends nothing at all. */
  readonly isComplete: boolean;
}

function fundSpending(ledger: Ledger, concept: Concept): FundSpending[] {
  const { nature: _nature, ...all } = concept;
  return FISCAL.map((fund): FundSpending => {
    const lines = ledger.stem({ ...concept, fund });
    const total = bestOf(ledger.stem({ ...all, fund })?.at(WHOLE));
    const byNature = bestOf(lines?.at(WHOLE));
    const isNothing = total !== undefined && isZero(total.fact.amount);
    const isCoded = total !== undefined && (byNature ?? total).table.form?.codes === "function";
    const isSplit = concept.nature === undefined || byNature !== undefined;
    return { lines, isComplete: isNothing || (isCoded && isSplit) };
  });
}

/** What each fund of 财政拨款 spends on a line; undefined where a fund's table is not there. */
function fundParts(funds: readonly FundSpending[], code: LineCode): Place[] | undefined {
  const own = funds.map(({ lines }) => bestOf(lines?.at(code)));
  if (own.some((place, at) => !place && funds[at]?.isComplete !== true)) return undefined;
  return own.filter((place) => place !== undefined);
}

/** Lines by 功能分类 and the total of all. */
const FUNCTION_LINE = /^(function=\w+;)?$/;

/** 支出表 against the tables of the three funds of 财政拨款, line by line. */
export function allMoney(document: Recognised): Derived {
  const derived = nothingDerived();
  for (const accounts of accountsOf(document)) allMoneyIn(accounts, derived);
  return derived;
}

function allMoneyIn({ ledger, scopes }: Accounts, derived: Derived): void {
  for (const stem of ledger.all()) {
    const { concept } = stem;
    if (concept.direction !== "本年支出" || concept.fund !== "合计" || concept.item !== undefined) continue;
    const funds = fundSpending(ledger, concept);
    if (funds.every(({ lines }) => lines === undefined)) continue;
    const rule = isFiscalOnly(ledger, concept) ? EQUAL : NOT_BELOW;
    const family = new AllMoney(rule, stem, funds, scopes.carries(concept));
    const total = family.find(WHOLE);
    // Where money is carried over, only totals that agree show that both tables cover it.
    if (total && scopes.carries(concept) && typeof judge(total) !== "string") {
      derived.notApplicable.push({ rule: family.rule, table: total.table, reason: "scope-differs" });
      continue;
    }
    stem.codes.forEach((code) => {
      const relation = code === WHOLE ? total : FUNCTION_LINE.test(code.text) && family.find(code);
      if (relation) derived.relations.push(relation);
    });
  }
}

/** The lines of one stem of all spending against those of the funds. */
class AllMoney implements Family<LineCode> {
  readonly kind: RelationKind;
  readonly test: Test;
  readonly unlike = "told";

  constructor(
    readonly rule: string,
    private readonly stem: Stem,
    private readonly funds: readonly FundSpending[],
    /** Money is carried over: then only tables whose totals were compared are known to cover the same money. */
    private readonly isCarried: boolean,
  ) {
    this.kind = rule === EQUAL ? "across" : "bound";
    this.test = rule === EQUAL ? SUM : BOUND;
  }

  /** The places of a line's relation, its whole first; undefined where a table prints no part of it or all of it. */
  private places(code: LineCode): { whole: Place; parts: Place[] } | undefined {
    const whole = bestOf(this.stem.at(code));
    const parts = whole && fundParts(this.funds, code);
    if (!whole || !parts || parts.length === 0) return undefined;
    if (this.isCarried && this.test === SUM && code !== WHOLE && !this.covers(parts)) return undefined;
    return parts.some(({ table }) => table === whole.table) ? undefined : { whole, parts };
  }

  /** Whether lines stand in the tables whose totals were compared. */
  private covers(parts: readonly Place[]): boolean {
    const totals = new Set((this.places(WHOLE)?.parts ?? []).map(({ table }) => table));
    return parts.every(({ table }) => totals.has(table));
  }

  find(code: LineCode): Relation | undefined {
    const places = this.places(code);
    if (!places) return undefined;
    const { whole, parts } = places;
    const told = tellPlaces(this.test === SUM ? "sum" : "bound", whole, parts);
    return told ? new ToldRelation(this, code, whole.row, told) : this.relation(whole, parts);
  }

  make(code: LineCode): Relation {
    const places = this.places(code);
    if (!places) throw new Error("what is told has its places");
    return this.relation(places.whole, places.parts);
  }

  touches(code: LineCode, lines: ReadonlySet<number>): boolean {
    const { whole, parts } = this.places(code) ?? { parts: [] };
    return [whole, ...parts].some((place) => place !== undefined && lines.has(lineOf(place.row)));
  }

  private relation(whole: Place, parts: readonly Place[]): Relation {
    const sum = sumAcross(this.rule, whole, parts, BASIS);
    const { kind, test, unlike } = this;
    return { ...sum, kind, test, unlike, ...(this.rule === EQUAL ? {} : { weak: true }) };
  }
}

/** What plain amounts of several tables tell, where all are in one unit with one last digit. */
function tellPlaces(type: "sum" | "bound", whole: Place, parts: readonly Place[]): Told | undefined {
  let sum = 0;
  let areZeros = true;
  for (const part of parts) {
    if (part.table.precision !== whole.table.precision || unitOf(part) !== unitOf(whole)) return undefined;
    const amount = part.plain ?? NaN;
    sum += amount;
    areZeros &&= amount === 0;
  }
  return areZeros ? undefined : tellSum(type, whole.plain ?? NaN, sum, areZeros);
}

export const allMoneyRule: Rule = {
  id: "across/all-funds",
  parts: [EQUAL, NOT_BELOW],
  title: { zh: "核对全部支出与财政拨款支出", en: "Check all spending against spending from 财政拨款" },
  explains: {
    zh: "收入各表印出的收入全部是财政拨款（没有事业、经营、上级补助、附属上缴、其他收入，没有使用非财政拨款结余，年初结转也全部是财政拨款）时，支出表逐个科目等于一般公共预算、政府性基金、国有资本经营三张支出表之和。有其他资金时只核对不小于（见“支出表不小于财政拨款支出表”）。预算中上年结转的口径不同时不核对。",
    en: "Where all income is 财政拨款, the table of all spending equals the tables of its three funds, line by line. With other money it only must not be smaller.",
  },
  basis: BASIS,
  example: {
    收入表: [
      ["2024年度收入决算表"],
      [null, null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "本年收入合计", "财政拨款收入", "事业收入", "其他收入"],
      [null, "合计", 30, 30, 0, 0],
      ["201", "一般公共服务支出", 30, 30, 0, 0],
    ],
    支出表: [
      ["2024年度支出决算表"],
      [null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      [null, "合计", 30, 20, 10],
      ["201", "一般公共服务支出", 30, 20, 10],
    ],
    总表: [
      ["2024年度财政拨款收入支出决算总表"],
      [null, null, null, null, null, null, "单位：万元"],
      ["收入", null, "支出", null, null, null, null],
      [
        "项目",
        "金额",
        "项目",
        "合计",
        "一般公共预算财政拨款",
        "政府性基金预算财政拨款",
        "国有资本经营预算财政拨款",
      ],
      ["一、一般公共预算财政拨款", 30, "一、一般公共服务支出", 30, 30, null, null],
      ["本年收入合计", 30, "本年支出合计", 30, 30, 0, 0],
      ["总计", 30, "总计", 30, 30, 0, 0],
    ],
    公共预算: [
      ["2024年度一般公共预算财政拨款支出决算表"],
      [null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
      [null, "合计", 30, 20, 10],
      ["201", "一般公共服务支出", 30, 20, 10],
    ],
  },
  mistake: { sheet: "支出表", address: "D5", value: 21 },
  across: allMoney,
};
