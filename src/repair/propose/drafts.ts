import type { Relation } from "../../relations/index.js";
import { amountsFor } from "../localise/amounts.js";
import { type Group, localise } from "../localise/localise.js";
import { isBroken } from "../localise/rows.js";
import { silenced, type System } from "../localise/system.js";
import type { ByPlace } from "../model/altered.js";
import type { Model } from "../model/model.js";
import type { TailGroup } from "../tail/adjust.js";
import type { Outcomes } from "./outcome.js";
import { proposalOf, type Ranked } from "./proposals.js";
import { byLikelihood, type Standings } from "./rank.js";

/** Smallest sets that are looked at before the likeliest are listed. */
const MOST_SETS = 400;
/** Rows that the search may look at for one group: some seconds at most. */
const EFFORT = 3_000_000;

/** A repair before its id is known. */
export interface Draft {
  readonly ranked: readonly [Ranked, ...Ranked[]];
  readonly proven: boolean;
  readonly hasMore: boolean;
  /** Another smallest set may be right as well, though nothing tells what its amounts would be. */
  readonly isOpen: boolean;
}

/** What proposals are judged and ordered by. */
export interface Judges {
  readonly byPlace: ByPlace;
  readonly outcomes: Outcomes;
  readonly standings: Standings;
}

/** The repairs of all errors, group by group. */
export function errorDrafts(model: Model, judges: Judges): Draft[] {
  const { groups } = localise(model.system, { effort: EFFORT, most: MOST_SETS });
  return groups.flatMap((group) => draftOf(model, group, judges, NONE) ?? withoutOne(model, group, judges));
}

const NONE: ReadonlySet<Relation> = new Set();

/**
 * Where no change is a likely one for a whole group, one of its broken relations is given up, the one with the most
 * figures first: something is wrong there that no single figure explains, and it must not hide what is wrong beside it.
 */
function withoutOne(model: Model, { broken, active }: Group, judges: Judges): Draft[] {
  if (broken.length < 2) return [];
  const size = (at: number): number => {
    const { cells = [], escapes = [] } = model.system.constraints[at] ?? {};
    return cells.length + escapes.length;
  };
  const relations = broken.toSorted((a, b) => size(b) - size(a)).flatMap((at) => model.relationOf[at] ?? []);
  for (const relation of new Set(relations)) {
    const system = withoutRelation(model, active, relation);
    const { groups } = localise(system, { effort: EFFORT, most: MOST_SETS });
    const givenUp = new Set([relation]);
    const drafts = groups.flatMap((group) => draftOf({ ...model, system }, group, judges, givenUp) ?? []);
    if (drafts.length > 0) return drafts;
  }
  return [];
}

/** The system of one group: a relation that is given up, and what is broken elsewhere, asks for nothing. */
function withoutRelation(
  { system, relationOf }: Model,
  group: readonly number[],
  relation: Relation,
): System {
  const own = new Set(group);
  const isKept = (at: number): boolean =>
    relationOf[at] !== relation && (own.has(at) || !isBroken(system, at));
  return {
    ...system,
    constraints: system.constraints.map((constraint, at) => (isKept(at) ? constraint : silenced(constraint))),
  };
}

/** The proposals of a group, the likeliest first; undefined where none is a likely one. */
function draftOf(
  model: Model,
  { sets, proven, hasMore }: Group,
  judges: Judges,
  givenUp: ReadonlySet<Relation>,
): Draft | undefined {
  const decimals = (cell: number): number | undefined =>
    model.computed.of(cell) ? undefined : Math.max(model.variables.all[cell]?.digits ?? 0, 0);
  const ranked: Ranked[] = [];
  let isOpen = false;
  for (const set of sets) {
    const chosen = amountsFor(model.system, set, model.near, { decimals });
    const one = chosen && proposalOf(model, chosen, judges, (relation) => givenUp.has(relation));
    if (one) ranked.push(one);
    else isOpen ||= set.some((cell) => isOnlyInRates(model, cell));
  }
  return draftFrom(ranked, { proven, hasMore, isOpen }, judges);
}

/** Whether nothing but rates tells what a cell should hold. */
function isOnlyInRates({ near, system }: Model, cell: number): boolean {
  return (near[cell] ?? []).every((at) => system.constraints[at]?.escapes?.includes(cell) === true);
}

/** 尾差调整 for linked groups of 尾差. */
export function tailDrafts(model: Model, groups: readonly TailGroup[], judges: Judges): Draft[] {
  return groups.flatMap(({ choices, proven, hasMore }) => {
    const ranked = choices.flatMap((chosen) => proposalOf(model, chosen, judges, () => false) ?? []);
    return draftFrom(ranked, { proven, hasMore, isOpen: false }, judges) ?? [];
  });
}

function draftFrom(ranked: Ranked[], rest: Omit<Draft, "ranked">, { standings }: Judges): Draft | undefined {
  const [first, ...others] = ranked.sort(byLikelihood(standings));
  return first && { ranked: [first, ...others], ...rest };
}
