import type { Change } from "../repair.js";
import type { Draft } from "./drafts.js";
import type { Outcomes } from "./outcome.js";
import type { Ranked } from "./proposals.js";

/**
 * Puts repairs together that have one reason: two cells whose amounts are exchanged, an amount that stands one column
 * or row beside its place, a line that was not filled in. Only those of which nothing has to be chosen.
 */
export function joinedRepairs(drafts: readonly Draft[], outcomes: Outcomes): Draft[] {
  const left = drafts.map(named);
  const joined: Draft[] = [];
  for (let at = 0; at < left.length; at++) {
    const draft = left[at];
    if (!draft) continue;
    let whole = draft;
    for (let other = at + 1; other < left.length; other++) {
      const candidate = left[other];
      const kind = candidate && reasonOf(whole, candidate);
      if (!candidate || !kind) continue;
      whole = together(whole, candidate, kind, outcomes);
      left[other] = undefined;
    }
    joined.push(whole);
  }
  return joined;
}

type Reason = "swapped-cells" | "other-column" | "other-row" | "blank";

/** A proposal of two changes that belong together. */
function named(draft: Draft): Draft | undefined {
  const [{ proposal }] = draft.ranked;
  const [one, other] = proposal.changes;
  const reason = one && other && proposal.changes.length === 2 ? pairOf(one, other) : undefined;
  return reason ? withKind(draft, reason) : draft;
}

function withKind(draft: Draft, kind: Reason): Draft {
  const [first, ...others] = draft.ranked;
  const changes = first.proposal.changes.map((change): Change => ({ ...change, kind }));
  return { ...draft, ranked: [{ ...first, proposal: { ...first.proposal, changes } }, ...others] };
}

function reasonOf(left: Draft, right: Draft): Reason | undefined {
  if (left.ranked.length > 1 || right.ranked.length > 1) return undefined;
  const [some, others] = [left.ranked[0].proposal.changes, right.ranked[0].proposal.changes];
  const [one] = some;
  const [other] = others;
  if (!one || !other) return undefined;
  if ([...some, ...others].every((change) => change.from === "" && isInLine(change, one))) return "blank";
  return some.length === 1 && others.length === 1 ? pairOf(one, other) : undefined;
}

function isInLine({ place }: Change, other: Change): boolean {
  return place.sheet === other.place.sheet && place.row === other.place.row && !place.span;
}

const isNothing = (text: string): boolean => text === "" || Number(text) === 0;

/** Why two changes belong together: they exchange their amounts, or one amount moves to the place beside it. */
function pairOf(one: Change, other: Change): Reason | undefined {
  const [a, b] = [one.place, other.place];
  if (a.span || b.span || a.sheet !== b.sheet || one.unit !== other.unit) return undefined;
  const isExchanged = (left: Change, right: Change): boolean =>
    left.to === right.from || (isNothing(left.to) && isNothing(right.from));
  if (!isExchanged(one, other) || !isExchanged(other, one)) return undefined;
  const isMoved = [one, other].some(({ from }) => isNothing(from));
  if (a.row === b.row) return isMoved ? "other-column" : "swapped-cells";
  if (a.column === b.column) return isMoved ? "other-row" : "swapped-cells";
  return isMoved ? undefined : "swapped-cells";
}

function together(left: Draft, right: Draft, kind: Reason, outcomes: Outcomes): Draft {
  const [some, others] = [left.ranked[0], right.ranked[0]];
  const changes = [...some.proposal.changes, ...others.proposal.changes].map((change): Change => ({
    ...change,
    kind,
  }));
  const amounts = new Map([...some.amounts, ...others.amounts]);
  const { settles, eases, creates } = outcomes.of(amounts);
  const ranked: Ranked = {
    proposal: { changes, settles, eases, creates },
    amounts,
    isCertain: some.isCertain && others.isCertain,
  };
  return {
    ranked: [ranked],
    proven: left.proven && right.proven,
    hasMore: left.hasMore || right.hasMore,
    isOpen: left.isOpen || right.isOpen,
  };
}
