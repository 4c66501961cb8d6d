import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaOf, freeSheetName, sheetReference } from "../../src/workbook/index.js";

describe("names of new sheets", () => {
  it.each([
    ["三公经费", [], "三公经费"],
    ["三公经费", ["三公经费"], "三公经费 (2)"],
    ["三公经费", ["三公经费", "三公经费 (2)"], "三公经费 (3)"],
    ["Table", ["TABLE"], "Table (2)"],
    ["元/万元:[表]*?", [], "元 万元  表"],
    ["'三公'", [], "三公"],
    ["", [], "Sheet"],
    ["一".repeat(40), [], "一".repeat(31)],
    ["一".repeat(40), ["一".repeat(31)], `${"一".repeat(27)} (2)`],
    [`${"一".repeat(30)}😀`, [], "一".repeat(30)],
  ])("%s beside %j is %s", (wanted, taken, name) => {
    expect(freeSheetName(wanted, taken)).toBe(name);
  });

  it("are free, and of a form that Excel takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.string()), (wanted, others) => {
        const name = freeSheetName(wanted, [...others, wanted]);
        expect(others.map((other) => other.toLowerCase())).not.toContain(name.toLowerCase());
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
      }),
    );
  });
});

describe("formulas of a block", () => {
  const home = { sheet: "底稿", row: 10, column: 2 };
  const homes = [home, { sheet: "It's", row: 0, column: 0 }];

  it("name cells of other sheets with the sheet, own cells without", () => {
    const parts = [
      "ROUND(",
      { sheet: 0, row: 5, column: 5 },
      "/10000+",
      { block: 0, row: 1, column: 1 },
      ",2)",
    ];
    expect(formulaOf(parts, home, ["表7 “三公”"], homes)).toBe("ROUND('表7 “三公”'!F6/10000+D12,2)");
    expect(formulaOf([{ block: 1, row: 0, column: 0 }], home, [], homes)).toBe("'It''s'!A1");
  });

  it("refuse a sheet that is not there", () => {
    expect(() => formulaOf([{ sheet: 3, row: 0, column: 0 }], home, ["a"], homes)).toThrow(RangeError);
  });

  it("quote every name", () => {
    expect(sheetReference("a'b", 0, 26)).toBe("'a''b'!AA1");
  });
});
