import type { Concept } from "../catalogue/index.js";
import type { Fact } from "../recognise/index.js";
import { type Clause, isOpen, isSaid } from "./clause.js";
import type { Memory } from "./memory.js";
import type { Placed } from "./roles.js";
import { conceptsOf } from "./settle.js";
import {
  type Base,
  type Change,
  isSameConcept,
  type Level,
  type Spot,
  type Statements,
  type Way,
} from "./statements.js";
import type { TextDocumentInfo } from "./subject.js";
import type { Subjects } from "./subjects.js";

/** States what changed, by how much, against what. */
export class ChangeRoles {
  /** What the sentence compares with. */
  base: Base | undefined;
  /** The figure that the comparison names: 比上年的 12 万元. */
  prior: Fact | undefined;

  constructor(
    private readonly document: TextDocumentInfo,
    private readonly memory: Memory,
    private readonly subjects: Subjects,
    private readonly found: Statements,
  ) {}

  amount(clause: Clause, way: Way, group: readonly Placed[]): boolean {
    const [first] = group;
    if (!first) return false;
    const changes = this.changesFor(clause, way, first.spot);
    this.give(changes, group, (change, fact) => {
      change.amount = fact;
    });
    return changes.length > 0;
  }

  rate(clause: Clause, way: Way, group: readonly Placed[]): boolean {
    const [first] = group;
    if (!first) return false;
    const open = isSaid(clause)
      ? []
      : this.memory.changes.filter(({ rate, way: own }) => rate === undefined && own !== "level");
    const set = (change: Change, fact: Fact): void => {
      change.rate = fact;
      if (way !== change.way && way !== "open" && change.way !== "open") change.rateWay = way;
    };
    if (open.length > 0) {
      each(open, group, set);
      return true;
    }
    const changes = this.changesFor(clause, way, first.spot);
    this.give(changes, group, set);
    return changes.length > 0;
  }

  /** 持平: a change without a figure. */
  unchanged(clause: Clause, spot: Spot): void {
    if (!this.base && !isSaid(clause)) return;
    for (const change of this.changesFor(clause, "level", spot)) {
      const isKnown = this.memory.changes.some(
        (other) =>
          other.way === "level" && isSameConcept(other.firm, change.firm) && other.base === change.base,
      );
      if (isKnown) continue;
      this.found.changes.push(change);
      this.memory.changes.push(change);
    }
  }

  private give(
    changes: readonly Change[],
    group: readonly Placed[],
    set: (change: Change, fact: Fact) => void,
  ): void {
    each(changes, group, set);
    this.found.changes.push(...changes);
    this.memory.changes = [...changes];
    this.prior = undefined;
  }

  private changesFor(clause: Clause, way: Way, spot: Spot): Change[] {
    const { memory, base, prior } = this;
    const make = (firm: Concept, now: Level | undefined, stage: string | undefined): Change => ({
      ...spot,
      way,
      base,
      now,
      firm,
      prior,
      concepts:
        now?.concepts ??
        conceptsOf(firm, stage === undefined ? {} : { stage }, this.document, this.subjects.section),
    });
    const own = this.subjects.own(clause);
    if (own) return own.firms.map((firm) => make(firm, memory.levelOf(firm), clause.stage));
    if (!isOpen(clause)) return [];
    const near = memory.lastOf(spot.sentence);
    const { carried } = memory;
    // 运行费比上年的 12 万元减少: what is compared was named in front of the comparison.
    const isCompared = carried?.base !== undefined && prior !== undefined;
    const said = carried && (isCompared || !near) ? this.subjects.own({ ...carried, gap: "" }) : undefined;
    if (said) return said.firms.map((firm) => make(firm, memory.levelOf(firm), carried?.stage));
    const before = near ? [] : memory.changes;
    if (before.length > 0 && !memory.last) return before.map(({ firm, now }) => make(firm, now, undefined));
    // Behind parts that nobody knows a comparison is that of their whole.
    const levels =
      memory.isLastUnknown && memory.lastMain ? [memory.lastMain] : memory.changing(spot.sentence);
    return levels.map((level) => make(level.firm, level, undefined));
  }
}

/** Each change with its figure of the group, or all with the only one. */
function each(
  changes: readonly Change[],
  group: readonly Placed[],
  set: (change: Change, fact: Fact) => void,
): void {
  changes.forEach((change, at) => {
    const placed = group[group.length === changes.length ? at : 0];
    if (placed) set(change, placed.fact);
  });
}
