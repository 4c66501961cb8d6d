import type { Dossier } from "../narrative/index.js";
import type { Fact, FactWords } from "../recognise/index.js";
import {
  type Disagreement,
  judge,
  type NotApplicableReason,
  type Place,
  type Relation,
} from "../relations/index.js";
import { type Believed, believedOf, supportOf } from "./believed.js";
import { type Draft, draftOf, draftOfSame, draftOfText } from "./build.js";
import { causesOf, type Explained } from "./cause.js";
import { collect, type Unfinished } from "./collect.js";
import { Files } from "./files.js";
import type { Finding } from "./finding.js";
import { hashText } from "./hash.js";
import { Identity } from "./identity.js";

/** Relations that a rule has and the tables do not print, with the reason, counted. */
export interface Absent {
  readonly rule: string;
  readonly reason: NotApplicableReason;
  readonly count: number;
}

export interface RelationCounts {
  readonly checked: number;
  readonly holding: number;
  readonly notApplicable: number;
  readonly trivial: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly absent: readonly Absent[];
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly relations: RelationCounts;
  /** Figures of texts that some relation, trivial ones included, is about. */
  readonly comparedInTexts: ReadonlySet<FactWords>;
  /** How many relations each other document takes part in, by its file. */
  readonly comparedBeside: ReadonlyMap<string, number>;
  readonly unfinished: readonly Unfinished[];
  /** What the findings were made from: repairs are worked out from the relations themselves. */
  readonly judged: Judged;
}

/** All relations, and those that do not hold. */
export interface Judged {
  readonly relations: readonly Relation[];
  readonly broken: readonly BrokenRelation[];
}

/** A relation that does not hold, with its finding. */
export interface BrokenRelation {
  readonly relation: Relation;
  readonly found: Disagreement;
  readonly finding: Finding;
}

export interface CheckOptions {
  /** Which rules are in use, by id; all where nothing is said. */
  readonly isUsed?: (rule: string) => boolean;
}

/** A relation that does not hold. */
interface Broken {
  readonly relation: Relation;
  readonly found: Disagreement;
}

/** Judges every relation of a recognised workbook and of the papers beside it. */
export function check(recognised: Dossier, options: CheckOptions = {}): CheckResult {
  const { relations, texts, notApplicable, unfinished } = collect(recognised, options.isUsed ?? (() => true));
  const byKind: Record<string, number> = {};
  const broken: Broken[] = [];
  let checked = 0;
  let holding = 0;
  let trivial = 0;
  const count = (kind: string, number: number): void => {
    checked += number;
    byKind[kind] = (byKind[kind] ?? 0) + number;
  };
  relations.forEach((relation) => {
    const verdict = judge(relation);
    const number = relation.test.type === "same" ? relation.parts.length : 1;
    if (verdict === "trivial") {
      trivial += number;
      return;
    }
    count(relation.kind, number);
    if (verdict === "holds") holding += number;
    else {
      broken.push({ relation, found: verdict });
      holding += number - 1;
    }
  });
  const comparedInTexts = wordsCompared(relations);
  const brokenRelations = new Set(broken.map(({ relation }) => relation));
  const support = supportOf(factsInDispute(broken), relations, brokenRelations);
  const identity = new Identity(recognised.tables);
  const files = new Files(recognised);
  const figured = figureFindings(relations, broken, support, identity, files);
  const findings = figured.map(({ finding }) => finding);
  for (const text of texts) {
    count(text.kind, text.count);
    holding += text.problem ? text.count - 1 : text.count;
    if (!text.problem) continue;
    const where = text.ofDocument || !text.table ? "" : identity.instanceOf(text.table);
    const id = hashText([text.rule, where, text.subject].join("|"));
    findings.push({ ...draftOfText(text, text.problem), id, cause: id, causePlace: undefined });
  }
  return {
    findings: bySheet(findings),
    relations: {
      checked,
      holding,
      notApplicable: notApplicable.length,
      trivial,
      byKind,
      absent: countAbsent(notApplicable),
    },
    comparedInTexts,
    comparedBeside: files.countBeside(relations),
    unfinished,
    judged: { relations, broken: figured },
  };
}

function wordsCompared(relations: readonly Relation[]): Set<FactWords> {
  const compared = new Set<FactWords>();
  const add = ({ words }: Fact): void => {
    if (words) compared.add(words);
  };
  for (const relation of relations) {
    if (relation.told) continue;
    const { whole, parts, test } = relation;
    add(whole);
    for (const { fact } of parts) add(fact);
    if (test.type === "ratio") for (const { fact } of test.over) add(fact);
  }
  return compared;
}

/** The facts that are printed with several values. */
function factsInDispute(broken: readonly Broken[]): Set<Fact> {
  const facts = new Set<Fact>();
  for (const { relation } of broken) {
    if (relation.test.type !== "same") continue;
    facts.add(relation.whole);
    for (const { fact } of relation.parts) facts.add(fact);
  }
  return facts;
}

function figureFindings(
  relations: readonly Relation[],
  broken: readonly Broken[],
  support: ReadonlyMap<Fact, number>,
  identity: Identity,
  files: Files,
): BrokenRelation[] {
  const ordinals = ordinalsOf(relations, broken);
  const drafts: { draft: Draft; id: string; of: Broken }[] = [];
  const explained: Explained[] = [];
  for (const { relation, found } of broken) {
    const places = relation.test.type === "same" ? relation.places : undefined;
    const believed = places && believedOf(places, found.unit, support, files);
    const draft = believed ? draftOfSame(relation, believed, files) : draftOf(relation, found, files);
    if (!draft) continue;
    const seen = believed ? reported(relation, believed) : relation;
    const id = hashText(identity.relationKey(seen, ordinals.get(relation) ?? 1));
    drafts.push({ draft, id, of: { relation, found } });
    explained.push({ relation: seen, found, ...(believed ? { believed } : {}) });
  }
  const causes = causesOf(explained, identity, files);
  return drafts.map(({ draft, id, of }, at) => ({
    ...of,
    finding: { ...draft, id, cause: causes[at]?.id ?? id, causePlace: causes[at]?.place },
  }));
}

/** A broken relation's number among all of its rule that have the same whole: two lists of one total. */
function ordinalsOf(relations: readonly Relation[], broken: readonly Broken[]): Map<Relation, number> {
  const wholes = new Set(broken.map(({ relation }) => relation.whole));
  const counts = new Map<Fact, Map<string, number>>();
  const ordinals = new Map<Relation, number>();
  relations.forEach((relation) => {
    // What is told is the only one of its rule with its whole.
    if (relation.told) return;
    const { whole, rule } = relation;
    if (!wholes.has(whole)) return;
    const own = counts.get(whole) ?? new Map<string, number>();
    counts.set(whole, own);
    const ordinal = (own.get(rule) ?? 0) + 1;
    own.set(rule, ordinal);
    ordinals.set(relation, ordinal);
  });
  return ordinals;
}

/** The same relation, seen from the place that is reported. */
function reported(relation: Relation, { others }: Believed): Relation {
  const [first] = others;
  const place: Pick<Place, "fact" | "table" | "row" | "column"> | undefined = first;
  return place
    ? { ...relation, whole: place.fact, table: place.table, row: place.row, column: place.column }
    : relation;
}

/** In the order of the sheets; within one, as the rules found them. */
function bySheet(findings: readonly Finding[]): Finding[] {
  const sheetOf = ({ cells }: Finding): number => cells[0]?.place.sheet ?? 0;
  return findings.toSorted((a, b) => sheetOf(a) - sheetOf(b));
}

function countAbsent(all: readonly { rule: string; reason: NotApplicableReason }[]): Absent[] {
  const counts = new Map<string, { rule: string; reason: NotApplicableReason; count: number }>();
  for (const { rule, reason } of all) {
    const key = `${rule}|${reason}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { rule, reason, count: 1 });
  }
  return [...counts.values()];
}
