import { addressOf, type Block, type BlockHome, type CellValue, rangeName } from "../../workbook/index.js";
import { HostError, type Inserted, type Insertion, type SheetKey } from "../port.js";
import { UNDO_GROUPS } from "./apply.js";
import { addressLists, rectanglesOf } from "./areas.js";
import { type BlockGrid, gridsOf, gridWriting } from "./blockGrid.js";
import { lookWriting, shifted } from "./blockLooks.js";
import { meaningOf } from "./errors.js";
import { bytesOf, sendInParts } from "./sending.js";
import type { ExcelAccess, Session } from "./session.js";
import { orTakeAway } from "./takeAway.js";
import type { CellInput } from "./writeCell.js";

/** Where the block is to go, and what it puts there. */
interface Site {
  readonly key: SheetKey;
  readonly home: BlockHome;
  readonly block: Block;
  readonly grid: BlockGrid;
  /** Number formats that the blank cells had, to be given back. */
  readonly formats: readonly (readonly unknown[])[];
}

/**
 * Puts the only block at the active cell, where everything is blank: one sync to look, one for the contents, one for
 * the looks. Merged areas cannot be asked for without clearing the person's undo history; one that lies there is found by
 * what it swallows, and everything is taken back.
 */
export async function insertArea(access: ExcelAccess, insertion: Insertion): Promise<Inserted> {
  const site = await access.run((session) => findSite(session, insertion));
  if (!access.supports(UNDO_GROUPS)) return fill(access, site, false);
  try {
    return await fill(access, site, true);
  } catch (error) {
    // Excel may refuse to make one undo step of it.
    if (meaningOf(error) !== "failed") throw error;
    return fill(access, site, false);
  }
}

async function findSite(session: Session, insertion: Insertion): Promise<Site> {
  const [block, ...others] = insertion.blocks;
  if (!block || others.length > 0) throw new RangeError("one block at a time goes to the selected cell");
  const { workbook } = session.context;
  const cell = workbook.getActiveCell();
  const area = cell.getResizedRange(block.rows - 1, block.columns - 1);
  const sheet = cell.worksheet;
  area.load("rowIndex,columnIndex,values,formulas,numberFormat");
  sheet.load("id,name");
  sheet.protection.load("protected");
  workbook.worksheets.load("items/id,items/name");
  await session.sync();

  const home = { sheet: sheet.name, row: area.rowIndex, column: area.columnIndex };
  if (sheet.protection.protected) throw new HostError("protected", { sheet: sheet.name });
  refuseWhere(
    home,
    block,
    (row, column) => isFilled(area.values, row, column) || isFilled(area.formulas, row, column),
  );
  const names = new Map(workbook.worksheets.items.map(({ id, name }) => [id, name]));
  const [grid = []] = gridsOf(insertion, [home], names);
  return { key: sheet.id, home, block, grid, formats: area.numberFormat };
}

/** @throws HostError occupied, naming the first cell of which it is true. */
function refuseWhere(
  home: BlockHome,
  { rows, columns }: Block,
  isOccupied: (row: number, column: number) => boolean,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isOccupied(row, column)) continue;
      const detail = addressOf(home.row + row, home.column + column);
      throw new HostError("occupied", { sheet: home.sheet, detail });
    }
  }
}

function isFilled(lines: readonly (readonly unknown[])[], row: number, column: number): boolean {
  const value = lines[row]?.[column];
  return value !== "" && value !== undefined;
}

function fill(access: ExcelAccess, site: Site, isOneStep: boolean): Promise<Inserted> {
  let isDressed = false;
  const making = access.run(
    async (session): Promise<Inserted> => {
      const { key, home, block } = site;
      const sheet = session.context.workbook.worksheets.getItem(key);
      const contents = await writeContents(session, sheet, site);
      isDressed = true;
      await sendInParts(session, lookWriting(sheet, home, block));
      const place = { sheet: key, row: home.row, column: home.column };
      return { kind: "area", place, rows: block.rows, columns: block.columns, contents };
    },
    { isOneStep, waitsForEdit: true },
  );
  return orTakeAway(making, () =>
    access.run((session) => restore(session, site, isDressed), { waitsForEdit: true }),
  );
}

/**
 * Writes the contents and gives what then stands there. Zeros go first, into every cell: Excel drops without a word what
 * is written into a merged area beside its first cell, and which cells take nothing tells where one lies.
 */
async function writeContents(
  session: Session,
  sheet: Excel.Worksheet,
  { home, block, grid }: Site,
): Promise<CellValue[][]> {
  const area = (): Excel.Range => sheet.getRangeByIndexes(home.row, home.column, block.rows, block.columns);
  const [probe, written] = [area(), area()];
  const zeros = inEach(grid, () => ({ content: ZERO }));
  const contents = inEach(grid, (input) => ({ content: BLANK, ...input }));
  await sendInParts(session, [
    ...gridWriting(sheet, home, zeros),
    { bytes: bytesOf(), queue: () => probe.load("values") },
    ...gridWriting(sheet, home, contents),
    { bytes: bytesOf(), queue: () => written.load("formulas") },
  ]);
  refuseWhere(home, block, (row, column) => !isFilled(probe.values, row, column));
  return written.formulas as CellValue[][];
}

const ZERO = { kind: "number", value: 0 } as const;
const BLANK = { kind: "text", text: "" } as const;

function inEach(
  grid: BlockGrid,
  become: (input: CellInput, row: number, column: number) => CellInput,
): CellInput[][] {
  return grid.map((line, row) => line.map((input, column) => become(input, row, column)));
}

/** Makes the area as blank as it was, in the number formats that it had. */
async function restore(
  session: Session,
  { key, home, block, grid, formats }: Site,
  isDressed: boolean,
): Promise<void> {
  const sheet = session.context.workbook.worksheets.getItem(key);
  if (isDressed) {
    for (const merge of block.merges) sheet.getRange(rangeName(shifted(merge, home))).unmerge();
    const spots = block.cells.map(({ row, column }) => ({
      row: home.row + row,
      column: home.column + column,
    }));
    for (const list of addressLists(rectanglesOf(spots))) sheet.getRanges(list).clear("Formats");
  }
  const blank = inEach(grid, ({ format }, row, column) => {
    const before = formats[row]?.[column];
    const isToBeGivenBack = format !== undefined && typeof before === "string";
    return { content: BLANK, ...(isToBeGivenBack ? { format: before } : {}) };
  });
  await sendInParts(session, gridWriting(sheet, home, blank));
}
