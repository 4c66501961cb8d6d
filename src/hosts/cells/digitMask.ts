import type { FormatSection, FormatToken } from "./formatCode.js";
import { plainDecimal, shownDigits } from "./decimal.js";

/** A section ready to be filled with digits. */
export interface DigitMask {
  /** Before the decimal point, commas taken out. */
  readonly whole: readonly FormatToken[];
  /** From the decimal point on. */
  readonly fraction: readonly FormatToken[];
  readonly decimals: number;
  /** Powers of ten that the value is multiplied by before its decimals count: percent signs, closing commas. */
  readonly shift: number;
  readonly isGrouped: boolean;
}

/** Reads the digit places of a section. Commas between them group by thousands, commas behind them divide by thousand. */
export function maskOf({ tokens, percents }: FormatSection): DigitMask {
  const point = tokens.findIndex((token) => token.is === "point");
  const end = point < 0 ? tokens.length : point;
  const lastWhole = tokens.slice(0, end).findLastIndex(isDigit);
  const lastDigit = tokens.findLastIndex(isDigit);
  const commas = tokens.flatMap((token, index) => (token.is === "comma" ? [index] : []));
  const closing = commas.filter((index) => index > lastDigit || (index > lastWhole && index < end));
  const fraction = tokens.slice(end).filter((token) => token.is !== "comma");
  const decimals = fraction.filter(isDigit).length;
  return {
    whole: tokens.slice(0, end).filter((token) => token.is !== "comma"),
    fraction,
    decimals,
    shift: 2 * percents - 3 * closing.length,
    isGrouped: commas.some((index) => index < lastWhole),
  };
}

/** Fills the places of a mask with a number that is not negative. */
export function fillMask(mask: DigitMask, size: number): string {
  const { whole, fraction, decimals, shift, isGrouped } = mask;
  if (!whole.some(isDigit) && decimals === 0) return plainTexts([...whole, ...fraction], size);
  const digits = shownDigits(size, decimals + shift).padStart(decimals, "0");
  const cut = digits.length - decimals;
  return (
    fillWhole(whole, digits.slice(0, cut).replace(/^0+/, ""), isGrouped) +
    fillFraction(fraction, digits.slice(cut))
  );
}

/** From the right, since the leftmost place takes all digits that are left. Text between places stays between them. */
function fillWhole(tokens: readonly FormatToken[], digits: string, isGrouped: boolean): string {
  const first = tokens.findIndex(isDigit);
  if (first < 0) return texts(tokens) + digits;
  let left = digits;
  let filled = "";
  let count = 0;
  const place = (digit: string) => {
    if (digit !== "" && isGrouped && count > 0 && count % 3 === 0) filled = `,${filled}`;
    if (digit !== "") count++;
    filled = digit + filled;
  };
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    if (token?.is === "text") filled = token.text + filled;
    if (token?.is !== "digit") continue;
    place(left.slice(-1) || (token.mark === "0" ? "0" : ""));
    left = left.slice(0, -1);
    for (; index === first && left !== ""; left = left.slice(0, -1)) place(left.slice(-1));
  }
  return filled;
}

/** From the left; zeros at the end are shown by `0` only. */
function fillFraction(tokens: readonly FormatToken[], digits: string): string {
  const places = tokens.filter(isDigit);
  let shown = places.length;
  while (shown > 0 && digits[shown - 1] === "0" && places[shown - 1]?.mark !== "0") shown--;
  let next = 0;
  return tokens
    .map((token) => {
      if (token.is === "point") return ".";
      if (token.is === "text") return token.text;
      return token.is === "digit" && next < shown ? (digits[next++] ?? "") : "";
    })
    .join("");
}

/** A section without digit places: texts, and the number itself where it says `General`. */
function plainTexts(tokens: readonly FormatToken[], size: number): string {
  return tokens.map((token) => (token.is === "general" ? plainDecimal(size) : texts([token]))).join("");
}

function texts(tokens: readonly FormatToken[]): string {
  return tokens.map((token) => (token.is === "text" ? token.text : token.is === "point" ? "." : "")).join("");
}

function isDigit(token: FormatToken): token is Extract<FormatToken, { is: "digit" }> {
  return token.is === "digit";
}
