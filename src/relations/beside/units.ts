import type { Concept } from "../../catalogue/index.js";
import type { Dossier } from "../../narrative/index.js";
import { groupBy } from "../../workbook/index.js";
import { type Accounts, accountsOf } from "../accounts.js";
import { isBroken, judge } from "../judge.js";
import { bestOf, type Place, placeKey, type Stem, WHOLE } from "../ledger.js";
import { BOUND, type Derived, nothingDerived, ofPlaces, type Relation, SUM, type Test } from "../relation.js";
import type { ExampleRows, Rule } from "../rule.js";
import { type Internal, internalsOf, isInternal } from "./internal.js";
import { namesUnit } from "./naming.js";

const RULE = "with/units";
const BASIS = "部门＝Σ所属单位－内部抵销（上级补助、对附属单位补助，附属单位上缴、上缴上级）";

const TOTALS: ReadonlySet<string | undefined> = new Set(["收入总计", "支出总计", "本年收入", "本年支出"]);
/** The widest money first. */
const WIDEST = ["合计", "财政拨款", "一般公共预算"] as const;
/** Of this nothing is paid from a department to its units: it is never taken off. */
const FISCAL: ReadonlySet<string | undefined> = new Set([
  "财政拨款",
  "一般公共预算",
  "政府性基金",
  "国有资本经营",
]);

function isTotal(concept: Concept): boolean {
  const { direction, item, origin } = concept;
  return TOTALS.has(direction) && item === undefined && origin === undefined && !isInternal(concept);
}

/** A total of the department with those of its units. */
interface Compared {
  readonly concept: Concept;
  readonly whole: Place;
  /** Of the units that print it. */
  readonly parts: readonly Place[];
  readonly areAll: boolean;
}

/** `holds`: the units add up to the department; `less`: some may be missing; `more`: they exceed it. */
type Outcome = "holds" | "less" | "more";

/** Adds up the units of a department. */
class UnitSums {
  constructor(
    private readonly accounts: Accounts,
    /** The document itself names all of them. */
    private readonly areNamed: boolean,
    private readonly derived: Derived,
  ) {}

  deriveAll(): void {
    const all = [...this.accounts.ledger.all()].flatMap((stem) => this.compared(stem) ?? []);
    const periods = groupBy(all, ({ concept: { stage, year } }) => `${stage ?? ""}|${year ?? ""}`);
    for (const own of periods.values()) this.derivePeriod(own);
  }

  /**
   * The widest totals tell whether all units are there. Where they are not, the others can only be asked not to exceed
   * the department's; where units that nobody names exceed those already, nothing more is asked: they may be none.
   */
  private derivePeriod(all: readonly Compared[]): void {
    const fund = WIDEST.find((one) => all.some(({ concept }) => concept.fund === one));
    const isWidest = ({ concept }: Compared): boolean =>
      concept.fund === fund && concept.nature === undefined;
    const outcomes = all.filter(isWidest).map((one) => this.derive(one, true));
    if (outcomes.includes("more") && !this.areNamed) return;
    const areComplete = outcomes.length > 0 && outcomes.every((outcome) => outcome === "holds");
    for (const one of all) if (!isWidest(one)) this.derive(one, areComplete);
  }

  private compared(stem: Stem): Compared | undefined {
    const { concept } = stem;
    const whole = isTotal(concept) ? bestOf(stem.at(WHOLE)) : undefined;
    if (!whole) return undefined;
    const { units } = this.accounts.beside;
    const parts = units.flatMap(({ documents }) => bestOf(documents.at(concept, WHOLE).flat()) ?? []);
    return parts.length === 0 ? undefined : { concept, whole, parts, areAll: parts.length === units.length };
  }

  private derive(one: Compared, asksAll: boolean): Outcome {
    const equal = this.relation(one, SUM);
    const bound = this.relation(one, BOUND);
    if (one.areAll) {
      const holding = [equal, ...this.reduced(one)].find((relation) => !isBroken(judge(relation)));
      if (holding) {
        this.derived.relations.push(holding);
        return "holds";
      }
    }
    const exceeds = isBroken(judge(bound));
    const isSure = FISCAL.has(one.concept.fund) && this.areNamed;
    const isDoubt = exceeds ? !isSure : asksAll && one.areAll;
    this.derived.relations.push(isDoubt ? { ...equal, weak: true } : bound);
    return exceeds ? "more" : "less";
  }

  private relation({ concept, whole, parts }: Compared, test: Test, internal?: Internal): Relation {
    const { terms = [], places = [] } = internal ?? {};
    const given = ofPlaces(whole, parts);
    return {
      rule: RULE,
      kind: "across",
      test,
      basis: BASIS,
      subject: `${this.accounts.entity}|${placeKey(concept, WHOLE)}`,
      ...given,
      parts: [...given.parts, ...terms],
      places: [whole, ...parts, ...places],
    };
  }

  /** The units' sum less what is printed as paid between them and the department. */
  private reduced(one: Compared): Relation[] {
    const { fund, nature } = one.concept;
    if (nature !== undefined || FISCAL.has(fund)) return [];
    const { ledger, beside } = this.accounts;
    return internalsOf(one.concept, ledger, beside.units).map((internal) =>
      this.relation(one, SUM, internal),
    );
  }
}

/** The totals of a department against those of its units. */
export function unitSums(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const accounts of accountsOf(document)) {
    const { units } = accounts.beside;
    if (units.length === 0) continue;
    const areNamed = units.every(({ entity }) => namesUnit(document, entity));
    new UnitSums(accounts, areNamed, derived).deriveAll();
  }
  return derived;
}

const summary = (entity: string, amount: number): ExampleRows => [
  ["2024年度收入支出决算总表"],
  [`部门：${entity}`, null, null, "单位：万元"],
  ["收入", null, "支出", null],
  ["项目", "决算数", "项目", "决算数"],
  ["一、一般公共预算财政拨款收入", amount, "一、一般公共服务支出", amount],
  ["本年收入合计", amount, "本年支出合计", amount],
  ["总计", amount, "总计", amount],
];

export const unitSumRule: Rule = {
  id: RULE,
  title: { zh: "核对部门与所属单位的合计", en: "Check a department against its units" },
  explains: {
    zh: "给出所属单位的工作簿（对照文件里“部门（单位）”一行与本部门不同的）时，部门的收入总计、支出总计、本年收入、本年支出等于各单位相加；相差的数正好是所印的上级补助、对附属单位补助、附属单位上缴、上缴上级时，视为内部抵销。小于各单位相加的财政拨款是错误；其他不等可能是缺单位或有没有印出的内部抵销，只列为待核实，缺单位时各项资金、各类支出只核对不小于。年度、预算或决算不同的不比较。",
    en: "Where workbooks of units are given, the totals of the department are the sums of theirs, less what is printed as paid between them. 财政拨款 below the sum of its units is an error; another difference is to be verified, for a unit may be missing.",
  },
  basis: BASIS,
  example: summary("某市某局", 30),
  companions: {
    "本级.xlsx": { 总表: summary("某市某局（本级）", 20) },
    "中心.xlsx": { 总表: summary("某市某局信息中心", 10) },
  },
  mistake: { address: "D7", value: 31 },
  across: unitSums,
};
