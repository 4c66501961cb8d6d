import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HostError, type Inserted, type WorkbookHost } from "../../src/hosts/port.js";
import { OpenBook, selectionOf } from "../../src/page/book/index.js";
import { pageHost } from "../../src/page/host.js";
import {
  addressOf,
  type Block,
  type BlockCell,
  type BlockContent,
  parseAddress,
  type Sheet,
  type Workbook,
} from "../../src/workbook/index.js";
import { amount, blockOf, text, workingPaper } from "../support/blocks.js";
import { type, valueOf, workbookOf } from "../support/openBook.js";

function source(): Workbook {
  return workbookOf({
    一: [
      [2.25, 10, { f: "SUM(A1:B9)", v: 12.25 }],
      [null, null, { f: "VLOOKUP(A1,A1:B2,2)", v: 10 }],
    ],
    "It's": [["乙"]],
  });
}

function opened(workbook = source()): { book: OpenBook; host: WorkbookHost } {
  const book = new OpenBook(workbook);
  return { book, host: pageHost(book) };
}

function put(book: OpenBook, host: WorkbookHost, ...blocks: Block[]): Promise<Inserted> {
  return host.insert({ blocks, sources: book.keys, where: "sheets" });
}

function putAt(book: OpenBook, host: WorkbookHost, address: string, block: Block): Promise<Inserted> {
  book.select(selectionOf(parseAddress(address) ?? { row: 0, column: 0 }));
  return host.insert({ blocks: [block], sources: book.keys, where: "selection" });
}

function formula(parts: Extract<BlockContent, { kind: "formula" }>["parts"], result: string): BlockContent {
  return {
    kind: "formula",
    parts,
    result: /^-?[\d.]+$/.test(result) ? { amount: result } : { text: result },
  };
}

function cell(address: string, content: BlockContent, numberFormat?: string): BlockCell {
  const place = parseAddress(address) ?? { row: 0, column: 0 };
  return { ...place, content, look: numberFormat === undefined ? {} : { numberFormat } };
}

function textsOf({ rows }: Sheet): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ index, cells }) => cells.map((one) => [addressOf(index, one.column), one.text])),
  );
}

function sheetAt(book: OpenBook, index: number): Sheet {
  const sheet = book.current.sheets.at(index);
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

describe("Blocks on new sheets of the page", () => {
  it("stand behind the last, printed by their formats, and the first of them is shown", async () => {
    const { book, host } = opened();
    const inserted = await put(book, host, workingPaper(0), workingPaper(0, 1));
    expect(inserted).toEqual({
      kind: "sheets",
      sheets: [
        { key: book.keys[2], name: "三公经费（底稿）" },
        { key: book.keys[3], name: "三公经费（底稿） (2)" },
      ],
    });
    const { sheet, selections } = book.getSnapshot();
    expect([sheet, selections.length]).toEqual([2, 4]);
    const paper = sheetAt(book, 2);
    expect(textsOf(paper)).toMatchObject({ B4: "2023", C5: "2.25", D6: "-2.00", E5: "=公务接待费" });
    expect(textsOf(paper)).toMatchObject({ C7: "10.25", A8: "比上年减少" });
    expect(paper.rows.find(({ index }) => index === 4)?.cells[4]).not.toHaveProperty("formula");
    expect(paper).toMatchObject({ visibility: "visible", merges: workingPaper(0).merges });
    expect(textsOf(sheetAt(book, 3))).toEqual(textsOf(paper));
    const { workbook, keys } = await host.snapshot();
    expect([workbook.sheets.length, keys.length]).toEqual([4, 4]);
  });

  it("follow their sources, and each other", async () => {
    const { book, host } = opened();
    await put(book, host, workingPaper(0));
    const total = cell("A1", formula([{ sheet: 2, row: 6, column: 2 }, "*2"], "20.5"));
    await put(book, host, blockOf("合计", [total]));
    expect(valueOf(book, "A1", 3)).toBe(20.5);
    type(book, "A1", "12.25");
    expect(textsOf(sheetAt(book, 2))).toMatchObject({ C5: "12.25", C7: "20.25", A8: "比上年增加" });
    expect(valueOf(book, "A1", 3)).toBe(40.5);
    expect(book.notRecalculated).toBe(1);
  });

  it("are worked out from what the book holds now, whatever it held when they were made", async () => {
    const { book, host } = opened();
    type(book, "A1", "3.25");
    await put(book, host, workingPaper(0));
    expect(textsOf(sheetAt(book, 2))).toMatchObject({ C5: "3.25", C7: "11.25", D7: "-0.25" });
  });

  it("keep a result that is not worked out here, unless it is built on something out of date", async () => {
    const { book, host } = opened();
    const said = blockOf("说明", [
      cell("A1", formula([`TEXT(`, { sheet: 0, row: 0, column: 0 }, `,"0.0")`], "2.3元")),
      cell("A2", formula([{ sheet: 0, row: 1, column: 2 }, "+1"], "11")),
    ]);
    await put(book, host, said);
    expect([valueOf(book, "A1", 2), valueOf(book, "A2", 2), book.notRecalculated]).toEqual(["2.3元", 11, 0]);
    type(book, "A1", "5");
    expect(book.notRecalculated).toBe(3);
    await put(book, host, said);
    const { stale } = book.getSnapshot();
    expect(stale.size).toBe(4);
    expect([valueOf(book, "A1", 3), valueOf(book, "A2", 3)]).toEqual(["2.3元", 11]);
  });

  it("are one step: undone exactly, done again with the same keys, which no other sheet ever gets", async () => {
    const { book, host } = opened();
    const before = book.current;
    book.showSheet(1);
    await put(book, host, workingPaper(0), workingPaper(0, 1));
    const [keys, after] = [book.keys, book.current];
    book.undo();
    expect(book.current).toBe(before);
    expect(book.getSnapshot()).toMatchObject({ sheet: 1, canUndo: false });
    expect([book.keys.length, book.getSnapshot().selections.length]).toEqual([2, 2]);
    book.redo();
    expect([book.keys, book.current, book.getSnapshot().sheet]).toEqual([keys, after, 2]);
    expect(book.current).toBe(after);
    book.undo();
    await put(book, host, workingPaper(0));
    expect(keys).not.toContain(book.keys[2]);
  });

  it("follow edits after undo and redo as before", async () => {
    const { book, host } = opened();
    await put(book, host, workingPaper(0));
    type(book, "A1", "1", 2);
    book.undo();
    book.undo();
    type(book, "A1", "7");
    expect(valueOf(book, "C1")).toBe(17);
    book.undo();
    book.redo();
    await put(book, host, workingPaper(0));
    type(book, "A1", "8");
    expect(valueOf(book, "C5", 2)).toBe(8);
  });

  it("are no edit by a person, and leave sheets and rows that they do not touch as they are", async () => {
    const { book, host } = opened();
    let told = 0;
    host.onEdited(() => told++);
    const before = book.current;
    const inserted = await put(book, host, workingPaper(0));
    expect(book.current.sheets.slice(0, 2)).toEqual(before.sheets);
    expect(book.current.sheets[0]).toBe(before.sheets[0]);
    await host.remove(inserted);
    expect(told).toBe(0);
    book.undo();
    expect(told).toBe(1);
  });

  it("of which one cannot be written are not inserted at all", async () => {
    const { book, host } = opened();
    const before = book.getSnapshot();
    const noNumber = blockOf("坏", [cell("A1", amount("1,000"))]);
    await expect(put(book, host, noNumber)).rejects.toBeInstanceOf(RangeError);
    const outside = { ...blockOf("坏", [cell("B2", amount("1"))]), rows: 1 };
    await expect(put(book, host, workingPaper(0), outside)).rejects.toBeInstanceOf(RangeError);
    expect(book.getSnapshot()).toBe(before);
  });
});

describe("Sheets taken out of the page again", () => {
  it("leave the book as it was, also with what a person typed into them; undo brings that back", async () => {
    const { book, host } = opened();
    const before = book.current;
    const inserted = await put(book, host, workingPaper(0));
    type(book, "E6", "车辆减少", 2);
    const typed = book.current;
    expect(await host.remove(inserted)).toEqual({ removed: 1, left: 0 });
    expect(book.current).toEqual(before);
    expect(book.getSnapshot().sheet).toBe(1);
    expect(await host.remove(inserted)).toEqual({ removed: 0, left: 0 });
    book.undo();
    expect(book.current).toBe(typed);
    expect(valueOf(book, "E6", 2)).toBe("车辆减少");
  });

  it("move what stands behind them: marks, what is out of date, what is selected, what is taken back", async () => {
    const { book, host } = opened();
    const first = await put(book, host, workingPaper(0));
    await put(
      book,
      host,
      blockOf("后", [
        cell("B2", amount("1")),
        cell("B3", formula([`VLOOKUP(`, { block: 0, row: 1, column: 1 }, ",B2:B2,1)"], "1")),
      ]),
    );
    type(book, "B2", "2", 3);
    book.select(selectionOf({ row: 1, column: 1 }));
    const behind = book.keys[3] ?? "";
    const place = { sheet: behind, row: 1, column: 1 };
    await host.apply([{ place, from: 2, to: 3 }]);
    await host.mark([
      { place, class: "error" },
      { place: { sheet: book.keys[2] ?? "", row: 0, column: 0 }, class: "hint" },
    ]);
    await host.remove(first);
    expect(book.keys[2]).toBe(behind);
    const { marks, stale, sheet, selections } = book.getSnapshot();
    expect(book.placeOf(place)).toEqual({ sheet: 2, row: 1, column: 1 });
    expect([marks.size, [...marks.values()], sheet]).toEqual([1, ["error"], 2]);
    expect([stale.size, selections[2]?.active]).toEqual([1, { row: 1, column: 1 }]);
    await host.goTo([place]);
    expect((await host.takeBack())?.done).toEqual([{ place, from: 3, to: 2 }]);
    expect(valueOf(book, "B2", 2)).toBe(2);
  });

  it("make formulas that speak of them out of date, and those that depend on these", async () => {
    const { book, host } = opened();
    const first = await put(book, host, blockOf("It's", [cell("A1", amount("5"))]));
    await put(
      book,
      host,
      blockOf("后", [
        cell("A1", formula([{ sheet: 2, row: 0, column: 0 }], "5")),
        cell("A2", formula([{ block: 0, row: 0, column: 0 }, "+1"], "6")),
        cell("A3", formula([{ sheet: 0, row: 0, column: 0 }], "2.25")),
      ]),
    );
    expect(book.notRecalculated).toBe(0);
    await host.remove(first);
    expect(book.notRecalculated).toBe(2);
    type(book, "A1", "4");
    expect([valueOf(book, "A1", 2), valueOf(book, "A3", 2)]).toEqual([5, 4]);
    const sources = [...book.keys, "sheet-3"];
    const speaking = (sheet: number) => [
      blockOf("新", [cell("A1", formula([{ sheet, row: 0, column: 0 }], "1"))]),
    ];
    await expect(host.insert({ blocks: speaking(3), sources, where: "sheets" })).rejects.toMatchObject({
      code: "sheet-gone",
    });
    await host.insert({ blocks: speaking(0), sources, where: "sheets" });
    expect(valueOf(book, "A1", 3)).toBe(4);
  });

  it("are only those that were inserted", async () => {
    const { book, host } = opened();
    const [key = ""] = book.keys;
    const inserted = await put(book, host, workingPaper(0));
    const own = inserted.kind === "sheets" ? (inserted.sheets[0]?.key ?? "") : "";
    const sheets = [
      { key, name: "一" },
      { key: own, name: "别的名字" },
      { key: "gone", name: "一" },
    ];
    expect(await host.remove({ kind: "sheets", sheets })).toEqual({ removed: 0, left: 2 });
    expect(book.current.sheets).toHaveLength(3);
  });
});

const SMALL = blockOf(
  "小表",
  [
    cell("A1", text("合计")),
    cell("A2", amount("1.5"), "0.00"),
    cell(
      "B2",
      formula([{ block: 0, row: 1, column: 0 }, "+", { sheet: 0, row: 0, column: 0 }], "3.75"),
      "0.00",
    ),
  ],
  { merges: [{ top: 0, left: 0, bottom: 0, right: 1 }] },
);

describe("A block at the selected cell of the page", () => {
  it("fills blank cells, with formulas and merges where it stands, and is one step", async () => {
    const { book, host } = opened();
    const before = book.current;
    const inserted = await putAt(book, host, "A3", SMALL);
    expect(inserted).toEqual({
      ...{ kind: "area", place: { sheet: book.keys[0], row: 2, column: 0 }, rows: 2, columns: 2 },
      contents: [
        ["合计", ""],
        [1.5, "=A4+'一'!A1"],
      ],
    });
    expect(textsOf(sheetAt(book, 0))).toMatchObject({ A3: "合计", A4: "1.50", B4: "3.75", C1: "17.5" });
    expect(sheetAt(book, 0).merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 1 }]);
    type(book, "A4", "2");
    expect(valueOf(book, "B4")).toBe(4.25);
    book.undo();
    book.undo();
    expect(book.current).toBe(before);
  });

  it.each([["A1"], ["B1"], ["C1"], ["A2"], ["XFD9"], ["A1048576"]])(
    "is refused at %s, where something stands in its way",
    async (address) => {
      const { book, host } = opened(
        workbookOf({ 一: [[1, 2, { f: "A1", v: 1 }], [null, null, null], ["甲"]] }),
      );
      book.select(selectionOf(parseAddress(address) ?? { row: 0, column: 0 }));
      const before = book.getSnapshot();
      const insertion = { blocks: [SMALL], sources: book.keys, where: "selection" } as const;
      const error: unknown = await host.insert(insertion).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(HostError);
      expect(error).toMatchObject({ code: "occupied", data: { sheet: "一" } });
      expect(book.getSnapshot()).toBe(before);
    },
  );

  it("is refused over merged cells, and stands under a comment", async () => {
    const workbook = workbookOf({ 一: [[1], [], [], [null, "批"]] });
    const [sheet] = workbook.sheets;
    if (!sheet) throw new Error("no sheet");
    const comment = { column: 1, value: "", text: "", comment: "核对" };
    const rows = sheet.rows.map((row) => (row.index === 3 ? { ...row, cells: [comment] } : row));
    const merges = [{ top: 6, left: 1, bottom: 6, right: 3 }];
    const { book, host } = opened({ ...workbook, sheets: [{ ...sheet, rows, merges }] });
    await expect(putAt(book, host, "A6", SMALL)).rejects.toMatchObject({ code: "occupied" });
    const inserted = await putAt(book, host, "A3", SMALL);
    expect(sheetAt(book, 0).rows[2]?.cells[1]).toMatchObject({ text: "2.50", comment: "核对" });
    expect(await host.remove(inserted)).toEqual({ removed: 3, left: 0 });
    expect(sheetAt(book, 0)).toEqual({ ...sheet, rows, merges });
  });

  it("is taken out but for cells that a person has changed since", async () => {
    const { book, host } = opened();
    const before = book.current;
    const inserted = await putAt(book, host, "A3", SMALL);
    type(book, "A3", "别的");
    type(book, "A4", "");
    type(book, "B3", "新");
    expect(await host.remove(inserted)).toEqual({ removed: 1, left: 2 });
    expect(textsOf(sheetAt(book, 0))).toMatchObject({ A3: "别的", B3: "新" });
    expect(sheetAt(book, 0).merges).toHaveLength(1);
    book.undo();
    expect(valueOf(book, "B4")).toBe(2.25);
    while (book.getSnapshot().canUndo) book.undo();
    expect(book.current).toBe(before);
  });

  it("is one block", async () => {
    const { book, host } = opened();
    const blocks = [SMALL, SMALL];
    await expect(host.insert({ blocks, sources: book.keys, where: "selection" })).rejects.toBeInstanceOf(
      RangeError,
    );
  });

  it("on a sheet that was taken out is gone with it", async () => {
    const { book, host } = opened();
    const sheets = await put(book, host, workingPaper(0));
    const inserted = await putAt(book, host, "H20", SMALL);
    await host.remove(sheets);
    expect(await host.remove(inserted)).toEqual({ removed: 0, left: 0 });
  });
});

interface Deed {
  readonly do: "undo" | "redo" | "sheets" | "area" | "remove" | "type";
  readonly at: number;
}
const deeds = fc.array(
  fc.record({
    do: fc.constantFrom<Deed["do"][]>("undo", "redo", "sheets", "area", "remove", "type"),
    at: fc.nat(40),
  }),
  { maxLength: 14 },
);

describe("Whatever is typed, inserted, taken out, undone and redone", () => {
  it("ends where it began once all is undone, and where it ended once all is redone; no key is given twice", async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        const first = source();
        const { book, host } = opened(first);
        const inserted: Inserted[] = [];
        const names = new Map<string, string>();
        for (const deed of all) {
          const sheet = deed.at % book.current.sheets.length;
          if (deed.do === "undo") book.undo();
          else if (deed.do === "redo") book.redo();
          else if (deed.do === "sheets") inserted.push(await put(book, host, workingPaper(0)));
          else if (deed.do === "type") type(book, deed.at % 2 ? "A1" : "C5", String(deed.at), sheet);
          else if (deed.do === "area") {
            book.showSheet(sheet);
            const done = await putAt(book, host, addressOf(deed.at, 0), SMALL).catch(() => undefined);
            if (done) inserted.push(done);
          } else {
            const one = inserted[deed.at % Math.max(1, inserted.length)];
            if (one) await host.remove(one);
          }
          const state = book.getSnapshot();
          expect(state.keys).toHaveLength(state.workbook.sheets.length);
          expect(state.selections).toHaveLength(state.keys.length);
          expect(state.sheet).toBeLessThan(state.keys.length);
          expect(new Set(state.keys).size).toBe(state.keys.length);
          for (const [index, key] of state.keys.entries()) {
            const name = state.workbook.sheets[index]?.name ?? "";
            expect(names.get(key) ?? name).toBe(name);
            names.set(key, name);
          }
        }
        const { workbook, stale, keys } = book.getSnapshot();
        while (book.getSnapshot().canUndo) book.undo();
        expect(book.current).toBe(first);
        while (book.getSnapshot().canRedo) book.redo();
        while (book.getSnapshot().canUndo && book.current !== workbook) book.undo();
        expect(book.getSnapshot()).toMatchObject({ keys, stale });
        expect(book.current).toBe(workbook);
      }),
    );
  });

  it("is as before once what was inserted is taken out", async () => {
    const places = fc.tuple(fc.nat(1), fc.nat(30), fc.nat(5));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant("sheets" as const), places), { maxLength: 4 }),
        async (all) => {
          const first = source();
          const { book, host } = opened(first);
          const inserted: Inserted[] = [];
          for (const one of all) {
            if (one === "sheets") inserted.push(await put(book, host, workingPaper(0)));
            else {
              book.showSheet(one[0]);
              const done = await putAt(book, host, addressOf(one[1], one[2]), SMALL).catch(() => undefined);
              if (done) inserted.push(done);
            }
          }
          for (const one of inserted.reverse()) expect((await host.remove(one)).left).toBe(0);
          expect(book.current.sheets.map(({ name, merges }) => ({ name, merges }))).toEqual(
            first.sheets.map(({ name, merges }) => ({ name, merges })),
          );
          expect(book.current.sheets.map(textsOf)).toEqual(first.sheets.map(textsOf));
        },
      ),
    );
  });
});
