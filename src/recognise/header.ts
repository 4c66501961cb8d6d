import type { GridRow } from "./grid.js";

/** One label above a column; `own` is false where it reaches over the column from the left. */
export interface HeaderLabel {
  readonly plain: string;
  readonly own: boolean;
}

/**
 * Labels above each grid column, outermost first. A header cell reaches over the blanks to its right as long as the
 * row above holds these under one label too; merged areas are not needed for that.
 */
export function headerPaths(header: readonly GridRow[], width: number): HeaderLabel[][] {
  const paths: HeaderLabel[][] = Array.from({ length: width }, () => []);
  let groups = new Array<number>(width).fill(0);
  let next = 1;
  for (const row of header) {
    const below = groups.slice();
    let reaching: { plain: string; group: number; node: number } | undefined;
    const cells = new Map(row.cells.map((cell) => [cell.at, cell]));
    for (let at = 0; at < width; at++) {
      const cell = cells.get(at);
      const group = groups[at] ?? 0;
      if (cell) {
        const mark = cell.label.ofWhich ? "其中:" : "";
        const plain = cell.isNumber ? cell.cell.text : mark + cell.label.plain;
        reaching = { plain, group, node: next };
        next += 1;
        paths[at]?.push({ plain, own: true });
        below[at] = reaching.node;
      } else if (reaching?.group === group) {
        paths[at]?.push({ plain: reaching.plain, own: false });
        below[at] = reaching.node;
      } else {
        reaching = undefined;
      }
    }
    groups = below;
  }
  return paths;
}
