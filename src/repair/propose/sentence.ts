import type { FactWords } from "../../recognise/index.js";

const FIGURE = /\d[\d,，]*(?:\.\d+)?/;

/** A figure as a text prints it, with other digits: thousands separators and everything around it stay. */
function withDigits(figure: string, to: string): string | undefined {
  const match = FIGURE.exec(figure);
  if (!match) return undefined;
  const separator = /[,，]/.exec(match[0])?.[0];
  const [whole = "", decimals] = to.split(".");
  const grouped = separator ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, separator) : whole;
  const digits = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  return figure.slice(0, match.index) + digits + figure.slice(match.index + match[0].length);
}

/**
 * The sentence with the new figure in it. Undefined where more than the digits would have to be written anew: another
 * sign, which words like 增长 and 减少 carry, or a figure in another unit than the amounts.
 */
export function correctedSentence(
  { sentence, figure: { start, end } }: FactWords,
  from: string,
  to: string,
): string | undefined {
  if (from.startsWith("-") !== to.startsWith("-")) return undefined;
  const figure = sentence.slice(start, end);
  const printed = FIGURE.exec(figure)?.[0].replaceAll(/[,，]/g, "");
  const plain = from.replace("-", "");
  if (printed === undefined || Number(printed) !== Number(plain)) return undefined;
  const written = withDigits(figure, to.replace("-", ""));
  return written === undefined ? undefined : sentence.slice(0, start) + written + sentence.slice(end);
}
