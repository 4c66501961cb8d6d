import { type Change, isSameConcept, type ReadText, type Spot } from "../../narrative/index.js";
import type { Fact } from "../../recognise/index.js";
import { groupBy, isZero } from "../../workbook/index.js";
import type { Derived } from "../relation.js";
import { namedPlace, textProblem } from "./relation.js";

export const DIRECTION_RULE = "text/direction";
const BASIS = "文字：增加、减少后面写正数；持平没有增减额";

/** The words of a change's figure. */
function spotOf(change: Change, figure: Fact | undefined): Spot {
  return { ...change, place: figure?.place ?? change.place, words: figure?.words ?? change.words };
}

function subjectOf(kind: string, { firm, section }: Change): string {
  return `${kind}|${JSON.stringify(firm)}|${section.id}`;
}

/** 增加 and 减少 with a minus sign or of one change; 持平 beside a difference. Returns how many changes are told as they should be. */
export function directions({ statements }: ReadText, derived: Derived): number {
  let agreeing = 0;
  const bySentence = groupBy(statements.changes, ({ sentence }) => sentence);
  for (const change of statements.changes) {
    const found =
      negative(change, derived) ||
      crossed(change, derived) ||
      contradicted(change, bySentence.get(change.sentence) ?? [], derived);
    if (!found) agreeing += 1;
  }
  return agreeing;
}

function negative(change: Change, derived: Derived): boolean {
  const { amount, rate, way } = change;
  const figure = [amount, rate].find((fact) => fact !== undefined && fact.amount.units < 0n);
  if (!figure) return false;
  const spot = spotOf(change, figure);
  const outcome = way === "down" ? "negative" : "sign";
  const data = { text: spot.words.quote };
  derived.texts.push(
    textProblem(DIRECTION_RULE, BASIS, subjectOf("sign", change), [namedPlace(spot)], outcome, data),
  );
  return true;
}

/** 增加 1.64 万元，下降 4 %. */
function crossed(change: Change, derived: Derived): boolean {
  const { amount, rate, rateWay } = change;
  if (!amount || !rate || rateWay === undefined) return false;
  const spot = spotOf(change, rate);
  const said = spotOf(change, amount);
  const places = [namedPlace(spot), namedPlace(said)];
  const data = { text: spot.words.quote, name: said.words.quote };
  derived.texts.push(
    textProblem(DIRECTION_RULE, BASIS, subjectOf("crossed", change), places, "crossed", data),
  );
  return true;
}

/** 与上年持平，增加 5.60 万元. */
function contradicted(change: Change, near: readonly Change[], derived: Derived): boolean {
  if (change.way !== "level") return false;
  const other = near.find(
    ({ way, amount, base, firm }) =>
      way !== "level" &&
      amount !== undefined &&
      !isZero(amount.amount) &&
      base === change.base &&
      isSameConcept(firm, change.firm),
  );
  if (!other) return false;
  const spot = spotOf(other, other.amount);
  const places = [namedPlace(spot), namedPlace(change)];
  const data = { text: spot.words.quote, name: change.words.quote };
  derived.texts.push(textProblem(DIRECTION_RULE, BASIS, subjectOf("level", change), places, "level", data));
  return true;
}
