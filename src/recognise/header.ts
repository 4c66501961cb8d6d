import type { GridRow } from "./grid.js";
import { withoutOverreach } from "./overreach.js";
import { joinSplitWords } from "./splitwords.js";

/** One label above a column; `own` is false where it reaches over the column from the left. */
export interface HeaderLabel {
  readonly plain: string;
  readonly own: boolean;
  /** It stands over further columns that have labels of their own below it. */
  readonly reaches: boolean;
}

/**
 * Labels above each grid column, outermost first. A header cell reaches over the blanks to its right as long as the
 * row above holds these under one label too; merged areas are not needed for that. A word cut over two rows
 * (一般公共 over 预算拨款) is one label.
 */
export function headerPaths(header: readonly GridRow[], width: number): HeaderLabel[][] {
  const paths: (HeaderLabel & { reaches: boolean })[][] = Array.from({ length: width }, () => []);
  let groups = new Array<number>(width).fill(0);
  let next = 1;
  const lowest = new Array<number>(width).fill(-1);
  header.forEach(({ cells }, depth) => {
    for (const { at } of cells) lowest[at] = depth;
  });
  header.forEach((row, depth) => {
    const below = groups.slice();
    let reaching: { label: { plain: string; reaches: boolean }; group: number; node: number } | undefined;
    const cells = new Map(row.cells.map((cell) => [cell.at, cell]));
    for (let at = 0; at < width; at++) {
      const cell = cells.get(at);
      const group = groups[at] ?? 0;
      if (cell) {
        const mark = cell.label.ofWhich ? "其中:" : "";
        const plain = cell.isNumber ? cell.cell.text : mark + cell.label.plain;
        const label = { plain, own: true, reaches: false };
        reaching = { label, group, node: next };
        next += 1;
        paths[at]?.push(label);
        below[at] = reaching.node;
      } else if (reaching?.group === group) {
        reaching.label.reaches ||= (lowest[at] ?? -1) > depth;
        paths[at]?.push({ plain: reaching.label.plain, own: false, reaches: true });
        below[at] = reaching.node;
      } else {
        reaching = undefined;
      }
    }
    groups = below;
  });
  return withoutOverreach(paths.map((path) => joinSplitWords(path)));
}
