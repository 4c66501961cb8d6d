import { addressOf } from "../../workbook/index.js";
import { HostError, type HostPlace } from "../port.js";
import { addressLists, rectanglesOf, spotName, spotsIn } from "./areas.js";
import { codeOf } from "./errors.js";
import type { ExcelAccess, Session } from "./session.js";

/** The version that selects several areas at once. */
const SELECTS_AREAS = "1.18";

/**
 * Shows a cell and selects it with all others of its sheet, where Excel can select several areas; else it alone.
 * Selecting on a sheet that is just coming to the front is known to go astray, so the sheet comes first, and the
 * selection is looked at once and made once more.
 */
export function goToPlaces(access: ExcelAccess, places: readonly [HostPlace, ...HostPlace[]]): Promise<void> {
  const address = addressFor(places, access.supports(SELECTS_AREAS));
  return access.run(async (session) => {
    const sheet = await activate(session, places[0].sheet);
    const wanted = spotsIn(address);
    for (let attempt = 0; attempt < 2; attempt++) {
      if (address.includes(",")) sheet.getRanges(address).select();
      else sheet.getRange(address).select();
      await session.sync();
      if (isSame(wanted, await selectedSpots(session, sheet.id))) return;
      sheet.activate();
    }
    throw new HostError("failed", { sheet: sheet.name, detail: "selection" });
  });
}

/** The first cell, which becomes the active one, then the others as rectangles, as many as an address holds. */
function addressFor([first, ...others]: readonly [HostPlace, ...HostPlace[]], isSeveral: boolean): string {
  const active = addressOf(first.row, first.column);
  const rest = others.filter((place) => place.sheet === first.sheet && spotName(place) !== spotName(first));
  const [list] = isSeveral ? addressLists(rectanglesOf(rest)) : [];
  return list === undefined ? active : `${active},${list}`;
}

async function activate(session: Session, key: string): Promise<Excel.Worksheet> {
  const sheet = session.context.workbook.worksheets.getItemOrNullObject(key);
  sheet.load("id,name,visibility");
  await session.sync();
  if (sheet.isNullObject) throw new HostError("sheet-gone");
  if (sheet.visibility !== "Visible") {
    throw new HostError("sheet-hidden", { sheet: sheet.name });
  }
  sheet.activate();
  await session.sync();
  return sheet;
}

/** Undefined where the selection is on another sheet, or is none of cells. */
async function selectedSpots(session: Session, sheet: string): Promise<Set<string> | undefined> {
  try {
    const { workbook } = session.context;
    const active = workbook.worksheets.getActiveWorksheet();
    active.load("id");
    const selected = workbook.getSelectedRanges();
    selected.load("address");
    await session.sync();
    return active.id === sheet ? spotsIn(selected.address) : undefined;
  } catch (error) {
    if (codeOf(error) === "InvalidSelection") return undefined;
    throw error;
  }
}

function isSame(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  return one !== undefined && one.size === other?.size && [...one].every((spot) => other.has(spot));
}
