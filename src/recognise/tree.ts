import type { Form } from "../forms/index.js";
import { codeParents } from "./codetree.js";
import { itemParents } from "./itemtree.js";
import { outlineParents } from "./outline.js";
import type { RowDraft } from "./rows.js";

export type Parents = (number | undefined)[];

export interface RowTree {
  readonly parents: Parents;
  /** Totals printed a second time, by the total that they repeat. */
  readonly twins: ReadonlyMap<number, number>;
}

/**
 * Which row each row is a part of: by the digits of its code, by the hierarchy of what it names (三公 items, funds
 * under 年初结转), by its numbering and indentation, and under 合计 and 总计 by what is printed between them.
 */
export function rowParents(rows: readonly RowDraft[], form: Form | undefined): RowTree {
  if (rows.some(({ code }) => code !== undefined)) return codeParents(rows);
  const parents: Parents = new Array<number | undefined>(rows.length).fill(undefined);
  for (const panel of new Set(rows.map((row) => row.panel))) {
    for (const indexes of groupsOf(rows, panel)) {
      const items = indexes.filter((index) => rows[index]?.concept.item !== undefined);
      if (form?.threePublic && items.length >= 2) itemParents(rows, indexes, parents);
      else outlineParents(rows, indexes, parents);
    }
  }
  return { parents, twins: new Map() };
}

/** Rows of a panel, cut where the grouping label (收入构成, 支出构成) changes. */
function groupsOf(rows: readonly RowDraft[], panel: number): number[][] {
  const groups: number[][] = [];
  let key: string | undefined;
  rows.forEach((row, index) => {
    if (row.panel !== panel) return;
    const outer = row.labels.slice(0, -1).join("›");
    if (key === undefined || outer !== key) groups.push([]);
    key = outer;
    groups.at(-1)?.push(index);
  });
  return groups;
}
