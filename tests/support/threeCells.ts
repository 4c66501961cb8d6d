import { parseAddress } from "../../src/workbook/index.js";
import { cellAt } from "../excel-host/model/book.js";
import type { Opened } from "./excel.js";
import { changeAt } from "./repairs.js";
import { repairOf } from "./repairSession.js";

/** Three cells on two sheets, one of them blank. */
export const THREE = repairOf("three", [
  changeAt("03支出!E8", "81", "18", "swapped-digits"),
  changeAt("03支出!D8", "", "1", "blank"),
  changeAt("06基本支出!C4", "10.01", "10.00", "amount"),
]);
export const OLD = ["81", "", "10.01"];
export const NEW = ["18", "1", "10"];

/** What stands in the cells of {@link THREE}. */
export function standing({ excel: { book } }: Opened): string[] {
  return [
    ["03支出", "E8"],
    ["03支出", "D8"],
    ["06基本支出", "C4"],
  ].map(([sheet = "", address = ""]) => {
    const place = parseAddress(address);
    return place ? String(cellAt(book.sheet(sheet), place.row, place.column).value) : "";
  });
}
