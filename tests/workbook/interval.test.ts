import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addIntervals,
  amount,
  compare,
  decimalText,
  exactInterval,
  type Interval,
  intervalsMeet,
  intervalsTouch,
  negateInterval,
  printedInterval,
  roundHalfUp,
  sum,
} from "../../src/workbook/index.js";

function ends({ low, high }: Interval): [string, string] {
  return [decimalText(low), decimalText(high)];
}

function contains({ low, high }: Interval, value: ReturnType<typeof amount>): boolean {
  return compare(low, value) <= 0 && compare(value, high) <= 0;
}

const NOTHING = exactInterval(amount(0, 0));

describe("the interval of a printed amount", () => {
  it("reaches half a unit of the last digit to both sides", () => {
    expect(ends(printedInterval(amount(90794, 2), 2))).toEqual(["907.935", "907.945"]);
    expect(ends(printedInterval(amount(12399, 0), 2))).toEqual(["12398.995", "12399.005"]);
    expect(ends(printedInterval(amount(100, 0), 0))).toEqual(["99.5", "100.5"]);
    expect(ends(printedInterval(amount(0, 2), 2))).toEqual(["-0.005", "0.005"]);
  });

  it("is a point for an exact amount", () => {
    expect(ends(exactInterval(amount(0, 0)))).toEqual(["0", "0"]);
  });

  it("holds every amount that is printed like that", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (units) => {
        const value = amount(units, 5);
        expect(contains(printedInterval(roundHalfUp(value, 2), 2), value)).toBe(true);
      }),
      { seed: 5 },
    );
  });
});

describe("intervals of sums", () => {
  it("add their ends, and change sides when subtracted", () => {
    const one = printedInterval(amount(1000, 2), 2);
    const three = printedInterval(amount(300, 2), 2);
    expect(ends(addIntervals(one, three))).toEqual(["12.990", "13.010"]);
    expect(ends(addIntervals(one, negateInterval(three)))).toEqual(["6.990", "7.010"]);
    expect(ends(addIntervals(one, NOTHING))).toEqual(["9.995", "10.005"]);
  });

  it("hold the sum of the true amounts and the sum of the printed ones", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { minLength: 1, maxLength: 20 }),
        (units) => {
          const values = units.map((unit) => amount(unit, 4));
          const printed = values.map((value) => roundHalfUp(value, 2));
          const whole = printed
            .map((value) => printedInterval(value, 2))
            .reduce((left, right) => addIntervals(left, right));
          expect(contains(whole, sum(values))).toBe(true);
          expect(contains(whole, sum(printed))).toBe(true);
        },
      ),
      { seed: 6 },
    );
  });
});

describe("two intervals", () => {
  const at = (units: number) => printedInterval(amount(units, 2), 2);

  it("meet, touch in one point, or lie apart", () => {
    expect([intervalsMeet(at(100), at(100)), intervalsTouch(at(100), at(100))]).toEqual([true, false]);
    expect([intervalsMeet(at(100), at(101)), intervalsTouch(at(100), at(101))]).toEqual([true, true]);
    expect([intervalsMeet(at(101), at(100)), intervalsTouch(at(101), at(100))]).toEqual([true, true]);
    expect([intervalsMeet(at(100), at(102)), intervalsTouch(at(100), at(102))]).toEqual([false, false]);
  });

  it("of a sum of k figures and its total meet up to (k + 1) half units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: -40, max: 40 }), (count, off) => {
        const parts = Array.from({ length: count }, () => at(100)).reduce((a, b) => addIntervals(a, b));
        expect(intervalsMeet(at(count * 100 + off), parts)).toBe(Math.abs(off) * 2 <= count + 1);
      }),
      { seed: 7 },
    );
  });
});
