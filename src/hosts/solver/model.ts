import type { Highs, ModelData } from "highs";
import type { LinearProblem, SolverRow } from "../../repair/index.js";

/** The coefficients of a row, each column once: HiGHS takes no column twice. */
function coefficientsOf({ terms }: SolverRow): Map<number, number> {
  const coefficients = new Map<number, number>();
  for (const [column, coefficient] of terms)
    coefficients.set(column, (coefficients.get(column) ?? 0) + coefficient);
  return coefficients;
}

/** A problem as HiGHS takes it, row by row. */
export function modelOf({ columns, rows }: LinearProblem, { constants }: Highs): ModelData {
  const { continuous, integer } = constants.variableType;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    for (const [column, coefficient] of coefficientsOf(row)) {
      indices.push(column);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  const [numCols, numRows] = [columns.length, rows.length];
  return {
    numCols,
    numRows,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ low }) => low),
    colUpper: columns.map(({ high }) => high),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: { format: "csr", numCols, numRows, starts, indices, values },
    ...(hasIntegers(columns)
      ? { integrality: columns.map((column) => (column.integer ? integer : continuous)) }
      : {}),
  };
}

/** Whether some column takes whole values only. */
export function hasIntegers(columns: LinearProblem["columns"]): boolean {
  return columns.some(({ integer }) => integer);
}
