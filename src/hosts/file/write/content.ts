import type { CellValue } from "../../../workbook/index.js";
import { escapeXml } from "../ooxml/xml.js";

/** What a cell is made to hold, as markup. */
export interface CellContent {
  /** The type of the cell; undefined for numbers and blanks, which need none. */
  readonly type: string | undefined;
  /** Its value element; `prefix` goes in front of every name. Empty for a blank. */
  markup(prefix: string): string;
}

/** Signs that a cell can hold. */
export const LONGEST_TEXT = 32_767;

const BLANK: CellContent = { type: undefined, markup: () => "" };

export function isBlank(content: CellContent): boolean {
  return content === BLANK;
}

/** A number, a text that stands in the cell itself, or a blank. */
export function typedContent(value: string | number | undefined): CellContent {
  if (value === undefined || value === "") return BLANK;
  if (typeof value === "number") return number(value);
  return {
    type: "inlineStr",
    markup: (prefix) =>
      `<${prefix}is><${prefix}t xml:space="preserve">${escapeText(value)}</${prefix}t></${prefix}is>`,
  };
}

/** The stored result of a formula. */
export function resultContent(value: CellValue, isError: boolean): CellContent {
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return stored("b", value ? "1" : "0");
  return isError ? stored("e", value) : stored("str", value);
}

function number(value: number): CellContent {
  return { type: undefined, markup: (prefix) => `<${prefix}v>${exactDigits(value)}</${prefix}v>` };
}

function stored(type: string, text: string): CellContent {
  const space = text.trim() === text ? "" : ' xml:space="preserve"';
  return { type, markup: (prefix) => `<${prefix}v${space}>${escapeText(text)}</${prefix}v>` };
}

/** The shortest digits that mean exactly this double, without an exponent. */
export function exactDigits(value: number): string {
  const text = String(value === 0 ? 0 : value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = "", first = "", more = "", power = "0"] = match;
  const digits = first + more;
  const point = 1 + Number(power);
  return point <= 0 ? `${sign}0.${"0".repeat(-point)}${digits}` : sign + digits.padEnd(point, "0");
}

/**
 * What XML cannot hold or would change (control characters, a carriage return, half of a surrogate pair) is written as
 * `_xHHHH_`, and what looks like that already gets its first sign written so.
 */
const SPECIAL =
  // eslint-disable-next-line no-control-regex -- these are the ones that are looked for
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-fA-F]{4}_)/g;

function escapeText(text: string): string {
  return escapeXml(
    text.replace(SPECIAL, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`),
  );
}
