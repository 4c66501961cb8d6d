import type { CellRange } from "../../../src/workbook/index.js";
import { fullAddress, meet } from "../model/address.js";
import { cellAt, putCell, type SheetModel } from "../model/book.js";
import { emptyCell } from "../model/cell.js";
import { ExcelError, invalidArgument } from "../wire/object.js";
import type { ExcelState } from "./context.js";
import { isInside } from "./merges.js";

export type ClearApplyTo = "Contents" | "Formats";

/** Takes contents or looks off cells; never off a part of a merged area, nor of a locked sheet. */
export function clear(
  { book }: ExcelState,
  sheet: SheetModel,
  areas: readonly CellRange[],
  applyTo: ClearApplyTo,
): void {
  if (sheet.protection.isOn) throw new ExcelError("AccessDenied");
  if (!["Contents", "Formats"].includes(applyTo)) throw invalidArgument("Only these are simulated.");
  for (const area of areas) {
    const isCut = sheet.merges.some((merge) => meet(merge, area) && !isInside(merge, area));
    if (isCut) throw new ExcelError("InvalidOperation");
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const before = cellAt(sheet, row, column);
        if (applyTo === "Contents") putCell(sheet, row, column, { ...emptyCell, format: before.format });
        else {
          putCell(sheet, row, column, { ...before, format: emptyCell.format });
          sheet.looks.delete(`${String(row)},${String(column)}`);
        }
      }
    }
  }
  if (applyTo === "Contents") {
    for (const area of areas)
      book.tell({ kind: "changed", sheet, address: fullAddress("X", [area]).slice(2) });
  } else book.writes++;
}
