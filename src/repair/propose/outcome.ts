import type { BrokenRelation } from "../../check/index.js";
import { judge, type Relation } from "../../relations/index.js";
import { type ByPlace, judgeWith, type NewAmounts, standingOf } from "../model/altered.js";
import { isHard } from "../model/model.js";
import type { Proposal } from "../repair.js";

/** What new amounts bring about, judged as everything else is. */
export interface Outcome extends Pick<Proposal, "settles" | "eases" | "creates"> {
  /** Errors that are left, or new, among the relations of the changed places. */
  readonly errors: readonly Relation[];
}

/** Judges every relation of the changed places anew. */
export class Outcomes {
  private readonly findings: ReadonlyMap<Relation, BrokenRelation>;

  constructor(
    private readonly byPlace: ByPlace,
    broken: readonly BrokenRelation[],
  ) {
    this.findings = new Map(broken.map((one) => [one.relation, one]));
  }

  of(amounts: NewAmounts): Outcome {
    const settles: string[] = [];
    const eases: string[] = [];
    const creates: Proposal["creates"][number][] = [];
    const errors: Relation[] = [];
    for (const relation of this.byPlace.at(amounts.keys())) {
      const after = standingOf(relation, judgeWith(relation, amounts));
      if (after === "error" && isHard(relation)) errors.push(relation);
      const finding = this.findings.get(relation)?.finding;
      if (after === "holds") {
        if (finding) settles.push(finding.id);
      } else if (finding) {
        if (finding.class === "error" && after !== "error") eases.push(finding.id);
      } else if (after !== "hint" && standingOf(relation, judge(relation)) === "holds") {
        creates.push({ place: relation.whole.place, rule: relation.rule, class: after });
      }
    }
    return { errors, settles: [...new Set(settles)], eases: [...new Set(eases)], creates };
  }
}
