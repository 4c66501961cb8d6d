import {
  type Amount,
  compare,
  decimalText,
  negate,
  parsePrinted,
  shift,
  trim,
} from "../../workbook/index.js";

/** The digits of a figure, with separators and blanks between them, in either width. */
const DIGITS = /[\d０-９](?:[\d０-９,，\s]*[\d０-９])?(?:[.．][\d０-９]+)?|[.．][\d０-９]+/;
const MINUS = /[-\u2212\u2013－]\s*([¥￥]?)$/;
const PLUS = /[+＋]\s*([¥￥]?)$/;

/** What a figure's unit multiplies its digits by, as a power of ten: nothing, 万 and 亿. */
const POWERS = [0, 4, 8];

/**
 * A figure in a text with a new amount: what stands around its digits stays (`≥`, 约, 万元, %, brackets), and they keep
 * separators and width. Undefined for a text that is no figure, or cannot say the amount in this form.
 */
export function changedFigure(text: string, to: Amount): string | undefined {
  const old = parsePrinted(text);
  const match = DIGITS.exec(text);
  if (!old || old.dash || !match) return undefined;
  const [digits] = match;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + digits.length);
  for (const power of POWERS) {
    const size = sized(to.units < 0n ? negate(to) : to, power, digits);
    const changed = signed(before, inStyle(size, digits), after, old.value.units < 0n, to.units < 0n);
    const read = parsePrinted(changed);
    if (read?.unit === old.unit && compare(read.value, to) === 0) return changed;
  }
  return undefined;
}

/** The amount in the unit of the digits, with at least as many decimals as they have. */
function sized(size: Amount, power: number, digits: string): string {
  if (power === 0) return decimalText(size);
  const decimals = /[.．](.*)$/.exec(digits)?.[1]?.length ?? 0;
  const short = trim(shift(size, -power));
  const missing = decimals - short.scale;
  return decimalText(missing > 0 ? { units: short.units * 10n ** BigInt(missing), scale: decimals } : short);
}

const FULL_WIDTH = 0xfee0;

function inStyle(size: string, digits: string): string {
  const comma = /[,，]/.exec(digits)?.[0];
  const grouped = comma === undefined ? size : size.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\..*)/g, comma);
  if (!/[０-９]/.test(digits)) return grouped;
  return grouped.replace(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH));
}

/** A new sign in front of the digits, or the old one taken away, brackets included. */
function signed(before: string, digits: string, after: string, was: boolean, is: boolean): string {
  if (was === is) return before + digits + after;
  if (is) return before.replace(PLUS, "$1") + "-" + digits + after;
  if (MINUS.test(before)) return before.replace(MINUS, "$1") + digits + after;
  return before.replace(/[(（]\s*$/, "") + digits + after.replace(/^\s*[)）]/, "");
}
