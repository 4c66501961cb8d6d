/** What is needed once a workbook is open: a chunk of its own, so that the page itself is there at once. */
export { OpenBook } from "./book/index.js";
export { Grid } from "./grid/index.js";
export { pageHost } from "./host.js";
