import { type Block, type BlockHome, freeSheetName } from "../../workbook/index.js";
import { HostError, type Inserted, type Insertion, type SheetKey } from "../port.js";
import { type BlockGrid, gridsOf, gridWriting } from "./blockGrid.js";
import { lookWriting, setUpPrint, sizeWriting } from "./blockLooks.js";
import { meaningOf } from "./errors.js";
import { sendInParts } from "./sending.js";
import type { ExcelAccess, Session } from "./session.js";
import { orTakeAway } from "./takeAway.js";
import { askEach } from "./tolerant.js";

interface PlannedSheet {
  readonly block: Block;
  readonly home: BlockHome;
  readonly grid: BlockGrid;
}

interface Plan {
  readonly sheets: readonly PlannedSheet[];
  /** The sheets that were there. */
  readonly before: ReadonlySet<SheetKey>;
}

/**
 * Puts each block on a new sheet behind all others, hidden ones too: one sync to see what is there, one for the sheets,
 * one for everything on them, one for how they are printed.
 */
export async function insertSheets(access: ExcelAccess, insertion: Insertion): Promise<Inserted> {
  const plan = await access.run((session) => planSheets(session, insertion));
  if (plan.sheets.length === 0) return { kind: "sheets", sheets: [] };
  let made: readonly SheetKey[] | undefined;
  const making = access.run(
    async (session) => {
      const sheets = await addSheets(session, plan);
      made = sheets.map(({ id }) => id);
      await fillSheets(session, plan, sheets);
      return sheets.map(({ id, name }) => ({ key: id, name }));
    },
    { waitsForEdit: true },
  );
  const sheets = await orTakeAway(making, () =>
    access.run((session) => deleteMade(session, plan, made), { waitsForEdit: true }),
  );
  return { kind: "sheets", sheets };
}

async function planSheets(session: Session, insertion: Insertion): Promise<Plan> {
  const { protection, worksheets } = session.context.workbook;
  protection.load("protected");
  worksheets.load("items/id,items/name");
  await session.sync();
  if (protection.protected) throw new HostError("structure");
  const names = new Map(worksheets.items.map(({ id, name }) => [id, name]));
  const taken = [...names.values()];
  const homes = insertion.blocks.map((block): BlockHome => {
    const sheet = freeSheetName(block.name, taken);
    taken.push(sheet);
    return { sheet, row: 0, column: 0 };
  });
  const grids = gridsOf(insertion, homes, names);
  const sheets = insertion.blocks.flatMap((block, at): PlannedSheet[] => {
    const [home, grid] = [homes[at], grids[at]];
    return home && grid ? [{ block, home, grid }] : [];
  });
  return { sheets, before: new Set(names.keys()) };
}

async function addSheets(session: Session, { sheets }: Plan): Promise<Excel.Worksheet[]> {
  const { worksheets } = session.context.workbook;
  const made = sheets.map(({ home }) => worksheets.add(home.sheet));
  for (const sheet of made) sheet.load("id,name");
  try {
    await session.sync();
  } catch (error) {
    if (meaningOf(error) === "protected") throw new HostError("structure", {}, { cause: error });
    throw error;
  }
  return made;
}

async function fillSheets(session: Session, plan: Plan, sheets: readonly Excel.Worksheet[]): Promise<void> {
  const filling = plan.sheets.flatMap(({ block, home, grid }, at) => {
    const sheet = sheets[at];
    return sheet ? [{ sheet, block, home, grid }] : [];
  });
  await sendInParts(
    session,
    filling.flatMap(({ sheet, block, home, grid }) => [
      ...gridWriting(sheet, home, grid),
      ...lookWriting(sheet, home, block),
      ...sizeWriting(sheet, block),
    ]),
  );
  // An Excel without any printer refuses it; the sheets are no worse for it.
  await askEach(session, filling, ({ sheet, block }) => {
    setUpPrint(sheet, block.print);
  });
}

/**
 * Deletes the new sheets. Where Excel never said which they are, those that came meanwhile under our names and are still
 * blank.
 */
async function deleteMade(
  session: Session,
  { sheets, before }: Plan,
  made: readonly SheetKey[] | undefined,
): Promise<void> {
  const { worksheets } = session.context.workbook;
  worksheets.load("items/id,items/name");
  await session.sync();
  const names = new Set(sheets.map(({ home }) => home.sheet));
  const suspects = worksheets.items.filter(({ id, name }) =>
    made ? made.includes(id) : !before.has(id) && names.has(name),
  );
  const ours = made ? suspects : await blankOf(session, suspects);
  await askEach(session, ours, (sheet) => {
    sheet.delete();
  });
}

async function blankOf(session: Session, sheets: readonly Excel.Worksheet[]): Promise<Excel.Worksheet[]> {
  const used = sheets.map((sheet) => sheet.getUsedRangeOrNullObject(true));
  for (const range of used) range.load("address");
  if (used.length > 0) await session.sync();
  return sheets.filter((_, at) => used[at]?.isNullObject);
}
