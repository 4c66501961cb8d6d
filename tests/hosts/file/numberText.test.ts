import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, readSheet, sheetXml, stylesXml, textsOf } from "./build.js";

/** The texts of numbers, each in its format; undefined is General. */
function shown(cases: readonly (readonly [value: number, format?: string | number])[]): string[] {
  const codes = cases.map(([, format]) => format ?? 0);
  const cells = cases.map(
    ([value], index) =>
      `<row r="${index + 1}"><c r="A${index + 1}" s="${index + 1}"><v>${value}</v></c></row>`,
  );
  const texts = textsOf(readSheet(sheetXml(cells.join("")), { "xl/styles.xml": stylesXml(codes) }));
  return cases.map((_, index) => texts[`A${index + 1}`] ?? "(none)");
}

const ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ';

describe("General", () => {
  it.each([
    [30.299999999999997, "30.3"],
    [0.1 + 0.2, "0.3"],
    [142305966.76, "142305966.76"],
    [-142305966.76, "-142305966.76"],
    [0, "0"],
    [-0, "0"],
    [1e-7, "0.0000001"],
    [-1.5e-10, "-0.00000000015"],
    [2 ** -44, "0.000000000000056843418860808"],
    [123456789012345, "123456789012345"],
    [1e14 - 0.02, "100000000000000"],
    [1e20, "100000000000000000000"],
  ])("shows %d as %s", (value, text) => {
    expect(shown([[value]])).toEqual([text]);
  });

  it("leaves the format out of the cell, and shows text format alike", () => {
    const sheet = readSheet(
      sheetXml(`<row r="1"><c r="A1" s="0"><v>1.5</v></c><c r="B1" s="1"><v>142305966.76</v></c></row>`),
      {
        "xl/styles.xml": stylesXml(["@"]),
      },
    );
    expect(cellsOf(sheet)).toEqual({
      A1: { column: 0, value: 1.5, text: "1.5" },
      B1: { column: 1, value: 142305966.76, text: "142305966.76", format: "@" },
    });
  });
});

describe("number formats", () => {
  it.each<[number, string | number, string]>([
    [1172.59, "#,##0.00", "1,172.59"],
    [1234567, 3, "1,234,567"],
    [0.9762, 10, "97.62%"],
    [0.9762, "0%", "98%"],
    [0, ACCOUNTING, "-"],
    [1234.5, ACCOUNTING, "1,234.50"],
    [-1234.5, ACCOUNTING, "-1,234.50"],
    [-1234.5, 43, "-1,234.50"],
    [0, 41, "-"],
    [-2, "#,##0.00_);(#,##0.00)", "(2.00)"],
    [907.94, "0.00_ ", "907.94"],
    [-907.94, "0.00_ ;[Red]\\-0.00\\ ", "-907.94"],
    [5, "#,##0.00\\ ", "5.00 "],
    [0, "0;-0;;@", ""],
    [-5, "0;-0;;@", "-5"],
    [7, '"第"000"号"', "第007号"],
    [1234.5, "[$¥-804]#,##0.00", "¥1,234.50"],
    [-2, "[$-10804]#,##0.00;\\(#,##0.00\\)", "(2.00)"],
    [12, "[DBNum2][$-804]0", "12"],
    [1.5, "#,##0.##", "1.5"],
    [12345, "#,##0.0#", "12,345.0"],
    [0.5, "0.0_ %", "50.0 %"],
    [12345678, "0!.0,", "1234.6"],
    [123456, '0\\.0,"万"', "12.3万"],
    [123456789, "0.00,,", "123.46"],
    [12345.678, '[>=10000]0.00,"千";0.00', "12.35千"],
    [12.345, '[>=10000]0.00,"千";0.00', "12.35"],
    [-3, "[<0]0.0;0.00", "-3.0"],
    [0, '[=0]"";General', ""],
    [-142305966.76, '[=0]"";General', "-142305966.76"],
    [142305966.76, 'General"元"', "142305966.76元"],
    [0.5, "# ?/?", "1/2"],
    [12345, "0.00E+00", "1.23E+04"],
    [5, "[nonsense", "5"],
    [5, '""', ""],
  ])("shows %d in %s as %s", (value, format, text) => {
    expect(shown([[value, format]])).toEqual([text]);
  });

  it.each<[number, string | number, string]>([
    [45000, 14, "2023/3/15"],
    [45000, 31, "2023年3月15日"],
    [45000, 57, "2023年3月"],
    [45000.75, 22, "2023/3/15 18:00"],
    [0.75, 55, "下午6时00分"],
    [45000, 'yyyy"年"m"月"d"日";@', "2023年3月15日"],
    [45000, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2023年3月15日"],
    [1.5, "[h]:mm", "36:00"],
  ])("shows the day %d in %s as %s", (value, format, text) => {
    expect(shown([[value, format]])).toEqual([text]);
  });
});

describe("rounding", () => {
  it.each<[number, string, string]>([
    [628.045, "0.00", "628.05"],
    [1.005, "0.00", "1.01"],
    [-1.005, "0.00;(0.00)", "(1.01)"],
    [2.675, "#,##0.00", "2.68"],
    [0.97615, "0.00%", "97.62%"],
    [1.0049999, "0.00", "1.00"],
    [0.5, "0", "1"],
    [4.35, "0.0", "4.4"],
    [123456789012.345, "0.00", "123456789012.35"],
  ])("shows %d in %s as %s: halves go up, as the decimal says and not the double", (value, format, text) => {
    expect(shown([[value, format]])).toEqual([text]);
  });

  it("rounds every decimal of up to fifteen digits exactly", () => {
    const decimal = fc.tuple(fc.integer({ min: 1, max: 999_999_999_999 }), fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(
        fc.array(decimal, { minLength: 20, maxLength: 20 }),
        fc.integer({ min: 0, max: 4 }),
        (decimals, places) => {
          const format = places === 0 ? "0" : `0.${"0".repeat(places)}`;
          const values = decimals.map(([units, scale]) => [Number(`${units}e-${scale}`), format] as const);
          expect(shown(values)).toEqual(
            decimals.map(([units, scale]) => rounded(BigInt(units), scale, places)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** units × 10^-scale with so many places, half up, in whole numbers. */
function rounded(units: bigint, scale: number, places: number): string {
  const power = 10n ** BigInt(Math.abs(scale - places));
  const digits = String(scale > places ? (units + power / 2n) / power : units * power).padStart(
    places + 1,
    "0",
  );
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
