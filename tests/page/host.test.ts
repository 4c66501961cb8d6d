import { describe, expect, it } from "vitest";
import { type CellChange, HostError, type WorkbookHost } from "../../src/hosts/port.js";
import { OpenBook } from "../../src/page/book/index.js";
import { pageHost } from "../../src/page/host.js";
import { parseAddress } from "../../src/workbook/index.js";
import { type, valueOf, workbookOf } from "../support/openBook.js";

function opened(): {
  book: OpenBook;
  host: WorkbookHost;
  change: (address: string, from: CellChange["from"], to: CellChange["to"]) => CellChange;
} {
  const book = new OpenBook(
    workbookOf({
      一: [
        [1, 2, { f: "A1+B1", v: 99 }],
        ["甲", null, true],
      ],
      二: [[{ f: "VLOOKUP(一!A1,一!A1:B1,1)", v: 1 }]],
    }),
  );
  const change = (address: string, from: CellChange["from"], to: CellChange["to"]): CellChange => ({
    place: { sheet: book.keys[0] ?? "", ...(parseAddress(address) ?? { row: 0, column: 0 }) },
    from,
    to,
  });
  return { book, host: pageHost(book), change };
}

describe("The page as a host", () => {
  it("hands out the workbook as it stands, with a key for each sheet", async () => {
    const { book, host } = opened();
    type(book, "A1", "5");
    const names: string[] = [];
    const snapshot = await host.snapshot({ onSheet: (name) => names.push(name) });
    expect(snapshot.workbook).toBe(book.current);
    expect(snapshot.keys).toEqual(book.keys);
    expect(names).toEqual(["一", "二"]);
  });

  it("ends a snapshot with the reason of its signal", async () => {
    const reason = new Error("no longer wanted");
    await expect(opened().host.snapshot({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("writes a cell only where what was there still is, and reads it back", async () => {
    const { book, host, change } = opened();
    const good = [change("A1", 1, 10), change("B2", undefined, "新"), change("A2", "甲", undefined)];
    const bad = [change("B1", 3, 10), change("C1", 99, 1), change("B2", undefined, "二")];
    const gone = { ...change("A1", 1, 2), place: { sheet: "gone", row: 0, column: 0 } };
    const applied = await host.apply([...good, ...bad, gone]);
    expect(applied.done).toEqual(good);
    expect(applied.refused.map(({ reason }) => reason)).toEqual(["changed", "formula", "changed", "gone"]);
    expect(["A1", "B1", "C1", "A2", "B2"].map((address) => valueOf(book, address))).toEqual([
      10,
      2,
      12,
      undefined,
      "新",
    ]);
  });

  it("takes back what it applied as a whole, once", async () => {
    const { book, host, change } = opened();
    const before = book.current;
    await host.apply([change("A1", 1, 10), change("B1", 2, 20)]);
    expect(book.notRecalculated).toBe(1);
    const taken = await host.takeBack();
    expect(taken?.done).toEqual([change("A1", 10, 1), change("B1", 20, 2)]);
    expect(book.current).toBe(before);
    expect(book.notRecalculated).toBe(0);
    expect(await host.takeBack()).toBeUndefined();
  });

  it("takes back the last application first", async () => {
    const { book, host, change } = opened();
    await host.apply([change("A1", 1, 10)]);
    await host.apply([change("B1", 2, 20)]);
    await host.takeBack();
    expect([valueOf(book, "A1"), valueOf(book, "B1")]).toEqual([10, 2]);
    await host.takeBack();
    expect([valueOf(book, "A1"), valueOf(book, "B1")]).toEqual([1, 2]);
  });

  it("leaves alone what a person has changed since", async () => {
    const { book, host, change } = opened();
    await host.apply([change("A1", 1, 10), change("B1", 2, 20)]);
    type(book, "A1", "7");
    const taken = await host.takeBack();
    expect(taken?.done).toEqual([change("B1", 20, 2)]);
    expect(taken?.refused).toEqual([{ change: change("A1", 10, 1), reason: "changed" }]);
    expect([valueOf(book, "A1"), valueOf(book, "B1"), valueOf(book, "C1")]).toEqual([7, 2, 9]);
  });

  it("does not take back twice what a person has undone", async () => {
    const { book, host, change } = opened();
    await host.apply([change("A1", 1, 10)]);
    book.undo();
    expect(valueOf(book, "A1")).toBe(1);
    expect(await host.takeBack()).toBeUndefined();
  });

  it("tells of edits and undo by a person, never of its own changes", async () => {
    const { book, host, change } = opened();
    let told = 0;
    const stop = host.onEdited(() => told++);
    await host.apply([change("A1", 1, 10)]);
    await host.takeBack();
    expect(told).toBe(0);
    type(book, "A1", "3");
    book.undo();
    expect(told).toBe(2);
    stop();
    type(book, "A1", "4");
    expect(told).toBe(2);
  });

  it("marks and clears, and goes to places", async () => {
    const { book, host } = opened();
    const [first = "", second = ""] = book.keys;
    const marks = [
      { place: { sheet: first, row: 0, column: 0 }, class: "error" as const },
      { place: { sheet: "gone", row: 0, column: 0 }, class: "error" as const },
    ];
    expect(await host.mark(marks)).toEqual({ marked: 1, left: 1 });
    expect(await host.clearMarks()).toEqual({ marked: 1, left: 0 });
    await host.goTo([{ sheet: second, row: 4, column: 2 }]);
    expect(book.getSnapshot()).toMatchObject({ sheet: 1 });
    expect(book.getSnapshot().selections[1]?.active).toEqual({ sheet: 1, row: 4, column: 2 });
    await expect(host.goTo([{ sheet: "gone", row: 0, column: 0 }])).rejects.toBeInstanceOf(HostError);
  });
});
