import { HostError } from "../port.js";
import { codeOf } from "./errors.js";
import { type Block, cellsIn } from "./parts.js";
import type { Session } from "./session.js";

/** How Excel says that some rows or columns are hidden: true for all, false for none, null for some. */
type Hidden = boolean | null;

/** The filled part of a worksheet; undefined `block` for an empty one. */
export interface Extent {
  readonly sheet: Excel.Worksheet;
  readonly block: Omit<Block, "sheet"> | undefined;
  readonly hiddenRows: Hidden;
  readonly hiddenColumns: Hidden;
}

/** What Excel reads of one range at most; a sheet beyond it holds a stray value far away from all others. */
const MOST_CELLS = 5_000_000;

const NOT_A_GRID = new Set(["UnsupportedSheet", "UnsupportedOperation", "NotImplemented"]);

/**
 * Finds out how much of every worksheet is filled, in one sync, before anything is read. Sheets without cells (charts,
 * old macro sheets) are left out, as the reader of files does; only where there are any do sheets cost a sync each.
 */
export async function measure(session: Session, sheets: readonly Excel.Worksheet[]): Promise<Extent[]> {
  try {
    return await measureTogether(session, sheets);
  } catch (error) {
    if (!isNoGrid(error)) throw error;
  }
  const extents: Extent[] = [];
  for (const sheet of sheets) {
    try {
      extents.push(...(await measureTogether(session, [sheet])));
    } catch (error) {
      if (!isNoGrid(error)) throw error;
    }
  }
  return extents;
}

const isNoGrid = (error: unknown): boolean => NOT_A_GRID.has(codeOf(error) ?? "");

async function measureTogether(session: Session, sheets: readonly Excel.Worksheet[]): Promise<Extent[]> {
  // Values only: formats far away from all values would make the sheet endless.
  const ranges = sheets.map((sheet) => sheet.getUsedRangeOrNullObject(true));
  for (const range of ranges) {
    range.load("address,rowIndex,columnIndex,rowCount,columnCount,cellCount,rowHidden,columnHidden");
  }
  await session.sync();
  return sheets.flatMap((sheet, index) => {
    const range = ranges[index];
    return range ? [extentOf(sheet, range)] : [];
  });
}

function extentOf(sheet: Excel.Worksheet, range: Excel.Range): Extent {
  if (range.isNullObject) return { sheet, block: undefined, hiddenRows: false, hiddenColumns: false };
  const block = {
    top: range.rowIndex,
    left: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
  if (cellsIn(block) > MOST_CELLS) throw new HostError("too-large", { sheet: sheet.name });
  return { sheet, block, hiddenRows: range.rowHidden, hiddenColumns: range.columnHidden };
}
