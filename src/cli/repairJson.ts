import type { Change, Proposal, Repair } from "../repair/index.js";
import { sentenceOf } from "../repair/index.js";
import type { Sheets } from "./place.js";
import { cellPlaceJson, isSpan, spanJson } from "./placeJson.js";

/** A change as both commands print it. */
export function changeJson(all: Sheets, change: Change): object {
  const { place, from, to, unit = null, kind, words, sentence, isFormula = false } = change;
  const where = isSpan(all, place)
    ? { span: spanJson(all, place, words?.quote ?? change.printed) }
    : cellPlaceJson(all, place);
  return {
    ...where,
    from,
    to,
    unit,
    kind,
    why: sentenceOf(change, "zh-CN"),
    formula: isFormula,
    ...(sentence === undefined ? {} : { sentence }),
  };
}

/** What a proposal makes wrong, by the place that would be reported. */
export function createsJson(all: Sheets, { creates }: Proposal): object[] {
  return creates.map(({ place, rule, class: as }) => ({
    ...(isSpan(all, place) ? { span: spanJson(all, place, "") } : cellPlaceJson(all, place)),
    rule,
    class: as,
  }));
}

/** A repair in the output of a check: the likeliest proposal, and the changes of those that are as small. */
export function repairJson(all: Sheets, repair: Repair): object {
  const { id, kind, certain, proven, proposals, hasMore, isLocked } = repair;
  const [first, ...others] = proposals;
  const changes = (one: Proposal): object[] => one.changes.map((change) => changeJson(all, change));
  return {
    id,
    kind,
    certain,
    proven,
    locked: isLocked,
    changes: changes(first),
    settles: first.settles,
    eases: first.eases,
    creates: createsJson(all, first),
    alternatives: others.map(changes),
    more: hasMore,
  };
}
