/** What a double stands for: Excel keeps and shows fifteen significant digits. */
const SIGNIFICANT = 15;
const EXACT_BELOW = 1e15;

/** The shortest decimal of a double without binary noise (`30.299999999999997` is `30.3`), never in exponent form. */
export function plainDecimal(value: number): string {
  const short = String(value);
  // Fifteen digits and a point: anything longer may carry noise.
  if (short.length <= SIGNIFICANT + 1 && !short.includes("e")) return short;
  return withoutExponent(String(Number(value.toPrecision(SIGNIFICANT))));
}

function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = "", first = "", more = "", power = "0"] = match;
  return `${sign}0.${"0".repeat(Number(power) - 1)}${first}${more}`;
}

/**
 * The digits of `size` × 10^`shift`, rounded to a whole number as Excel shows it: half up, judged on fifteen digits.
 * Multiplying the double alone would turn 628.045 (in truth 628.04499…) into 62804 where Excel shows 628.05.
 */
export function shownDigits(size: number, shift: number): string {
  const scaled = size * 10 ** shift;
  if (scaled >= EXACT_BELOW) return longDigits(size, shift);
  const distance = Math.abs(scaled - Math.floor(scaled) - 0.5);
  if (distance > 1e-9 + scaled * 4e-15) return String(Math.round(scaled));
  const [mantissa = "0", exponent = "0"] = size.toExponential(SIGNIFICANT - 1).split("e");
  return String(Math.round(Number(`${mantissa}e${Number(exponent) + shift}`)));
}

/** More than fifteen digits before the last shown one: those behind the fifteenth are zeros. */
function longDigits(size: number, shift: number): string {
  const [mantissa = "0", exponent = "0"] = size.toExponential(SIGNIFICANT - 1).split("e");
  return mantissa.replace(".", "") + "0".repeat(Math.max(0, Number(exponent) + shift - SIGNIFICANT + 1));
}

/** The number that a cell holds for a plain decimal. @throws RangeError for any other text */
export function numberOfDecimal(text: string): number {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw new RangeError("no number");
  const number = Number(text);
  return number === 0 ? 0 : number;
}
