import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Amount,
  amount,
  compare,
  decimalText,
  exactInterval,
  type Interval,
  printedInterval,
  quotient,
  quotientInterval,
  subtract,
} from "../../src/workbook/index.js";

describe("a quotient", () => {
  it.each([
    // 2/3, 1/8 and their like, as percentages.
    [amount(2, 0), amount(3, 0), 100, 2, "66.67"],
    [amount(1, 0), amount(8, 0), 100, 0, "13"],
    [amount(1, 0), amount(8, 0), 100, 1, "12.5"],
    [amount(97620, 1), amount(1000000, 2), 100, 2, "97.62"],
    // Halves go away from zero.
    [amount(5, 3), amount(1, 0), 1, 2, "0.01"],
    [amount(-5, 3), amount(1, 0), 1, 2, "-0.01"],
    [amount(5, 3), amount(-1, 0), 1, 2, "-0.01"],
    [amount(-5, 3), amount(-1, 0), 1, 2, "0.01"],
    [amount(4999, 6), amount(1, 0), 1, 2, "0.00"],
    [amount(0, 0), amount(7, 0), 100, 2, "0.00"],
    // What a double cannot hold.
    [amount(10n ** 30n + 1n, 0), amount(1, 0), 1, 0, `1${"0".repeat(29)}1`],
  ])("%o / %o times %d with %d digits", (numerator, denominator, times, digits, text) => {
    expect(decimalText(quotient(numerator, denominator, times, digits))).toBe(text);
  });

  it.each([
    ["half-up", "66.67", "-66.67"],
    ["cut", "66.66", "-66.66"],
    ["down", "66.66", "-66.67"],
    ["up", "66.67", "-66.66"],
  ] as const)("rounded %s", (rounding, positive, negative) => {
    const [two, three] = [amount(2, 0), amount(3, 0)];
    expect(decimalText(quotient(two, three, 100, 2, rounding))).toBe(positive);
    expect(decimalText(quotient(amount(-2, 0), three, 100, 2, rounding))).toBe(negative);
  });
});

const units = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const amounts = fc.tuple(units, fc.integer({ min: 0, max: 6 })).map(([n, scale]) => amount(n, scale));
const divisors = amounts.filter((value) => value.units !== 0n);
const timesOf = fc.constantFrom(1, 20, 100);

/** numerator and denominator of `times` · n / d as whole numbers, the denominator positive. */
function fraction(n: Amount, d: Amount, times: number): readonly [bigint, bigint] {
  const top = n.units * BigInt(times) * 10n ** BigInt(d.scale);
  const bottom = d.units * 10n ** BigInt(n.scale);
  return bottom < 0n ? [-top, -bottom] : [top, bottom];
}

describe("against whole numbers", () => {
  it("is rounded half-up away from zero, cut, down and up", () => {
    fc.assert(
      fc.property(amounts, divisors, timesOf, fc.integer({ min: 0, max: 6 }), (n, d, times, digits) => {
        const [top, bottom] = fraction(n, d, times);
        const scaled = top * 10n ** BigInt(digits);
        const magnitude = scaled < 0n ? -scaled : scaled;
        const sign = scaled < 0n ? -1n : 1n;
        const cut = magnitude / bottom;
        const isWhole = magnitude % bottom === 0n;
        const away = isWhole ? cut : cut + 1n;
        const [down, up] = sign < 0n ? [-away, -cut] : [cut, away];
        expect(quotient(n, d, times, digits).units).toBe(sign * ((2n * magnitude + bottom) / (2n * bottom)));
        expect(quotient(n, d, times, digits, "cut").units).toBe(sign * cut);
        expect(quotient(n, d, times, digits, "down").units).toBe(down);
        expect(quotient(n, d, times, digits, "up").units).toBe(up);
        expect(quotient(n, d, times, digits).scale).toBe(digits);
      }),
    );
  });

  it("finds the middle between two printed values where it is hit exactly", () => {
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.integer({ min: 0, max: 6 }),
        (k, d, digits) => {
          // (k + ½) · 10⁻ᵈⁱᵍⁱᵗˢ is exact as a product over d.
          const half = amount((2n * k + 1n) * 5n * BigInt(d), digits + 1);
          const rounded = k >= 0n ? k + 1n : k;
          expect(quotient(half, amount(d, 0), 1, digits).units).toBe(rounded);
        },
      ),
    );
  });
});

/** Whether value ≤ top / bottom, exactly. */
function isBelow(value: Amount, [top, bottom]: readonly [bigint, bigint]): boolean {
  return value.units * bottom <= top * 10n ** BigInt(value.scale);
}

describe("the interval of a quotient", () => {
  const percent = (n: Interval, d: Interval): readonly string[] | undefined => {
    const interval = quotientInterval(n, d, 100);
    return interval && [interval.low, interval.high].map((end) => decimalText(end).slice(0, 9));
  };

  it.each([
    // 149.995 / 200.005 and 150.005 / 199.995.
    [printedInterval(amount(15000, 2), 2), printedInterval(amount(20000, 2), 2), ["74.995625", "75.004375"]],
    // −0.5 … 0.5 over 9.5 … 10.5: the smaller base makes both ends.
    [printedInterval(amount(0, 0), 0), printedInterval(amount(10, 0), 0), ["-5.263157", "5.2631578"]],
    // A negative base turns the ends round.
    [exactInterval(amount(1, 0)), printedInterval(amount(-10, 0), 0), ["-10.52631", "-9.523809"]],
    [exactInterval(amount(1, 0)), exactInterval(amount(4, 0)), ["25.000000", "25.000000"]],
  ])("%o over %o", (n, d, ends) => {
    expect(percent(n, d)).toEqual(ends);
  });

  it.each([
    [amount(0, 2), 2],
    [amount(5, 1), 0],
    [amount(-5, 1), 0],
  ])("is none where the base may be zero: %o ± half of 10^-%d", (base, digits) => {
    expect(quotientInterval(exactInterval(amount(1, 0)), printedInterval(base, digits), 100)).toBeUndefined();
  });

  const intervals = fc.tuple(amounts, amounts).map(([a, b]) => (compare(a, b) <= 0 ? [a, b] : [b, a]));

  it("holds the quotient of every pair of values, and ends at one of them", () => {
    const share = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(intervals, intervals, timesOf, share, share, ([nl, nh], [dl, dh], times, one, other) => {
        if (!nl || !nh || !dl || !dh) return;
        const interval = quotientInterval({ low: nl, high: nh }, { low: dl, high: dh }, times);
        if (!interval) {
          expect(dl.units <= 0n && dh.units >= 0n).toBe(true);
          return;
        }
        const between = (low: Amount, high: Amount, part: number): Amount => {
          const { units: span, scale } = subtract(high, low);
          const step = amount(span * BigInt(part), scale + 3);
          return subtract(low, amount(-step.units, step.scale));
        };
        const inside = fraction(between(nl, nh, one), between(dl, dh, other), times);
        expect(isBelow(interval.low, inside)).toBe(true);
        const [top, bottom] = inside;
        expect(isBelow(amount(-interval.high.units, interval.high.scale), [-top, bottom])).toBe(true);
        const corners = [nl, nh].flatMap((n) => [dl, dh].map((d) => fraction(n, d, times)));
        for (const [t, b] of corners) {
          expect(isBelow(interval.low, [t, b])).toBe(true);
          expect(isBelow(amount(-interval.high.units, interval.high.scale), [-t, b])).toBe(true);
        }
        const isNear = (end: Amount): boolean =>
          corners.some(([t, b]) => {
            const off = end.units * b - t * 10n ** BigInt(end.scale);
            return (off < 0n ? -off : off) < b;
          });
        expect(isNear(interval.low) && isNear(interval.high)).toBe(true);
      }),
    );
  });
});
