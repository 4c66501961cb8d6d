import type { Relation } from "../../relations/index.js";
import type { Amount } from "../../workbook/index.js";
import { amount, decimalText, roundHalfUp, widen } from "../../workbook/index.js";
import type { NewAmount } from "../localise/amounts.js";
import type { ByPlace, NewAmounts } from "../model/altered.js";
import type { Model } from "../model/model.js";
import { placeKeyOf, type Variable } from "../model/variables.js";
import type { Change, Proposal } from "../repair.js";
import type { Judges } from "./drafts.js";
import { nameOfChange } from "./naming.js";
import { correctedSentence } from "./sentence.js";

/** A proposal, and what is needed to put it before or behind others. */
export interface Ranked {
  readonly proposal: Proposal;
  readonly amounts: NewAmounts;
  readonly isCertain: boolean;
}

/** A whole number of the last digit as an amount in the unit of its place. */
export function amountOf({ digits }: Variable, value: number): Amount {
  return digits >= 0 ? amount(value, digits) : amount(BigInt(value) * 10n ** BigInt(-digits), 0);
}

/** The amounts of all places after a change: those chosen, and the formulas that follow them. */
export function amountsAfter(
  { variables, computed, system }: Model,
  chosen: readonly NewAmount[],
): Map<string, Amount> {
  const values = [...system.values];
  for (const { cell, value } of chosen) values[cell] = value;
  const changed = new Set(chosen.map(({ cell }) => cell));
  const amounts = new Map<string, Amount>();
  for (const cell of [...changed, ...computed.following(changed)]) {
    const variable = variables.all[cell];
    if (!variable) continue;
    const value = (values[cell] ?? 0) + computed.sum(cell, values);
    amounts.set(placeKeyOf(variable.fact.place), amountOf(variable, value));
  }
  return amounts;
}

/**
 * The proposal that a set with its amounts makes; undefined where it would leave or make an error, those aside that are
 * given up.
 */
export function proposalOf(
  model: Model,
  chosen: readonly NewAmount[],
  { byPlace, outcomes }: Pick<Judges, "byPlace" | "outcomes">,
  isGivenUp: (relation: Relation) => boolean,
): Ranked | undefined {
  const amounts = amountsAfter(model, chosen);
  const { errors, settles, eases, creates } = outcomes.of(amounts);
  if (!errors.every(isGivenUp) || chosen.some((one) => turnsNegative(model, one, byPlace))) return undefined;
  const changes = chosen.flatMap((one): Change[] => {
    const variable = model.variables.all[one.cell];
    const to = variable && amounts.get(placeKeyOf(variable.fact.place));
    return variable && to ? [changeOf(model, variable, one, to, byPlace)] : [];
  });
  return {
    proposal: { changes, settles, eases, creates },
    amounts,
    isCertain: chosen.every(({ isCertain }) => isCertain),
  };
}

/** Nobody prints a positive amount, or none, where a negative one is meant, but by leaving out its sign. */
function turnsNegative(
  { variables, computed, system }: Model,
  { cell, value, slip }: NewAmount,
  byPlace: ByPlace,
): boolean {
  const fact = variables.all[cell]?.fact;
  if (fact?.measure !== "money" || computed.of(cell) || slip === "sign") return false;
  if (value >= 0 || (system.values[cell] ?? 0) < 0) return false;
  const isChange = byPlace.of(fact.place).some(({ rule, whole }) => CHANGES.test(rule) && whole === fact);
  return !isChange;
}

/** Rules whose whole is how much something grew or fell. */
const CHANGES = /^(?:column|text)\/change/;

/** A fact's amount with the digits that its place prints. */
function printedText({ digits }: Variable, value: Amount): string {
  const shown = Math.max(digits, 0);
  return decimalText(
    value.scale > shown ? roundHalfUp(value, Math.max(shown, value.scale)) : widen(value, shown),
  );
}

function changeOf(
  { formulas, system }: Model,
  variable: Variable,
  { cell, value, slip }: NewAmount,
  to: Amount,
  byPlace: ByPlace,
): Change {
  const { fact } = variable;
  const isFormula = formulas.isFormula(fact.place);
  const from = fact.isBlank ? "" : printedText(variable, fact.amount);
  const after = printedText(variable, to);
  const named = isFormula
    ? { kind: "formula" as const }
    : Math.abs(value - (system.values[cell] ?? 0)) === 1 && !fact.isBlank
      ? { kind: "tail" as const }
      : slip
        ? { kind: slip }
        : nameOfChange(fact, to, byPlace);
  const sentence = fact.words && correctedSentence(fact.words, from, after);
  return {
    place: fact.place,
    from,
    to: after,
    unit: fact.unit,
    printed: fact.printed,
    ...named,
    ...(isFormula ? { isFormula: true } : {}),
    ...(fact.words ? { words: fact.words } : {}),
    ...(sentence === undefined ? {} : { sentence }),
  };
}
