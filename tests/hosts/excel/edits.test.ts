import { describe, expect, it, vi } from "vitest";
import { settled } from "../../excel-host/adapters/node.js";
import { EVENT } from "../../excel-host/objects/events.js";
import { checkAfterEach, type Opened, openGrid } from "../../support/excel.js";
import { TABLE } from "./blocks.js";

checkAfterEach();

const SHEETS = [
  { name: "表一", rows: [["合计", 1]] },
  { name: "表二", rows: [["合计", 1]] },
];

async function listening(version?: string): Promise<Opened & { heard: () => number; stop: () => void }> {
  const opened = openGrid(SHEETS, version === undefined ? {} : { version });
  const listener = vi.fn();
  const stop = opened.host.onEdited(listener);
  await settled();
  return { ...opened, heard: () => listener.mock.calls.length, stop };
}

function edit({ excel }: Opened): void {
  excel.book.tell({ kind: "changed", sheet: excel.book.sheet("表一"), address: "B1" });
}

describe("edits", () => {
  it("of cells, sheets and names are told", async () => {
    const opened = await listening("1.17");
    edit(opened);
    await settled();
    expect(opened.heard()).toBe(1);
    opened.excel.book.addSheet("新");
    await settled();
    expect(opened.heard()).toBe(2);
    opened.excel.book.renameSheet(opened.excel.book.sheet("新"), "改");
    await settled();
    expect(opened.heard()).toBe(3);
    opened.excel.book.removeSheet(opened.excel.book.sheet("改"));
    await settled();
    expect(opened.heard()).toBe(4);
    opened.stop();
    await settled();
  });

  it.each(["1.11", "1.13", "1.14"])("of our own are not told by Excel %s", async (version) => {
    const opened = await listening(version);
    await opened.host.apply([{ place: opened.at("表一", "B1"), from: 1, to: 2 }]);
    await settled();
    expect(opened.excel.book.writes).toBeGreaterThan(0);
    expect(opened.heard()).toBe(0);
    opened.stop();
    await settled();
  });

  it.each(["1.11", "1.14", "1.17"])(
    "that are insertions of our own are not told by Excel %s",
    async (version) => {
      const opened = await listening(version);
      for (const where of ["sheets", "selection"] as const) {
        opened.excel.book.selection = [{ top: 3, left: 2, bottom: 3, right: 2 }];
        const sources = opened.excel.book.sheets.map(({ id }) => id);
        const inserted = await opened.host.insert({ blocks: [TABLE], sources, where });
        await settled();
        await opened.host.remove(inserted);
        await settled();
      }
      expect(opened.excel.book.sheets).toHaveLength(2);
      expect(opened.heard()).toBe(0);
      opened.stop();
      await settled();
    },
  );

  it("of somebody else's sheets are told also while we write", async () => {
    const opened = await listening("1.17");
    await opened.host.apply([{ place: opened.at("表一", "B1"), from: 1, to: 2 }]);
    const [sheet] = opened.excel.book.sheets;
    for (const type of [EVENT.added, EVENT.deleted, EVENT.renamed]) {
      opened.excel.onEvent({ type, payload: { worksheetId: sheet?.id ?? "", source: "Remote" } });
    }
    await settled();
    expect(opened.heard()).toBe(3);
    opened.stop();
    await settled();
  });

  it("of others are told right after our own where Excel says whose they are", async () => {
    const opened = await listening("1.14");
    await opened.host.apply([{ place: opened.at("表一", "B1"), from: 1, to: 2 }]);
    edit(opened);
    await settled();
    expect(opened.heard()).toBe(1);
    opened.stop();
    await settled();
  });

  it("are no longer told to one who stopped, and Excel is asked for none when all have", async () => {
    const opened = await listening();
    const second = vi.fn();
    const stopSecond = opened.host.onEdited(second);
    opened.stop();
    edit(opened);
    await settled();
    expect(opened.heard()).toBe(0);
    expect(second).toHaveBeenCalledTimes(1);
    expect(opened.excel.state.subscriptions.size).toBeGreaterThan(0);
    stopSecond();
    await settled();
    expect(opened.excel.state.subscriptions.size).toBe(0);
    edit(opened);
    await settled();
    expect(second).toHaveBeenCalledTimes(1);
  });

  it("are asked for again with the next reading when Excel refused while a cell was edited", async () => {
    const opened = openGrid(SHEETS);
    opened.excel.isEditing = true;
    const listener = vi.fn();
    const stop = opened.host.onEdited(listener);
    await settled();
    expect(opened.excel.state.subscriptions.size).toBe(0);
    opened.excel.isEditing = false;
    await opened.host.snapshot();
    await settled();
    edit(opened);
    await settled();
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await settled();
  });
});
