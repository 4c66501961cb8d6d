import {
  type Block,
  type BlockContent,
  type BlockHome,
  formulaOf,
  type BlockReference,
} from "../../workbook/index.js";
import { HostError, type Insertion, type SheetKey } from "../port.js";
import { type Asking, bytesOf } from "./sending.js";
import { type CellInput, writeCells } from "./writeCell.js";

/** What a block puts into its cells, row by row. */
export type BlockGrid = readonly (readonly CellInput[])[];

/** Rows that are written by one call hold no more, so that requests can be cut between them. */
const MOST_BYTES_A_CALL = 512 * 1024;

const NOTHING: CellInput = {};

/**
 * The cells of every block, with the formulas as they read where the blocks stand.
 * @throws HostError sheet-gone where a formula speaks of a sheet that is no longer there.
 */
export function gridsOf(
  insertion: Insertion,
  homes: readonly BlockHome[],
  names: ReadonlyMap<SheetKey, string>,
): BlockGrid[] {
  const sheets = sourceNames(insertion, names);
  return insertion.blocks.map((block, at) => {
    const home = homes[at];
    if (!home) throw new RangeError(`no home for block ${String(at)}`);
    return gridOf(block, (parts) => formulaOf(parts, home, sheets, homes));
  });
}

/** A source that no formula speaks of may be gone. */
function sourceNames({ blocks, sources }: Insertion, names: ReadonlyMap<SheetKey, string>): string[] {
  for (const { cells } of blocks) {
    for (const { content } of cells) {
      for (const sheet of sheetsIn(content)) {
        const key = sources[sheet];
        if (key === undefined || !names.has(key)) throw new HostError("sheet-gone");
      }
    }
  }
  return sources.map((key) => names.get(key) ?? "");
}

function sheetsIn(content: BlockContent | undefined): number[] {
  if (content?.kind !== "formula") return [];
  return content.parts.flatMap((part) => (typeof part !== "string" && "sheet" in part ? [part.sheet] : []));
}

function gridOf(
  { rows, columns, cells }: Block,
  formulaText: (parts: readonly (string | BlockReference)[]) => string,
): BlockGrid {
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => NOTHING));
  for (const { row, column, content, look } of cells) {
    const line = grid[row];
    if (!line || column >= columns) throw new RangeError("a cell outside its block");
    // Blank cells of the person's may be in any format, as text or as dates.
    const format = look.numberFormat ?? (content ? "General" : undefined);
    line[column] = {
      ...(content ? { content: inputOf(content, formulaText) } : {}),
      ...(format === undefined ? {} : { format }),
    };
  }
  return grid;
}

function inputOf(
  content: BlockContent,
  formulaText: (parts: readonly (string | BlockReference)[]) => string,
): NonNullable<CellInput["content"]> {
  if (content.kind === "text") return content;
  if (content.kind === "number") return { kind: "number", value: Number(content.amount) };
  return { kind: "formula", formula: `=${formulaText(content.parts)}` };
}

/** Writes a grid with its top left at a cell. */
export function gridWriting(
  sheet: Excel.Worksheet,
  { row, column }: Pick<BlockHome, "row" | "column">,
  grid: BlockGrid,
): Asking[] {
  return pieces(grid).map(({ from, rows, bytes }) => ({
    bytes,
    queue: () => {
      const columns = rows[0]?.length ?? 0;
      writeCells(sheet.getRangeByIndexes(row + from, column, rows.length, columns), rows);
    },
  }));
}

interface Piece {
  readonly from: number;
  readonly rows: (readonly CellInput[])[];
  bytes: number;
}

function pieces(grid: BlockGrid): Piece[] {
  const done: Piece[] = [];
  for (const [at, row] of grid.entries()) {
    const bytes = bytesOf(row);
    const last = done.at(-1);
    if (last && last.bytes + bytes <= MOST_BYTES_A_CALL) {
      last.rows.push(row);
      last.bytes += bytes;
    } else done.push({ from: at, rows: [row], bytes });
  }
  return done.filter(({ rows }) => (rows[0]?.length ?? 0) > 0);
}
