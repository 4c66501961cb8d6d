import type { Dossier } from "../../narrative/index.js";
import type { CellPlace, FactWords } from "../../recognise/index.js";
import type { Relation } from "../../relations/index.js";
import { type Block, decimalText, type Workbook } from "../../workbook/index.js";
import { balancedBlocks } from "./blocks.js";
import type { BalancedCell, DocumentBalance } from "./document.js";

/** A place with what is to be said of it. */
export interface BalancePlace {
  readonly place: CellPlace;
  readonly words?: FactWords;
  /** Decimal text: an amount in 万元, or a difference in the unit that its list says. */
  readonly amount: string;
}

/** A conversion as plain data, to be shown and inserted. */
export interface BalanceReport {
  /** Sheets that are converted, by index. */
  readonly sheets: readonly number[];
  readonly cells: number;
  /** Relations that add up by the numbers themselves. */
  readonly kept: number;
  /** Cells whose last digit is not the nearest. */
  readonly moved: readonly BalancePlace[];
  /** Of these, totals that should have been the nearest. */
  readonly released: readonly BalancePlace[];
  /** Wholes that do not add up in 元 already; by how much in 元. */
  readonly untrue: readonly BalancePlace[];
  /** Wholes that could not be kept; by how much they are off in 万元. */
  readonly conflicts: readonly BalancePlace[];
  /** Wholes of relations that were not worked out: 此项未完成. */
  readonly unsettled: readonly BalancePlace[];
  /** Cells whose amount is printed in 万元 elsewhere, as something else (`elsewhere`). */
  readonly differing: readonly (BalancePlace & { readonly elsewhere: BalancePlace })[];
  /** Figures that are copied as they are; `amount` is their text. */
  readonly left: readonly BalancePlace[];
  readonly isProven: boolean;
  /** One for each sheet. */
  readonly blocks: readonly Block[];
}

export function balanceReport(
  balance: DocumentBalance,
  input: { readonly dossier: Dossier; readonly workbook: Workbook },
): BalanceReport {
  const { sheets, cells, kept, released, untrue, conflicts, unsettled, differing, left, isProven } = balance;
  const cellOf = ({ place, amount }: BalancedCell): BalancePlace => ({ place, amount: decimalText(amount) });
  const wholeOf = ({ whole }: Relation, amount = ""): BalancePlace => ({
    place: whole.place,
    ...(whole.words ? { words: whole.words } : {}),
    amount,
  });
  return {
    sheets,
    cells: cells.length,
    kept,
    moved: cells.filter(({ isMoved }) => isMoved).map(cellOf),
    released: released.map(cellOf),
    untrue: untrue.map(({ relation, difference }) => wholeOf(relation, decimalText(difference))),
    conflicts: conflicts.map(({ leftOff, difference }) => wholeOf(leftOff, decimalText(difference))),
    unsettled: unsettled.map((relation) => wholeOf(relation)),
    differing: differing.map(({ cell, elsewhere: { place, words, printed } }) => ({
      place: cell,
      amount: "",
      elsewhere: { place, ...(words ? { words } : {}), amount: printed },
    })),
    left: left.map(({ place, text }) => ({ place, amount: text })),
    isProven,
    blocks: sheets.length === 0 ? [] : balancedBlocks(balance, input),
  };
}
