import { describe, expect, it } from "vitest";
import { excelHost } from "../../../src/hosts/excel/index.js";
import type { Applied, CellChange } from "../../../src/hosts/port.js";
import { addressOf } from "../../../src/workbook/index.js";
import { connect } from "../../excel-host/adapters/node.js";
import { cellAt, putCell } from "../../excel-host/model/book.js";
import { checkAfterEach, type Opened, openGrid } from "../../support/excel.js";

checkAfterEach();

const SHEETS = [
  {
    name: "表一",
    rows: [
      ["合计", 907.94],
      ["项目", 1],
    ],
    formats: { B: "#,##0.00" },
  },
  { name: "表二", rows: [["合计", 907.95]] },
];

/** What the cells hold and in which formats. */
const contents = ({ excel }: Opened): string[] =>
  excel.book.sheets.flatMap(({ name, cells }) =>
    [...cells].flatMap(([row, line]) =>
      [...line]
        .filter(([, { value }]) => value !== "")
        .map(
          ([column, { value, format }]) =>
            `${name} ${addressOf(row, column)} ${typeof value} ${String(value)} ${format}`,
        ),
    ),
  );

function change(opened: Opened, where: string, from: CellChange["from"], to: CellChange["to"]): CellChange {
  const [sheet = "", address = ""] = where.split("!");
  return { place: opened.at(sheet, address), from, to };
}

const reasons = ({ refused }: Applied): string[] => refused.map(({ reason }) => reason);

describe("changing cells", () => {
  it("writes all in one request, reads them back, and keeps number formats", async () => {
    const opened = openGrid(SHEETS);
    const changes = [
      change(opened, "表一!B1", 907.94, 907.95),
      change(opened, "表二!C3", undefined, 12),
      change(opened, "表一!A2", "项目", undefined),
    ];
    expect(await opened.host.apply(changes)).toEqual({ done: changes, refused: [] });
    const { book, syncs } = opened.excel;
    expect(cellAt(book.sheet("表一"), 0, 1)).toEqual({ value: 907.95, format: "#,##0.00" });
    expect(cellAt(book.sheet("表二"), 2, 2).value).toBe(12);
    expect(cellAt(book.sheet("表一"), 1, 0).value).toBe("");
    expect(syncs.map(({ writes }) => writes)).toEqual([0, 0, 3, 0]);
  });

  it.each([
    ["=HYPERLINK(1)"],
    ["+1+1"],
    ["-cmd"],
    ["@SUM(1)"],
    ["2024-1-1"],
    ["12.50"],
    ["'quoted"],
    ["\t=1"],
    ["97.62%"],
    ["说明"],
  ])("writes %j as the text that it is", async (text) => {
    for (const format of ["General", "@", "#,##0.00"]) {
      const opened = openGrid(SHEETS);
      const sheet = opened.excel.book.sheet("表一");
      putCell(sheet, 0, 0, { value: "合计", format });
      const result = await opened.host.apply([change(opened, "表一!A1", "合计", text)]);
      expect(reasons(result)).toEqual([]);
      expect(cellAt(sheet, 0, 0)).toEqual({ value: text, format });
    }
  });

  it("refuses each change by itself: changed, formulas, locked cells, sheets that are gone", async () => {
    const opened = openGrid([...SHEETS, { name: "锁", rows: [[1, 2]] }, { name: "旧", rows: [[1]] }]);
    const { book } = opened.excel;
    putCell(book.sheet("表一"), 4, 0, { value: 5, formula: "=2+3", format: "General" });
    putCell(book.sheet("表一"), 5, 0, { value: "", formula: '=""', format: "General" });
    putCell(book.sheet("锁"), 0, 1, { value: 2, format: "General", isLocked: false });
    book.sheet("锁").protection.isOn = true;
    const changes = [
      change(opened, "表一!B1", 907.93, 1),
      change(opened, "表一!A5", 5, 6),
      change(opened, "表一!A6", undefined, 6),
      change(opened, "锁!A1", 1, 6),
      change(opened, "锁!B1", 2, 6),
      change(opened, "旧!A1", 1, 6),
      change(opened, "表二!B1", 907.95, 6),
      change(opened, "表二!A1", undefined, 6),
    ];
    book.removeSheet(book.sheet("旧"));
    const { done, refused } = await opened.host.apply(changes);
    expect(done).toEqual([changes[4], changes[6]]);
    expect(refused.map(({ change: { place }, reason }) => [place.row, place.column, reason])).toEqual([
      [0, 0, "gone"],
      [0, 1, "changed"],
      [4, 0, "formula"],
      [5, 0, "formula"],
      [0, 0, "protected"],
      [0, 0, "changed"],
    ]);
    expect(cellAt(book.sheet("锁"), 0, 1).value).toBe(6);
  });

  it("takes one change of a cell at a time", async () => {
    const opened = openGrid(SHEETS);
    const changes = [change(opened, "表一!B1", 907.94, 1), change(opened, "表一!B1", 907.94, 2)];
    expect(await opened.host.apply(changes)).toEqual({
      done: [changes[0]],
      refused: [{ change: changes[1], reason: "changed" }],
    });
  });

  it("writes nothing at all when every change is refused", async () => {
    const opened = openGrid(SHEETS);
    const result = await opened.host.apply([change(opened, "表一!B1", 1, 2)]);
    expect(reasons(result)).toEqual(["changed"]);
    expect(opened.excel.book.writes).toBe(0);
    expect(await opened.host.takeBack()).toBeUndefined();
  });

  it("says what is not there afterwards", async () => {
    const opened = openGrid(SHEETS);
    const sheet = opened.excel.book.sheet("表一");
    // A cell of a merged area, for instance, takes a value and keeps none.
    Object.defineProperty(sheet.cells, "get", {
      value: (row: number) => (row === 8 ? undefined : (Map.prototype.get.call(sheet.cells, row) as unknown)),
    });
    const changes = [change(opened, "表一!A9", undefined, 1), change(opened, "表一!B1", 907.94, 2)];
    const result = await opened.host.apply(changes);
    expect(result).toEqual({ done: [changes[1]], refused: [{ change: changes[0], reason: "not-written" }] });
  });
});

describe("taking back", () => {
  it("takes back the last changes as a whole, then those before", async () => {
    const opened = openGrid(SHEETS);
    const start = contents(opened);
    await opened.host.apply([
      change(opened, "表一!B1", 907.94, 907.95),
      change(opened, "表二!A1", "合计", "总计"),
    ]);
    const middle = contents(opened);
    await opened.host.apply([change(opened, "表一!B1", 907.95, 1)]);
    expect((await opened.host.takeBack())?.done).toHaveLength(1);
    expect(contents(opened)).toEqual(middle);
    expect((await opened.host.takeBack())?.done).toHaveLength(2);
    expect(contents(opened)).toEqual(start);
    expect(await opened.host.takeBack()).toBeUndefined();
  });

  it("leaves alone what somebody has changed since", async () => {
    const opened = openGrid(SHEETS);
    await opened.host.apply([change(opened, "表一!B1", 907.94, 907.95), change(opened, "表一!B2", 1, 3)]);
    putCell(opened.excel.book.sheet("表一"), 0, 1, { value: 5, format: "#,##0.00" });
    const result = await opened.host.takeBack();
    expect(result && reasons(result)).toEqual(["changed"]);
    expect(cellAt(opened.excel.book.sheet("表一"), 0, 1).value).toBe(5);
    expect(cellAt(opened.excel.book.sheet("表一"), 1, 1).value).toBe(1);
  });

  it("puts a text back as a text", async () => {
    const opened = openGrid([{ name: "表一", rows: [["=旧", "1.50"]] }]);
    const changes = [change(opened, "表一!A1", "=旧", "新"), change(opened, "表一!B1", "1.50", "1.60")];
    await opened.host.apply(changes);
    await opened.host.takeBack();
    expect(cellAt(opened.excel.book.sheet("表一"), 0, 0).value).toBe("=旧");
    expect(cellAt(opened.excel.book.sheet("表一"), 0, 1).value).toBe("1.50");
  });
});

describe("one step of Excel's own undo", () => {
  /** A host in an Excel that refuses to group, or not, and how often each was asked. */
  function grouping(version: string, refusal?: string) {
    const opened = openGrid(SHEETS, { version });
    const library = connect(opened.excel);
    const asked: unknown[] = [];
    const run = (...given: Parameters<typeof library.run>) => {
      const [first] = given as readonly unknown[];
      const isGrouped = (first as { mergeUndoGroup?: boolean }).mergeUndoGroup === true;
      asked.push(isGrouped);
      if (isGrouped && refusal !== undefined) opened.excel.faults.plan(2, stoppedBy(refusal));
      return library.run(...given);
    };
    const host = excelHost({ library: { ...library, run: run as typeof library.run } });
    return { ...opened, host, asked };
  }
  const stoppedBy = (code: string) => ({ is: "stopped", code, after: 3 }) as const;

  it("is asked for only where Excel knows it", async () => {
    for (const [version, asked] of [
      ["1.19", [false]],
      ["1.20", [true]],
    ] as const) {
      const opened = grouping(version);
      expect(opened.host.capabilities.undo).toBe(version === "1.20");
      const changes = [change(opened, "表一!B1", 907.94, 907.95)];
      expect(await opened.host.apply(changes)).toEqual({ done: changes, refused: [] });
      expect(opened.asked).toEqual(asked);
    }
  });

  it("is done without where Excel refuses it, also halfway", async () => {
    const opened = grouping("1.20", "UndoNotSupported");
    const start = contents(opened);
    const changes = [
      change(opened, "表一!B1", 907.94, 907.95),
      change(opened, "表一!B2", 1, 2),
      change(opened, "表二!B1", 907.95, 3),
    ];
    expect(await opened.host.apply(changes)).toEqual({ done: changes, refused: [] });
    expect(opened.asked).toEqual([true, false]);
    expect(opened.excel.faults.areDone).toBe(true);
    await opened.host.takeBack();
    expect(contents(opened)).toEqual(start);
  });

  it("is not tried again where Excel can do nothing at all", async () => {
    const opened = grouping("1.20");
    opened.excel.isEditing = true;
    const asking = opened.host.apply([change(opened, "表一!B1", 907.94, 907.95)]);
    await expect(asking).rejects.toMatchObject({ code: "editing" });
    expect(opened.asked).toEqual([true]);
  });
});
