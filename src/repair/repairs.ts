import { type CheckResult, hashText } from "../check/index.js";
import type { Dossier } from "../narrative/index.js";
import type { Relation } from "../relations/index.js";
import type { Workbook } from "../workbook/index.js";
import { amountsFor } from "./localise/amounts.js";
import { type Group, localise } from "./localise/localise.js";
import { isViolated, rowOf } from "./localise/rows.js";
import type { System } from "./localise/system.js";
import { ByPlace } from "./model/altered.js";
import { type Model, modelOf } from "./model/model.js";
import { placeKeyOf } from "./model/variables.js";
import { joinedRepairs } from "./propose/joined.js";
import { Outcomes } from "./propose/outcome.js";
import { proposalOf, type Ranked } from "./propose/proposals.js";
import { byLikelihood, isInLockedTable, type Standings } from "./propose/rank.js";
import type { Repair, Repairs } from "./repair.js";
import type { Solver } from "./solver.js";
import { adjustTails } from "./tail/adjust.js";

/** What repairs are worked out from: what was read, what was found, and the workbook for its formulas. */
export interface RepairInput {
  readonly dossier: Dossier;
  readonly result: CheckResult;
  readonly workbook: Workbook | undefined;
  /** For what plain search cannot do; asked for the joint check and for 尾差 that are linked over many cells. */
  readonly solver?: Solver | undefined;
}

/** Proposals of a repair that are listed. */
export const MOST_PROPOSALS = 20;
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

/** The smallest changes that settle the errors of a check. */
export function repairsOf({ dossier, result, workbook }: RepairInput): Repairs {
  const { judged } = result;
  if (!judged.broken.some(({ finding }) => finding.class === "error"))
    return { repairs: [], joint: "not-run" };
  const model = modelOf(dossier, workbook, judged);
  const byPlace = new ByPlace(model.relations);
  const outcomes = new Outcomes(byPlace, judged.broken);
  const standings: Standings = { tables: dossier.tables, byPlace };
  const drafts = draftsOf(model, { byPlace, outcomes, standings });
  const repairs = joinedRepairs(drafts, outcomes).map((draft) => repairOf(draft, standings));
  return { repairs: bySettled(repairs), joint: "not-run" };
}

/** What proposals are judged and ordered by. */
interface Judges {
  readonly byPlace: ByPlace;
  readonly outcomes: Outcomes;
  readonly standings: Standings;
}

/** So many relations of a group may be given up, one after the other, for the others to be repaired. */
const MOST_GIVEN_UP = 3;

function draftsOf(model: Model, judges: Judges): Draft[] {
  const { groups } = localise(model.system, { effort: EFFORT, most: MOST_SETS });
  return groups.flatMap(
    (group) => draftOf(model, group, judges) ?? withoutOne(model, group, judges, new Set()),
  );
}

/**
 * Where no change is a likely one for a whole group, one of its broken relations is given up, the one with the most
 * figures first: something is wrong there that no single figure explains, and it must not hide what is wrong beside it.
 */
function withoutOne(
  model: Model,
  { broken, active }: Group,
  judges: Judges,
  givenUp: ReadonlySet<Relation>,
): Draft[] {
  if (broken.length < 2 || givenUp.size >= MOST_GIVEN_UP) return [];
  const size = (at: number): number => {
    const { cells = [], escapes = [] } = model.system.constraints[at] ?? {};
    return cells.length + escapes.length;
  };
  for (const at of broken.toSorted((a, b) => size(b) - size(a))) {
    const relation = model.relationOf[at];
    if (!relation) continue;
    const without = new Set([...givenUp, relation]);
    const kept = (constraint: number): boolean => {
      const own = model.relationOf[constraint];
      return own !== undefined && !without.has(own);
    };
    const system = localised(model.system, active, kept);
    const { groups } = localise(system, { effort: EFFORT, most: MOST_SETS });
    const drafts = groups.flatMap((group) => draftOf({ ...model, system }, group, judges, without) ?? []);
    if (drafts.length > 0) return drafts;
  }
  return [];
}

/** The system in which constraints that are given up, and broken ones outside a group, ask for nothing. */
function localised(
  system: System,
  group: readonly number[],
  isKept: (constraint: number) => boolean,
): System {
  const own = new Set(group);
  return {
    ...system,
    constraints: system.constraints.map((constraint, at) =>
      isKept(at) && (own.has(at) || !isViolated(rowOf(system, at)))
        ? constraint
        : { ...constraint, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
    ),
  };
}

function draftOf(
  model: Model,
  { sets, proven, hasMore }: Group,
  { byPlace, outcomes, standings }: Judges,
  givenUp: ReadonlySet<Relation> = new Set(),
): Draft | undefined {
  const decimals = (cell: number): number | undefined =>
    model.computed.of(cell) ? undefined : Math.max(model.variables.all[cell]?.digits ?? 0, 0);
  const ranked: Ranked[] = [];
  let isOpen = false;
  for (const set of sets) {
    const chosen = amountsFor(model.system, set, model.near, { decimals });
    const one = chosen && proposalOf(model, chosen, byPlace, outcomes, (relation) => givenUp.has(relation));
    if (one) ranked.push(one);
    else isOpen ||= set.some((cell) => isOnlyInRates(model, cell));
  }
  const [first, ...others] = ranked.sort(byLikelihood(standings));
  return first && { ranked: [first, ...others], proven, hasMore, isOpen };
}

/** Whether nothing but rates tells what a cell should hold. */
function isOnlyInRates({ near, system }: Model, cell: number): boolean {
  return (near[cell] ?? []).every((at) => system.constraints[at]?.escapes?.includes(cell) === true);
}

function repairOf({ ranked, proven, hasMore, isOpen }: Draft, kind: Repair["kind"], standings: Standings): Repair {
  const [first] = ranked;
  const listed = ranked.slice(0, MOST_PROPOSALS).map(({ proposal }) => proposal);
  const isAlone = ranked.length === 1 && !hasMore && !isOpen;
  return {
    id: idOf(first),
    kind,
    certain: isAlone && proven && first.isCertain,
    proven,
    proposals: [first.proposal, ...listed.slice(1)],
    hasMore: hasMore || ranked.length > MOST_PROPOSALS,
    isLocked: first.proposal.changes.some((change) => isInLockedTable(standings, change)),
  };
}

function idOf({ proposal: { changes } }: Ranked): string {
  const parts = changes.map(({ place, from, to }) => `${placeKeyOf(place)}|${from}|${to}`);
  return hashText(parts.sort().join("\n"));
}

/** The repairs that settle most first; else in the order of their places. */
function bySettled(repairs: readonly Repair[]): Repair[] {
  const settled = ({ proposals: [first] }: Repair): number => first.settles.length + first.eases.length;
  return repairs.toSorted((a, b) => settled(b) - settled(a));
}
