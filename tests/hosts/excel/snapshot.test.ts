import { describe, expect, it, vi } from "vitest";
import { putCell } from "../../excel-host/model/book.js";
import { checkAfterEach, openGrid, openWorkbook } from "../../support/excel.js";
import { sheetOf, workbookOf } from "../../support/grid.js";

checkAfterEach();

describe("reading a workbook", () => {
  it("takes three requests however many sheets there are, and changes nothing", async () => {
    for (const count of [1, 30]) {
      const sheets = Array.from({ length: count }, (_, at) => ({
        name: `表${String(at)}`,
        rows: [["合计", 1]],
      }));
      const { excel, host } = openGrid(sheets);
      await host.snapshot();
      expect(excel.syncs).toHaveLength(3);
      expect(excel.book.writes).toBe(0);
    }
  });

  it("gives the sheets with their ids as keys", async () => {
    const { excel, host } = openGrid([
      { name: "一", rows: [["合计", 1.5]] },
      { name: "空", rows: [] },
    ]);
    const { workbook, keys } = await host.snapshot();
    expect(workbook.name).toBe("测试.xlsx");
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["一", "空"]);
    expect(keys).toEqual(excel.book.sheets.map(({ id }) => id));
    expect(workbook.sheets[1]?.rows).toEqual([]);
  });

  it("gives the same cells as the workbook behind it", async () => {
    const sheet = sheetOf({
      name: "表",
      rows: [[null], ["项目", "金额"], [" ", 907.94], ["合计", 1_172.5]],
      formats: { B: "#,##0.00" },
    });
    const { host } = openWorkbook({ name: "a.xlsx", sheets: [sheet] });
    const { workbook } = await host.snapshot();
    expect(workbook.sheets).toEqual([{ ...sheet, merges: [] }]);
  });

  it("reads hidden and very hidden sheets, rows and columns in the same requests", async () => {
    const { excel, host } = openGrid([
      {
        name: "一",
        rows: [
          ["a", "b", "c"],
          ["d", null, "f"],
          ["g", "h", "i"],
        ],
      },
      { name: "二", rows: [["x"], ["y"]] },
    ]);
    const [first, second] = excel.book.sheets;
    first?.hiddenRows.add(1).add(7);
    first?.hiddenColumns.add(2).add(9);
    second?.hiddenRows.add(0).add(1);
    if (second) second.visibility = "veryHidden";
    const { workbook } = await host.snapshot();
    expect(workbook.sheets[0]?.rows.map(({ hidden }) => hidden)).toEqual([undefined, true, undefined]);
    expect(workbook.sheets[0]?.hiddenColumns).toEqual([2]);
    expect(workbook.sheets[1]?.visibility).toBe("veryHidden");
    expect(workbook.sheets[1]?.rows.map(({ hidden }) => hidden)).toEqual([true, true]);
    expect(excel.syncs).toHaveLength(3);
  });

  it("leaves out sheets that hold no cells, such as charts", async () => {
    const { excel, host } = openGrid([{ name: "一", rows: [["合计", 1]] }]);
    excel.book.addSheet("图", { isChart: true });
    excel.book.addSheet("二");
    const { workbook, keys } = await host.snapshot();
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["一", "二"]);
    expect(keys).toEqual([excel.book.sheet("一").id, excel.book.sheet("二").id]);
  });
});

describe("what a cell shows", () => {
  it("is made from the number where the column is too narrow, and in General", async () => {
    const { excel, host } = openGrid([
      { name: "表", rows: [[1234.5, 12_345.678_901, 0.000_001_2]], formats: { A: "#,##0.00" } },
    ]);
    excel.book.sheet("表").narrowColumns.add(0);
    const { workbook } = await host.snapshot();
    expect(workbook.sheets[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      "1,234.50",
      "12345.678901",
      "0.0000012",
    ]);
  });

  it("loses the blanks that align it", async () => {
    const { host } = openGrid([{ name: "表", rows: [[1234.5]], formats: { A: "_ * #,##0.00_ " } }]);
    const { workbook } = await host.snapshot();
    expect(workbook.sheets[0]?.rows[0]?.cells[0]?.text).toBe("1,234.50");
  });

  it("is the text itself, however long", async () => {
    const long = "情况说明".repeat(200);
    const { host } = openGrid([{ name: "表", rows: [[long]], formats: { A: "@" } }]);
    const { workbook } = await host.snapshot();
    expect(workbook.sheets[0]?.rows[0]?.cells[0]?.text).toBe(long);
  });
});

describe("kinds of cells", () => {
  it("tells formulas, errors, truth values and texts that only look like them apart", async () => {
    const { excel, host } = openGrid([{ name: "表", rows: [["首"]] }]);
    const sheet = excel.book.sheet("表");
    putCell(sheet, 0, 1, { value: 3, formula: "=SUM(A1:A2)", format: "General" });
    putCell(sheet, 0, 2, { value: "#DIV/0!", formula: "=1/0", format: "General", isError: true });
    putCell(sheet, 0, 3, { value: "#N/A", format: "@" });
    putCell(sheet, 0, 4, { value: true, format: "General" });
    putCell(sheet, 0, 5, { value: "=A1", format: "@" });
    putCell(sheet, 0, 6, { value: "", formula: '=""', format: "General" });
    putCell(sheet, 0, 7, { value: " ", formula: '=" "', format: "General" });
    const { workbook } = await host.snapshot();
    expect(workbook.sheets[0]?.rows[0]?.cells).toEqual([
      { column: 0, value: "首", text: "首" },
      { column: 1, value: 3, text: "3", formula: "SUM(A1:A2)" },
      { column: 2, value: "#DIV/0!", text: "#DIV/0!", formula: "1/0", isError: true },
      { column: 3, value: "#N/A", text: "#N/A", format: "@" },
      { column: 4, value: true, text: "TRUE" },
      { column: 5, value: "=A1", text: "=A1", format: "@" },
      { column: 7, value: " ", text: " ", formula: '" "' },
    ]);
    // One request more asks for the kinds of the cells that look like errors.
    expect(excel.syncs).toHaveLength(4);
  });
});

describe("large workbooks", () => {
  vi.setConfig({ testTimeout: 60_000 });
  const rows = Array.from({ length: 2000 }, (_, at) => [
    `20${String(at)}`,
    "一般公共预算财政拨款支出",
    at + 0.25,
  ]);
  const large = workbookOf(
    "大.xlsx",
    Array.from({ length: 50 }, (_, at) => ({ name: `表${String(at)}`, rows })),
  );

  it("are read in parts below the limit of the web, each sheet told once", async () => {
    const { excel, host } = openWorkbook(large);
    const told: string[] = [];
    const { workbook } = await host.snapshot({
      onSheet: (name, index, count) => told.push(`${name} ${String(index)}/${String(count)}`),
    });
    expect(JSON.stringify(workbook)).toBe(JSON.stringify(large));
    expect(told).toEqual(large.sheets.map(({ name }, at) => `${name} ${String(at)}/50`));
    expect(Math.max(...excel.batches.map(({ responseBytes }) => responseBytes))).toBeLessThan(
      5 * 1024 * 1024,
    );
    // 100,000 rows of three cells, whole rows within 50,000 cells a part, after the list and the sizes.
    expect(excel.syncs).toHaveLength(2 + 7);
  });

  it("are read in smaller parts where an answer gets too long or has no values", async () => {
    const long = Array.from({ length: 1500 }, () => ["说明".repeat(500)]);
    const { excel, host } = openGrid([{ name: "表", rows: long }]);
    const { workbook } = await host.snapshot();
    expect(workbook.sheets[0]?.rows).toHaveLength(1500);
    expect(excel.syncs.length).toBeGreaterThan(3);

    const silent = openGrid([{ name: "表", rows: rows.slice(0, 100) }]);
    silent.excel.state.silentBeyond = 200;
    const read = await silent.host.snapshot();
    expect(read.workbook.sheets[0]?.rows).toHaveLength(100);
  });

  it("name the sheet when not even one row can be had, or a value lies far away", async () => {
    const { excel, host } = openGrid([{ name: "宽", rows: [["a", "b", "c"]] }]);
    excel.state.silentBeyond = 2;
    await expect(host.snapshot()).rejects.toMatchObject({ code: "too-large", data: { sheet: "宽" } });

    const far = openGrid([{ name: "远", rows: [["a"]] }]);
    putCell(far.excel.book.sheet("远"), 1_000_000, 100, { value: "x", format: "General" });
    await expect(far.host.snapshot()).rejects.toMatchObject({ code: "too-large", data: { sheet: "远" } });
  });

  it("stop being read when that is asked for", async () => {
    const { excel, host } = openWorkbook(large);
    const stop = new AbortController();
    const reason = new Error("stopped");
    const reading = host.snapshot({
      signal: stop.signal,
      onSheet: (_, index) => {
        if (index === 5) stop.abort(reason);
      },
    });
    await expect(reading).rejects.toBe(reason);
    expect(excel.syncs.length).toBeLessThan(6);
    await expect(host.snapshot({ signal: stop.signal })).rejects.toBe(reason);
  });
});
