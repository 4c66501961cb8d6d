import type { Workbook } from "../../workbook/index.js";
import { type Reference, tokensOf } from "./tokens.js";
import type { Area } from "./values.js";
import { type BookPlace, cellKey, keyOf } from "./places.js";
import { listIn } from "./sheetCells.js";

/** A cell that holds a formula. */
export interface FormulaCell extends BookPlace {
  readonly key: number;
  readonly formula: string;
}

/** Several cells, and the formulas that refer to them. */
interface WatchedArea extends Area {
  readonly watchers: FormulaCell[];
}

/** Areas of few rows are kept by blocks of rows; one that spans more blocks than this is tried for every cell. */
const BLOCK = 256;
const MOST_BLOCKS = 8;

/**
 * Which formulas depend on which cells. Read once from a workbook: formulas are only ever replaced by values, and one
 * that was replaced is left out by whoever compares it with its cell.
 */
export class Dependents {
  readonly #byCell = new Map<number, FormulaCell[]>();
  readonly #byBlock = new Map<string, WatchedArea[]>();
  readonly #wide: WatchedArea[] = [];
  readonly #areas = new Map<string, WatchedArea>();
  /** Formulas with names or the like: any cell may concern them. */
  readonly #open: FormulaCell[] = [];
  readonly #sheets: ReadonlyMap<string, number>;

  constructor(workbook: Workbook) {
    this.#sheets = sheetsByName(workbook);
    for (const [sheet, { rows }] of workbook.sheets.entries()) {
      for (const { index: row, cells } of rows) {
        for (const { column, formula } of cells) {
          if (formula !== undefined) {
            this.#watch({ sheet, row, column, key: cellKey(sheet, row, column), formula });
          }
        }
      }
    }
  }

  /** Every formula that depends on one of these cells, directly or through others, each once. */
  all(places: readonly BookPlace[]): FormulaCell[] {
    const met = new Map<number, FormulaCell>();
    const seen = new Set<WatchedArea>();
    const queue: BookPlace[] = [...places];
    const add = (cell: FormulaCell): void => {
      if (met.has(cell.key)) return;
      met.set(cell.key, cell);
      queue.push(cell);
    };
    this.#open.forEach(add);
    // The queue grows while it is walked.
    for (const place of queue) {
      this.#byCell.get(keyOf(place))?.forEach(add);
      for (const area of [this.#byBlock.get(blockOf(place.sheet, place.row)) ?? [], this.#wide].flat()) {
        if (seen.has(area) || !holds(area, place)) continue;
        seen.add(area);
        area.watchers.forEach(add);
      }
    }
    return [...met.values()];
  }

  #watch(cell: FormulaCell): void {
    let isOpen = OPEN_FUNCTIONS.test(cell.formula);
    for (const token of tokensOf(cell.formula)) {
      if (token.is === "unknown") isOpen = true;
      else if (token.is === "reference") {
        const area = areaOf(token.reference, cell.sheet, this.#sheets);
        if (area) this.#watchArea(area, cell);
      }
    }
    if (isOpen) this.#open.push(cell);
  }

  #watchArea(area: Area, cell: FormulaCell): void {
    const { sheet, top, left, bottom, right } = area;
    if (top === bottom && left === right) {
      listIn(this.#byCell, cellKey(sheet, top, left)).push(cell);
      return;
    }
    const name = [sheet, top, left, bottom, right].join();
    let watched = this.#areas.get(name);
    if (!watched) {
      watched = { ...area, watchers: [] };
      this.#areas.set(name, watched);
      this.#file(watched);
    }
    watched.watchers.push(cell);
  }

  #file(area: WatchedArea): void {
    const first = Math.floor(area.top / BLOCK);
    const last = Math.floor(area.bottom / BLOCK);
    if (last - first >= MOST_BLOCKS) this.#wide.push(area);
    else
      for (let block = first; block <= last; block++)
        listIn(this.#byBlock, `${area.sheet}:${block}`).push(area);
  }
}

/** Functions that make references out of texts and numbers. */
const OPEN_FUNCTIONS = /\b(?:INDIRECT|OFFSET)\s*\(/i;

/** Sheets by name, as formulas find them: without case. */
export function sheetsByName(workbook: Workbook): ReadonlyMap<string, number> {
  return new Map(workbook.sheets.map(({ name }, index) => [name.toUpperCase(), index]));
}

/** Undefined for a sheet that does not exist. */
export function areaOf(
  { sheet, range }: Reference,
  own: number,
  sheets: ReadonlyMap<string, number>,
): Area | undefined {
  const found = sheet === undefined ? own : sheets.get(sheet.toUpperCase());
  return found === undefined ? undefined : { ...range, sheet: found };
}

function blockOf(sheet: number, row: number): string {
  return `${sheet}:${Math.floor(row / BLOCK)}`;
}

function holds(area: Area, { sheet, row, column }: BookPlace): boolean {
  return (
    sheet === area.sheet &&
    row >= area.top &&
    row <= area.bottom &&
    column >= area.left &&
    column <= area.right
  );
}
