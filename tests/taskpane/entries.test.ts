import { describe, expect, it } from "vitest";
import {
  entriesOfText,
  type Entry,
  placeIn,
  standingOf,
  textOfEntries,
} from "../../src/taskpane/session/entries.js";
import { workbookOf } from "../support/openBook.js";

const ENTRY: Entry = {
  id: "a1",
  state: "done",
  cells: [
    { key: "k1", sheet: "一", address: "B1", before: 1, after: 2 },
    { key: "k1", sheet: "一", address: "C1", before: undefined, after: "三" },
  ],
};

describe("what is noted in a workbook", () => {
  it("is read back as it was, blanks included", () => {
    expect(entriesOfText(textOfEntries([ENTRY]))).toEqual([ENTRY]);
    expect(textOfEntries([])).toBeUndefined();
    expect(entriesOfText(undefined)).toEqual([]);
  });

  it.each([
    ["{"],
    ["null"],
    ["[]"],
    ['{"version":2,"entries":[{}]}'],
    ['{"version":1,"entries":[null,{"id":"a","cells":[]},{"id":"a","cells":[{"key":1}]}]}'],
    [
      '{"version":1,"entries":[{"id":"a","cells":[{"key":"k","sheet":"一","address":"A1","before":{},"after":1}]}]}',
    ],
  ])("is left out where it is damaged: %s", (text) => {
    expect(entriesOfText(text)).toEqual([]);
  });
});

describe("a cell that was noted", () => {
  const [cell] = ENTRY.cells;
  const find = (sheets: readonly string[], keys: readonly string[]) =>
    cell &&
    placeIn({ workbook: workbookOf(Object.fromEntries(sheets.map((name) => [name, [[1]]]))), keys }, cell)
      ?.sheet;

  it("is found by its sheet's name, and by its key where that is gone", () => {
    expect(find(["零", "一"], ["k0", "k1"])).toBe("k1");
    // Opened again with other keys.
    expect(find(["零", "一"], ["k1", "k2"])).toBe("k2");
    // Renamed.
    expect(find(["零", "壹"], ["k0", "k1"])).toBe("k1");
    expect(find(["零"], ["k0"])).toBeUndefined();
  });

  it("holds the old value, the new one, another one, or is gone", () => {
    const standing = (value: string | number | null | { f: string; v: number }): string =>
      cell ? standingOf({ workbook: workbookOf({ 一: [["合计", value]] }), keys: ["k1"] }, cell) : "";
    expect([1, 2, "2", 3, null, { f: "1+1", v: 2 }].map(standing)).toEqual([
      "before",
      "after",
      "after",
      "other",
      "other",
      "other",
    ]);
    expect(cell && standingOf({ workbook: workbookOf({ 零: [] }), keys: ["k0"] }, cell)).toBe("gone");
  });
});
