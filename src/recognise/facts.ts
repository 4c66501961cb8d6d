import type { Concept } from "../catalogue/index.js";
import type { Measure } from "../forms/index.js";
import { type PrintedNumber, ZERO } from "../workbook/index.js";
import type { PanelShape } from "./columns.js";
import { figureOf, type GridCell } from "./grid.js";
import type { RowDraft } from "./rows.js";
import type { Fact } from "./table.js";

const USUAL_DIGITS = 2;
/** Above this share of a table's amounts more digits than two are its precision, not a stray cell. */
const SHARE = 5;

/**
 * Decimals that the money amounts of a table stand for: two, or more where the table prints more in at least a
 * fifth of its amounts. A single cell with more digits keeps its own.
 */
export function moneyPrecision(
  rows: readonly RowDraft[],
  panels: readonly PanelShape[],
  unit: "元" | "万元" | undefined,
): number {
  const counts: number[] = [];
  let total = 0;
  for (const row of rows) {
    const columns = panels[row.panel]?.values ?? [];
    row.cells.forEach((cell, position) => {
      if (!cell || columns[position]?.measure !== "money") return;
      const figure = figureOf(cell);
      if (!figure || figure.dash || figure.value.units === 0n) return;
      counts[figure.digits] = (counts[figure.digits] ?? 0) + 1;
      total += 1;
    });
  }
  let above = 0;
  for (let digits = counts.length - 1; digits > USUAL_DIGITS; digits--) {
    above += counts[digits] ?? 0;
    if (above * SHARE >= total) return digits;
  }
  const most = counts.findLastIndex((count) => count > 0);
  return unit === "元" ? Math.max(0, Math.min(most, USUAL_DIGITS)) : USUAL_DIGITS;
}

export interface FactSource {
  readonly table: number;
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly cell: GridCell | undefined;
  readonly concept: Concept;
  readonly measure: Measure;
  readonly unit: "元" | "万元" | undefined;
  readonly precision: number;
}

function unitOf(source: FactSource, figure: PrintedNumber | undefined): string | undefined {
  if (source.measure === "money" || source.measure === "price") {
    const printed = figure?.unit;
    return printed === "元" || printed === "万元" ? printed : source.unit;
  }
  if (source.measure === "percent") return "%";
  return figure?.unit === "" ? undefined : figure?.unit;
}

/** The fact in one cell; undefined where the cell holds words. */
export function factOf(source: FactSource): Fact | undefined {
  const { cell } = source;
  const place = { sheet: source.sheet, row: source.row, column: source.column };
  const base = { table: source.table, place, concept: source.concept, measure: source.measure };
  if (!cell) {
    if (source.measure !== "money" && source.measure !== "count") return undefined;
    return { ...base, amount: ZERO, precision: source.precision, unit: source.unit, printed: "", isBlank: true, asText: false };
  }
  const figure = figureOf(cell);
  if (!figure) return undefined;
  if (figure.dash) {
    if (source.measure !== "money" && source.measure !== "count") return undefined;
    return { ...base, amount: ZERO, precision: source.precision, unit: source.unit, printed: cell.cell.text, isBlank: true, asText: false };
  }
  const isMoney = source.measure === "money";
  return {
    ...base,
    amount: figure.value,
    precision: isMoney ? Math.max(source.precision, figure.digits) : figure.digits,
    unit: unitOf(source, figure),
    printed: cell.cell.text,
    isBlank: false,
    asText: figure.asText,
    ...(figure.operator === undefined ? {} : { inexact: true as const }),
  };
}
