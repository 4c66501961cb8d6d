import { parentValue, TOTAL } from "../catalogue/index.js";
import { hasValues, isDashed, type RowDraft } from "./rows.js";

/** The item a row stands for; a bare 合计 is 三公经费 unless the form prints 会议费 or 培训费 or a line 三公经费. */
function itemsOf(rows: readonly RowDraft[], indexes: readonly number[]): Map<string, number> {
  const byItem = new Map<string, number>();
  const totals: number[] = [];
  const dashed: number[] = [];
  for (const index of indexes) {
    const row = rows[index];
    if (!row || row.isCount) continue;
    const { item } = row.concept;
    if (item === undefined) {
      if (row.role === "total") totals.push(index);
    } else if (isDashed(row) || !hasValues(row)) dashed.push(index);
    else if (!byItem.has(item)) byItem.set(item, index);
  }
  const [total] = totals;
  if (total !== undefined) {
    const isWhole = byItem.has("三公经费") || byItem.has("会议费") || byItem.has("培训费");
    byItem.set(isWhole ? TOTAL : "三公经费", total);
  }
  // A line of dashes or blanks is an item that was not spent on, unless another line is that item (一、三公经费支出
  // over its total).
  for (const index of dashed) {
    const item = rows[index]?.concept.item ?? "";
    if (!byItem.has(item)) byItem.set(item, index);
  }
  return byItem;
}

/** Parents in a 三公 table printed downwards, by the hierarchy of the items whatever their numbering. */
export function itemParents(
  rows: readonly RowDraft[],
  indexes: readonly number[],
  parents: (number | undefined)[],
): void {
  const byItem = itemsOf(rows, indexes);
  let running: number | undefined;
  for (const index of indexes) {
    const row = rows[index];
    if (!row || row.isCount) continue;
    const { item } = row.concept;
    if (item === undefined) {
      // 机关运行经费 by kind of unit stands below its own line.
      if (running !== undefined && row.role === "item" && row.own.numbering !== undefined)
        parents[index] = running;
      continue;
    }
    running = item === "机关运行经费" ? index : undefined;
    if (byItem.get(item) !== index) continue;
    for (let at = parentValue("item", item); at !== undefined; at = parentValue("item", at)) {
      const whole = byItem.get(at);
      if (whole !== undefined) {
        parents[index] = whole;
        break;
      }
    }
  }
}
