import type { Fact } from "../recognise/index.js";
import {
  classOf,
  type Disagreement,
  isEqual,
  judge,
  ofPlaces,
  type Place,
  RATE_DIGITS,
  type Relation,
  rowName,
  type TextProblem,
  type TextRelation,
} from "../relations/index.js";
import {
  type Amount,
  decimalText,
  halfUnit,
  type Interval,
  roundHalfUp,
  sum,
  trim,
  widen,
} from "../workbook/index.js";
import type { Believed } from "./believed.js";
import type { Files } from "./files.js";
import type { CellRole, Finding, FindingCell } from "./finding.js";
import { messageIdOf } from "./messages.js";

const FEW_PARTS = 6;

/** A finding before its id and its cause are known. */
export type Draft = Omit<Finding, "id" | "cause" | "causePlace">;

function text(fact: Fact): string {
  return decimalText(widen(fact.amount, Math.max(fact.precision, fact.amount.scale)));
}

export function cellOf(fact: Fact, role: CellRole): FindingCell {
  const value = fact.isBlank ? "0" : text(fact);
  const { place, unit, printed, words } = fact;
  return { place, role, value, unit, printed, ...(words ? { words } : {}) };
}

function cellsOf({ whole, parts, test }: Relation): FindingCell[] {
  const shown = parts.filter(({ fact }) => !fact.isBlank || parts.length <= FEW_PARTS);
  const over = test.type === "ratio" ? test.over : [];
  const bases = over.filter(({ fact }) => !parts.some((part) => part.fact === fact));
  return [
    cellOf(whole, "total"),
    ...shown.map(({ fact, sign }) => cellOf(fact, sign === 1 ? "part" : "subtracted")),
    ...bases.map(({ fact }) => cellOf(fact, "base")),
  ];
}

/** The most that rounding of `count` printed figures can explain. */
function allowance(count: number, digits: number): string {
  return decimalText(trim(sum(Array.from({ length: count }, () => halfUnit(digits)))));
}

/** Digits of an interval that people want to see: those of a computed rate and two more. */
const INTERVAL_DIGITS = 6;

function intervalText({ low, high }: Interval): readonly [string, string] {
  const short = (value: Amount): string =>
    decimalText(value.scale > INTERVAL_DIGITS ? roundHalfUp(value, INTERVAL_DIGITS) : value);
  return [short(low), short(high)];
}

/** The table, row and column of a place, as sentences name them. */
function nameOf(place: Pick<Relation, "table" | "row" | "column">, prefix: string): Record<string, string> {
  return {
    [`${prefix}table`]: place.table.title,
    [`${prefix}row`]: rowName(place.row),
    [`${prefix}column`]: place.column?.path.join("›") ?? "",
  };
}

function figures(
  found: Disagreement,
  { whole, test }: Relation,
): Pick<Draft, "reported" | "expected" | "difference"> {
  const isConverted = found.unit !== whole.unit;
  const own = isConverted ? 0 : trim(found.reported).scale;
  const shown = test.type === "ratio" ? RATE_DIGITS : 0;
  const digits = Math.max(found.digits, trim(found.expected).scale, own, shown);
  const printed = (amount: Amount): string => decimalText(roundHalfUp(amount, digits));
  return {
    reported: whole.isBlank ? "0" : isConverted ? decimalText(trim(found.reported)) : text(whole),
    expected: printed(found.expected),
    difference: isConverted ? decimalText(trim(found.difference)) : printed(found.difference),
  };
}

/** Words of a text in one line. */
function plainQuote(quote: string): string {
  return quote.replace(/\s+/g, "");
}

/** The place that is named against the reported one: of several only one that alone stands in another document. */
function otherOf({ places: [, ...others] = [] }: Relation, files: Files): Place | undefined {
  if (others.length === 1) return others[0];
  const beside = others.filter(({ fact }) => files.isBeside(fact));
  return beside.length === 1 ? beside[0] : undefined;
}

/** The finding of a relation that does not hold. */
export function draftOf(relation: Relation, found: Disagreement, files: Files): Draft {
  const { whole, rule, basis, test, parts } = relation;
  const numbers = figures(found, relation);
  const touched = parts.filter(({ fact }) => !fact.isBlank).length + (whole.isBlank ? 0 : 1);
  const other = otherOf(relation, files);
  return {
    rule,
    class: classOf(rule, found.outcome, relation.weak === true),
    basis,
    messageId: messageIdOf(rule, found.outcome),
    data: {
      ...nameOf(relation, ""),
      ...(other ? nameOf(other, "other-") : {}),
      ...files.dataOf(
        whole,
        other?.fact,
        (relation.places ?? []).map(({ fact }) => fact),
      ),
      ...(whole.isBlank ? { reported: "" } : { reported: numbers.reported ?? "" }),
      expected: numbers.expected ?? "",
      difference: numbers.difference ?? "",
      unit: found.unit ?? "",
      count: String(parts.length),
      allowed: allowance(touched, found.digits),
      digits: String(found.digits),
      ...(test.type === "times" ? { times: String(test.times) } : {}),
      ...(found.touchesOnly ? { touches: "yes" } : {}),
      ...(relation.weak ? { weak: "yes" } : {}),
      ...(whole.words ? { quote: plainQuote(whole.words.quote) } : {}),
    },
    ...numbers,
    unit: found.unit,
    intervals: {
      reported: intervalText(found.reportedInterval),
      expected: found.expectedInterval && intervalText(found.expectedInterval),
    },
    cells: cellsOf(relation),
    places: [],
  };
}

/** The finding of one fact printed with several values: what is not believed against what is. */
export function draftOfSame(
  relation: Relation,
  { expected, others }: Believed,
  files: Files,
): Draft | undefined {
  const [wrong] = others;
  // Balanced amounts may all agree with one in 元, and not with one another.
  const right = [...expected, ...others].find(({ fact }) => wrong && !isEqual(wrong.fact, fact));
  if (!wrong || !right) return undefined;
  const pair: Relation = {
    ...relation,
    ...ofPlaces(wrong, [right]),
    ...(relation.weak || wrong.isAssumed || right.isAssumed ? { weak: true } : {}),
  };
  const found = judge(pair);
  if (typeof found === "string") return undefined;
  const draft = draftOf(pair, found, files);
  const cells = [...others, ...expected].map(({ fact }) => cellOf(fact, "place"));
  return { ...draft, data: { ...draft.data, count: String(cells.length) }, cells, places: cells };
}

/** The finding of words that do not agree. */
export function draftOfText(relation: TextRelation, problem: TextProblem): Draft {
  const { rule, basis, places, table } = relation;
  return {
    rule,
    class: classOf(rule, problem.outcome, false),
    basis,
    messageId: messageIdOf(rule, problem.outcome),
    data: { table: table?.title ?? "", ...problem.data },
    reported: undefined,
    expected: undefined,
    difference: undefined,
    unit: undefined,
    intervals: undefined,
    cells: places.map(({ place, text: printed, words }) => ({
      place,
      role: "name",
      value: undefined,
      unit: undefined,
      printed,
      ...(words ? { words } : {}),
    })),
    places: [],
  };
}
