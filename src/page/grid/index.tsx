/** The grid of an open workbook. */
export { Grid, type GridProps } from "./Grid.js";
