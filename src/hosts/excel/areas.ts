import { type CellRange, groupBy, parseAddress, rangeName } from "../../workbook/index.js";

/** A cell of one sheet; 0-based. */
export interface CellSpot {
  readonly row: number;
  readonly column: number;
}

/** Excel takes 8,192 characters for the addresses of one set of areas. */
const LONGEST_ADDRESS = 8000;

/** The cells as few rectangles: runs within a row, equal runs of rows below each other as one. */
export function rectanglesOf(cells: Iterable<CellSpot>): CellRange[] {
  const byRow = [...groupBy(cells, ({ row }) => row)].sort(([a], [b]) => a - b);
  const done: CellRange[] = [];
  let open: CellRange[] = [];
  for (const [row, spots] of byRow) {
    const runs = runsOf(spots.map(({ column }) => column));
    const going: CellRange[] = [];
    for (const [left, right] of runs) {
      const above = open.find(
        (range) => range.bottom === row - 1 && range.left === left && range.right === right,
      );
      going.push(above ? { ...above, bottom: row } : { top: row, left, bottom: row, right });
    }
    done.push(...open.filter((range) => !going.some((other) => isTheSame(range, other))));
    open = going;
  }
  return [...done, ...open].sort((a, b) => a.top - b.top || a.left - b.left);
}

/** Whether `later` is `range` grown downwards. */
function isTheSame(range: CellRange, later: CellRange): boolean {
  return range.top === later.top && range.left === later.left && range.right === later.right;
}

function runsOf(columns: readonly number[]): [left: number, right: number][] {
  const runs: [number, number][] = [];
  for (const column of [...new Set(columns)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === column - 1) last[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/** Lists of addresses, each short enough for one set of areas: `A1:B2,C7`. */
export function addressLists(ranges: readonly CellRange[]): string[] {
  const lists: string[] = [];
  for (const name of ranges.map(rangeName)) {
    const last = lists.at(-1);
    if (last === undefined || last.length + 1 + name.length > LONGEST_ADDRESS) lists.push(name);
    else lists[lists.length - 1] = `${last},${name}`;
  }
  return lists;
}

/** More cells than anybody selects to be shown. */
const MOST_SPOTS = 100_000;

/**
 * The cells of an address as Excel gives it (`'a,b'!A1:B2,'a,b'!C7`), as a set of `row,column`; undefined where it
 * holds whole rows or columns.
 */
export function spotsIn(address: string): Set<string> | undefined {
  const spots = new Set<string>();
  const local = address.replace(/'(?:[^']|'')*'!|[^',!]+!/g, "");
  for (const area of local.split(",")) {
    const [first = "", last = first] = area.split(":");
    const from = parseAddress(first);
    const to = parseAddress(last);
    if (!from || !to || (to.row - from.row + 1) * (to.column - from.column + 1) > MOST_SPOTS)
      return undefined;
    for (let row = from.row; row <= to.row; row++) {
      for (let column = from.column; column <= to.column; column++) spots.add(spotName({ row, column }));
    }
  }
  return spots;
}

export function spotName({ row, column }: CellSpot): string {
  return `${row},${column}`;
}
