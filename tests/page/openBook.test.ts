import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OpenBook, selectionOf } from "../../src/page/book/index.js";
import type { Workbook } from "../../src/workbook/index.js";
import { at, type, valueOf, workbookOf } from "../support/openBook.js";

function sample(): Workbook {
  return workbookOf({
    一: [
      [1, 2, { f: "A1+B1", v: 3 }],
      ["甲", null, { f: "VLOOKUP(A1,A1:B2,2)", v: 5 }],
      [10, 20, { f: "SUM(A1:B3)", v: 33 }],
    ],
    二: [[{ f: "一!C1*2", v: 6 }, "乙"]],
  });
}

const typedText = fc.oneof(
  fc.integer({ min: -999, max: 999 }).map(String),
  fc.constantFrom("", "甲", "-", "12%", "1,234.50", "=A1", "'5"),
);
const edit = fc.record({
  sheet: fc.integer({ min: 0, max: 1 }),
  row: fc.integer({ min: 0, max: 3 }),
  column: fc.integer({ min: 0, max: 3 }),
  typed: typedText,
});
const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 12 });

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
}

describe("An open book", () => {
  it("is exactly what it was after every edit is undone, and what it had become after all are redone", () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const opened = deepFrozen(sample());
        const book = new OpenBook(opened);
        for (const step of steps) book.type(step);
        const { workbook, stale } = book.getSnapshot();
        while (book.getSnapshot().canUndo) book.undo();
        expect(book.current).toBe(opened);
        expect(book.notRecalculated).toBe(0);
        while (book.getSnapshot().canRedo) book.redo();
        expect(book.current).toBe(workbook);
        expect(book.getSnapshot().stale).toBe(stale);
      }),
    );
  });

  it("makes new objects only for the rows and sheets that an edit changes", () => {
    fc.assert(
      fc.property(edit, (change) => {
        const opened = sample();
        const book = new OpenBook(opened);
        book.type([change]);
        for (const [index, sheet] of book.current.sheets.entries()) {
          const before = opened.sheets[index];
          if (JSON.stringify(sheet) === JSON.stringify(before)) expect(sheet).toBe(before);
          for (const row of sheet.rows) {
            const same = before?.rows.find((old) => JSON.stringify(old) === JSON.stringify(row));
            if (same) expect(row).toBe(same);
          }
        }
      }),
    );
  });

  it("keeps rows and cells in order and leaves blanks out", () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const book = new OpenBook(sample());
        for (const step of steps) book.type(step);
        for (const { rows } of book.current.sheets) {
          expect(rows.map(({ index }) => index)).toEqual(
            [...new Set(rows.map(({ index }) => index))].sort((a, b) => a - b),
          );
          for (const { cells } of rows) {
            expect(cells.length).toBeGreaterThan(0);
            expect(cells.map(({ column }) => column)).toEqual(
              [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b),
            );
            expect(cells.every(({ value, formula }) => value !== "" || formula !== undefined)).toBe(true);
          }
        }
      }),
    );
  });

  it("lets a formula be overwritten by a value", () => {
    const book = new OpenBook(sample());
    type(book, "C1", "100");
    expect(book.current.sheets[0]?.rows[0]?.cells[2]).toEqual({ column: 2, value: 100, text: "100" });
    expect(valueOf(book, "A1", 1)).toBe(200);
  });

  it("says that a formula was kept as text until something else is selected", () => {
    const book = new OpenBook(sample());
    type(book, "A1", "=B1");
    expect([valueOf(book, "A1"), book.getSnapshot().notice]).toEqual(["=B1", "formula-as-text"]);
    book.select(selectionOf({ row: 3, column: 3 }));
    expect(book.getSnapshot().notice).toBeUndefined();
  });

  it("keeps comments, and the number format of a cell that was blank for a while", () => {
    const workbook = workbookOf({ S: [[1]] });
    const [sheet] = workbook.sheets;
    const cell = { column: 0, value: 1, text: "1.00", format: "0.00", comment: "核对" };
    const book = new OpenBook({
      ...workbook,
      sheets: sheet ? [{ ...sheet, rows: [{ index: 0, cells: [cell] }] }] : [],
    });
    type(book, "A1", "");
    expect(book.current.sheets[0]?.rows[0]?.cells[0]).toMatchObject({ value: "", text: "", comment: "核对" });
    type(book, "A1", "2");
    expect(book.current.sheets[0]?.rows[0]?.cells[0]).toEqual({ ...cell, value: 2, text: "2.00" });
  });

  it("tells its listeners of every change, and its edit listeners of edits only", () => {
    const book = new OpenBook(sample());
    let changes = 0;
    let told = 0;
    const stop = book.subscribe(() => changes++);
    book.onEdited(() => told++);
    book.select(selectionOf({ row: 1, column: 1 }));
    book.setMarks([]);
    expect([changes, told]).toEqual([2, 0]);
    type(book, "A1", "7");
    book.undo();
    book.redo();
    expect(told).toBe(3);
    type(book, "A1", "7");
    expect(told).toBe(3);
    stop();
    const before = changes;
    book.undo();
    expect(changes).toBe(before);
  });

  it("shows the gravest of several marks on a cell and counts those without a place", () => {
    const book = new OpenBook(sample());
    const [key = ""] = book.keys;
    const place = { sheet: key, row: 0, column: 0 };
    const outcome = book.setMarks([
      { place, class: "hint" },
      { place, class: "error" },
      { place, class: "doubt" },
      { place: { ...place, sheet: "gone" }, class: "error" },
    ]);
    expect(outcome).toEqual({ marked: 3, left: 1 });
    expect([...book.getSnapshot().marks.values()]).toEqual(["error"]);
  });

  it("selects every place of the first one's sheet when it is led to several", () => {
    const book = new OpenBook(sample());
    book.goTo([at("A1", 1), at("B1", 1), at("A1")]);
    const { sheet, selections, reveal } = book.getSnapshot();
    expect(sheet).toBe(1);
    expect(selections[1]?.ranges).toHaveLength(2);
    expect(reveal.isCentral).toBe(true);
  });
});
