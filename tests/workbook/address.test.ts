import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, columnName, parseAddress, rangeName } from "../../src/workbook/index.js";

describe("column names", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [52, "BA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16383, "XFD"],
  ])("%i is %s", (column, name) => {
    expect(columnName(column)).toBe(name);
  });
});

describe("addresses", () => {
  it("count rows from 1", () => {
    expect(addressOf(6, 2)).toBe("C7");
    expect(parseAddress("C7")).toEqual({ row: 6, column: 2 });
    expect(parseAddress("$AA$10")).toEqual({ row: 9, column: 26 });
    expect(parseAddress("c7")).toEqual({ row: 6, column: 2 });
  });

  it.each(["", "7", "C", "C0", "7C", "ABCD1", "A1:B2", "A-1", "A1.5"])("do not include %j", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it("are read back as they were written", () => {
    fc.assert(
      fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => {
        expect(parseAddress(addressOf(row, column))).toEqual({ row, column });
      }),
      { seed: 8 },
    );
  });
});

describe("ranges", () => {
  it("name one cell by itself and more by their corners", () => {
    expect(rangeName({ top: 0, left: 0, bottom: 6, right: 2 })).toBe("A1:C7");
    expect(rangeName({ top: 3, left: 1, bottom: 3, right: 1 })).toBe("B4");
  });
});
