import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressLists, rectanglesOf, spotName, spotsIn } from "../../../src/hosts/excel/areas.js";
import { takePart } from "../../../src/hosts/excel/parts.js";
import { rangeName } from "../../../src/workbook/index.js";

const spots = fc.array(fc.record({ row: fc.nat(12), column: fc.nat(12) }), { minLength: 1, maxLength: 80 });

describe("rectangles", () => {
  it("cover exactly the cells, each once", () => {
    fc.assert(
      fc.property(spots, (cells) => {
        const covered = rectanglesOf(cells).flatMap((range) => [...(spotsIn(rangeName(range)) ?? [])]);
        expect(covered.sort()).toEqual([...new Set(cells.map(spotName))].sort());
      }),
    );
  });

  it("are one for a block of cells", () => {
    const cells = [0, 1, 2].flatMap((row) => [3, 4].map((column) => ({ row, column })));
    expect(rectanglesOf(cells.reverse()).map(rangeName)).toEqual(["D1:E3"]);
  });
});

describe("lists of addresses", () => {
  it("stay below the limit and lose nothing", () => {
    const cells = Array.from({ length: 4000 }, (_, at) => ({ row: at * 2, column: at % 3 }));
    const lists = addressLists(rectanglesOf(cells));
    expect(Math.max(...lists.map(({ length }) => length))).toBeLessThanOrEqual(8000);
    expect(lists.flatMap((list) => [...(spotsIn(list) ?? [])])).toHaveLength(4000);
  });
});

describe("addresses as Excel gives them", () => {
  it.each([
    ["Sheet1!A1", ["0,0"]],
    ["'a,b'!A1:A2,'a,b'!C3", ["0,0", "1,0", "2,2"]],
    ["'it''s!'!$B$1", ["0,1"]],
  ])("%s", (address, expected) => {
    expect([...(spotsIn(address) ?? [])]).toEqual(expected);
  });

  it("of whole columns are not taken apart", () => {
    expect(spotsIn("Sheet1!A:A")).toBeUndefined();
  });
});

describe("parts", () => {
  const block = fc.record({
    sheet: fc.nat(3),
    top: fc.nat(5),
    left: fc.nat(5),
    rows: fc.integer({ min: 1, max: 40 }),
    columns: fc.integer({ min: 1, max: 9 }),
  });

  it("hold all rows in order, none more cells than allowed unless it is a single row", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }), (blocks, most) => {
        const rowsOf = (list: typeof blocks) =>
          list.flatMap(({ sheet, top, rows }) => Array.from({ length: rows }, (_, at) => [sheet, top + at]));
        const read = [];
        let rest: typeof blocks = blocks;
        while (rest.length > 0) {
          const taken = takePart(rest, most);
          const cells = taken.part.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
          expect(cells <= most || (taken.part.length === 1 && taken.part[0]?.rows === 1)).toBe(true);
          read.push(...rowsOf(taken.part));
          rest = taken.rest;
        }
        expect(read).toEqual(rowsOf(blocks));
      }),
    );
  });
});
