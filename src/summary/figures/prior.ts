import type { Concept } from "../../catalogue/index.js";
import type { Change } from "../../narrative/index.js";
import type { Fact } from "../../recognise/index.js";
import { factWith } from "../../repair/index.js";
import { add, type Amount, isZero, subtract } from "../../workbook/index.js";
import { converted } from "../table/contents.js";
import type { Figure } from "./figure.js";
import type { Figures } from "./figures.js";

const DIGITS = 2;

/** Whether a sentence compares with the year before, and no other stage than that of the figure. */
export function isYearBefore({ base }: Change, { stage, year }: Concept): boolean {
  if (base?.year === undefined) return false;
  const isLast = base.year === "last" || Number(base.year) + 1 === Number(year);
  const isOtherStage =
    base.stage !== undefined && (base.stage === "决算") !== (stage === "决算" || stage === "执行数");
  return isLast && !isOtherStage;
}

/** Whether a sentence speaks of the item and the stage of a figure. */
export function isAbout({ concepts, firm }: Change, { item, stage, year }: Concept): boolean {
  return firm.item === item && concepts.some((one) => one.stage === stage && (one.year ?? year) === year);
}

/** What a sentence says it was before. */
function before(change: Change, now: Figure): { amount: Amount; fact: Fact } | undefined {
  const { prior, amount, way } = change;
  if (prior?.measure === "money")
    return { amount: converted(prior.amount, prior.unit, "万元", DIGITS), fact: prior };
  if (way === "level") return { amount: now.amount, fact: amount ?? saidIn(change, now.fact) };
  if (!amount || way === "open" || amount.measure !== "money") return undefined;
  const by = converted(amount.amount, amount.unit, "万元", DIGITS);
  const result = way === "up" ? subtract(now.amount, by) : add(now.amount, by);
  return result.units < 0n ? undefined : { amount: result, fact: amount };
}

/** A figure that a sentence states without printing it. */
function saidIn({ place, words }: Change, fact: Fact): Fact {
  return factWith(fact, { place, words });
}

/**
 * What a figure was in the year before: as tables, texts or other documents print it for that year, else what follows
 * from a change that a text states. Undefined where nothing tells it.
 */
export function priorOf(figures: Figures, now: Figure): Figure | undefined {
  const { year } = now.concept;
  if (year === undefined) return undefined;
  const concept: Concept = { ...now.concept, year: String(Number(year) - 1) };
  const printed = figures.of(concept);
  if (printed) return printed;
  for (const { statements } of figures.accounts.texts.texts) {
    for (const change of statements.changes) {
      if (!isAbout(change, now.concept) || !isYearBefore(change, now.concept)) continue;
      const found = before(change, now);
      if (found)
        return {
          concept,
          ...found,
          source: "worked-out",
          isCorrected: false,
          isCertain: !isZero(found.amount) || change.way === "level",
        };
    }
  }
  return undefined;
}
