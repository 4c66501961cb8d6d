import { describe, expect, it } from "vitest";
import { type CellChange, HostError, type HostErrorCode, type Mark } from "../../../src/hosts/port.js";
import { addressOf, rangeName } from "../../../src/workbook/index.js";
import type { Fault } from "../../excel-host/faults.js";
import { type Opened, openGrid, type OpenOptions } from "../../support/excel.js";

const SHEETS = ["一", "二"].map((name) => ({
  name,
  rows: [
    ["合计", 1, 2],
    ["其中", 3, 4],
  ],
}));

/** A command, what must have happened before it, and what it leaves behind. */
interface Command {
  readonly name: string;
  readonly prepare: (opened: Opened) => Promise<unknown>;
  readonly run: (opened: Opened) => Promise<unknown>;
}

const place = (opened: Opened, sheet: string, address: string) => opened.at(sheet, address);
const marks = (opened: Opened, address: string): Mark[] => [
  { place: place(opened, "一", address), class: "error" },
  { place: place(opened, "一", "C2"), class: "rounding" },
  { place: place(opened, "二", address), class: "error" },
];
const changes = (opened: Opened): CellChange[] => [
  { place: place(opened, "一", "B1"), from: 1, to: 10 },
  { place: place(opened, "一", "C2"), from: 4, to: "四" },
  { place: place(opened, "二", "B1"), from: 1, to: undefined },
];
const nothing = (): Promise<void> => Promise.resolve();

const COMMANDS: readonly Command[] = [
  { name: "snapshot", prepare: nothing, run: ({ host }) => host.snapshot() },
  { name: "goTo", prepare: nothing, run: (opened) => opened.host.goTo([place(opened, "二", "B2")]) },
  {
    name: "mark",
    prepare: (opened) => opened.host.mark(marks(opened, "A1")),
    run: (opened) => opened.host.mark(marks(opened, "B1")),
  },
  {
    name: "clearMarks",
    prepare: (opened) => opened.host.mark(marks(opened, "A1")),
    run: ({ host }) => host.clearMarks(),
  },
  { name: "apply", prepare: nothing, run: (opened) => opened.host.apply(changes(opened)) },
  {
    name: "takeBack",
    prepare: (opened) => opened.host.apply(changes(opened)),
    run: ({ host }) => host.takeBack(),
  },
];

/** What stands in the workbook, each thing by itself: cells, and formats without the run that set them. */
function things({ excel }: Opened): string[] {
  return excel.book.sheets
    .flatMap(({ name, cells, formats }) => [
      ...[...cells].flatMap(([row, line]) =>
        [...line].map(([column, { value }]) => `${name}!${addressOf(row, column)} ${String(value)}`),
      ),
      ...formats.map(
        ({ formula, ranges }) => `${name} ${formula.split(":")[1] ?? ""} ${ranges.map(rangeName).join()}`,
      ),
    ])
    .sort();
}

async function ready({ prepare }: Command, options?: OpenOptions): Promise<Opened> {
  const opened = openGrid(SHEETS, options);
  await prepare(opened);
  opened.excel.batches.length = 0;
  return opened;
}

/** The command without any fault: how many requests it takes, what it answers, and the workbook before and after. */
async function undisturbed(command: Command) {
  const opened = await ready(command);
  const before = things(opened);
  const result = JSON.stringify(await command.run(opened));
  return { before, after: things(opened), result, requests: opened.excel.syncs.length };
}

async function outcome(work: Promise<unknown>): Promise<{ result: string } | { error: unknown }> {
  try {
    return { result: JSON.stringify(await work) };
  } catch (error) {
    return { error };
  }
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ["refused", { is: "refused", code: "GeneralException" }],
  ["refused as busy", { is: "refused", code: "ActivityLimitReached" }],
  ["stopped at once", { is: "stopped", code: "GeneralException", after: 0 }],
  ["stopped soon", { is: "stopped", code: "ItemNotFound", after: 5 }],
  ["stopped later", { is: "stopped", code: "AccessDenied", after: 9 }],
  ["stopped late", { is: "stopped", code: "InvalidArgument", after: 20 }],
  ["done and lost", { is: "lost", code: "GeneralException" }],
  ["done and cut off", { is: "lost", code: "ConnectionFailure" }],
];

describe.each(COMMANDS)("when a request of $name fails", (command) => {
  it.each(FAULTS)("%s: it ends in one HostError or in a result that says so", async (_name, fault) => {
    const clean = await undisturbed(command);
    expect(clean.requests).toBeGreaterThanOrEqual(3);
    for (let at = 0; at < clean.requests; at++) {
      const opened = await ready(command);
      opened.excel.faults.plan(at, fault);
      const ended = await outcome(command.run(opened));
      if ("error" in ended) expect(ended.error).toBeInstanceOf(HostError);

      const standing = things(opened);
      // Nothing stands there that belongs neither to the workbook before nor to the one after.
      const known = new Set([...clean.before, ...clean.after]);
      expect(standing.filter((thing) => !known.has(thing))).toEqual([]);
      const isWhole = [clean.before, clean.after].some((state) => state.join("\n") === standing.join("\n"));
      if ("result" in ended && ended.result === clean.result) expect(standing).toEqual(clean.after);
      // What is neither old nor new is told cell by cell.
      if (!isWhole)
        expect("result" in ended ? ended.result : "").toMatch(/"reason":"(not-written|protected)"/);
      expect(opened.excel.missing).toEqual([]);
    }
  });

  it("in silence: it ends, and says that there was no answer", async () => {
    const { requests } = await undisturbed(command);
    for (let at = 0; at < requests; at++) {
      const opened = await ready(command, { timeout: 60 });
      opened.excel.faults.plan(at, { is: "silence" });
      expect(await outcome(command.run(opened))).toMatchObject({ error: { code: "no-answer" } });
    }
  });

  it.each<[HostErrorCode, (opened: Opened) => void]>([
    ["editing", ({ excel }) => (excel.isEditing = true)],
    ["session-expired", ({ excel }) => (excel.isExpired = true)],
    ["too-old", ({ excel }) => (excel.version = "1.10")],
  ])("%s: nothing is changed", async (code, disturb) => {
    const { before } = await undisturbed(command);
    const opened = await ready(command);
    disturb(opened);
    expect(await outcome(command.run(opened))).toMatchObject({ error: { name: "HostError", code } });
    expect(things(opened)).toEqual(before);
  });
});

describe("after a failure", () => {
  it("the next command works", async () => {
    const opened = openGrid(SHEETS);
    opened.excel.isEditing = true;
    await expect(opened.host.mark(marks(opened, "A1"))).rejects.toMatchObject({ code: "editing" });
    opened.excel.isEditing = false;
    expect(await opened.host.mark(marks(opened, "A1"))).toEqual({ marked: 3, left: 0 });
  });

  it("what was written all the same can be taken back", async () => {
    const opened = openGrid(SHEETS);
    const before = things(opened);
    opened.excel.faults.plan(3, { is: "refused", code: "ConnectionFailure" });
    await expect(opened.host.apply(changes(opened))).rejects.toMatchObject({ code: "no-answer" });
    expect(things(opened)).not.toEqual(before);
    const taken = await opened.host.takeBack();
    expect(taken?.refused).toEqual([]);
    expect(things(opened)).toEqual(before);
  });

  it("taking back can be tried again", async () => {
    const opened = openGrid(SHEETS);
    const before = things(opened);
    await opened.host.apply(changes(opened));
    opened.excel.isEditing = true;
    await expect(opened.host.takeBack()).rejects.toMatchObject({ code: "editing" });
    opened.excel.isEditing = false;
    await opened.host.takeBack();
    expect(things(opened)).toEqual(before);
  });

  it("an answer that comes after all makes nothing more happen", async () => {
    const opened = openGrid(SHEETS, { timeout: 60 });
    opened.excel.faults.plan(1, { is: "late" });
    await expect(opened.host.apply(changes(opened))).rejects.toMatchObject({ code: "no-answer" });
    opened.excel.answerLate();
    await opened.host.snapshot();
    expect(opened.excel.book.writes).toBe(0);
  });

  it("errors say what Excel called them and where, and nothing of the cells", async () => {
    const { host, excel } = openGrid(SHEETS);
    excel.faults.plan(1, { is: "stopped", code: "GeneralException", after: 1 });
    await expect(host.snapshot()).rejects.toMatchObject({
      code: "failed",
      data: { detail: expect.stringMatching(/^GeneralException/) as unknown },
    });
  });
});
