import { describe, expect, it } from "vitest";
import { OpenBook } from "../../src/page/book/index.js";
import { pageHost } from "../../src/page/host.js";
import { type, valueOf } from "../support/openBook.js";
import { changeAt, WORKBOOK } from "../support/repairs.js";
import { checkedPane, listed, paneOver, proposed, repairOf } from "../support/repairSession.js";

const SWAPPED = changeAt("03支出!E8", "81", "18", "swapped-digits");
const BLANK = changeAt("03支出!D9", "5", "5.5", "amount");

async function opened() {
  const book = new OpenBook(WORKBOOK);
  const session = await checkedPane(pageHost(book));
  return { book, session };
}

describe("applying a repair on the page", () => {
  it("writes its cells, checks again, and says so", async () => {
    const { book, session } = await opened();
    const before = session.state.checked?.report.findings.length ?? 0;
    await session.applyRepair(proposed(session, "swapped"), 0);
    expect(valueOf(book, "E8")).toBe(18);
    expect(session.state).toMatchObject({ isStale: false, failure: undefined });
    expect(session.state.checked?.report.findings).toHaveLength(before - 2);
    expect(session.state.repairing).toMatchObject({
      busy: undefined,
      outcome: { is: "applied", entry: "swapped", cells: 1, texts: 0, isNoted: true },
    });
    expect(listed(session)).toEqual(["03支出 E8 81→18"]);
  });

  it("is taken back exactly, and may be applied again", async () => {
    const { book, session } = await opened();
    const repair = proposed(session, "swapped");
    await session.applyRepair(repair, 0);
    await session.takeBackRepair("swapped");
    expect(book.current).toBe(WORKBOOK);
    expect(session.state.repairing).toMatchObject({
      applied: [],
      outcome: { is: "taken-back", cells: 1, left: [] },
    });
    expect(book.memory.get("applied")).toBeUndefined();
    await session.applyRepair(proposed(session, "swapped"), 0);
    expect(valueOf(book, "E8")).toBe(18);
  });

  it("is taken back in any order", async () => {
    const { book, session } = await opened();
    await session.applyRepair(proposed(session, "swapped"), 0);
    await session.applyRepair(repairOf("other", [BLANK]), 0);
    expect(listed(session)).toEqual(["03支出 D9 5→5.5", "03支出 E8 81→18"]);
    await session.takeBackRepair("swapped");
    expect([valueOf(book, "E8"), valueOf(book, "D9")]).toEqual([81, 5.5]);
    await session.takeBackRepair("other");
    expect(valueOf(book, "D9")).toBe(5);
    expect(listed(session)).toEqual([]);
  });

  it("is no longer listed once the grid's own undo has taken it back, and is again after redo", async () => {
    const { book, session } = await opened();
    await session.applyRepair(proposed(session, "swapped"), 0);
    book.undo();
    await session.check();
    expect(listed(session)).toEqual([]);
    await session.takeBackRepair("swapped");
    expect(valueOf(book, "E8")).toBe(81);
    expect(session.state.repairing.outcome).toEqual({ is: "taken-back", cells: 0, left: [] });
  });

  it("leaves alone what somebody has changed since, by name", async () => {
    const { book, session } = await opened();
    await session.applyRepair(repairOf("two", [SWAPPED, BLANK]), 0);
    type(book, "E8", "19");
    await session.check();
    expect(session.state.repairing.applied[0]?.standings).toMatchObject({ after: 1, other: 1 });
    await session.takeBackRepair("two");
    expect([valueOf(book, "E8"), valueOf(book, "D9")]).toEqual([19, 5]);
    expect(session.state.repairing.outcome).toMatchObject({
      is: "taken-back",
      cells: 1,
      left: [{ cell: { sheet: "03支出", address: "E8" }, reason: "changed" }],
    });
    expect(listed(session)).toEqual([]);
  });

  it("writes nothing of a repair of which one cell was changed since the check", async () => {
    const { book, session } = await opened();
    const { checked } = session.state;
    if (!checked) throw new Error("not checked");
    // The pane has not been told of it, as may happen in Excel.
    book.write([book.written({ sheet: 0, row: 8, column: 3 }, 6)]);
    const { current } = book;
    await session.applyRepair(repairOf("two", [SWAPPED, BLANK]), 0);
    expect(book.current.sheets).toEqual(current.sheets);
    expect(session.state.repairing).toMatchObject({
      applied: [],
      outcome: {
        is: "refused",
        refused: [{ cell: { sheet: "03支出", address: "D9" }, reason: "changed" }],
        left: [],
      },
    });
    expect(book.memory.size).toBe(0);
  });

  it("is not done while the result is stale, nor for formulas and texts", async () => {
    const { book, session } = await opened();
    await session.applyRepair(proposed(session, "formula"), 0);
    await session.applyRepair(proposed(session, "text"), 0);
    expect(book.current).toBe(WORKBOOK);
    const repair = proposed(session, "swapped");
    type(book, "A1", "改了");
    const { current } = book;
    await session.applyRepair(repair, 0);
    expect(book.current).toBe(current);
  });

  it("asks before it changes a locked table, once for the workbook", async () => {
    const { book, session } = await opened();
    const tail = proposed(session, "tail");
    await session.applyRepair(tail, 0);
    expect(book.current).toBe(WORKBOOK);
    expect(await session.unlockTables()).toBe(true);
    await session.applyRepair(tail, 2);
    expect(valueOf(book, "C6", 1)).toBe(5.01);
    const later = await paneOver(pageHost(book));
    expect(later.state.repairing.isUnlocked).toBe(true);
  });

  it("is remembered for as long as the book is open", async () => {
    const { book, session } = await opened();
    await session.applyRepair(proposed(session, "swapped"), 0);
    session.dispose();
    const later = await paneOver(pageHost(book));
    expect(listed(later)).toEqual(["03支出 E8 81→18"]);
    await later.takeBackRepair("swapped");
    expect(valueOf(book, "E8")).toBe(81);
    expect(later.state.checked).toBeUndefined();
  });
});
