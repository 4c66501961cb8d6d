import { type Amount, compare, isZero, subtract } from "../../workbook/index.js";
import type { Figure } from "../figures/figure.js";
import type { Reasons } from "./reasons.js";
import { type FigureStyle, money, percentage } from "./style.js";

/** `主要原因是…`; to be filled in where nothing tells it. */
function reasonWords(reason: string | undefined): string {
  return `主要原因是${reason ?? "【请填写原因】"}`;
}

/** A paragraph to be put into a cell or into the 情况说明. */
export interface Paragraph {
  readonly text: string;
}

function absolute(amount: Amount): Amount {
  return amount.units < 0n ? { units: -amount.units, scale: amount.scale } : amount;
}

/** What became of a figure since the year before: `比上年增加0.49万元，增长83.05%`, with a reason where it changed. */
export function changeWords(
  now: Figure | undefined,
  prior: Figure | undefined,
  base: string,
  style: FigureStyle,
  reasons?: Reasons,
): string {
  if (!now || !prior) return `比${base}【请填写增加或减少的金额和幅度】`;
  const by = subtract(now.amount, prior.amount);
  if (isZero(by)) return `与${base}持平`;
  const isUp = by.units > 0n;
  const amount = `比${base}${isUp ? "增加" : "减少"}${money(absolute(by), style)}`;
  const reason = reasonWords(reasons?.of(now, isUp ? "up" : "down"));
  if (isZero(prior.amount)) return `${amount}，${reason}`;
  return `${amount}，${isUp ? "增长" : "下降"}${percentage(absolute(by), prior.amount, style)}，${reason}`;
}

/** `，完成全年预算的75.08%`; nothing over a budget of zero. */
export function completionWords(
  final: Figure | undefined,
  budget: Figure | undefined,
  label: string,
  style: FigureStyle,
): string {
  if (!final || !budget || isZero(budget.amount)) return "";
  return `，完成${label}的${percentage(final.amount, budget.amount, style)}`;
}

/** `决算数小于预算数的主要原因是…`; nothing where they are the same. */
export function budgetReason(final: Figure | undefined, budget: Figure | undefined): string {
  const order = final && budget ? compare(final.amount, budget.amount) : 0;
  if (order === 0) return "";
  return `决算数${order < 0 ? "小于" : "大于"}预算数的${reasonWords(undefined)}。`;
}

/** An amount, or what is to be filled in. */
export function amountWords(figure: Figure | undefined, style: FigureStyle): string {
  return figure ? money(figure.amount, style) : "【请填写】万元";
}

export function isNothing(figure: Figure | undefined): boolean {
  return figure !== undefined && isZero(figure.amount);
}

/** `2024年度` of a final account, `2024年` of a budget. */
export function yearWords(year: string | undefined, kind: "budget" | "final"): string {
  return `${year ?? "【请填写】"}年${kind === "final" ? "度" : ""}`;
}
