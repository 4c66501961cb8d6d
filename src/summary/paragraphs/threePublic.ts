import type { CountFigure, CountId } from "../figures/counts.js";
import { ITEM_NAMES, type Item, type ItemFigures, type ThreePublicFigures } from "../figures/threePublic.js";
import type { Reasons } from "./reasons.js";
import type { FigureStyle } from "./style.js";
import {
  amountWords,
  budgetReason,
  changeWords,
  completionWords,
  isNothing,
  type Paragraph,
  yearWords,
} from "./words.js";

const LAST_YEAR = { budget: "上年预算", final: "上年" } as const;
/** How an item is numbered in the paragraphs. */
const NUMBERS: readonly (readonly [Item, string])[] = [
  ["因公出国", "1．"],
  ["公务用车", "2．"],
  ["公务用车购置", "（1）"],
  ["公务用车运行", "（2）"],
  ["公务接待", "3．"],
];

/** 三公经费 in the trade's words: the total, then each item; what is not known is left 【请填写】. */
export function threePublicParagraphs(
  known: ThreePublicFigures,
  counts: ReadonlyMap<CountId, CountFigure>,
  style: FigureStyle,
  reasons: Reasons,
): Paragraph[] {
  const writer = new Writer(known, counts, style, reasons);
  return writer.all().map((text) => ({ text }));
}

class Writer {
  private readonly items: ReadonlyMap<Item, ItemFigures>;
  private readonly budgetLabel: string;

  constructor(
    private readonly known: ThreePublicFigures,
    private readonly counts: ReadonlyMap<CountId, CountFigure>,
    private readonly style: FigureStyle,
    private readonly reasons: Reasons,
  ) {
    this.items = new Map(known.items.map((figures) => [figures.item, figures]));
    const stage = known.items.flatMap(({ budget }) => budget?.concept.stage ?? []).at(0);
    this.budgetLabel = known.kind === "budget" ? "预算" : stage === "年初预算" ? "年初预算" : "全年预算";
  }

  all(): string[] {
    const total = this.items.get("三公经费");
    if (!total || this.isUnused(total)) return [this.none(total)];
    return [this.total(total), ...NUMBERS.flatMap(([item, number]) => this.item(item, number) ?? [])];
  }

  private isUnused({ budget, final }: ItemFigures): boolean {
    return this.known.kind === "budget" ? isNothing(budget) : isNothing(budget) && isNothing(final);
  }

  /** One sentence, and no list of zeros. */
  private none(total: ItemFigures | undefined): string {
    const { kind, fund } = this.known;
    const money = kind === "budget" ? `${fund}“三公”经费预算` : `${fund}“三公”经费支出`;
    const now = kind === "budget" ? total?.budget : total?.final;
    const change = total?.prior && !isNothing(total.prior) ? `，${this.change(now, total)}` : "";
    return now ? `${this.year}本部门无${money}${change}。` : `${this.year}${money}为【请填写】万元。`;
  }

  private get year(): string {
    const { year, kind } = this.known;
    return yearWords(year, kind);
  }

  private change(now: ItemFigures["budget"], { prior }: ItemFigures): string {
    return changeWords(now, prior, LAST_YEAR[this.known.kind], this.style, this.reasons);
  }

  private total(figures: ItemFigures): string {
    const { kind, fund } = this.known;
    const { budget, opening, final } = figures;
    if (kind === "budget") {
      const own = `${this.year}${fund}“三公”经费预算为${amountWords(budget, this.style)}`;
      return `${own}，${this.change(budget, figures)}。其中：`;
    }
    const first = opening ? `年初预算为${amountWords(opening, this.style)}，` : "";
    const own = `${this.year}${fund}“三公”经费支出${first}${this.budgetLabel}为${amountWords(budget, this.style)}`;
    const completed = completionWords(final, budget, this.budgetLabel, this.style);
    const sentence = `${own}，支出决算为${amountWords(final, this.style)}${completed}。${budgetReason(final, budget)}`;
    return `${sentence}支出决算${this.change(final, figures)}。其中：`;
  }

  private item(item: Item, number: string): string | undefined {
    const figures = this.items.get(item);
    if (!figures) return undefined;
    const name = `${number}${ITEM_NAMES[item]}`;
    const { budget, final } = figures;
    if (this.known.kind === "budget")
      return `${name}预算为${amountWords(budget, this.style)}，${this.change(budget, figures)}。`;
    const completed = completionWords(final, budget, this.budgetLabel, this.style);
    const own = `${name}支出${this.budgetLabel}为${amountWords(budget, this.style)}，支出决算为${amountWords(final, this.style)}${completed}`;
    return `${own}，${this.change(final, figures)}。${this.countWords(item)}`;
  }

  private countWords(item: Item): string {
    const count = (id: CountId): string => this.counts.get(id)?.amount ?? "【请填写】";
    switch (item) {
      case "因公出国":
        return `全年因公出国（境）团组${count("groups")}个，累计${count("travellers")}人次。`;
      case "公务用车购置":
        return `本年度购置公务用车${count("cars-bought")}辆。`;
      case "公务用车运行":
        return `截至${this.known.year ?? "【请填写】"}年12月31日，公务用车保有量为${count("cars-kept")}辆。`;
      case "公务接待":
        return `其中：国内公务接待${count("receptions")}批次，国内公务接待${count("guests")}人次；国（境）外公务接待${count("foreign-receptions")}批次，国（境）外公务接待${count("foreign-guests")}人次。`;
      default:
        return "";
    }
  }
}
