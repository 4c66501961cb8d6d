import { describe, expect, it } from "vitest";
import { readCompanion } from "../../../src/hosts/file/index.js";
import { xlsxOf } from "../../support/xlsxFile.js";

describe("another document", () => {
  it("is the sheets of a workbook, whatever its file is called", () => {
    const { name, sheets } = readCompanion(xlsxOf([{ name: "03", rows: [["支出决算表"]] }]), "上年.dat");
    expect([name, sheets.map((sheet) => sheet.name)]).toEqual(["上年.dat", ["03"]]);
  });

  it("that is none is refused by its name", () => {
    expect(() => readCompanion(new TextEncoder().encode("<html></html>"), "上年.xls")).toThrow("上年.xls");
  });
});
