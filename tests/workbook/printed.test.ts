import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amount,
  compare,
  decimalOfDouble,
  decimalText,
  isDateFormat,
  negate,
  parsePrinted,
  printedNumber,
} from "../../src/workbook/index.js";

function textOf(text: string): string | undefined {
  const figure = parsePrinted(text);
  return figure && decimalText(figure.value);
}

describe("parsePrinted", () => {
  it.each([
    ["907.94", "907.94"],
    ["12,399.00", "12399.00"],
    ["1,234,567.8", "1234567.8"],
    ["１，２３４．５６", "1234.56"],
    ["9 07.94", "907.94"],
    ["\u00a0907.94\u3000", "907.94"],
    ["-12.5", "-12.5"],
    ["－12.5", "-12.5"],
    ["−12.5", "-12.5"],
    ["+12.5", "12.5"],
    ["(12.50)", "-12.50"],
    ["（1,200.50）", "-1200.50"],
    ["￥1,200.50", "1200.50"],
    [".5", "0.5"],
    ["0.00", "0.00"],
  ])("reads %j as %s", (text, value) => {
    expect(textOf(text)).toBe(value);
  });

  it("counts the digits that are printed", () => {
    expect(parsePrinted("12,399")?.digits).toBe(0);
    expect(parsePrinted("12,399.00")?.digits).toBe(2);
    expect(parsePrinted("81.35%")?.digits).toBe(2);
  });

  it.each([
    ["1787500元", "1787500", "元"],
    ["178.75万元", "178.75", "万元"],
    ["3万", "3", "万元"],
    ["1.5亿元", "15000", "万元"],
    ["0.25亿", "2500", "万元"],
    ["127人", "127", "人"],
    ["3万人", "30000", "人"],
    ["1,200人次", "1200", "人次"],
    ["96%", "96", "%"],
    ["５０％", "50", "%"],
    ["2.5‰", "2.5", "‰"],
    ["907.94", "907.94", ""],
  ])("keeps the unit of %s", (text, value, unit) => {
    const figure = parsePrinted(text);
    expect(figure?.unit).toBe(unit);
    expect(figure && compare(figure.value, parsePrinted(value)?.value ?? amount(-1, 0))).toBe(0);
  });

  it.each([
    ["≥96%", "≥", "96"],
    [">=96%", "≥", "96"],
    ["不低于96%", "≥", "96"],
    ["96%以上", "≥", "96"],
    ["≤5天", "≤", "5"],
    ["不超过5天", "≤", "5"],
    ["＜3", "<", "3"],
    ["＞3", ">", "3"],
    ["约900人", "≈", "900"],
    ["900余人", "≈", "900"],
    ["900人左右", "≈", "900"],
  ])("keeps the bound of %s", (text, operator, value) => {
    expect(parsePrinted(text)?.operator).toBe(operator);
    expect(textOf(text)).toBe(value);
  });

  it.each(["-", "—", "——", "－", "/", "无"])("takes %s for nothing", (text) => {
    expect(parsePrinted(text)).toMatchObject({ dash: true, value: { units: 0n } });
  });

  it.each([
    ["a year", "2022年"],
    ["a year", "2022年度"],
    ["the header of a year", "2022年预算数"],
    ["words", "基本支出"],
    ["two figures", "12.5/13"],
    ["a range", "3-5人"],
    ["a date", "2023-01-02"],
    ["separators out of place", "12,34"],
    ["separators out of place", "1,2345"],
    ["two points", "1.2.3"],
    ["a formula", "1=2+3"],
    ["a sentence", "全年支出1947.04万元，保障127人"],
    ["nothing", ""],
    ["blanks", " \u3000"],
    ["a numbered label", "1、人员经费"],
    ["a sign alone", "+"],
    ["a unit alone", "万元"],
  ])("does not read %s: %j", (_, text) => {
    expect(parsePrinted(text)).toBeUndefined();
  });
});

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => amount(units, scale));

describe("a printed amount", () => {
  it("is read back with all its digits", () => {
    fc.assert(
      fc.property(amounts, (value) => {
        expect(parsePrinted(decimalText(value))).toMatchObject({ value, digits: value.scale, unit: "" });
      }),
      { seed: 9 },
    );
  });

  it("is the same with separators, in full-width digits and in accounting brackets", () => {
    fc.assert(
      fc.property(amounts, (value) => {
        const text = decimalText(value);
        const [whole = "", fraction] = text.split(".");
        const separated =
          whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
        expect(textOf(separated)).toBe(text);
        const wide = separated.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
        expect(textOf(wide)).toBe(text);
        if (value.units > 0n) expect(textOf(`(${separated})`)).toBe(decimalText(negate(value)));
      }),
      { seed: 10 },
    );
  });
});

describe("decimalOfDouble", () => {
  it.each([
    [30.299999999999997, "30.3"],
    [142305966.76, "142305966.76"],
    [0.1 + 0.2, "0.3"],
    [1.1 * 3, "3.3"],
    [-907.9399999999999, "-907.94"],
    [1e-7, "0.0000001"],
    [1.5e-9, "0.0000000015"],
    [-2.5e-7, "-0.00000025"],
    [1e21, "1000000000000000000000"],
    [0, "0"],
    [-0, "0"],
    [12399, "12399"],
    [1234567890.12, "1234567890.12"],
    [0.30000001, "0.30000001"],
  ])("%d is %s", (value, text) => {
    const decimal = decimalOfDouble(value);
    expect(decimal && decimalText(decimal)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("%d is no amount", (value) => {
    expect(decimalOfDouble(value)).toBeUndefined();
  });

  it("finds the cents again that a spreadsheet added up in doubles", () => {
    const cents = fc.integer({ min: -(10 ** 10), max: 10 ** 10 });
    fc.assert(
      fc.property(cents, cents, (left, right) => {
        const decimal = decimalOfDouble(left / 100 + right / 100);
        expect(decimal && compare(decimal, amount(left + right, 2))).toBe(0);
      }),
      { seed: 11 },
    );
  });
});

describe("printedNumber", () => {
  const read = (cell: Omit<Parameters<typeof printedNumber>[0], "column">): string | undefined => {
    const figure = printedNumber({ column: 0, ...cell });
    return figure && `${decimalText(figure.value)}${figure.unit}`;
  };

  it("reads a number as it is shown", () => {
    expect(read({ value: 907.9444, text: "907.94", format: "0.00" })).toBe("907.94");
    expect(read({ value: 1172.5, text: "1,172.50", format: "#,##0.00" })).toBe("1172.50");
    expect(read({ value: 12399, text: "12,399", format: "#,##0" })).toBe("12399");
    expect(read({ value: -12.5, text: "(12.50)", format: "#,##0.00_);(#,##0.00)" })).toBe("-12.50");
  });

  it("reads a percentage as a percentage", () => {
    expect(read({ value: 0.9762, text: "97.62%", format: "0.00%" })).toBe("97.62%");
    expect(read({ value: 0.123456, text: "12%", format: "0%" })).toBe("12%");
  });

  it("reads the stored decimal in General, without binary noise", () => {
    expect(read({ value: 30.299999999999997, text: "30.3" })).toBe("30.3");
    expect(read({ value: 142305966.76, text: "1.42E+08" })).toBe("142305966.76");
  });

  it("reads the stored decimal where the column is too narrow to show it", () => {
    expect(read({ value: 907.94, text: "########", format: "0.00" })).toBe("907.94");
  });

  it("marks text as text", () => {
    expect(printedNumber({ column: 0, value: "907.94", text: "907.94" })?.asText).toBe(true);
    expect(printedNumber({ column: 0, value: 907.94, text: "907.94" })?.asText).toBe(false);
  });

  it("finds no figure in dates, truth values and errors", () => {
    expect(read({ value: 45000, text: "2023/3/15", format: "yyyy/m/d" })).toBeUndefined();
    expect(read({ value: 44927, text: "2023年1月1日", format: 'yyyy"年"m"月"d"日"' })).toBeUndefined();
    expect(read({ value: true, text: "TRUE" })).toBeUndefined();
    expect(read({ value: "#DIV/0!", text: "#DIV/0!", isError: true })).toBeUndefined();
  });
});

describe("isDateFormat", () => {
  it.each([
    ["yyyy-mm-dd", true],
    ['yyyy"年"m"月"', true],
    ["h:mm", true],
    ["0.00", false],
    ['#,##0.00"元"', false],
    ["[Red]#,##0.00", false],
    ["General", false],
    [undefined, false],
  ])("%s: %s", (format, isDate) => {
    expect(isDateFormat(format)).toBe(isDate);
  });
});
