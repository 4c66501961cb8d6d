import type { CellRange } from "../../../workbook/index.js";
import { GRID } from "../limits.js";
import { RECORD, type BiffRecord, substream } from "./records.js";
import { NoteReader } from "./notes.js";
import { isSound } from "./soundness.js";

/** What is read of a worksheet's substream beside its cells. */
export interface SheetStream {
  /** Cells that hold a value. */
  readonly values: number;
  readonly merges: readonly CellRange[];
  /** 0-based. */
  readonly hiddenRows: ReadonlySet<number>;
  /** 0-based, first and last. */
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
  /** By row and column. */
  readonly notes: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

const ROW_HIDDEN = 0x20;
const COLUMN_HIDDEN = 0x01;
const ONE_VALUE: readonly number[] = [
  RECORD.formula,
  RECORD.richString,
  RECORD.sharedString,
  RECORD.number,
  RECORD.label,
  RECORD.booleanOrError,
  RECORD.rk,
];

/** Walks the substream of a worksheet to its end; undefined when one of its records is cut. */
export function readSheetStream(view: DataView, offset: number): SheetStream | undefined {
  let values = 0;
  const hiddenRows = new Set<number>();
  const hiddenColumns: (readonly [number, number])[] = [];
  const merges: CellRange[] = [];
  const notes = new NoteReader(view);
  for (const record of substream(view, offset)) {
    const { type, start, depth } = record;
    if (depth > 1) continue;
    if (!isSound(view, record)) return undefined;
    if (ONE_VALUE.includes(type)) values++;
    else if (type === RECORD.multipleRk) values += rkCount(record);
    else if (type === RECORD.mergedCells) merges.push(...readMerges(view, start));
    else if (type === RECORD.row) {
      if ((view.getUint8(start + 12) & ROW_HIDDEN) !== 0) hiddenRows.add(view.getUint16(start, true));
    } else if (type === RECORD.columnInfo) {
      const isHidden = (view.getUint8(start + 8) & COLUMN_HIDDEN) !== 0;
      const columns = [view.getUint16(start, true), view.getUint16(start + 2, true)] as const;
      if (isHidden && hiddenColumns.length < GRID.columns) hiddenColumns.push(columns);
    } else notes.see(record);
  }
  return { values, merges, hiddenRows, hiddenColumns, notes: notes.found() };
}

/** Row, first column, six bytes a number, last column. */
function rkCount({ start, end }: BiffRecord): number {
  return Math.max(0, Math.floor((end - start - 6) / 6));
}

/** A count, then first and last row, first and last column of each. */
function readMerges(view: DataView, start: number): CellRange[] {
  return Array.from({ length: view.getUint16(start, true) }, (_, index) => {
    const at = start + 2 + 8 * index;
    const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => view.getUint16(at + offset, true));
    return { top: top ?? 0, left: left ?? 0, bottom: bottom ?? 0, right: right ?? 0 };
  });
}
