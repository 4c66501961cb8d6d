import type { Change } from "../../repair/index.js";
import { type Cell, decimalText, parsePrinted, shift } from "../../workbook/index.js";

/** `1,172.59` in `1,172.59万元`. */
const FIGURE = /[-−]?\d[\d,]*(?:\.\d+)?/g;

/**
 * What a cell must hold to print the new amount; undefined where that is not sure: a text with several figures, a number
 * that is printed in another size than it is stored in.
 */
export function cellValueFor(cell: Cell | undefined, change: Change): string | number | undefined {
  const to = parsePrinted(change.to)?.value;
  if (!to) return undefined;
  if (cell === undefined || cell.value === "") return Number(decimalText(to));
  if (typeof cell.value === "string") return textFor(cell.value, change);
  if (typeof cell.value !== "number" || cell.isError) return undefined;
  const exponent = cell.text.trimEnd().endsWith("%") ? -2 : 0;
  const from = parsePrinted(change.from === "" ? "0" : change.from);
  if (!from) return undefined;
  const printed = Number(decimalText(shift(from.value, exponent)));
  const half = 0.5001 * 10 ** (exponent - from.digits);
  return Math.abs(cell.value - printed) <= half ? Number(decimalText(shift(to, exponent))) : undefined;
}

function textFor(text: string, { from, to }: Change): string | undefined {
  const [figure, ...others] = [...text.matchAll(FIGURE)];
  if (!figure || others.length > 0) return undefined;
  const [printed] = figure;
  const old = printed.replaceAll(",", "").replace("−", "-");
  if (Number(old) !== Number(from)) return undefined;
  const [whole = "", decimals] = to.split(".");
  const grouped = printed.includes(",") ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : whole;
  const figureTo = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  return text.slice(0, figure.index) + figureTo + text.slice(figure.index + printed.length);
}
