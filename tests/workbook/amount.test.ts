import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  type Amount,
  amount,
  compare,
  decimalText,
  halfUnit,
  isZero,
  negate,
  roundHalfUp,
  shift,
  subtract,
  sum,
  trim,
  widen,
} from "../../src/workbook/index.js";

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => amount(units, scale));

function expectSame(left: Amount, right: Amount): void {
  expect(compare(left, right)).toBe(0);
}

/** `907.94` → an amount with as many digits as are written. */
function of(text: string): Amount {
  const [whole = "", fraction = ""] = text.split(".");
  return amount(BigInt(whole + fraction), fraction.length);
}

describe("add", () => {
  it("keeps every digit of amounts that doubles cannot hold", () => {
    expect(decimalText(add(of("0.1"), of("0.2")))).toBe("0.3");
    expect(decimalText(add(of("142305966.76"), of("0.0001")))).toBe("142305966.7601");
    expect(decimalText(add(amount(10n ** 30n, 2), of("0.01")))).toBe("10000000000000000000000000000.01");
  });

  it("gives the sum the digits of the finer side", () => {
    expect(decimalText(add(of("12.5"), of("1.25")))).toBe("13.75");
    expect(decimalText(add(of("12.50"), of("1.50")))).toBe("14.00");
  });

  it("is commutative and associative, and subtract takes it back", () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (a, b, c) => {
        expectSame(add(a, b), add(b, a));
        expectSame(add(add(a, b), c), add(a, add(b, c)));
        expectSame(subtract(add(a, b), b), a);
        expectSame(sum([a, b, c]), add(a, add(b, c)));
      }),
      { seed: 1 },
    );
  });
});

describe("compare", () => {
  it("sees the amount and not the way it is written", () => {
    expect(compare(of("2"), of("2.00"))).toBe(0);
    expect(compare(of("2.01"), of("2.1"))).toBeLessThan(0);
    expect(compare(of("-2"), of("-2.01"))).toBeGreaterThan(0);
    expect(isZero(of("0.00"))).toBe(true);
    expect(isZero(of("0.01"))).toBe(false);
  });
});

describe("shift", () => {
  it.each([
    ["1787500", -4, "178.7500"],
    ["178.75", 4, "1787500"],
    ["0.5", 4, "5000"],
    ["-3", -4, "-0.0003"],
  ])("%s by %i is %s", (text, exponent, shifted) => {
    expect(decimalText(shift(of(text), exponent))).toBe(shifted);
  });

  it("there and back changes nothing", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: -8, max: 8 }), (value, exponent) => {
        expectSame(shift(shift(value, exponent), -exponent), value);
      }),
      { seed: 2 },
    );
  });
});

describe("roundHalfUp", () => {
  it.each([
    ["907.944", 2, "907.94"],
    ["907.945", 2, "907.95"],
    ["907.946", 2, "907.95"],
    ["-907.945", 2, "-907.95"],
    ["-907.944", 2, "-907.94"],
    ["0.5", 0, "1"],
    ["-0.5", 0, "-1"],
    ["0.4999", 0, "0"],
    ["9.995", 2, "10.00"],
    ["2", 2, "2.00"],
  ])("%s to %i digits is %s", (text, digits, rounded) => {
    expect(decimalText(roundHalfUp(of(text), digits))).toBe(rounded);
  });

  it("is idempotent, moves by half a unit at the most, and treats both signs alike", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const rounded = roundHalfUp(value, digits);
        expect(rounded.scale).toBe(digits);
        expectSame(roundHalfUp(rounded, digits), rounded);
        const moved = subtract(rounded, value);
        expect(compare(moved, halfUnit(digits))).toBeLessThanOrEqual(0);
        expect(compare(moved, negate(halfUnit(digits)))).toBeGreaterThanOrEqual(0);
        expectSame(roundHalfUp(negate(value), digits), negate(rounded));
      }),
      { seed: 3 },
    );
  });
});

describe("decimalText", () => {
  it.each([
    [0n, 0, "0"],
    [0n, 2, "0.00"],
    [5n, 2, "0.05"],
    [-5n, 2, "-0.05"],
    [-117250n, 2, "-1172.50"],
    [12399n, 0, "12399"],
  ])("%i at scale %i is %s", (units, scale, text) => {
    expect(decimalText(amount(units, scale))).toBe(text);
  });
});

describe("trim and widen", () => {
  it("take zeros at the end of the decimals away and put them back", () => {
    expect(decimalText(trim(of("12.500")))).toBe("12.5");
    expect(decimalText(trim(of("12.00")))).toBe("12");
    expect(decimalText(trim(of("1200")))).toBe("1200");
    expect(decimalText(trim(of("0.000")))).toBe("0");
    expect(decimalText(widen(of("12.5"), 3))).toBe("12.500");
  });

  it("never change the amount", () => {
    fc.assert(
      fc.property(amounts, (value) => {
        expectSame(trim(value), value);
        expectSame(widen(value, value.scale + 3), value);
      }),
      { seed: 4 },
    );
  });
});
