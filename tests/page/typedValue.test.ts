import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { editText, parseTyped } from "../../src/page/book/index.js";

describe("What a typed text stands for", () => {
  test.each([
    ["1,234.56", 1234.56],
    ["1234", 1234],
    ["１，２３４．５６", 1234.56],
    ["－12", -12],
    ["−0.5", -0.5],
    ["-1,000", -1000],
    ["+7", 7],
    [".5", 0.5],
    ["5.", 5],
    ["(3.50)", -3.5],
    ["（3.50）", -3.5],
    [" 12 ", 12],
    ["0", 0],
    ["0.10", 0.1],
  ])("%j is the number %d", (typed, value) => {
    expect(parseTyped(typed)).toEqual({ is: "number", value });
  });

  test.each([
    ["12%", 0.12, "0%"],
    ["97.62%", 0.9762, "0.00%"],
    ["１２％", 0.12, "0%"],
    ["-5%", -0.05, "0%"],
  ])("%j is the share %d and asks for the format %s", (typed, value, format) => {
    expect(parseTyped(typed)).toEqual({ is: "number", value, format });
  });

  test.each([
    ["97.6", 0.976],
    ["0.976", 0.976],
    ["97.6%", 0.976],
  ])("%j in a percent cell is %d", (typed, value) => {
    expect(parseTyped(typed, "0.00%")).toMatchObject({ is: "number", value });
  });

  test.each([
    "-",
    "—",
    "1,23",
    "12,34.5",
    "1e5",
    "2024-12-31",
    "0501",
    "12万元",
    "1.2.3",
    "123456789012345678",
    "+",
    "(",
  ])("%j stays text", (typed) => {
    expect(parseTyped(typed)).toEqual({ is: "text", value: typed });
  });

  it("keeps what stands behind an apostrophe as text", () => {
    expect(parseTyped("'123")).toEqual({ is: "text", value: "123" });
    expect(parseTyped("'=A1")).toEqual({ is: "text", value: "=A1" });
    expect(parseTyped("'")).toEqual({ is: "blank" });
  });

  it("keeps everything as text in text format", () => {
    expect(parseTyped("123", "@")).toEqual({ is: "text", value: "123" });
  });

  test.each(["", " ", "\t", "　"])("%j is a blank", (typed) => {
    expect(parseTyped(typed)).toEqual({ is: "blank" });
  });

  it("keeps a formula as text and says so", () => {
    expect(parseTyped("=SUM(A1:A3)")).toEqual({ is: "text", value: "=SUM(A1:A3)", looksLikeFormula: true });
  });
});

describe("What stands in the editor first", () => {
  const formats = fc.constantFrom(undefined, "@", "0.00", "0.00%", "#,##0.00");

  it("gives the same text when it is typed again", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "binary" }), formats, (value, format) => {
        fc.pre(value.trim() !== "");
        const cell = { column: 0, value, text: value, ...(format === undefined ? {} : { format }) };
        expect(parseTyped(editText(cell), format)).toMatchObject({ is: "text", value });
      }),
    );
  });

  it("gives the same number when it is typed again", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), formats, (cents, format) => {
        fc.pre(format !== "@");
        const value = cents / 100;
        const cell = { column: 0, value, text: "", ...(format === undefined ? {} : { format }) };
        const typed = parseTyped(editText(cell), format);
        expect(typed.is === "number" && typed.value + 0).toBe(value + 0);
      }),
    );
  });
});
