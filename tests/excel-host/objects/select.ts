import type { CellRange } from "../../../src/workbook/index.js";
import type { SheetModel } from "../model/book.js";
import { ExcelError } from "../wire/object.js";
import type { ExcelState } from "./context.js";

/** Only cells of the sheet in front can be selected, and only while the workbook is in front. */
export function select(state: ExcelState, sheet: SheetModel, ranges: readonly CellRange[]): void {
  if (state.isBehind) throw new ExcelError("InvalidSelection");
  if (state.book.active !== sheet) throw new ExcelError("InvalidOperation");
  if (state.astray > 0) state.astray--;
  else state.book.selection = ranges;
}
