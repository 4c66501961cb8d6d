import { BOUND, type Derived } from "../relation.js";
import type { TextPlaces } from "./places.js";
import { plus, textRelation } from "./relation.js";

export const BOUND_RULE = "text/bound";
const BOUND_BASIS = "文字：授予小微企业的合同金额是授予中小企业的一部分";

/** 授予小微企业 is a part of 授予中小企业; contracts and spending of a year may differ. */
const BOUNDS: readonly (readonly [whole: string, part: string, weak: boolean])[] = [
  ["中小企业", "小微企业", false],
  ["政府采购", "中小企业", true],
];

/** Parts that cannot be larger than what they are parts of. */
export function bounds(texts: TextPlaces, derived: Derived): void {
  for (const { statements } of texts.texts) {
    for (const [above, below, weak] of BOUNDS) {
      const whole = statements.levels.find(({ firm }) => firm.item === above);
      const part = statements.levels.find(
        (level) => level.firm.item === below && level.paragraph === whole?.paragraph,
      );
      if (!whole || !part) continue;
      const about = { rule: BOUND_RULE, test: BOUND, basis: BOUND_BASIS, subject: `${above}|${below}`, weak };
      const place = texts.place(part.fact, part);
      derived.relations.push(
        textRelation(texts, about, { fact: whole.fact, spot: whole }, [plus(part.fact)], [place]),
      );
    }
  }
}
