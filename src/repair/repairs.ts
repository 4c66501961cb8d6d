import { type CheckResult, hashText, jointFindings } from "../check/index.js";
import type { Dossier } from "../narrative/index.js";
import type { CellPlace } from "../recognise/index.js";
import type { Workbook } from "../workbook/index.js";
import { ByPlace } from "./model/altered.js";
import { jointOf } from "./model/joint.js";
import { modelOf } from "./model/model.js";
import { placeKeyOf } from "./model/variables.js";
import { type Draft, errorDrafts, type Judges, tailDrafts } from "./propose/drafts.js";
import { joinedRepairs } from "./propose/joined.js";
import { Outcomes } from "./propose/outcome.js";
import type { Ranked } from "./propose/proposals.js";
import { isInLockedTable, type Standings } from "./propose/rank.js";
import type { Proposal, Repair, Repairs } from "./repair.js";
import type { Solver } from "./solver.js";
import { Tails } from "./tail/adjust.js";
import { noteProposal } from "./tail/note.js";

/** What repairs are worked out from: what was read, what was found, and the workbook for its formulas. */
export interface RepairInput {
  readonly dossier: Dossier;
  readonly result: CheckResult;
  readonly workbook: Workbook | undefined;
  /** Without 尾差调整, which take longest; they are worked out unless this says so. */
  readonly leavesTails?: boolean;
}

/** A check with everything that follows from it. */
export interface Concluded {
  /** With the findings of the joint check. */
  readonly result: CheckResult;
  readonly repairs: Repairs;
}

/** What is still to be done, so that the solver is loaded only when it is needed. */
export interface Prepared {
  readonly wantsSolver: boolean;
  /** The solver is for the joint check and for 尾差 that are linked over many cells; without it these are left undone. */
  finish(solver?: Solver): Concluded;
}

/** Proposals of a repair that are listed. */
const MOST_PROPOSALS = 20;

function noteDraft(proposal: Proposal): Draft {
  const ranked: Ranked = { proposal, amounts: new Map(), isCertain: false };
  return { ranked: [ranked], proven: true, hasMore: false, isOpen: false };
}

/**
 * The smallest changes that settle the errors of a check, those that make 尾差 add up as printed, and the joint check of
 * all printed digits.
 */
export function prepareRepairs({ dossier, result, workbook, leavesTails }: RepairInput): Prepared {
  const { judged } = result;
  const has = (kind: "error" | "rounding"): boolean =>
    judged.broken.some(({ finding }) => finding.class === kind);
  if (!has("error") && !has("rounding"))
    return { wantsSolver: false, finish: () => ({ result, repairs: { repairs: [], joint: "ran" } }) };
  const model = modelOf(dossier, workbook, judged);
  const byPlace = new ByPlace(model.relations);
  const outcomes = new Outcomes(byPlace, judged.broken);
  const judges: Judges = { byPlace, outcomes, standings: { tables: dossier.tables, byPlace } };
  const tails = has("rounding") && leavesTails !== true ? new Tails(model) : undefined;
  const joint = has("rounding") ? jointOf(model) : undefined;
  const listed = (drafts: readonly Draft[], kind: Repair["kind"]): Repair[] =>
    bySettled(drafts.map((draft) => repairOf(draft, kind, judges.standings)));
  return {
    wantsSolver: joint?.wantsSolver === true || tails?.wantsSolver === true,
    finish(solver) {
      const { contradictions, state } = joint?.run(solver) ?? { contradictions: [], state: "ran" as const };
      const found = jointFindings(dossier, contradictions);
      const repaired = has("error") ? joinedRepairs(errorDrafts(model, judges), outcomes) : [];
      const adjusted = tails ? withoutKnown(tailDrafts(model, tails.adjusted(solver), judges), repaired) : [];
      const note = leavesTails === true ? undefined : noteProposal(dossier, result, workbook);
      const noted = note ? [noteDraft(note)] : [];
      return {
        result: found.length === 0 ? result : { ...result, findings: [...result.findings, ...found] },
        repairs: {
          repairs: [...listed(repaired, "repair"), ...listed(adjusted, "tail"), ...listed(noted, "tail")],
          joint: state,
        },
      };
    },
  };
}

function repairOf(
  { ranked, proven, hasMore, isOpen }: Draft,
  kind: Repair["kind"],
  standings: Standings,
): Repair {
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

/** 尾差调整 that are no repair of an error as well. */
function withoutKnown(tails: readonly Draft[], repaired: readonly Draft[]): Draft[] {
  const known = new Set(repaired.flatMap(({ ranked }) => ranked.map(idOf)));
  return tails.filter(({ ranked: [first] }) => !known.has(idOf(first)));
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

/** The places that the proposals of repairs would change. */
export function placesOf({ repairs }: Repairs): CellPlace[] {
  return repairs.flatMap(({ proposals }) =>
    proposals.flatMap(({ changes }) => changes.map(({ place }) => place)),
  );
}
