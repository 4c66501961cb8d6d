import * as XLSX from "@e965/xlsx";
import { describe, expect, it, vi } from "vitest";
import { readWorkbook } from "../../../src/hosts/file/index.js";
import { EOF, type BiffSheet, biffFile, bof, number, record, u16, u32, wide } from "./biff.js";
import { cellsOf, textsOf, write } from "./build.js";

function readBiff(sheets: readonly BiffSheet[], globals: readonly number[] = []) {
  return readWorkbook(biffFile(sheets, globals), "a.xls");
}

describe("an .xls and an .xlsx of the same content", () => {
  const book = XLSX.utils.book_new();
  const first = XLSX.utils.aoa_to_sheet([
    ["2024年度收支总表", null, null, "单位：万元"],
    ["项目", 1172.59, 0.9762, true],
    ["𠀀 &<>\"'", 30.299999999999997, 0, false],
    [" \u3000", 45000, -0.005, "第1行\n第2行"],
    ["一、本年支出", 142305966.76, 628.045, "0"],
  ]);
  const format = (address: string, code: string) => {
    (first[address] as XLSX.CellObject).z = code;
  };
  format("B2", "#,##0.00");
  format("C2", "0.00%");
  format("B4", "yyyy/m/d");
  format("C3", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ');
  format("C4", "0.00_);(0.00)");
  format("C5", "0.00_ ");
  first.E1 = { t: "e", v: 0x17 };
  first["!ref"] = "A1:E5";
  first["!merges"] = [XLSX.utils.decode_range("A1:C1"), XLSX.utils.decode_range("A4:A5")];
  first["!cols"] = [{}, { hidden: true }, {}, {}, {}, { hidden: true }];
  (first.B2 as XLSX.CellObject).c = [{ a: "Zhang", t: "please check\nsecond line" }];
  XLSX.utils.book_append_sheet(book, first, "表5-1 支出");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["藏"]]), "隐藏");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[]]), "空表");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }, { Hidden: 1 }] };

  const xls = readWorkbook(write(book, "biff8"), "a.xls");
  const xlsx = readWorkbook(write(book, "xlsx"), "a.xlsx");

  it("read cell by cell the same", () => {
    expect(xls.sheets.map(cellsOf)).toEqual(xlsx.sheets.map(cellsOf));
    expect(xls.sheets).toEqual(xlsx.sheets);
  });

  it("read what was written", () => {
    expect(textsOf(xls.sheets[0])).toEqual({
      A1: "2024年度收支总表",
      D1: "单位：万元",
      E1: "#REF!",
      A2: "项目",
      B2: "1,172.59",
      C2: "97.62%",
      D2: "TRUE",
      A3: "𠀀 &<>\"'",
      B3: "30.3",
      C3: "-",
      D3: "FALSE",
      B4: "2023/3/15",
      C4: "(0.01)",
      D4: "第1行\n第2行",
      A5: "一、本年支出",
      B5: "142305966.76",
      C5: "628.05",
      D5: "0",
    });
    expect(cellsOf(xls.sheets[0]).B2?.comment).toBe("please check\nsecond line");
    expect(xls.sheets[0]?.merges).toHaveLength(2);
    expect(xls.sheets[0]?.hiddenColumns).toEqual([1]);
    expect(xls.sheets.map((sheet) => sheet.visibility)).toEqual(["visible", "veryHidden", "hidden"]);
  });
});

describe("records of an .xls", () => {
  /** =A1*2 with a stored result. */
  const formula = (row: number, column: number, result: readonly number[], tokens: readonly number[]) =>
    record(0x0006, u16(row), u16(column), u16(0), result, u16(0), u32(0), u16(tokens.length), tokens);
  const TEXT_RESULT = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
  const EMPTY_RESULT = [3, 0, 0, 0, 0, 0, 0xff, 0xff];
  const A1_TIMES_2 = [0x44, ...u16(0), ...u16(0xc000), 0x1e, ...u16(2), 0x05];

  it("reads formulas with their stored results", () => {
    const three = number(0, 0, 3).slice(-8);
    const { sheets } = readBiff([
      {
        name: "表5",
        records: [
          ...number(0, 0, 1.5),
          ...formula(0, 1, three, A1_TIMES_2),
          ...formula(0, 2, TEXT_RESULT, [0x17, 1, 0, 0x41]),
          ...record(0x0207, u16(2), [1], wide("结果")),
          ...formula(0, 3, EMPTY_RESULT, A1_TIMES_2),
        ],
      },
    ]);
    expect(cellsOf(sheets[0])).toEqual({
      A1: { column: 0, value: 1.5, text: "1.5" },
      B1: { column: 1, value: 3, text: "3", formula: "A1*2" },
      C1: { column: 2, value: "结果", text: "结果", formula: '"A"' },
    });
  });

  it("reads hidden rows, skips charts, inside sheets too, and keeps strange names", () => {
    const chart = [...bof(0x20), ...number(8, 8, 8), ...EOF];
    const { sheets } = readBiff([
      { name: "图", kind: 2, records: number(0, 0, 9) },
      {
        name: "__proto__",
        records: [
          ...record(0x0208, u16(1), u16(0), u16(1), u16(255), u32(0), u16(0x20), u16(0)),
          ...number(0, 0, 1),
          ...number(1, 0, 2),
          ...chart,
          ...number(2, 0, 3),
        ],
      },
      { name: "二", state: 1, records: number(0, 0, 4) },
    ]);
    expect(sheets.map((sheet) => [sheet.name, sheet.visibility, textsOf(sheet)])).toEqual([
      ["__proto__", "visible", { A1: "1", A2: "2", A3: "3" }],
      ["二", "hidden", { A1: "4" }],
    ]);
    expect(sheets[0]?.rows.map((row) => row.hidden)).toEqual([undefined, true, undefined]);
  });

  it("reads strings that go on in the next record, with characters of another width", () => {
    const table = [
      ...record(0x00fc, u32(3), u32(3), [...u16(2), 0, 0x41, 0x42, ...u16(5), 0, 0x43, 0x44]),
      ...record(0x003c, [1], wide("万元表"), [...u16(1), 8, ...u16(1), 0x45, 0, 0]),
      ...record(0x003c, u16(7)),
    ];
    const label = (column: number, index: number) => record(0x00fd, u16(0), u16(column), u16(0), u32(index));
    const { sheets } = readBiff(
      [{ name: "表5", records: [...label(0, 0), ...label(1, 1), ...label(2, 2)] }],
      table,
    );
    expect(textsOf(sheets[0])).toEqual({ A1: "AB", B1: "CD万元表", C1: "E" });
  });

  it("reads notes whose text is cut into pieces", () => {
    const object = record(0x005d, u16(0x15), u16(0x12), u16(0x19), u16(7), u16(0), u32(0), u32(0), u32(0));
    const text = [
      ...record(0x01b6, u16(0), u16(0), [0, 0, 0, 0, 0, 0], u16(5), u16(16), u32(0)),
      ...record(0x003c, [1], wide("请核\r")),
      ...record(0x003c, [0], [0x4f, 0x4b]),
      ...record(0x003c, [1, 2, 3, 4]),
    ];
    const note = record(0x001c, u16(4), u16(2), u16(0), u16(7), u16(1), [0, 0x61, 0]);
    const { sheets } = readBiff([
      { name: "表5", records: [...number(0, 0, 1), ...object, ...text, ...note] },
    ]);
    expect(cellsOf(sheets[0]).C5).toEqual({ column: 2, value: "", text: "", comment: "请核\nOK" });
  });

  it("shows built-in formats as Chinese Excel does", () => {
    const format = (id: number) =>
      record(
        0x00e0,
        u16(0),
        u16(id),
        Array.from({ length: 16 }, () => 0),
      );
    const day = number(0, 0, 45000);
    const cell = (column: number) => [...day.slice(0, 6), ...u16(column), ...u16(column), ...day.slice(10)];
    const { sheets } = readBiff(
      [{ name: "表5", records: [...cell(0), ...cell(1), ...cell(2)] }],
      [...format(14), ...format(31), ...format(43)],
    );
    expect(textsOf(sheets[0])).toEqual({ A1: "2023/3/15", B1: "2023年3月15日", C1: "45,000.00" });
  });

  it("does not let the formats of one workbook into the next, nor into what others write", () => {
    const table = (): unknown => ({ ...(XLSX.SSF as { get_table(): object }).get_table() });
    const suffixed = write(
      XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([[{ t: "n", v: 0.5, z: '0.0"甲"' }]]), "表5"),
      "biff8",
    );
    const before = table();
    expect(textsOf(readWorkbook(suffixed, "a.xls").sheets[0])).toEqual({ A1: "0.5甲" });
    expect(table()).toEqual(before);
    const format = record(
      0x00e0,
      u16(0),
      u16(61),
      Array.from({ length: 16 }, () => 0),
    );
    const { sheets } = readBiff([{ name: "表5", records: number(0, 0, 0.5) }], format);
    expect(textsOf(sheets[0])).toEqual({ A1: "0.5" });
  });

  it("passes by records that it does not need, in silence", () => {
    const warn = vi.spyOn(console, "error");
    const strange = [
      ...record(0x7777, [1, 2, 3]),
      ...record(0x005d, [1]),
      ...record(0x01b6, [1]),
      ...record(0x003c, [1]),
    ];
    const { sheets } = readBiff(
      [{ name: "表5", records: [...strange, ...number(0, 0, 1), ...strange] }],
      strange,
    );
    expect(textsOf(sheets[0])).toEqual({ A1: "1" });
    expect(warn).not.toHaveBeenCalled();
  });
});
