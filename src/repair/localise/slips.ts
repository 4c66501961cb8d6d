import type { ChangeKind } from "../repair.js";

/** Slips of the pen in one number, the likeliest first. */
export type SlipKind = Extract<
  ChangeKind,
  "swapped-digits" | "wrong-digit" | "missing-digit" | "extra-digit" | "decimal-point" | "sign" | "unit"
>;

/** What was meant, if what is printed came about by this slip. */
export interface Slip {
  readonly kind: SlipKind;
  readonly meant: number;
}

const ALL_DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
/** Shifts of the decimal point; four places are 元 taken for 万元. */
const SHIFTS: readonly (readonly [number, SlipKind])[] = [
  [10, "decimal-point"],
  [100, "decimal-point"],
  [1000, "decimal-point"],
  [10_000, "unit"],
];

/**
 * Every amount but zero between two bounds that was meant if `printed` is one slip of the pen: whole numbers of the last digit.
 * `decimals` of its digits stand behind the point; a digit that is left out there makes the others move up, and the
 * last place becomes a zero.
 */
export function slipsOf(printed: number, low: number, high: number, decimals: number): Slip[] {
  const sign = printed < 0 ? -1 : 1;
  const digits = String(Math.abs(printed));
  const found = new Map<number, Slip>();
  const add = (kind: SlipKind, meant: number): void => {
    if (meant < low || meant > high || meant === printed || meant === 0 || found.has(meant)) return;
    found.set(meant, { kind, meant });
  };
  const ofDigits = (kind: SlipKind, text: string): void => {
    add(kind, sign * Number(text));
  };
  if (printed !== 0) {
    swapped(digits.padStart(decimals + 1, "0")).forEach((text) => {
      ofDigits("swapped-digits", text);
    });
    for (const [by, kind] of SHIFTS)
      shifted(printed, by, low, high).forEach((meant) => {
        add(kind, meant);
      });
    add("sign", -printed);
    for (let at = 0; at < digits.length; at++) {
      // A zero in front is no digit: then one was too many.
      for (const digit of ALL_DIGITS)
        if (at > 0 || digit !== "0" || digits.length === 1)
          ofDigits("wrong-digit", digits.slice(0, at) + digit + digits.slice(at + 1));
      if (digits.length > 1) ofDigits("extra-digit", digits.slice(0, at) + digits.slice(at + 1));
    }
    for (let at = 0; at <= digits.length; at++) {
      for (const digit of ALL_DIGITS)
        ofDigits("missing-digit", digits.slice(0, at) + digit + digits.slice(at));
    }
    for (const text of movedUp(digits, decimals)) ofDigits("missing-digit", text);
  }
  return [...found.values()];
}

/** Two neighbouring digits exchanged. */
function swapped(digits: string): string[] {
  return Array.from(
    { length: digits.length - 1 },
    (_, at) => digits.slice(0, at) + (digits[at + 1] ?? "") + (digits[at] ?? "") + digits.slice(at + 2),
  );
}

/** 628.05 typed as 628.5: a digit put in behind the point, the zero at the end dropped. */
function movedUp(digits: string, decimals: number): string[] {
  if (decimals < 2 || !digits.endsWith("0") || digits.length < decimals) return [];
  const kept = digits.slice(0, -1);
  const point = digits.length - decimals;
  return Array.from({ length: decimals }, (_, at) => point + at).flatMap((at) =>
    ALL_DIGITS.map((digit) => kept.slice(0, at) + digit + kept.slice(at)),
  );
}

const FEWEST_UNITS = 10;

/** What may have been meant where the point is misplaced; where digits were cut off by it, all that they may have been. */
function shifted(printed: number, by: number, low: number, high: number): number[] {
  const down = printed / by;
  // A single digit that is left of a figure is no amount that anybody meant.
  const isAmount = Math.abs(down) >= FEWEST_UNITS;
  const meant = !isAmount ? [] : Number.isInteger(down) ? [down] : [Math.floor(down), Math.ceil(down)];
  const [from, to] = [Math.max(low, printed * by - by / 2), Math.min(high, printed * by + by / 2)];
  // More than two cannot be told from one another anyway.
  for (let one = from; one <= to && one <= from + 2; one++) meant.push(one);
  return meant;
}
