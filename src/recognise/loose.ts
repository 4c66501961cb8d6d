import type { ColumnShape } from "./columns.js";
import type { GridCell, GridRow } from "./grid.js";
import type { Block } from "./segment.js";
import { senseOf } from "./sense.js";
import type { TableShape } from "./tablesource.js";

/** Rows that print one label and one figure below one another without a header: a table of two columns. */
export interface LooseTable {
  readonly block: Block;
  readonly shape: TableShape;
  readonly figures: readonly GridCell[];
}

interface Line {
  readonly row: GridRow;
  readonly label: GridCell;
  readonly figure: GridCell;
}

/** What a form prints behind its amounts of the points that they are worth: 执行率分值（10）. */
const OF_SCORES = /^(预算)?执行率?(分值|得分|权重)(\(\d{1,3}分?\))?$/;

function lineOf(row: GridRow): Line | undefined {
  const figures = row.cells.filter((cell) => cell.isFigure);
  const [figure] = figures;
  if (figures.length !== 1 || !figure) return undefined;
  const label = row.cells[row.cells.indexOf(figure) - 1];
  const behind = row.cells.slice(row.cells.indexOf(figure) + 1);
  if (!label || label.isNumber || behind.some(({ label: { plain } }) => !OF_SCORES.test(plain)))
    return undefined;
  return { row, label, figure };
}

function shapeOf(lines: readonly Line[]): TableShape | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const unit = first.row.cells
    .map((cell) => senseOf(cell.label.plain).unit)
    .find((found) => found !== undefined);
  const column = (at: number, kind: ColumnShape["kind"]): ColumnShape => ({
    at,
    kind,
    path: [],
    measure: "money",
    concept: {},
    isTotal: false,
    ofWhich: false,
    known: true,
    isNamed: true,
    ...(unit === undefined ? {} : { unit }),
  });
  const label = column(first.label.at, "name");
  const value = column(first.figure.at, "value");
  return { columns: [label, value], panels: [{ labels: [label], values: [value] }] };
}

const FEWEST_LINES = 2;
const MONEY = /资金|拨款|经费|预算|收入|支出|金额/;

/** The tables of two columns among rows that stand outside any header, and the rows that are left. */
export function looseTables(rows: readonly GridRow[]): { tables: LooseTable[]; rest: GridRow[] } {
  const tables: LooseTable[] = [];
  const rest: GridRow[] = [];
  let run: Line[] = [];
  const close = (): void => {
    const shape =
      run.length >= FEWEST_LINES && run.some(({ label }) => MONEY.test(label.label.plain))
        ? shapeOf(run)
        : undefined;
    if (shape) {
      const block: Block = { meta: [], header: [], body: run.map(({ row }) => row), notes: [], loose: [] };
      tables.push({ block, shape, figures: run.map(({ figure }) => figure) });
    } else rest.push(...run.map(({ row }) => row));
    run = [];
  };
  for (const row of rows) {
    const line = lineOf(row);
    const [first] = run;
    if (line && first && (first.label.at !== line.label.at || first.figure.at !== line.figure.at)) close();
    if (line) run.push(line);
    else {
      close();
      rest.push(row);
    }
  }
  close();
  return { tables, rest };
}
