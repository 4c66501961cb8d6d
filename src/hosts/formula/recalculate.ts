import type { Cell, CellValue, Workbook } from "../../workbook/index.js";
import { areaOf, type Dependents, type FormulaCell, sheetsByName } from "./dependents.js";
import { compile } from "./compile.js";
import { evaluate, type Surroundings } from "./evaluate.js";
import type { MetCell } from "./functions.js";
import { type Reference, tokensOf } from "./tokens.js";
import { type Area, FormulaError, isArea, NotCalculable, type Operand, type Scalar } from "./values.js";
import { makeCell } from "./makeCell.js";
import { type BookPlace, cellKey, keyOf } from "./places.js";
import { cellAt, cellPosition, isBlankCell, rowPosition, withCells } from "./sheetCells.js";

/** A workbook and which of its formula cells show a value that is out of date. */
export interface Contents {
  readonly workbook: Workbook;
  /** By {@link cellKey}. */
  readonly stale: ReadonlySet<number>;
}

/**
 * Works out every formula that stands in these cells or depends on them; those that cannot be worked out become stale.
 */
export function recalculate(
  { workbook, stale }: Contents,
  edited: readonly BookPlace[],
  dependents: Dependents,
): Contents {
  const left = new Set(stale);
  for (const place of edited) left.delete(keyOf(place));
  const concerned = [...formulasIn(workbook, edited), ...dependents.all(edited)].filter(
    (cell) => cellAt(workbook, cell)?.formula === cell.formula,
  );
  if (concerned.length === 0) return { workbook, stale: left.size === stale.size ? stale : left };
  const run = new Recalculation(workbook, left, concerned);
  run.all();
  return { workbook: withCells(workbook, run.writes()), stale: left };
}

function formulasIn(workbook: Workbook, places: readonly BookPlace[]): FormulaCell[] {
  return places.flatMap(({ sheet, row, column }) => {
    const formula = cellAt(workbook, { sheet, row, column })?.formula;
    return formula === undefined ? [] : [{ sheet, row, column, key: cellKey(sheet, row, column), formula }];
  });
}

class Recalculation implements Surroundings {
  readonly #workbook: Workbook;
  readonly #stale: Set<number>;
  /** Still to be worked out, by key. */
  readonly #pending: Map<number, FormulaCell>;
  readonly #fresh = new Map<number, { readonly place: BookPlace; readonly cell: Cell | undefined }>();
  readonly #sheets: ReadonlyMap<string, number>;
  /** The sheet of the formula that is being worked out. */
  #own = 0;

  constructor(workbook: Workbook, stale: Set<number>, concerned: readonly FormulaCell[]) {
    this.#workbook = workbook;
    this.#stale = stale;
    this.#pending = new Map(concerned.map((cell) => [cell.key, cell]));
    this.#sheets = sheetsByName(workbook);
  }

  /** Depth first on a stack of our own: a column of running totals is as deep as it is long. */
  all(): void {
    const entered = new Set<number>();
    for (const start of [...this.#pending.values()]) {
      const stack = [start];
      for (let cell = stack.at(-1); cell; cell = stack.at(-1)) {
        if (!this.#pending.has(cell.key)) stack.pop();
        else if (!entered.has(cell.key)) {
          entered.add(cell.key);
          stack.push(...this.#pendingPrecedents(cell));
        } else {
          stack.pop();
          this.#work(cell);
        }
      }
    }
  }

  writes(): { sheet: number; row: number; column: number; cell: Cell | undefined }[] {
    return [...this.#fresh.values()].map(({ place: { sheet, row, column }, cell }) => ({
      sheet,
      row,
      column,
      cell,
    }));
  }

  #pendingPrecedents({ sheet, formula }: FormulaCell): FormulaCell[] {
    return tokensOf(formula).flatMap((token) => {
      const area = token.is === "reference" && areaOf(token.reference, sheet, this.#sheets);
      return area ? this.#pendingIn(area) : [];
    });
  }

  #pendingIn(area: Area): FormulaCell[] {
    const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (size === 1) return this.#pendingAt(area.sheet, area.top, area.left);
    if (size > this.#pending.size) {
      return [...this.#pending.values()].filter(
        ({ sheet, row, column }) =>
          sheet === area.sheet &&
          row >= area.top &&
          row <= area.bottom &&
          column >= area.left &&
          column <= area.right,
      );
    }
    const found: FormulaCell[] = [];
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        found.push(...this.#pendingAt(area.sheet, row, column));
      }
    }
    return found;
  }

  #pendingAt(sheet: number, row: number, column: number): FormulaCell[] {
    const cell = this.#pending.get(cellKey(sheet, row, column));
    return cell ? [cell] : [];
  }

  /** One whose precedents are still pending stands in a circle; like what cannot be worked out, it becomes stale. */
  #work(place: FormulaCell): void {
    this.#own = place.sheet;
    const old = cellAt(this.#workbook, place);
    try {
      if (!old) throw new NotCalculable();
      const value = evaluate(compile(place.formula), this);
      this.#stale.delete(place.key);
      this.#fresh.set(place.key, { place, cell: withResult(old, value) });
    } catch (error) {
      if (!(error instanceof NotCalculable)) throw error;
      this.#stale.add(place.key);
    }
    this.#pending.delete(place.key);
  }

  areaOf(reference: Reference): Area {
    const area = areaOf(reference, this.#own, this.#sheets);
    if (!area) throw new NotCalculable();
    return area;
  }

  scalar(operand: Operand): Scalar {
    if (!isArea(operand)) return operand ?? null;
    const { sheet, top: row, left: column, bottom, right } = operand;
    if (row !== bottom || column !== right) throw new NotCalculable();
    return this.#value(cellKey(sheet, row, column), cellAt(this.#workbook, { sheet, row, column }));
  }

  *met(area: Area): Generator<MetCell> {
    const sheet = this.#workbook.sheets[area.sheet];
    if (!sheet) return;
    for (let at = rowPosition(sheet, area.top); at < sheet.rows.length; at++) {
      const row = sheet.rows[at];
      if (!row || row.index > area.bottom) break;
      for (let place = cellPosition(row, area.left); place < row.cells.length; place++) {
        const cell = row.cells[place];
        if (!cell || cell.column > area.right) break;
        const value = this.#value(cellKey(area.sheet, row.index, cell.column), cell);
        const { formula, column } = cell;
        if (value !== null) {
          yield { row: row.index, column, value, formula, isInHiddenRow: row.hidden === true };
        }
      }
    }
  }

  #value(key: number, stored: Cell | undefined): Scalar {
    if (this.#pending.has(key) || this.#stale.has(key)) throw new NotCalculable();
    const cell = this.#fresh.get(key)?.cell ?? stored;
    if (!cell || isBlankCell(cell)) return null;
    return cell.isError ? new FormulaError(String(cell.value)) : cell.value;
  }
}

function withResult(old: Cell, value: Scalar): Cell | undefined {
  const isError = value instanceof FormulaError;
  const shown: CellValue = isError ? value.printed : (value ?? 0);
  if (shown === old.value && isError === (old.isError ?? false)) return old;
  return makeCell({ ...old, isError }, shown);
}
