import type { CellValue } from "../../workbook/index.js";
import type { CellChange, SheetKey } from "../port.js";
import { cellOf } from "./cells.js";
import type { Session } from "./session.js";

/** A change with the cell that it is about. */
export interface Target {
  readonly change: CellChange;
  readonly range: Excel.Range;
  readonly isSheetProtected: boolean;
}

/** What stands in a cell, as a snapshot would say it. */
export interface CellState {
  readonly value: CellValue | undefined;
  /** `General` too. */
  readonly format: string | undefined;
  readonly isFormula: boolean;
  readonly isLocked: boolean;
}

/** Undefined for a change on a sheet that is gone. */
export function targetOf(
  sheets: ReadonlyMap<SheetKey, Excel.Worksheet>,
  change: CellChange,
): Target | undefined {
  const sheet = sheets.get(change.place.sheet);
  if (!sheet) return undefined;
  const range = sheet.getCell(change.place.row, change.place.column);
  return { change, range, isSheetProtected: sheet.protection.protected };
}

/** Reads the cells of all changes; one sync. */
export async function cellStates(session: Session, targets: readonly Target[]): Promise<CellState[]> {
  for (const { range, isSheetProtected } of targets) {
    range.load("values,text,formulas,numberFormat");
    if (isSheetProtected) range.format.protection.load("locked");
  }
  if (targets.length > 0) await session.sync();
  return targets.map(({ range, isSheetProtected }) => {
    const { values, text, formulas, numberFormat: formats } = range;
    const formula: unknown = formulas[0]?.[0];
    const format: unknown = formats[0]?.[0];
    return {
      value: cellOf({ values, text, formulas, formats }, 0, 0, 0)?.value,
      format: typeof format === "string" ? format : undefined,
      // Also one without a result, which is blank for the engine. A text that begins with = is its own formula.
      isFormula: typeof formula === "string" && formula.startsWith("=") && formula !== values[0]?.[0],
      isLocked: isSheetProtected && range.format.protection.locked,
    };
  });
}
