import { describe, expect, it } from "vitest";
import type { FindingClass } from "../../../src/check/index.js";
import { excelHost } from "../../../src/hosts/excel/index.js";
import type { Mark } from "../../../src/hosts/port.js";
import { rangeName } from "../../../src/workbook/index.js";
import { connect } from "../../excel-host/adapters/node.js";
import type { FormatModel, SheetModel } from "../../excel-host/model/book.js";
import { checkAfterEach, type Opened, openGrid } from "../../support/excel.js";

checkAfterEach();

const SHEETS = ["一", "二", "三"].map((name) => ({
  name,
  rows: Array.from({ length: 6 }, (_, row) => Array.from({ length: 6 }, (__, column) => row + column)),
}));

function marksOf(opened: Opened, list: readonly (readonly [string, string, FindingClass])[]): Mark[] {
  return list.map(([sheet, address, kind]) => ({ place: opened.at(sheet, address), class: kind }));
}

function described({ ranges, formula, fill }: FormatModel): string {
  const kind = /勾稽:(\w+):/.exec(formula)?.[1] ?? formula;
  return `${kind} ${ranges.map(rangeName).join(",")} ${fill}`;
}

const formatsOf = (sheet: SheetModel): string[] => sheet.formats.map(described).sort();

/** Somebody else's format, as it must stay. */
function foreign(opened: Opened, more: Partial<FormatModel> = {}): FormatModel {
  const { book } = opened.excel;
  const format: FormatModel = {
    id: book.newId(),
    type: "Custom",
    ranges: [{ top: 0, left: 0, bottom: 5, right: 5 }],
    formula: "=A1>5",
    fill: "#00FF00",
    ...more,
  };
  book.sheet("一").formats.push(format);
  return format;
}

describe("marking", () => {
  it("makes one format for each class of a sheet, of rectangles, and touches no cell", async () => {
    const opened = openGrid(SHEETS);
    const { excel, host } = opened;
    const before = structuredClone(excel.book.sheets.map(({ cells }) => cells));
    const marks = marksOf(opened, [
      ["一", "B2", "error"],
      ["一", "B3", "error"],
      ["一", "C2", "error"],
      ["一", "C3", "error"],
      ["一", "E5", "error"],
      ["一", "A1", "rounding"],
      ["二", "D4", "doubt"],
      ["二", "E4", "hint"],
    ]);
    expect(await host.mark(marks)).toEqual({ marked: 8, left: 0 });
    expect(formatsOf(excel.book.sheet("一"))).toEqual(["error B2:C3,E5 #FFC7CE", "rounding A1 #FFEB9C"]);
    expect(formatsOf(excel.book.sheet("二"))).toEqual(["doubt D4 #E4DFEC", "hint E4 #DDEBF7"]);
    expect(formatsOf(excel.book.sheet("三"))).toEqual([]);
    expect(excel.book.sheets.map(({ cells }) => cells)).toEqual(before);
  });

  it("takes the same number of requests for one mark as for many", async () => {
    const requests = [];
    for (const count of [1, 300]) {
      const opened = openGrid(SHEETS);
      const marks = Array.from({ length: count }, (_, at): Mark => ({
        place: { ...opened.at(["一", "二", "三"][at % 3] ?? "", "A1"), row: at * 2, column: at % 7 },
        class: at % 2 === 0 ? "error" : "rounding",
      }));
      expect(await opened.host.mark(marks)).toEqual({ marked: count, left: 0 });
      requests.push(opened.excel.syncs.length);
    }
    // Sheets; formats (none are custom yet); exchange; formats, their formulas, their cells.
    expect(requests).toEqual([6, 6]);
  });

  it("marks a cell once, by its heaviest class", async () => {
    const opened = openGrid(SHEETS);
    const marks = marksOf(opened, [
      ["一", "A1", "hint"],
      ["一", "A1", "error"],
      ["一", "B1", "rounding"],
    ]);
    expect(await opened.host.mark(marks)).toEqual({ marked: 3, left: 0 });
    expect(formatsOf(opened.excel.book.sheet("一"))).toEqual(["error A1 #FFC7CE", "rounding B1 #FFEB9C"]);
  });

  it("uses more formats only where the addresses would get too long", async () => {
    const opened = openGrid(SHEETS);
    const place = opened.at("一", "A1");
    const marks = Array.from({ length: 3000 }, (_, at): Mark => ({
      place: { ...place, row: at * 2, column: at % 2 },
      class: "error",
    }));
    expect(await opened.host.mark(marks)).toEqual({ marked: 3000, left: 0 });
    expect(opened.excel.book.sheet("一").formats).toHaveLength(3);
  });

  it("replaces the marks of before", async () => {
    const opened = openGrid(SHEETS);
    await opened.host.mark(
      marksOf(opened, [
        ["一", "A1", "error"],
        ["二", "A1", "error"],
      ]),
    );
    expect(await opened.host.mark(marksOf(opened, [["一", "B2", "hint"]]))).toEqual({ marked: 1, left: 0 });
    expect(opened.excel.book.sheets.map(formatsOf)).toEqual([["hint B2 #DDEBF7"], [], []]);
  });

  it("says how many marks could not be set, on sheets that are gone or protected", async () => {
    const opened = openGrid(SHEETS);
    const { excel, host } = opened;
    const marks = marksOf(opened, [
      ["一", "A1", "error"],
      ["二", "A1", "error"],
      ["三", "A1", "error"],
    ]);
    excel.book.removeSheet(excel.book.sheet("三"));
    excel.book.sheet("二").protection.isOn = true;
    expect(await host.mark(marks)).toEqual({ marked: 1, left: 2 });
    // Nothing is asked of a protected sheet that it would refuse.
    expect(excel.syncs).toHaveLength(6);
    excel.book.sheet("二").protection.allowFormatCells = true;
    expect(await host.mark(marks)).toEqual({ marked: 2, left: 1 });
  });
});

describe("removing marks", () => {
  it("leaves no trace and touches nobody else's format", async () => {
    const opened = openGrid(SHEETS);
    const own = foreign(opened);
    const scale = foreign(opened, { type: "ColorScale", formula: "" });
    const before = structuredClone(opened.excel.book.sheets);
    await opened.host.mark(
      marksOf(opened, [
        ["一", "B2", "error"],
        ["三", "F6", "rounding"],
      ]),
    );
    expect(opened.excel.book.sheets).not.toEqual(before);
    expect(await opened.host.clearMarks()).toEqual({ marked: 2, left: 0 });
    expect(opened.excel.book.sheets).toEqual(before);
    expect(opened.excel.book.sheet("一").formats).toEqual([own, scale]);
  });

  it("also removes what the pane of another person has set", async () => {
    const opened = openGrid(SHEETS);
    const theirs = excelHost({ library: connect(opened.excel) });
    await theirs.mark(
      marksOf(opened, [
        ["一", "B2", "error"],
        ["二", "C3", "hint"],
      ]),
    );
    expect(await opened.host.clearMarks()).toEqual({ marked: 2, left: 0 });
    expect(opened.excel.book.sheets.map(formatsOf)).toEqual([[], [], []]);
  });

  it("writes nothing where there are none", async () => {
    const opened = openGrid(SHEETS);
    foreign(opened);
    expect(await opened.host.clearMarks()).toEqual({ marked: 0, left: 0 });
    expect(opened.excel.book.writes).toBe(0);
  });

  it("passes over formats that cannot say what they are", async () => {
    const opened = openGrid(SHEETS);
    await opened.host.mark(
      marksOf(opened, [
        ["一", "A1", "error"],
        ["一", "B1", "hint"],
        ["二", "A1", "error"],
      ]),
    );
    const ghost = foreign(opened, { isGhost: true });
    expect(await opened.host.clearMarks()).toEqual({ marked: 3, left: 0 });
    expect(opened.excel.book.sheet("一").formats).toEqual([ghost]);
    expect(await opened.host.mark(marksOf(opened, [["一", "A1", "error"]]))).toEqual({ marked: 1, left: 0 });
  });

  it("says how many could not be removed, and removes the others", async () => {
    const opened = openGrid(SHEETS);
    const { excel, host } = opened;
    await host.mark(
      marksOf(opened, [
        ["一", "A1", "error"],
        ["一", "B1", "hint"],
        ["二", "A1", "error"],
      ]),
    );
    excel.book.sheet("一").protection.isOn = true;
    expect(await host.clearMarks()).toEqual({ marked: 1, left: 2 });
    expect(excel.book.sheet("二").formats).toEqual([]);
    excel.book.sheet("一").protection.isOn = false;
    expect(await host.clearMarks()).toEqual({ marked: 2, left: 0 });
  });
});
