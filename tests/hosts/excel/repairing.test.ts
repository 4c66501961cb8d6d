import { describe, expect, it } from "vitest";
import { excelHost } from "../../../src/hosts/excel/index.js";
import { HostError } from "../../../src/hosts/port.js";
import type { Session } from "../../../src/taskpane/session/session.js";
import { connect } from "../../excel-host/adapters/node.js";
import { cellAt, putCell } from "../../excel-host/model/book.js";
import { checkAfterEach, type Opened, openWorkbook, type OpenOptions } from "../../support/excel.js";
import { WORKBOOK } from "../../support/repairs.js";
import { checkedPane, listed, paneOver, proposed } from "../../support/repairSession.js";
import { NEW, OLD, standing, THREE } from "../../support/threeCells.js";

checkAfterEach();

async function opened(options?: OpenOptions): Promise<Opened & { session: Session }> {
  const all = openWorkbook(WORKBOOK, options);
  return { ...all, session: await checkedPane(all.host) };
}

/** The pane is closed and opened again, with a host that knows nothing of the first. */
function reopened({ excel }: Opened): Promise<Session> {
  return paneOver(excelHost({ library: connect(excel) }));
}

describe("applying a repair in Excel", () => {
  it("writes nothing before it is asked to", async () => {
    const { excel, session } = await opened();
    expect(session.state.checked?.repairs.repairs).toHaveLength(4);
    expect(excel.book.writes).toBe(0);
  });

  it("writes its cells, checks again, and is taken back by a pane that is opened later", async () => {
    const all = await opened();
    await all.session.applyRepair(THREE, 0);
    expect(standing(all)).toEqual(NEW);
    expect(all.session.state.repairing.outcome).toMatchObject({ is: "applied", cells: 3, isNoted: true });
    all.session.dispose();
    const later = await reopened(all);
    expect(later.state.repairing.outcome).toBeUndefined();
    expect(listed(later)).toEqual(["03支出 E8 81→18", "03支出 D8 →1", "06基本支出 C4 10.01→10"]);
    await later.takeBackRepair("three");
    expect(standing(all)).toEqual(OLD);
    expect(all.excel.book.settings.size).toBe(0);
  });

  it("finds its sheets again by their names where they got other keys", async () => {
    const all = await opened();
    await all.session.applyRepair(THREE, 0);
    const { book } = all.excel;
    const [first, second] = book.sheets;
    if (!first || !second) throw new Error("no sheets");
    book.sheets.splice(0, 2, { ...first, id: second.id }, { ...second, id: first.id });
    const later = await reopened(all);
    await later.takeBackRepair("three");
    expect(standing(all)).toEqual(OLD);
  });

  it("keeps what a co-author has changed since, and names it", async () => {
    const all = await opened();
    await all.session.applyRepair(THREE, 0);
    putCell(all.excel.book.sheet("06基本支出"), 3, 2, { value: 11, format: "General" });
    const later = await reopened(all);
    await later.takeBackRepair("three");
    expect(standing(all)).toEqual(["81", "", "11"]);
    expect(later.state.repairing.outcome).toMatchObject({
      is: "taken-back",
      cells: 2,
      left: [{ cell: { sheet: "06基本支出", address: "C4" }, reason: "changed" }],
    });
  });

  it.each([
    [
      "changed",
      ({ excel: { book } }: Opened) => {
        putCell(book.sheet("06基本支出"), 3, 2, { value: 11, format: "General" });
      },
    ],
    [
      "formula",
      ({ excel: { book } }: Opened) => {
        putCell(book.sheet("06基本支出"), 3, 2, { value: 10.01, formula: "=10.01", format: "General" });
      },
    ],
    [
      "protected",
      ({ excel: { book } }: Opened) => {
        book.sheet("06基本支出").protection.isOn = true;
      },
    ],
    [
      "gone",
      ({ excel: { book } }: Opened) => {
        book.onEvent = () => undefined;
        book.removeSheet(book.sheet("06基本支出"));
      },
    ],
  ] as const)("writes nothing where a cell is %s since the check, and says so", async (reason, happens) => {
    const all = await opened();
    happens(all);
    await all.session.applyRepair(THREE, 0);
    const { book } = all.excel;
    expect(String(cellAt(book.sheet("03支出"), 7, 4).value)).toBe("81");
    expect(String(cellAt(book.sheet("03支出"), 7, 3).value)).toBe("");
    expect(all.session.state.repairing).toMatchObject({
      applied: [],
      outcome: {
        is: "refused",
        refused: [{ cell: { sheet: "06基本支出", address: "C4" }, reason }],
        left: [],
      },
    });
    expect(book.settings.size).toBe(0);
  });

  it("can be taken back in parts where a sheet was protected meanwhile, and the rest later", async () => {
    const all = await opened();
    await all.session.applyRepair(THREE, 0);
    const { protection } = all.excel.book.sheet("06基本支出");
    protection.isOn = true;
    await all.session.takeBackRepair("three");
    expect(standing(all)).toEqual(["81", "", "10"]);
    expect(listed(all.session)).toEqual(["06基本支出 C4 10.01→10"]);
    protection.isOn = false;
    await all.session.takeBackRepair("three");
    expect(standing(all)).toEqual(OLD);
    expect(listed(all.session)).toEqual([]);
  });

  it("takes back a number that a cell in text format has made a text of", async () => {
    const all = await opened();
    putCell(all.excel.book.sheet("03支出"), 7, 3, { value: "", format: "@" });
    await all.session.applyRepair(THREE, 0);
    putCell(all.excel.book.sheet("03支出"), 7, 3, { value: "1", format: "@" });
    const later = await reopened(all);
    await later.takeBackRepair("three");
    expect(standing(all)).toEqual(OLD);
  });

  it("is listed also when the check after it fails", async () => {
    const all = await opened();
    const { session, host } = all;
    host.snapshot = () => Promise.reject(new HostError("no-answer"));
    await session.applyRepair(THREE, 0);
    expect(session.state).toMatchObject({ isStale: true, failure: { code: "no-answer" } });
    expect(standing(all)).toEqual(NEW);
    expect(listed(session)).toHaveLength(3);
  });

  it("waits for the end of editing a cell, and writes nothing", async () => {
    const all = await opened();
    all.excel.isEditing = true;
    await all.session.applyRepair(THREE, 0);
    expect(standing(all)).toEqual(OLD);
    expect(all.session.state.repairing.outcome).toMatchObject({
      is: "failed",
      failure: { code: "editing" },
      standings: { before: 3, after: 0 },
    });
  });

  it("remembers in the workbook that its tables may be changed", async () => {
    const all = await opened();
    const tail = proposed(all.session, "tail");
    await all.session.applyRepair(tail, 0);
    expect(standing(all)).toEqual(OLD);
    await all.session.unlockTables();
    expect((await reopened(all)).state.repairing.isUnlocked).toBe(true);
    await all.session.applyRepair(tail, 0);
    expect(standing(all)).toEqual(["81", "", "10"]);
  });
});

describe("what was left unfinished", () => {
  it.each([
    [0, { before: 3, after: 0 }],
    [2, { before: 1, after: 2 }],
    [3, { before: 0, after: 3 }],
  ])(
    "is looked into when the pane is opened again: %i of three cells were written",
    async (count, counts) => {
      const all = await opened();
      await all.session.applyRepair(THREE, 0);
      // As if the program had ended after so many cells and before it was noted.
      const { settings, sheets } = all.excel.book;
      settings.set("gouji.applied", String(settings.get("gouji.applied")).replace('"done"', '"pending"'));
      const olds: [number, number, number, number | string][] = [
        [1, 3, 2, 10.01],
        [0, 7, 3, ""],
        [0, 7, 4, 81],
      ];
      for (const [sheet, row, column, value] of olds.slice(0, 3 - count)) {
        const model = sheets[sheet];
        if (model) putCell(model, row, column, { value, format: "General" });
      }
      const writes = all.excel.book.writes;
      const later = await reopened(all);
      await expect.poll(() => later.state.repairing.outcome?.is).toBe("interrupted");
      expect(later.state.repairing.outcome).toMatchObject({ standings: counts });
      expect(all.excel.book.writes).toBe(writes);
      expect(listed(later)).toHaveLength(count === 0 ? 0 : 3);
      await later.takeBackRepair("three");
      expect(standing(all)).toEqual(OLD);
    },
  );

  it("is said once: read is settled", async () => {
    const all = await opened();
    await all.session.applyRepair(THREE, 0);
    const { settings } = all.excel.book;
    settings.set("gouji.applied", String(settings.get("gouji.applied")).replace('"done"', '"pending"'));
    const later = await reopened(all);
    await expect.poll(() => later.state.repairing.outcome?.is).toBe("interrupted");
    later.dismissOutcome();
    await expect.poll(() => String(settings.get("gouji.applied"))).toContain('"done"');
    const again = await reopened(all);
    await again.check();
    expect(again.state.repairing.outcome).toBeUndefined();
    expect(listed(again)).toHaveLength(3);
  });
});
