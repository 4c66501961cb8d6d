import type { Form } from "../forms/index.js";
import { type ColumnShape, columnShapes, panelsOf, type PanelShape } from "./columns.js";
import type { Grid, GridCell } from "./grid.js";
import { headerPaths } from "./header.js";
import type { Block } from "./segment.js";

/** A block of a sheet with what its neighbourhood says of it. */
export interface TableSource {
  readonly sheet: number;
  readonly grid: Grid;
  readonly block: Block;
  readonly form: Form | undefined;
  /** Plain, for comparing. */
  readonly title: string;
  readonly printedTitle: string;
  readonly unit: "元" | "万元" | undefined;
  readonly year: number | undefined;
  readonly project: string | undefined;
  readonly projectCell: GridCell | undefined;
  readonly titleCell: GridCell | undefined;
  /** Whose money it is, where the title says it. */
  readonly fund: string | undefined;
  readonly isBalanced: boolean;
}

export interface TableShape {
  readonly columns: readonly ColumnShape[];
  readonly panels: readonly PanelShape[];
}

export function shapeOf(source: TableSource): TableShape {
  const { block, grid, form } = source;
  const width = grid.columns.length;
  const paths = headerPaths(block.header, width);
  const columns = columnShapes(paths, block.body, form);
  return { columns, panels: panelsOf(columns) };
}

export interface Page {
  readonly source: TableSource;
  readonly shape: TableShape;
}
