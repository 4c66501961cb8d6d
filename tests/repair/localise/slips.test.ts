import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slipsOf } from "../../../src/repair/localise/slips.js";

/** What was meant and the kind, for a figure in hundredths and what may have been meant. */
function meant(printed: number, wanted: number): string | undefined {
  return slipsOf(printed, wanted, wanted, 2)[0]?.kind;
}

describe("a slip of the pen", () => {
  it.each([
    [90749, 90794, "swapped-digits"],
    [90794, 97094, "swapped-digits"],
    [90791, 90794, "wrong-digit"],
    [9094, 90794, "missing-digit"],
    [907794, 90794, "extra-digit"],
    [62850, 62805, "swapped-digits"],
    [90740, 90794, "missing-digit"],
    [907940, 90794, "decimal-point"],
    [9079, 90794, "decimal-point"],
    [90794000, 90794, "decimal-point"],
    [-90794, 90794, "sign"],
    [907940000, 90794, "unit"],
    [9, 90794, "unit"],
    [1234, 90794, undefined],
  ])("%i for %i is %s", (printed, wanted, kind) => {
    expect(meant(printed, wanted)).toBe(kind);
  });

  it("a digit left out behind the point moves the others up: 628.05 typed as 628.5", () => {
    expect(slipsOf(62850, 62805, 62805, 2).map(({ meant: value }) => value)).toEqual([62805]);
    expect(meant(123450, 123405)).toBe("swapped-digits");
    expect(meant(123480, 123458)).toBe("missing-digit");
  });

  it("is never the figure itself, nor nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (printed) => {
        const values = slipsOf(printed, -1e12, 1e12, 2).map(({ meant: value }) => value);
        expect(values).not.toContain(printed);
        expect(values).not.toContain(0);
        expect(new Set(values).size).toBe(values.length);
      }),
      { numRuns: 100 },
    );
  });

  it("can be undone: whoever swaps two digits, or doubles one, is understood", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e8 }), fc.nat(6), (wanted, place) => {
        const digits = String(wanted);
        const at = place % (digits.length - 1);
        const swapped =
          digits.slice(0, at) + (digits[at + 1] ?? "") + (digits[at] ?? "") + digits.slice(at + 2);
        const doubled = digits.slice(0, at) + (digits[at] ?? "") + digits.slice(at);
        for (const typed of [swapped, doubled]) {
          if (Number(typed) !== wanted) expect(meant(Number(typed), wanted)).toBeDefined();
        }
      }),
      { numRuns: 200 },
    );
  });
});
