import type { Finding } from "../check/index.js";
import type { Proposal, Repair } from "../repair/index.js";
import type { Copy, Fixed } from "./fix.js";
import type { Checked } from "./json.js";
import type { Sheets } from "./place.js";
import { cellPlaceJson } from "./placeJson.js";
import { changeJson, createsJson } from "./repairJson.js";

function proposalJson(all: Sheets, proposal: Proposal): object {
  const { changes, settles, eases } = proposal;
  return {
    changes: changes.map((change) => changeJson(all, change)),
    settles,
    eases,
    creates: createsJson(all, proposal),
  };
}

function repairJson(all: Sheets, repair: Repair): object {
  const { id, kind, certain, proven, proposals, hasMore, isLocked } = repair;
  return {
    ...{ id, kind, certain, proven },
    locked: isLocked,
    more: hasMore,
    proposals: proposals.map((proposal) => proposalJson(all, proposal)),
  };
}

function copyJson({ report }: Checked, copy: Copy): object {
  const { path, settled, remaining, created, recalculated, notRecalculated, after } = copy;
  const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);
  return {
    file: path,
    settled: ids(settled),
    remaining: ids(remaining),
    created: ids(created),
    relations: { checked: after.result.relations.checked, holding: after.result.relations.holding },
    recalculated,
    notRecalculated: notRecalculated.map((place) => cellPlaceJson(report, place)),
  };
}

/** The output of `gouji fix --format json`, version 1 of the contract in docs/schema. */
export function fixJson({ before, repairs, applied }: Fixed): object {
  const { report, papers } = before;
  return {
    version: 1,
    workbook: papers.workbook?.name ?? null,
    joint: repairs.joint,
    repairs: repairs.repairs.map((repair) => repairJson(report, repair)),
    applied: (applied?.chosen ?? []).map(({ repair, index }) => ({ id: repair.id, proposal: index + 1 })),
    written: (applied?.written ?? []).map((change) => changeJson(report, change)),
    byHand: (applied?.byHand ?? []).map((change) => changeJson(report, change)),
    copy: applied?.copy ? copyJson(before, applied.copy) : null,
  };
}
