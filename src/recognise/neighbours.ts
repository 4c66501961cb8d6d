/** What the rows of a panel say of one another, once all of them have been read. */
import type { Concept } from "../catalogue/index.js";
import { conceptOf, ORIGIN_WORDS } from "../forms/index.js";
import type { Numbering } from "./label.js";
import type { RowDraft } from "./rows.js";
import { INCOME, SPENDING } from "./rowwords.js";

/** A bare 合计 below 本年收入合计 and its balances is what other forms call 总计. */
export function withGrandTotal(drafts: RowDraft[], direction: string | undefined): RowDraft[] {
  const top = direction === INCOME ? "收入总计" : direction === SPENDING ? "支出总计" : undefined;
  const yearly = drafts.findIndex(({ role, label }) => role === "total" && label.startsWith("本年"));
  if (top === undefined || yearly < 0) return drafts;
  return drafts.map((draft, index) => {
    const isLast = index > yearly && /^合计$/.test(draft.label) && draft.code === undefined;
    return isLast ? { ...draft, concept: { ...draft.concept, direction: top } } : draft;
  });
}

/** A 其中 line is part of what the line above it names. */
export function withOfWhich(drafts: RowDraft[]): RowDraft[] {
  if (!drafts.some(({ role }) => role === "of-which")) return drafts;
  let whole: Concept = {};
  return drafts.map((draft) => {
    if (draft.role !== "of-which") {
      whole = draft.concept;
      return draft;
    }
    const { item: own, ...said } = draft.concept;
    const origin = conceptOf(ORIGIN_WORDS, draft.label);
    const isNamed = own !== undefined && own !== draft.label;
    const named = isNamed || (whole.item !== undefined && own !== undefined) ? { item: own } : {};
    return { ...draft, concept: { ...whole, ...origin, ...said, ...named } };
  });
}

const CHINESE_NUMERAL = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?$/;

/** Lists that number their groups 一, 二 and their lines 1, 2 in the 序号 column. */
export function numberedBySequence(drafts: RowDraft[], at: number | undefined): RowDraft[] {
  if (at === undefined) return drafts;
  const sequence = drafts.map(({ source }) => source.cellAt(at));
  if (!sequence.some((cell) => cell && CHINESE_NUMERAL.test(cell.cell.text.trim()))) return drafts;
  return drafts.map((draft, index) => {
    const cell = sequence[index];
    if (!cell || draft.own.numbering !== undefined) return draft;
    const numbering: Numbering = CHINESE_NUMERAL.test(cell.cell.text.trim()) ? "chinese" : "arabic";
    return { ...draft, own: { ...draft.own, numbering } };
  });
}
