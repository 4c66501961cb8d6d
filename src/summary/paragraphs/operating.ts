import type { Figure } from "../figures/figure.js";
import type { OperatingFigures } from "../operating/operating.js";
import type { Reasons } from "./reasons.js";
import { type FigureStyle, money } from "./style.js";
import { changeWords, type Paragraph, yearWords } from "./words.js";

/** Items that are named, the largest first. */
const MOST_NAMED = 8;

/** 机关运行经费 in a sentence, or 无 where all units are 事业单位. */
export function operatingParagraphs(
  known: OperatingFigures,
  style: FigureStyle,
  reasons: Reasons,
): Paragraph[] {
  const { kind, year, entity, amount, printed, prior, items, isNone } = known;
  const when = yearWords(year, kind);
  if (isNone) return [{ text: `${entity}为事业单位，${when}无机关运行经费。` }];
  const what = kind === "budget" ? "机关运行经费预算为" : "机关运行经费支出";
  const how = amount ? money(amount, style) : "【请填写】万元";
  const now: Figure | undefined = printed && amount ? { ...printed, amount } : undefined;
  const change = changeWords(now, prior, kind === "budget" ? "上年预算" : "上年", style, reasons);
  const named = [...items]
    .sort((a, b) => Number(b.figure.amount.units - a.figure.amount.units))
    .slice(0, MOST_NAMED)
    .map(({ name }) => name);
  const uses = named.length === 0 ? "" : `主要用于${named.join("、")}等。`;
  return [{ text: `${when}${entity}${what}${how}，${change}。${uses}` }];
}
