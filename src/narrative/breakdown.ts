import type { CellPlace, Fact } from "../recognise/index.js";
import { type Amount, compare, shift, sum } from "../workbook/index.js";
import { factOfFigure } from "./figureFact.js";
import { figuresIn, type Figure } from "./figures.js";
import { plainOf, spanOf } from "./plain.js";

/** An amount in a long text and the amounts that it is made of, as these follow it. */
export interface Breakdown {
  readonly whole: Fact;
  readonly parts: readonly Fact[];
  /** The words in front of the whole, plain: for ids. */
  readonly label: string;
}

interface Node {
  readonly figure: Figure;
  /** Index behind the amounts that it is made of. */
  readonly end: number;
}

function valueOf({ value, unit }: Figure): Amount {
  return unit === "元" ? shift(value, -WAN) : value;
}

const WAN = 4;

/** Each amount and, where the next ones make it up exactly, these: they are not counted again. From the last on. */
function nodesOf(figures: readonly Figure[]): Node[] {
  const nodes: Node[] = [];
  for (let at = figures.length - 1; at >= 0; at--) {
    const figure = figures[at];
    if (!figure) continue;
    nodes[at] = { figure, end: endOf(figure, at, nodes) };
  }
  return nodes;
}

function endOf(figure: Figure, at: number, nodes: readonly Node[]): number {
  const parts: Amount[] = [];
  for (let node = nodes[at + 1]; node; node = nodes[node.end]) {
    parts.push(valueOf(node.figure));
    const order = compare(sum(parts), valueOf(figure));
    if (order === 0 && parts.length > 1) return node.end;
    if (order > 0) break;
  }
  return at + 1;
}

const MOST = 40;
const ITEM = /(?:^|[。;])\d{1,2}[.、](?!\d)/g;

/** Stretches of a line that begin with a number of their own. */
function itemsOf(text: string): { start: number; end: number }[] {
  const starts = [...text.matchAll(ITEM)].map(({ index }) => index);
  const all = starts[0] === 0 ? starts : [0, ...starts];
  return all.map((start, at) => ({ start, end: all[at + 1] ?? text.length }));
}

/** What each item of a line of text says to be made of what follows it. */
export function breakdownsIn(line: string, placeOf: (start: number, end: number) => CellPlace): Breakdown[] {
  const plain = plainOf(line);
  const all = figuresIn(plain.text).filter(({ kind, isExact }) => kind === "money" && isExact);
  return itemsOf(plain.text).flatMap(({ start, end }): Breakdown[] => {
    const figures = all.filter((figure) => figure.start >= start && figure.end <= end);
    const [whole] = figures;
    if (!whole || figures.length < 3 || figures.length > MOST) return [];
    const nodes = nodesOf(figures);
    const top: Figure[] = [];
    for (let node = nodes[1]; node; node = nodes[node.end]) top.push(node.figure);
    const fact = (figure: Figure, from: number): Fact => factOf(line, plain, figure, from, placeOf);
    const label = plain.text.slice(start, whole.start).replace(/^[。;]?\d{1,2}[.、]/, "");
    return [{ whole: fact(whole, start), parts: top.map((figure) => fact(figure, figure.start)), label }];
  });
}

const USUAL_DIGITS = 2;

function factOf(
  line: string,
  plain: ReturnType<typeof plainOf>,
  figure: Figure,
  from: number,
  placeOf: (start: number, end: number) => CellPlace,
): Fact {
  const quote = spanOf(plain, from, figure.end);
  const number = spanOf(plain, figure.start, figure.end);
  const words = { quote: line.slice(quote.start, quote.end), sentence: line, figure: number };
  const place = placeOf(quote.start, quote.end);
  return factOfFigure(figure, { place, words }, Math.max(figure.digits, USUAL_DIGITS));
}
