import type { Session } from "./session.js";
import { type SheetKey } from "../port.js";

/** The worksheets of the open workbook with their protection, by key; one sync. */
export async function openSheets(session: Session): Promise<Map<SheetKey, Excel.Worksheet>> {
  const sheets = session.context.workbook.worksheets;
  sheets.load("items/id,items/name,items/protection/protected,items/protection/options");
  await session.sync();
  return new Map(sheets.items.map((sheet) => [sheet.id, sheet]));
}
