import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/hosts/file/index.js";
import type { CellChange, Mark } from "../../../src/hosts/port.js";
import type { Block, Workbook } from "../../../src/workbook/index.js";
import type { SimulatedExcel } from "../../excel-host/excel.js";
import { SAMPLE } from "../../support/command.js";
import { checkAfterEach, type Opened, openWorkbook } from "../../support/excel.js";
import { blockOf, cell, number, text } from "./blocks.js";

checkAfterEach();

const sample = readWorkbook(readFileSync(SAMPLE), "sample.xlsx");

/** Every third filled cell of the sample, over all sheets. */
function marksIn({ excel }: Opened, { sheets }: Workbook): Mark[] {
  return sheets.flatMap(({ name, rows }) =>
    rows
      .flatMap(({ index, cells }) => cells.map(({ column }) => ({ row: index, column })))
      .filter((_, at) => at % 3 === 0)
      .map((spot, at) => ({
        place: { sheet: excel.book.sheet(name).id, ...spot },
        class: at % 2 === 0 ? ("error" as const) : ("rounding" as const),
      })),
  );
}

function changesIn({ excel }: Opened, { sheets }: Workbook, most: number): CellChange[] {
  return sheets
    .flatMap(({ name, rows }) =>
      rows.flatMap(({ index, cells }) =>
        cells.flatMap(({ column, value, formula }) =>
          typeof value === "number" && formula === undefined
            ? [
                {
                  place: { sheet: excel.book.sheet(name).id, row: index, column },
                  from: value,
                  to: value + 1,
                },
              ]
            : [],
        ),
      ),
    )
    .slice(0, most);
}

/** Ten forms of thirty rows and eight columns, lined and with a live total in each row. */
const FORMS: readonly Block[] = Array.from({ length: 10 }, (_, form) =>
  blockOf(
    Array.from({ length: 30 }, (_, row) =>
      Array.from({ length: 8 }, (_, column) => {
        const look = { border: true, ...(column > 0 ? { numberFormat: "#,##0.00" } : {}) } as const;
        if (column === 0) return cell(row, 0, text(`第${String(row)}项支出`), look);
        if (column < 7) return cell(row, column, number(`${String(row * column)}.25`), look);
        const parts = [{ sheet: 0, row, column }, "+", { block: form, row, column: 1 }] as const;
        return cell(row, 7, { kind: "formula", parts, result: { amount: "1" } }, look);
      }),
    ).flat(),
    {
      name: `附表${String(form)}`,
      widths: Array.from({ length: 8 }, (_, column) => (column === 0 ? 30 : 12)),
    },
  ),
);

interface Cost {
  /** Requests that the command waits for. */
  readonly requests: number;
  /** Those that change something. */
  readonly writing: number;
  readonly sent: number;
  readonly received: number;
}

function costOf({ syncs, batches }: SimulatedExcel): Cost {
  // What office.js gives back after a conversation is one request more; an insertion looks first, then writes.
  expect(batches.length - syncs.length).toBeLessThanOrEqual(2);
  return {
    requests: syncs.length,
    writing: syncs.filter(({ writes }) => writes > 0).length,
    sent: syncs.reduce((sum, { requestBytes }) => sum + requestBytes, 0),
    received: syncs.reduce((sum, { responseBytes }) => sum + responseBytes, 0),
  };
}

const KB = 1024;

/** What each command may cost on the sample, with a third of its cells marked and a hundred changed. */
const BUDGETS: readonly (readonly [string, Cost, (opened: Opened) => Promise<unknown>])[] = [
  ["snapshot", { requests: 3, writing: 0, sent: 16 * KB, received: 120 * KB }, ({ host }) => host.snapshot()],
  [
    "goTo",
    { requests: 4, writing: 0, sent: 4 * KB, received: 2 * KB },
    ({ host, excel }) => host.goTo([{ sheet: excel.book.sheets[1]?.id ?? "", row: 3, column: 2 }]),
  ],
  [
    "mark",
    { requests: 6, writing: 1, sent: 84 * KB, received: 32 * KB },
    (opened) => opened.host.mark(marksIn(opened, sample)),
  ],
  [
    "clearMarks",
    { requests: 3, writing: 0, sent: 18 * KB, received: 8 * KB },
    ({ host }) => host.clearMarks(),
  ],
  [
    "apply",
    { requests: 4, writing: 1, sent: 100 * KB, received: 48 * KB },
    (opened) => opened.host.apply(changesIn(opened, sample, 100)),
  ],
  [
    "insert on sheets",
    { requests: 4, writing: 3, sent: 140 * KB, received: 24 * KB },
    ({ host, excel }) =>
      host.insert({ blocks: FORMS, sources: excel.book.sheets.map(({ id }) => id), where: "sheets" }),
  ],
  [
    "insert at a cell",
    { requests: 3, writing: 2, sent: 16 * KB, received: 12 * KB },
    ({ host, excel }) => {
      excel.book.selection = [{ top: 500, left: 0, bottom: 500, right: 0 }];
      const sources = excel.book.sheets.map(({ id }) => id);
      return host.insert({ blocks: FORMS.slice(0, 1), sources, where: "selection" });
    },
  ],
];

describe("what a command costs", () => {
  it.each(BUDGETS)("%s", async (_name, budget, run) => {
    const opened = openWorkbook(sample);
    await run(opened);
    const cost = costOf(opened.excel);
    expect(cost).toMatchObject({ requests: budget.requests, writing: budget.writing });
    expect(cost.sent).toBeLessThan(budget.sent);
    expect(cost.received).toBeLessThan(budget.received);
  });

  it("replacing marks takes one request more, removing them as many as setting them", async () => {
    const opened = openWorkbook(sample);
    const marks = marksIn(opened, sample);
    await opened.host.mark(marks);
    for (const [requests, run] of [
      [7, () => opened.host.mark(marks)],
      [5, () => opened.host.clearMarks()],
    ] as const) {
      const before = opened.excel.syncs.length;
      await run();
      expect(opened.excel.syncs.length - before).toBe(requests);
    }
  });

  it("removing costs as little", async () => {
    const opened = openWorkbook(sample);
    const sources = opened.excel.book.sheets.map(({ id }) => id);
    opened.excel.book.selection = [{ top: 500, left: 0, bottom: 500, right: 0 }];
    for (const [blocks, where] of [
      [FORMS, "sheets"],
      [FORMS.slice(0, 1), "selection"],
    ] as const) {
      const inserted = await opened.host.insert({ blocks, sources, where });
      const before = opened.excel.syncs.length;
      await opened.host.remove(inserted);
      expect(opened.excel.syncs.length - before).toBe(3);
    }
  });

  it("nothing is ever sent that Excel would take for a write while reading or going", async () => {
    const opened = openWorkbook(sample);
    const place = { sheet: opened.excel.book.sheets[0]?.id ?? "", row: 0, column: 0 };
    await opened.host.snapshot();
    await opened.host.goTo([place]);
    expect(opened.excel.batches.map(({ writes }) => writes).filter((writes) => writes > 0)).toEqual([]);
    expect(opened.excel.book.sheets.flatMap(({ formats }) => formats)).toEqual([]);
  });
});
