import { type CellValue, rangeName } from "../../workbook/index.js";
import { HostError, type Inserted, type Removed, type SheetKey } from "../port.js";
import { addressLists, type CellSpot, rectanglesOf } from "./areas.js";
import type { ExcelAccess, Session } from "./session.js";
import { openSheets } from "./sheets.js";
import { askEach } from "./tolerant.js";

const NOTHING: Removed = { removed: 0, left: 0 };

export function removeInserted(access: ExcelAccess, inserted: Inserted): Promise<Removed> {
  return access.run((session) =>
    inserted.kind === "sheets"
      ? removeSheets(session, new Set(inserted.sheets.map(({ key }) => key)))
      : removeArea(session, inserted),
  );
}

/**
 * Deletes the sheets that are still there, whatever they are called now. Excel keeps one visible sheet: where no other
 * is visible, the first of them stays.
 */
async function removeSheets(session: Session, keys: ReadonlySet<SheetKey>): Promise<Removed> {
  const { protection, worksheets } = session.context.workbook;
  protection.load("protected");
  worksheets.load("items/id,items/visibility");
  await session.sync();
  const ours = worksheets.items.filter(({ id }) => keys.has(id));
  if (ours.length === 0) return NOTHING;
  if (protection.protected) throw new HostError("structure");

  const isVisible = ({ visibility }: Excel.Worksheet): boolean => visibility === "Visible";
  const isOneLeft = worksheets.items.some((sheet) => isVisible(sheet) && !keys.has(sheet.id));
  const kept = isOneLeft ? undefined : ours.find(isVisible);
  await askEach(
    session,
    ours.filter((sheet) => sheet !== kept),
    (sheet) => {
      // What is very hidden cannot be deleted.
      if (sheet.visibility === "VeryHidden") sheet.visibility = "Hidden";
      sheet.delete();
    },
  );
  worksheets.load("items/id");
  await session.sync();
  const left = worksheets.items.filter(({ id }) => keys.has(id)).length;
  return { removed: ours.length - left, left };
}

/**
 * Clears the cells that hold what was inserted, with their looks and merges. `removed` and `left` count cells that hold
 * something; blank ones only lose their looks.
 */
async function removeArea(
  session: Session,
  { place, rows, columns, contents }: Extract<Inserted, { kind: "area" }>,
): Promise<Removed> {
  const sheet = (await openSheets(session)).get(place.sheet);
  if (!sheet) return NOTHING;
  if (sheet.protection.protected) throw new HostError("protected", { sheet: sheet.name });
  const area = sheet.getRangeByIndexes(place.row, place.column, rows, columns);
  area.load("formulas");
  await session.sync();
  const now = area.formulas as CellValue[][];

  const clearing: CellSpot[] = [];
  let removed = 0;
  let left = 0;
  for (const [row, line] of now.entries()) {
    for (const [column, value] of line.entries()) {
      const isOurs = value === contents[row]?.[column];
      if (isOurs || value === "") {
        clearing.push({ row: place.row + row, column: place.column + column });
        if (value !== "") removed++;
      } else left++;
    }
  }
  const rectangles = rectanglesOf(clearing);
  // Part of a merged area cannot be cleared.
  for (const rectangle of rectangles) sheet.getRange(rangeName(rectangle)).unmerge();
  for (const list of addressLists(rectangles)) {
    // Not "All", which would take a person's notes with it.
    sheet.getRanges(list).clear("Contents");
    sheet.getRanges(list).clear("Formats");
  }
  if (rectangles.length > 0) await session.sync();
  return { removed, left };
}
