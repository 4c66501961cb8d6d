import { type Concept, PARENTS, parentValue } from "../../catalogue/index.js";
import type { Level } from "../../narrative/index.js";
import { isZero } from "../../workbook/index.js";
import type { Accounts } from "../accounts.js";
import { bestOf, type Stem } from "../ledger.js";
import type { TextPlaces } from "./places.js";

/** Items of which 因公出国, 公务用车, 公务接待 or 货物, 工程, 服务 are all. */
export const ALL_ITEMS = new Set(["三公经费", "公务用车", "公务接待", "政府采购"]);

/** The items that make up another one. */
export function childrenOf(item: string): string[] {
  return Object.keys(PARENTS.item ?? {}).filter((one) => parentValue("item", one) === item);
}

/** Whether parts are all that their whole consists of, by what the forms say or by what the tables print. */
export class Completeness {
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
