import { addressOf } from "../../workbook/index.js";
import type { DocumentBalance } from "./document.js";

/** Cells that a note lists. */
const MOST_LISTED = 12;

/** The note below a converted sheet. `BALANCED_NOTE` of the forms reads it: the words 按舍位平衡换算 are known there. */
export function noteOf(name: string, sheet: number, balance: DocumentBalance): string {
  const moved = balance.cells.flatMap(({ place, isMoved }) =>
    isMoved && place.sheet === sheet ? [addressOf(place.row, place.column)] : [],
  );
  const lost = balance.unsettled.length + balance.conflicts.length;
  const besides = lost === 0 ? "" : `（另有${String(lost)}项未能加平）`;
  const listed = moved.slice(0, MOST_LISTED).join("、");
  const more = moved.length > MOST_LISTED ? "等" : "";
  const off =
    moved.length === 0
      ? "各数末位与四舍五入一致"
      : `${String(moved.length)}个数的末位与四舍五入不同：${listed}${more}`;
  return `注：本表由元为单位的“${name}”按舍位平衡换算为万元：每个数取其舍、入之一，各项关系按所列数字加平${besides}；${off}。`;
}
