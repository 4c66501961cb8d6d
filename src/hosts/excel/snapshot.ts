import type { Sheet, SheetRow, SheetVisibility } from "../../workbook/index.js";
import { HostError, type Snapshot, type SnapshotOptions } from "../port.js";
import { type Grid, looksLikeError, rowsOf } from "./cells.js";
import { meaningOf } from "./errors.js";
import { type Extent, measure } from "./extents.js";
import { type Block, cellsIn, takePart } from "./parts.js";
import type { ExcelAccess, Session } from "./session.js";

/**
 * Cells in one answer: a cell takes some 20 (blank) to 100 bytes (label), and the web gives 5 MB. Elsewhere they are
 * only parted so that progress is seen and reading can be stopped.
 */
const CELLS_A_PART = { web: 50_000, desktop: 200_000 };

const VISIBILITY: Readonly<Record<string, SheetVisibility>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

/** What is read of a sheet so far. */
interface Reading extends Extent {
  readonly rows: SheetRow[];
  hiddenColumnsFound: readonly number[];
  isBegun: boolean;
}

/**
 * Reads the whole workbook and writes nothing: one sync for the list of sheets, one for their sizes, then one for each
 * part of their contents, most workbooks being one part. Merged areas are not read: recognition needs none, and asking
 * for them has cleared the person's undo history.
 */
export function readSnapshot(access: ExcelAccess, options: SnapshotOptions = {}): Promise<Snapshot> {
  return access.run(
    async (session) => {
      const { workbook } = session.context;
      workbook.load("name");
      workbook.worksheets.load("items/id,items/name,items/visibility");
      await session.sync();
      const extents = await measure(session, workbook.worksheets.items);
      const readings = extents.map((extent): Reading => ({
        ...extent,
        rows: [],
        hiddenColumnsFound: [],
        isBegun: false,
      }));
      await readAll(session, readings, CELLS_A_PART[access.isWeb ? "web" : "desktop"], options.onSheet);
      return {
        workbook: { name: workbook.name, sheets: readings.map(sheetOf) },
        keys: readings.map(({ sheet }) => sheet.id),
      };
    },
    { signal: options.signal },
  );
}

async function readAll(
  session: Session,
  readings: readonly Reading[],
  mostCells: number,
  onSheet: SnapshotOptions["onSheet"],
): Promise<void> {
  let rest: readonly Block[] = readings.flatMap(({ block }, sheet) => (block ? [{ sheet, ...block }] : []));
  let most = mostCells;
  let asked: readonly Asked[] = [];
  while (rest.length > 0) {
    // Excel keeps every range alive until it is told otherwise; this goes out with the next request.
    for (const { range } of asked) range.untrack();
    const taken = takePart(rest, most);
    for (const { sheet } of taken.part) {
      const reading = readings[sheet];
      if (!reading || reading.isBegun) continue;
      reading.isBegun = true;
      onSheet?.(reading.sheet.name, sheet, readings.length);
    }
    asked = taken.part.flatMap((block) => {
      const reading = readings[block.sheet];
      return reading ? [askFor(reading, block)] : [];
    });
    if (await readPart(session, asked)) {
      rest = taken.rest;
      continue;
    }
    const [first] = taken.part;
    if (first && taken.part.length === 1 && first.rows === 1) {
      throw new HostError("too-large", { sheet: readings[first.sheet]?.sheet.name ?? "" });
    }
    most = Math.floor(taken.part.reduce((sum, block) => sum + cellsIn(block), 0) / 2);
  }
}

/** Reads one part; false, and nothing read, where it is too big for an answer. */
async function readPart(session: Session, asked: readonly Asked[]): Promise<boolean> {
  try {
    await session.sync();
    // Excel on the web has also been seen to answer null instead of an error.
    if (asked.some(({ range }) => (range.values as unknown) === null)) return false;
    const doubtful = asked.filter(({ range }) => range.values.some((row) => row.some(looksLikeError)));
    if (doubtful.length > 0) {
      for (const { range } of doubtful) range.load("valueTypes");
      await session.sync();
    }
    for (const each of asked) keep(each, doubtful.includes(each));
    return true;
  } catch (error) {
    if (meaningOf(error) !== "too-large") throw error;
    return false;
  }
}

interface Asked {
  readonly reading: Reading;
  readonly block: Block;
  readonly range: Excel.Range;
  readonly rows: OfficeExtension.ClientResult<Excel.RowProperties[]> | undefined;
  readonly columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]> | undefined;
}

function askFor(reading: Reading, block: Block): Asked {
  const range = reading.sheet.getRangeByIndexes(block.top, block.left, block.rows, block.columns);
  range.load("values,text,formulas,numberFormat");
  return {
    reading,
    block,
    range,
    rows: reading.hiddenRows === null ? range.getRowProperties({ rowHidden: true }) : undefined,
    columns: reading.hiddenColumns === null ? range.getColumnProperties({ columnHidden: true }) : undefined,
  };
}

function keep({ reading, block, range, rows, columns }: Asked, withTypes: boolean): void {
  const grid: Grid = {
    values: range.values,
    text: range.text,
    formulas: range.formulas,
    formats: range.numberFormat,
    ...(withTypes ? { types: range.valueTypes } : {}),
  };
  const isRowHidden = (row: number): boolean =>
    reading.hiddenRows ?? rows?.value[row - block.top]?.rowHidden === true;
  for (const row of rowsOf(grid, block, isRowHidden)) reading.rows.push(row);
  reading.hiddenColumnsFound = Array.from({ length: block.columns }, (_, at) => at)
    .filter((at) => reading.hiddenColumns ?? columns?.value[at]?.columnHidden === true)
    .map((at) => block.left + at);
}

function sheetOf({ sheet, rows, hiddenColumnsFound }: Reading): Sheet {
  const filled = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return {
    name: sheet.name,
    visibility: VISIBILITY[sheet.visibility] ?? "visible",
    rows,
    merges: [],
    hiddenColumns: hiddenColumnsFound.filter((column) => filled.has(column)),
  };
}
