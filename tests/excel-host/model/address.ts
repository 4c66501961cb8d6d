import { type CellRange, parseAddress, rangeName } from "../../../src/workbook/index.js";
import { invalidArgument } from "../wire/object.js";

export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;
export const WHOLE_SHEET: CellRange = { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN };

/** Excel takes no longer address for a set of areas. */
const LONGEST = 8192;

/** One rectangle: `B2:C4`, `B2`. Anything else is refused as Excel does. */
export function parseRange(address: string): CellRange {
  const [first = "", last = first, ...more] = address.split(":");
  const from = parseAddress(first);
  const to = parseAddress(last);
  if (!from || !to || more.length > 0) throw invalidArgument(`Not a range: ${address}`);
  return checked({
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  });
}

/** Several rectangles: `B2:C4,E7`. */
export function parseAreas(address: string): CellRange[] {
  if (address.length > LONGEST) throw invalidArgument("The address is too long.");
  return address.split(",").map(parseRange);
}

export function checked(range: CellRange): CellRange {
  const { top, left, bottom, right } = range;
  const isInside = top >= 0 && left >= 0 && bottom <= LAST_ROW && right <= LAST_COLUMN;
  if (!isInside || bottom < top || right < left) throw invalidArgument("Outside the sheet.");
  return range;
}

export function sizeOf({ top, left, bottom, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

export function meet(one: CellRange, other: CellRange): boolean {
  return (
    one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right
  );
}

/** As Excel gives an address, with the sheet in front. */
export function fullAddress(sheet: string, ranges: readonly CellRange[]): string {
  const name = /^[A-Za-z_][\w.]*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return ranges.map((range) => `${name}!${rangeName(range)}`).join(",");
}
