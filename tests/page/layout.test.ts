import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { CellRange, Sheet } from "../../src/workbook/index.js";
import { FIRST_CELL, selectionOf } from "../../src/page/book/index.js";
import { Axis } from "../../src/page/grid/axis.js";
import { copied, pasted } from "../../src/page/grid/clipboard.js";
import { extentOf } from "../../src/page/grid/extent.js";
import { fitSheet, refitSheet, USUAL_HEIGHT } from "../../src/page/grid/layout.js";
import { Merges } from "../../src/page/grid/merges.js";
import { drawn, filledPlaces, type Ground, moved, moveOfKey } from "../../src/page/grid/moves.js";
import { scrolledTo } from "../../src/page/grid/scrolling.js";
import { WORDS } from "../../src/page/grid/words.js";
import { workbookOf, type Written } from "../support/openBook.js";

function sheetOf(rows: readonly (readonly Written[])[], merges: readonly CellRange[] = []): Sheet {
  const [sheet] = workbookOf({ S: rows }).sheets;
  if (!sheet) throw new Error("no sheet");
  return { ...sheet, merges };
}

const range = (top: number, left: number, bottom: number, right: number): CellRange => ({
  top,
  left,
  bottom,
  right,
});

describe("The axis of rows or columns", () => {
  const special = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 99 })))
    .map((list) => new Map(list));

  it("puts each one where the one before it ends, and finds it again", () => {
    fc.assert(
      fc.property(special, fc.integer({ min: 1, max: 40 }), (sizes, count) => {
        const axis = new Axis(count, 20, sizes);
        let offset = 0;
        for (let index = 0; index < count; index++) {
          expect([axis.start(index), axis.size(index)]).toEqual([offset, sizes.get(index) ?? 20]);
          offset += axis.size(index);
          expect(axis.indexAt(axis.start(index))).toBe(index);
          expect(axis.indexAt(offset - 0.5)).toBe(index);
        }
        expect(axis.total).toBe(offset);
        expect([axis.indexAt(-5), axis.indexAt(offset + 5)]).toEqual([0, count - 1]);
      }),
    );
  });
});

describe("Merged areas", () => {
  const merges = new Merges([range(0, 0, 0, 5), range(1, 1, 2, 2), range(5, 0, 50_000, 0)]);

  it("are found by any of their cells", () => {
    expect(merges.at({ row: 2, column: 1 })).toEqual(range(1, 1, 2, 2));
    expect(merges.at({ row: 40_000, column: 0 })).toEqual(range(5, 0, 50_000, 0));
    expect(merges.at({ row: 3, column: 3 })).toBeUndefined();
    expect(merges.anchor({ row: 2, column: 2 })).toEqual({ row: 1, column: 1 });
  });

  it("are never cut by a selection", () => {
    expect(merges.whole(range(0, 2, 1, 2))).toEqual(range(0, 0, 2, 5));
    expect(merges.meeting(range(0, 0, 1_048_575, 16_383))).toHaveLength(3);
  });
});

describe("The size of a sheet", () => {
  it("is that of its filled cells and a few more", () => {
    const sheet = sheetOf([[1, 2, 3]], [range(0, 0, 1_048_575, 2)]);
    expect(extentOf(sheet)).toEqual({ filledRows: 1, filledColumns: 3, rows: 100, columns: 40 });
  });

  it("gives amounts the room they need and breaks long words into lines", () => {
    const sheet = sheetOf([
      ["项目", "附属单位上缴收入及其他各项收入合计"],
      ["甲", 123_456_789_012.5],
      ["乙", 2],
    ]);
    const { widths, heights, amountColumns } = fitSheet(sheet, new Merges([]));
    expect(widths.get(1)).toBeGreaterThan("123456789012.5".length * 7);
    expect([...amountColumns]).toEqual([1]);
    expect(heights.get(0)).toBeUndefined();
    const narrow = sheetOf([
      ["项目", "附属单位上缴收入及其他各项收入合计", 1],
      ["甲", 1, 1],
      ["乙", 2, 1],
    ]);
    expect(fitSheet(narrow, new Merges([])).heights.get(0)).toBeGreaterThan(USUAL_HEIGHT);
  });

  it("widens a column for a longer amount after an edit and narrows none", () => {
    const before = sheetOf([
      [1, 1],
      [2_000_000, 1],
    ]);
    const merges = new Merges([]);
    const layout = fitSheet(before, merges);
    const [first, second] = before.rows;
    if (!first || !second) throw new Error("no rows");
    const edited = {
      index: 0,
      cells: [
        { column: 0, value: 1, text: "1" },
        { column: 1, value: 1e14, text: "100,000,000,000,000.00" },
      ],
    };
    const after = refitSheet(layout, before, { ...before, rows: [edited, second] }, merges);
    expect(after.widths.get(0)).toBe(layout.widths.get(0));
    expect(after.widths.get(1)).toBeGreaterThan(layout.widths.get(1) ?? 0);
    expect(refitSheet(layout, before, before, merges)).toBe(layout);
  });
});

describe("Moving by keys", () => {
  const sheet = sheetOf(
    [
      ["题", null, null, null],
      [1, 2, null, 4],
      [1, null, null, null],
      [null, null, null, null],
      [1, null, null, 9],
    ],
    [range(0, 0, 0, 3)],
  );
  const ground: Ground = { sheet, merges: new Merges(sheet.merges), extent: extentOf(sheet), pageRows: 10 };
  const go = (row: number, column: number, key: string, ctrl = false) => {
    const move = moveOfKey(key, ctrl);
    return move && moved(selectionOf({ row, column }), move, ground, false).active;
  };

  test.each([
    [1, 0, "ArrowRight", false, 1, 1],
    [1, 0, "ArrowUp", false, 0, 0],
    [0, 0, "ArrowRight", false, 0, 4],
    [1, 2, "ArrowUp", false, 0, 0],
    [0, 0, "ArrowLeft", false, 0, 0],
    [1, 0, "ArrowRight", true, 1, 1],
    [1, 1, "ArrowRight", true, 1, 3],
    [1, 3, "ArrowRight", true, 1, 39],
    [1, 3, "ArrowLeft", true, 1, 1],
    [0, 0, "ArrowDown", true, 2, 0],
    [2, 0, "ArrowDown", true, 4, 0],
    [4, 0, "ArrowDown", true, 99, 0],
    [4, 0, "ArrowUp", true, 2, 0],
    [4, 3, "Home", false, 4, 0],
    [1, 0, "End", false, 1, 3],
    [4, 3, "Home", true, 0, 0],
    [1, 0, "End", true, 4, 3],
    [1, 1, "PageDown", false, 11, 1],
    [4, 1, "PageUp", false, 0, 0],
  ])("from %d,%d %s (ctrl %s) to %d,%d", (row, column, key, ctrl, toRow, toColumn) => {
    expect(go(row, column, key, ctrl)).toEqual({ row: toRow, column: toColumn });
  });

  it("draws a range from the active cell, whole merged areas included", () => {
    const selection = drawn(selectionOf({ row: 2, column: 1 }), { row: 0, column: 1 }, ground.merges);
    expect(selection.ranges).toEqual([range(0, 0, 2, 3)]);
    expect(selection.active).toEqual({ row: 2, column: 1 });
  });

  it("walks the filled cells of a selection as large as the grid", () => {
    const all = { ...FIRST_CELL, ranges: [range(0, 0, 1_048_575, 16_383)] };
    expect([...filledPlaces(sheet, all)]).toHaveLength(7);
  });
});

describe("The clipboard", () => {
  it("takes texts as printed, and marks what a spreadsheet would take for a formula", () => {
    const sheet = sheetOf([
      ["=A1", "-甲", "-1,000.00", "-"],
      ['引"号', "两\n行", 5, "@x"],
    ]);
    const selection = { ...FIRST_CELL, ranges: [range(0, 0, 1, 3)] };
    expect(copied(sheet, selection, extentOf(sheet))).toBe(
      '\'=A1\t\'-甲\t-1,000.00\t-\n"引""号"\t"两\n行"\t5\t\'@x',
    );
  });

  it("gives back what it took", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "甲", '"', "\t", "\n", " ", "1") });
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          fc.pre(rows.every((row) => row.every((field) => field !== "")));
          const sheet = sheetOf(rows);
          const all = { ...FIRST_CELL, ranges: [range(0, 0, rows.length - 1, 1)] };
          const typed = pasted(copied(sheet, all, extentOf(sheet)), 0, { row: 3, column: 2 });
          expect(typed?.map((change) => change.typed)).toEqual(rows.flat());
          expect(typed?.at(-1)).toMatchObject({ row: rows.length + 2, column: 3 });
        },
      ),
    );
  });
});

describe("Scrolling to a place", () => {
  test.each([
    [100, 120, { offset: 50, size: 200 }, true, 50],
    [1000, 1020, { offset: 0, size: 200 }, true, 910],
    [1000, 1020, { offset: 0, size: 200 }, false, 820],
    [10, 30, { offset: 100, size: 200 }, false, 10],
    [10, 30, { offset: 100, size: 200 }, true, 0],
    [1000, 2000, { offset: 0, size: 200 }, false, 1000],
  ])("%d to %d in %o (central: %s) is seen from %d", (start, end, view, isCentral, offset) => {
    expect(scrolledTo(start, end, view, isCentral)).toBe(offset);
  });
});

describe("The words of the grid", () => {
  it("are there in both languages", () => {
    expect(Object.keys(WORDS.en).sort()).toEqual(Object.keys(WORDS["zh-CN"]).sort());
  });
});
