import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { amountStands, cellValueFor, numberText, plainDecimal } from "../../../src/hosts/cells/index.js";
import { type Cell, compare, parsePrinted, printedNumber } from "../../../src/workbook/index.js";

/** A cell as a reader makes it. */
function cell(value: Cell["value"], format?: string): Cell {
  const text =
    typeof value === "number" ? numberText(value, format, (_, one) => plainDecimal(one)) : String(value);
  return { column: 0, value, text, ...(format === undefined ? {} : { format }) };
}

describe("a number", () => {
  test.each<[Cell, string, string, number]>([
    [cell(907.94), "907.94", "907.95", 907.95],
    [cell(907.9444, "0.00"), "907.94", "907.95", 907.95],
    [cell(1172.5, "#,##0.00"), "1172.50", "-1172.59", -1172.59],
    [cell(-12.5, "0.00;(0.00)"), "-12.50", "12.50", 12.5],
    [cell(0.9762, "0.00%"), "97.62", "97.63", 0.9763],
    [cell(0.97618, "0.00%"), "97.62", "97.60", 0.976],
    [cell(1, "0%"), "100", "98", 0.98],
    [cell(0, "0.00%"), "0.00", "12.50", 0.125],
    [cell(97.62), "97.62", "97.63", 97.63],
    [cell(9079400, "0!.0000"), "907.9400", "907.9500", 9079500],
    [cell(9079400, "0!.0,"), "907.9", "908.1", 9081000],
    [cell(0, "0!.0000"), "0.0000", "12.3400", 123400],
    [cell(1234567, "#,##0,"), "1235", "1240", 1240000],
    [cell(0, "#,##0.00,,"), "0.00", "1.25", 1250000],
    [cell(0), "0", "12.30", 12.3],
    [cell(12, "0.00"), "12.00", "0.00", 0],
    [cell(12, "@"), "12", "13", 13],
    [cell(30.299999999999997), "30.3", "30.4", 30.4],
    [cell(12345678901.23, "#,##0.00"), "12345678901.23", "12345678901.24", 12345678901.24],
    // What does not stand there: the amount as it is.
    [cell(5, "0.00"), "7.00", "8.00", 8],
  ])("%j from %s to %s", (before, from, to, value) => {
    expect(cellValueFor(before, { from, to })).toBe(value);
  });
});

describe("a text", () => {
  test.each([
    ["907.94", "907.94", "907.95", "907.95"],
    ["1,172.50", "1172.50", "12345678.59", "12,345,678.59"],
    ["907.94", "907.94", "1234.50", "1234.50"],
    ["1,172.5678", "1172.5678", "999.0000", "999.0000"],
    ["907.94万元", "907.94", "907.95", "907.95万元"],
    ["1,172.50 万元", "1172.50", "1172.59", "1,172.59 万元"],
    ["97.62%", "97.62", "97.63", "97.63%"],
    ["９７．６２％", "97.62", "97.63", "９７．６３％"],
    ["１，１７２．５０", "1172.50", "2345.67", "２，３４５．６７"],
    ["≥96%", "96", "97", "≥97%"],
    ["不少于 90 人", "90", "95", "不少于 95 人"],
    ["约900人", "900", "950", "约950人"],
    ["¥1,000.00", "1000.00", "-20.50", "¥-20.50"],
    ["¥-1,000.00", "-1000.00", "20.50", "¥20.50"],
    ["-12.50", "-12.50", "12.50", "12.50"],
    ["－12.50", "-12.50", "12.50", "12.50"],
    ["（12.50）", "-12.50", "12.50", "12.50"],
    ["(1,250.00)", "-1250.00", "-1260.00", "(1,260.00)"],
    ["12.50", "12.50", "-12.50", "-12.50"],
    ["+5.2%", "5.2", "-5.2", "-5.2%"],
    ["1 172.50", "1172.50", "1172.59", "1172.59"],
    ["'907.94", "907.94", "907.95", "'907.95"],
    ["1.5亿元", "15000", "15001", "1.5001亿元"],
    ["1.50亿元", "15000", "16000", "1.60亿元"],
    ["3万人", "30000", "40000", "4万人"],
    [".50", "0.50", "0.75", "0.75"],
  ])("%s from %s to %s is %s", (text, from, to, expected) => {
    expect(amountStands(cell(text), from)).toBe(true);
    expect(cellValueFor(cell(text), { from, to })).toBe(expected);
    expect(amountStands(cell(expected), to)).toBe(true);
  });

  test.each<[string, Cell]>([
    ["a blank with a note", { column: 0, value: "", text: "", comment: "请核对" }],
    ["a dash", cell("—")],
    ["nothing", cell("无")],
    ["a truth", cell(true)],
    ["an error", { column: 0, value: "#DIV/0!", text: "#DIV/0!", isError: true }],
    ["words", cell("详见附表")],
  ])("%s becomes a number", (_, before) => {
    expect(cellValueFor(before, { from: "", to: "907.95" })).toBe(907.95);
  });
});

it("an empty amount is a blank", () => {
  for (const before of [cell(5), cell("5.00"), cell("")])
    expect(cellValueFor(before, { from: "5.00", to: "" })).toBeUndefined();
});

describe("the amount that a change begins with", () => {
  test.each<[Cell | undefined, string, boolean]>([
    [undefined, "", true],
    [cell(""), "", true],
    [cell("-"), "", true],
    [cell("-"), "0", true],
    [cell(0, "0.00"), "", false],
    [cell("甲"), "", false],
    [undefined, "0", false],
    [cell(907.9444, "0.00"), "907.94", true],
    [cell(907.9444, "0.00"), "907.9444", false],
    [cell(0.9762, "0.00%"), "97.62", true],
    [cell("1,172.50万元"), "1172.5", true],
    [cell("甲"), "0", false],
  ])("%j still prints %j: %s", (before, from, stands) => {
    expect(amountStands(before, from)).toBe(stands);
  });
});

const amount = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom(0, 1, 2))
  .map(([units, scale]) => {
    const digits = String(Math.abs(units)).padStart(scale + 1, "0");
    const whole = digits.slice(0, digits.length - scale);
    return `${units < 0 ? "-" : ""}${whole}${scale === 0 ? "" : `.${digits.slice(-scale)}`}`;
  });

describe("whatever the form, the new amount is what is printed", () => {
  const around = fc.constantFrom(
    (text: string) => text,
    (text: string) => `${text}万元`,
    (text: string) => `${text} %`,
    (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ","),
  );

  it("in texts", () => {
    fc.assert(
      fc.property(amount, amount, around, (from, to, form) => {
        const after = cellValueFor(cell(form(from)), { from, to });
        expect(typeof after).toBe("string");
        expect(amountStands(cell(after ?? ""), to)).toBe(true);
      }),
    );
  });

  const formats = fc.constantFrom(
    undefined,
    "0.00",
    "#,##0.00_ ",
    "0.00%",
    "0!.0000",
    "0.00;[Red](0.00)",
    "#,##0.00,",
  );

  it("in numbers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        amount,
        formats,
        (stored, to, format) => {
          const before = cell(stored / 100, format);
          const printed = printedNumber(before);
          const from = before.format === undefined ? before.text : before.text.replace(/[,%]/g, "");
          const plain = parsePrinted(from);
          fc.pre(printed !== undefined && plain !== undefined && compare(plain.value, printed.value) === 0);
          const decimals = from.replace(/[()]/g, "").split(".")[1]?.length ?? 0;
          const wanted = `${to.split(".")[0] ?? ""}${decimals === 0 ? "" : `.${"7".padEnd(decimals, "0")}`}`;
          const after = cellValueFor(before, { from: from.replace(/^\((.*)\)$/, "-$1"), to: wanted });
          expect(amountStands(cell(after ?? "", format), wanted)).toBe(true);
        },
      ),
    );
  });
});
