import type { Inserted, Insertion } from "../port.js";
import { insertArea } from "./insertArea.js";
import { insertSheets } from "./insertSheets.js";
import type { ExcelAccess } from "./session.js";

export function insertBlocks(access: ExcelAccess, insertion: Insertion): Promise<Inserted> {
  return insertion.where === "sheets" ? insertSheets(access, insertion) : insertArea(access, insertion);
}
