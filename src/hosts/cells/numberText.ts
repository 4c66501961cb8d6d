import { plainDecimal } from "./decimal.js";
import { type DigitMask, fillMask, maskOf } from "./digitMask.js";
import { type FormatCode, type FormatSection, parseFormatCode } from "./formatCode.js";

/**
 * What a number shows in a format that is not made of digit places (dates, fractions, exponents). Empty or an error
 * where it does not know.
 */
export type ForeignFormat = (code: string, value: number) => string;

/** A format as it is remembered. */
interface Format {
  readonly code: FormatCode;
  /** One for each section. */
  readonly masks: readonly DigitMask[];
}

const formats = new Map<string, Format>();
/** More formats than any workbook has; beyond it the memory starts anew, so that it cannot grow for ever. */
const REMEMBERED = 2000;

/** Excel ends at 255 characters; taking apart what a hostile file calls a format would cost more than linear time. */
const LONGEST = 1000;

/**
 * What a number cell shows. In General and in text format the plain decimal, never cut to a width; else the text that
 * the format makes, without the blanks that align it in its column. Digits are placed here, from the decimal value;
 * dates, fractions and exponents are left to `foreign`.
 */
export function numberText(value: number, code: string | undefined, foreign: ForeignFormat): string {
  if (code === undefined || code === "@" || code.length > LONGEST) return plainDecimal(value);
  const format = remembered(code);
  const { sections, isPadded } = format.code;
  const chosen = chooseSection(sections, value);
  const section = sections[chosen];
  const mask = format.masks[chosen];
  if (!section || !mask) return "";
  if (section.isForeign) return foreignText(value, format.code, foreign);
  const text = fillMask(mask, Math.abs(value));
  const shown = value < 0 && !saysItsSign(sections, chosen) ? `-${text}` : text;
  return isPadded ? shown.replace(/^ +| +$/g, "") : shown;
}

/** Without conditions: positive; negative; zero. With them: the first that holds, else the last number section. */
function chooseSection(sections: readonly FormatSection[], value: number): number {
  const count = Math.min(sections.length, 3);
  if (!sections.some((section) => section.condition)) {
    if (value < 0) return count > 1 ? 1 : 0;
    return value === 0 && count > 2 ? 2 : 0;
  }
  const holding = sections.findIndex((section) => section.condition?.(value));
  if (holding >= 0) return holding;
  return sections.slice(0, count).findLastIndex((section) => !section.condition);
}

/** The second of two or more sections without conditions is for negative numbers and brings their sign or brackets. */
function saysItsSign(sections: readonly FormatSection[], chosen: number): boolean {
  return chosen === 1 && !sections.some((section) => section.condition);
}

function foreignText(value: number, { foreignCode, isPadded }: FormatCode, foreign: ForeignFormat): string {
  try {
    const text = foreign(foreignCode, value);
    if (text !== "") return isPadded ? text.replace(/^ +| +$/g, "") : text;
  } catch {
    // A format that nobody knows: the number itself is better than nothing.
  }
  return plainDecimal(value);
}

function remembered(code: string): Format {
  let format = formats.get(code);
  if (!format) {
    if (formats.size >= REMEMBERED) formats.clear();
    const parsed = parseFormatCode(code);
    format = { code: parsed, masks: parsed.sections.map(maskOf) };
    formats.set(code, format);
  }
  return format;
}
