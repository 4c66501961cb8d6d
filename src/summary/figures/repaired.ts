import type { Dossier } from "../../narrative/index.js";
import type { CellPlace, Fact } from "../../recognise/index.js";
import { type Change, placeKeyOf, type Repairs } from "../../repair/index.js";
import { type Amount, parsePrinted } from "../../workbook/index.js";

/** An amount as it will be once the errors are repaired, in the unit of its place. */
export interface RepairedAmount {
  readonly amount: Amount;
  /** What changes it; absent where it stays as printed. */
  readonly change?: Change;
  /** The change is the only one that settles its errors. */
  readonly isCertain: boolean;
}

/**
 * What the places of a document hold once its errors are repaired. Of several equally small proposals the likeliest
 * counts where all change cells, for a table must add up; figures of a text that can be put right in several ways stay as
 * they are printed. So do 尾差, for they are acceptable.
 */
export class RepairedAmounts {
  private readonly changes = new Map<string, { change: Change; isCertain: boolean }>();

  constructor({ repairs }: Repairs) {
    for (const { kind, certain, proposals, hasMore } of repairs) {
      if (kind !== "repair") continue;
      const isOnly = proposals.length === 1 && !hasMore;
      const isInCells = proposals.every(({ changes }) => changes.every(({ words }) => !words));
      if (!certain && !isOnly && !isInCells) continue;
      for (const change of proposals[0].changes)
        this.changes.set(placeKeyOf(change.place), { change, isCertain: certain });
    }
  }

  of({ place, amount }: Pick<Fact, "place" | "amount">): RepairedAmount {
    const known = this.changes.get(placeKeyOf(place));
    const after = known && parsePrinted(known.change.to)?.value;
    if (!known || !after) return { amount, isCertain: true };
    return { amount: after, change: known.change, isCertain: known.isCertain };
  }
}

/** Where a place stands: in the workbook, in a text or a table of a text, or in another document. */
export function originOf({ sheets }: Dossier, { sheet, span }: CellPlace): "cell" | "text" | "other" {
  const origin = sheets?.[sheet]?.origin ?? "workbook";
  if (origin === "companion") return "other";
  return origin === "workbook" && !span ? "cell" : "text";
}
