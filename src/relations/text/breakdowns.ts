import type { Dossier, Spot } from "../../narrative/index.js";
import { judge } from "../judge.js";
import { type Derived, SUM } from "../relation.js";
import type { TextPlaces } from "./places.js";
import { notJudged, plus, textRelation } from "./relation.js";

export const CELL_RULE = "text/breakdown";
const CELL_BASIS = "文字：测算依据中的各部分相加等于该项金额";

/**
 * Amounts in a long text of a cell. What belongs to what is told by their order alone, so a difference that rounding
 * cannot explain says nothing.
 */
export function breakdowns(document: Dossier, texts: TextPlaces, derived: Derived): void {
  for (const { whole, parts, label } of document.breakdowns ?? []) {
    const { words } = whole;
    if (!words || parts.length < 2) continue;
    const spot: Spot = {
      place: whole.place,
      words,
      section: CELL_SECTION,
      paragraph: whole.row,
      sentence: whole.row,
      inReason: false,
    };
    const relation = textRelation(
      texts,
      { rule: CELL_RULE, test: SUM, basis: CELL_BASIS, subject: label },
      { fact: whole, spot },
      parts.map(plus),
    );
    const verdict = judge(relation);
    if (typeof verdict === "string" || verdict.outcome === "rounding") derived.relations.push(relation);
    else derived.notApplicable.push(notJudged(texts, CELL_RULE, spot, whole, "structure"));
  }
}

const CELL_SECTION: Spot["section"] = { id: "cell", kind: "figures", concept: {} };
