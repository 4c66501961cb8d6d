import type { Spot } from "../../narrative/index.js";
import type { Fact } from "../../recognise/index.js";
import type { Place } from "../ledger.js";
import type {
  NamedPlace,
  NotApplicable,
  Relation,
  RelationKind,
  Term,
  Test,
  TextRelation,
} from "../relation.js";
import type { TextPlaces } from "./places.js";

/** What a relation of a text needs beside its figures. */
interface About {
  readonly rule: string;
  readonly test: Test;
  readonly basis: string;
  readonly kind?: RelationKind;
  readonly weak?: boolean;
  /** For its id: what it is about, in words that outlast edits. */
  readonly subject: string;
}

/** A relation whose whole stands in a text. */
export function textRelation(
  texts: TextPlaces,
  { rule, test, basis, kind = "text", weak = false, subject }: About,
  whole: { readonly fact: Fact; readonly spot: Spot },
  parts: readonly Term[],
  others: readonly Place[] = [],
): Relation {
  const place = texts.place(whole.fact, whole.spot);
  return {
    rule,
    kind,
    test,
    basis,
    subject,
    whole: whole.fact,
    parts,
    table: place.table,
    row: place.row,
    column: place.column,
    places: [place, ...others],
    ...(weak || whole.spot.inReason ? { weak: true } : {}),
  };
}

export function plus(fact: Fact): Term {
  return { fact, sign: 1 };
}

export function minus(fact: Fact): Term {
  return { fact, sign: -1 };
}

/** A relation of a text that cannot be judged, with the reason. */
export function notJudged(
  texts: TextPlaces,
  rule: string,
  spot: Spot,
  fact: Fact,
  reason: NotApplicable["reason"],
): NotApplicable {
  return { rule, table: texts.place(fact, spot).table, reason };
}

/** Where words of a text stand. */
export function namedPlace(spot: Spot): NamedPlace {
  return { place: spot.place, text: spot.words.quote, words: spot.words };
}

/** Words of a text that do not agree with something. */
export function textProblem(
  rule: string,
  basis: string,
  subject: string,
  places: readonly NamedPlace[],
  outcome: string,
  data: Readonly<Record<string, string>>,
): TextRelation {
  return {
    rule,
    kind: "text",
    places,
    table: undefined,
    basis,
    subject,
    ofDocument: true,
    count: 1,
    problem: { outcome, data },
  };
}

/** Words of a text that agree. */
export function textHolds(rule: string, basis: string, count: number): TextRelation {
  return { rule, kind: "text", places: [], table: undefined, basis, subject: "", count };
}
