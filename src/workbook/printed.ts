import { type Amount, amount, negate, shift } from "./amount.js";
import { remember } from "./memo.js";
import type { Cell } from "./model.js";

/** What stands in front of a figure: a bound (`≥96%`) or an estimate (`约900人`). */
export type Operator = "≥" | "≤" | ">" | "<" | "≈";

/** A figure as printed: its exact value, digits and unit word. */
export interface PrintedNumber {
  readonly value: Amount;
  /** Decimals as printed. */
  readonly digits: number;
  /** `元`, `万元`, `%`, `人次` …; empty when only digits stand there. */
  readonly unit: string;
  readonly operator?: Operator;
  /** True when the cell holds text, not a number. */
  readonly asText: boolean;
  /** True for `-`, `—`, `/` or `无` that stand for nothing. */
  readonly dash?: true;
}

/** The first group that holds something tells the operator. */
const OPERATORS: readonly Operator[] = ["≥", "≤", ">", "<", "≈"];
const IN_FRONT =
  /^(?:(≥|>=|不少于|不低于|不小于|至少|大于等于|大于或等于|达到)|(≤|<=|不超过|不高于|不多于|不大于|小于等于|小于或等于|控制在|至多)|(>|大于|超过|高于|多于)|(<|小于|低于|少于)|(约|近|大约|≈))/;
const BEHIND_OPERATORS: readonly Operator[] = ["≥", "≤", "≈"];
const BEHIND = /(?:(及?以上)|(以内|及?以下)|(左右|余|多))$/;
const FIGURE_START = /^[\d+\-.(¥￥]/;
const DASHES = new Set(["-", "--", "—", "——", "－", "–", "―", "/", "\\", "无", "...", "…"]);
const NUMBER =
  /^([+-]?)[¥￥]?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(?:([万亿]?)(元|[^\d\s,.、:;。+\-%=()<>≥≤]{0,6})|(%|‰))?$/;

/** ASCII and Chinese words have no other spelling; an apostrophe in front marks a number kept as text. */
const PLAIN = /^[!-&(-_a-~\u4e00-\u9fa5][!-~\u4e00-\u9fa5]*$/;

/** Full-width digits, signs and spaces made half-width; blanks inside a figure removed. */
export function plainFigure(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/^\s*['‘’`]/, "")
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\ufeff]/g, "")
    .replace(/^[\u2212\u2013](?=\d)/, "-");
}

function digitsAmount(whole: string, fraction: string): Amount {
  return amount(BigInt(whole + fraction), fraction.length);
}

function operatorOf(match: RegExpExecArray, operators: readonly Operator[]): Operator | undefined {
  return operators.find((_, index) => match[index + 1] !== undefined);
}

/**
 * Reads a figure printed as text: separators, full-width digits, accounting brackets, a unit behind it and a bound
 * in front of it. Undefined for anything that is more than one figure.
 */
export function parsePrinted(text: string): PrintedNumber | undefined {
  let rest = plainFigure(text);
  if (rest === "" || rest.length > 40) return undefined;
  if (DASHES.has(rest)) return { value: amount(0, 0), digits: 0, unit: "", asText: true, dash: true };
  const decimal = plainDecimal(rest);
  if (decimal) return { value: decimal, digits: decimal.scale, unit: "", asText: true };
  let operator: Operator | undefined;
  const before = IN_FRONT.exec(rest);
  if (before) {
    rest = rest.slice(before[0].length);
    operator = operatorOf(before, OPERATORS);
  }
  if (!FIGURE_START.test(rest)) return undefined;
  const behind = BEHIND.exec(rest);
  if (behind && rest.length > behind[0].length) {
    rest = rest.slice(0, -behind[0].length);
    operator ??= operatorOf(behind, BEHIND_OPERATORS);
  }
  const more = /^([\d,.]+)[余多](.*)$/.exec(rest);
  if (more) {
    rest = `${more[1] ?? ""}${more[2] ?? ""}`;
    operator ??= "≈";
  }
  const bracketed = /^\(([\d,.]+)\)$/.exec(rest);
  if (bracketed) rest = `-${bracketed[1] ?? ""}`;
  const match = NUMBER.exec(rest);
  if (!match) return undefined;
  const [, sign1 = "", sign2 = "", wholeText, fraction = "", prefix = "", word = "", percent = ""] = match;
  if (wholeText === undefined && fraction === "") return undefined;
  if (word.startsWith("年") && /^(19|20)\d\d$/.test(wholeText ?? "")) return undefined;
  let value = digitsAmount((wholeText ?? "0").replaceAll(",", ""), fraction);
  let digits = fraction.length;
  let unit = percent || word;
  if (prefix === "万" && (word === "元" || word === "")) unit = "万元";
  else if (prefix === "亿" && (word === "元" || word === "")) {
    unit = "万元";
    value = shift(value, 4);
    digits = Math.max(0, digits - 4);
  } else if (prefix !== "") {
    value = shift(value, prefix === "万" ? 4 : 8);
    digits = value.scale;
  }
  if ((sign1 + sign2).includes("-")) value = negate(value);
  return { value, digits, unit, asText: true, ...(operator === undefined ? {} : { operator }) };
}

const SIGNIFICANT = 15;

/** A double as the decimal that a person typed: 15 significant digits, binary noise gone; undefined beyond them. */
export function decimalOfDouble(value: number): Amount | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (Number.isSafeInteger(value)) return amount(value, 0);
  const cents = Math.round(value * 100);
  if (Math.abs(cents) < 2 ** 46 && cents / 100 === value) {
    return cents % 10 === 0 ? amount(cents / 10, 1) : amount(cents, 2);
  }
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential(SIGNIFICANT - 1));
  if (!match) return undefined;
  const [, sign = "", first = "", more = "", exponentText = "0"] = match;
  const significant = (first + more).replace(/0+$/, "") || "0";
  const scale = significant.length - 1 - Number(exponentText);
  const units = BigInt(sign + significant);
  return scale >= 0 ? { units, scale } : shift({ units, scale: 0 }, -scale);
}

const DATE_FORMAT = /[ymdhs年月日时分秒]/i;

const showsDate = remember((format) => DATE_FORMAT.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, "")));

/** Whether a number format shows a date or a time rather than an amount. */
export function isDateFormat(format: string | undefined): boolean {
  return format !== undefined && showsDate(format);
}

/**
 * The figure a cell prints. A number cell is read as it is shown, digits behind the display left out; in General,
 * where the shown digits depend on the column's width, the stored decimal is what is printed.
 */
export function printedNumber(cell: Cell): PrintedNumber | undefined {
  if (cell.isError) return undefined;
  if (typeof cell.value === "string") return parsePrinted(cell.value);
  if (typeof cell.value !== "number") return undefined;
  if (isDateFormat(cell.format)) return undefined;
  if (cell.format !== undefined) {
    const plain = plainDecimal(cell.text);
    if (plain) return { value: plain, digits: plain.scale, unit: "", asText: false };
    const shown = parsePrinted(cell.text);
    if (shown && shown.operator === undefined && !shown.dash) {
      return { value: shown.value, digits: shown.digits, unit: shown.unit, asText: false };
    }
  }
  const stored = decimalOfDouble(cell.value);
  return stored && { value: stored, digits: stored.scale, unit: "", asText: false };
}

const CODE_ZERO = 48;
const CODE_NINE = 57;
const CODE_COMMA = 44;
const CODE_POINT = 46;
const CODE_MINUS = 45;
const MOST_DIGITS = 15;
const USUAL_DIGITS = 2;

/** The shortest way through the text that nearly every number cell shows: `-1,172.59`; undefined for all others. */
function plainDecimal(text: string): Amount | undefined {
  const units = plainUnits(text);
  return Number.isNaN(units) ? undefined : amount(units, decimalsOf(text));
}

/** Digits behind the point of a plain decimal. */
export function decimalsOf(text: string): number {
  if (text.charCodeAt(text.length - 1 - USUAL_DIGITS) === CODE_POINT) return USUAL_DIGITS;
  const point = text.lastIndexOf(".");
  return point < 0 ? 0 : text.length - 1 - point;
}

/** The digits of a plain decimal as one whole number, the point left out; NaN for a text that is none. */
export function plainUnits(text: string): number {
  const negative = text.charCodeAt(0) === CODE_MINUS;
  let units = 0;
  let digits = 0;
  let point = -1;
  let comma = -1;
  for (let index = negative ? 1 : 0; index < text.length; index++) {
    const sign = text.charCodeAt(index);
    if (sign >= CODE_ZERO && sign <= CODE_NINE) {
      units = units * 10 + (sign - CODE_ZERO);
      digits += 1;
    } else if (sign === CODE_POINT && point < 0 && isGroup(digits, comma)) point = digits;
    else if (
      sign === CODE_COMMA &&
      point < 0 &&
      digits > 0 &&
      (comma < 0 ? digits <= GROUP : isGroup(digits, comma))
    ) {
      comma = digits;
    } else return NaN;
  }
  if (digits === 0 || digits > MOST_DIGITS || point === digits) return NaN;
  if (point < 0 && !isGroup(digits, comma)) return NaN;
  return negative ? -units : units;
}

const GROUP = 3;

/** Whether three digits stand behind the last separator, if there was one. */
function isGroup(digits: number, comma: number): boolean {
  return comma < 0 || digits - comma === GROUP;
}
