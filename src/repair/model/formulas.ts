import type { CellPlace } from "../../recognise/index.js";
import { parseAddress, type Workbook } from "../../workbook/index.js";
import { placeKeyOf } from "./variables.js";

/** A formula that only adds and subtracts cells: how often each is in it. */
export type LinearFormula = readonly { readonly place: CellPlace; readonly times: number }[];

const MOST_CELLS = 2000;
const REFERENCE =
  /^(?:(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!)?(\$?[A-Za-z]{1,3}\$?\d+)(?::(\$?[A-Za-z]{1,3}\$?\d+))?/u;

/** The cells with a formula, by sheet, row and column; what a formula adds up is read when somebody asks. */
export class Formulas {
  private readonly texts = new Map<string, string>();
  private readonly sheets = new Map<string, number>();

  constructor(workbook: Workbook | undefined) {
    (workbook?.sheets ?? []).forEach(({ name, rows }, sheet) => {
      this.sheets.set(name.toLowerCase(), sheet);
      for (const { index, cells } of rows)
        for (const { column, formula } of cells)
          if (formula !== undefined) this.texts.set(placeKeyOf({ sheet, row: index, column }), formula);
    });
  }

  isFormula(place: CellPlace): boolean {
    return !place.span && this.texts.has(placeKeyOf(place));
  }

  /** Undefined where there is no formula, or one that does more than adding and subtracting. */
  linearAt(place: CellPlace): LinearFormula | undefined {
    const text = place.span ? undefined : this.texts.get(placeKeyOf(place));
    return text === undefined ? undefined : this.read(text, place.sheet);
  }

  private read(formula: string, own: number): LinearFormula | undefined {
    const times = new Map<string, { place: CellPlace; times: number }>();
    let rest = formula.replaceAll(/\s+/g, "");
    const take = (sign: number): boolean => {
      const match = REFERENCE.exec(rest);
      if (!match) return false;
      rest = rest.slice(match[0].length);
      const [, quoted, plain, first = "", last = first] = match;
      const name = quoted?.replaceAll("''", "'") ?? plain;
      const sheet = name === undefined ? own : this.sheets.get(name.toLowerCase());
      const cells = sheet === undefined ? undefined : cellsBetween(sheet, first, last);
      if (!cells) return false;
      for (const cell of cells) {
        const known = times.get(placeKeyOf(cell));
        if (known) known.times += sign;
        else times.set(placeKeyOf(cell), { place: cell, times: sign });
      }
      return true;
    };
    for (let isFirst = true; rest !== ""; isFirst = false) {
      const sign = /^[+-]/.exec(rest)?.[0];
      if (sign === undefined && !isFirst) return undefined;
      rest = rest.slice(sign?.length ?? 0);
      const by = sign === "-" ? -1 : 1;
      if (/^SUM\(/i.test(rest)) {
        rest = rest.slice("SUM(".length);
        do {
          if (rest.startsWith(",")) rest = rest.slice(1);
          if (!take(by)) return undefined;
        } while (rest.startsWith(","));
        if (!rest.startsWith(")")) return undefined;
        rest = rest.slice(1);
      } else if (!take(by)) return undefined;
    }
    return [...times.values()].filter((one) => one.times !== 0);
  }
}

function cellsBetween(sheet: number, first: string, last: string): CellPlace[] | undefined {
  const [from, to] = [parseAddress(first.replaceAll("$", "")), parseAddress(last.replaceAll("$", ""))];
  if (!from || !to) return undefined;
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  if ((bottom - top + 1) * (right - left + 1) > MOST_CELLS) return undefined;
  const cells: CellPlace[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) cells.push({ sheet, row, column });
  return cells;
}
