import type { Concept } from "../catalogue/index.js";
import type { DocumentKind, Form } from "../forms/index.js";
import { settleStage } from "./concepts.js";
import { factAt, printedMoneyUnit } from "./facts.js";
import { type Grid, type GridCell, type GridRow } from "./grid.js";
import { headerText } from "./label.js";
import { senseOf } from "./sense.js";
import type { Fact, Table } from "./table.js";

export interface KeyValueContext {
  readonly sheet: number;
  readonly grid: Grid;
  readonly table: number;
  readonly form: Form | undefined;
  readonly unit: "元" | "万元" | undefined;
  readonly year: number | undefined;
  readonly project: string | undefined;
  readonly isBalanced: boolean;
  readonly kind: DocumentKind | undefined;
}

const PROJECT_NAME = /^项目名称$/;

/** The cell with the name of the project that a 绩效 table is about, in its line 项目名称. */
export function projectIn(rows: readonly GridRow[]): GridCell | undefined {
  for (const row of rows) {
    const at = row.cells.findIndex((cell) => PROJECT_NAME.test(cell.label.plain));
    const value = row.cells[at + 1];
    if (at >= 0 && value && !value.isNumber && value.label.plain !== "") return value;
  }
  return undefined;
}

/** A row and a column of its own for an amount that stands in neither. */
function single(label: GridCell, fact: Fact): Table["singles"][number] {
  const { sheet, row, column } = fact.place;
  const name = headerText(label.label.plain);
  const { concept } = senseOf(label.label.plain);
  return {
    row: {
      index: -1,
      sheet,
      row,
      panel: 0,
      labels: [name],
      label: name,
      nameColumn: label.column,
      role: "item",
      concept,
      facts: [fact],
      factAt: (position) => (position === 0 ? fact : undefined),
    },
    column: {
      column,
      panel: 0,
      path: [],
      measure: "money",
      concept: {},
      isTotal: false,
      isNamed: true,
      ofWhich: false,
    },
  };
}

/** Amounts that stand beside their label outside any table: `基本支出总额（万元） | 1947.04`. */
export function keyValueFacts(
  rows: readonly GridRow[],
  context: KeyValueContext,
): { facts: Fact[]; singles: Table["singles"][number][]; used: Set<GridCell> } {
  const facts: Fact[] = [];
  const singles: Table["singles"][number][] = [];
  const used = new Set<GridCell>();
  let groupUnit: "元" | "万元" | undefined;
  for (const row of rows) {
    row.cells.forEach((cell, at) => {
      if (!cell.isNumber) groupUnit = senseOf(cell.label.plain).unit ?? groupUnit;
      const label = row.cells[at - 1];
      if (!label || label.isNumber || label.isFigure || !cell.isFigure) return;
      const sense = senseOf(label.label.plain.replace(/:$/, ""));
      const figure = cell.figure;
      const printedUnit = figure && printedMoneyUnit(figure);
      const unit = sense.unit ?? printedUnit ?? groupUnit ?? context.unit;
      const isMoney =
        Object.keys(sense.concept).length > 0 ||
        sense.measure === "money" ||
        sense.unit !== undefined ||
        printedUnit !== undefined;
      if (!isMoney || unit === undefined) return;
      const concept: Concept = {
        ...context.form?.states,
        ...(context.year === undefined ? {} : { year: String(context.year) }),
        ...(context.project === undefined ? {} : { project: context.project }),
        ...sense.concept,
        item: headerText(label.label.plain),
      };
      const fact = factAt(
        cell.column,
        cell,
        {
          table: context.table,
          unit,
          measure: "money",
          precision: unit === "万元" ? 2 : 0,
          isBalanced: context.isBalanced,
          concept: (row) => settleStage(row.said, context.form, context.kind),
        },
        { sheet: context.sheet, row: cell.row, said: concept, name: "" },
      );
      if (!fact) return;
      facts.push(fact);
      singles.push(single(label, fact));
      used.add(cell);
    });
  }
  return { facts, singles, used };
}
