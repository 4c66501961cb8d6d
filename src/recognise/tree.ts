import type { Form } from "../forms/index.js";
import { codeParents } from "./codetree.js";
import { itemParents } from "./itemtree.js";
import { outlineParents } from "./outline.js";
import { labelsOf, type RowDraft } from "./rows.js";

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
  const parents: Parents = new Array<number | undefined>(rows.length).fill(undefined);
  const twins = new Map<number, number>();
  const coded = codedPanels(rows);
  const places: number[] = [];
  const codedRows: RowDraft[] = [];
  rows.forEach((row, index) => {
    if (!coded.has(row.panel)) return;
    places.push(index);
    codedRows.push(row);
  });
  const tree = codeParents(codedRows);
  tree.parents.forEach((parent, at) => {
    if (parent !== undefined) parents[places[at] ?? 0] = places[parent];
  });
  for (const [twin, first] of tree.twins) twins.set(places[twin] ?? 0, places[first] ?? 0);
  for (const panel of new Set(rows.map((row) => row.panel))) {
    if (coded.has(panel)) continue;
    const groups = groupsOf(rows, panel);
    for (const indexes of groups) {
      const items = indexes.filter((index) => rows[index]?.concept.item !== undefined);
      if (form?.threePublic && items.length >= 2) itemParents(rows, indexes, parents);
      else outlineParents(rows, indexes, parents);
    }
    linkGroups(rows, groups, parents);
  }
  return { parents, twins };
}

const CLASS_DIGITS = 3;

/**
 * Panels whose rows stand in the order of a code list: not the summaries that print the codes of their classes in
 * front of the names and have a 小计 and a 总计 below.
 */
function codedPanels(rows: readonly RowDraft[]): Set<number> {
  const panels = new Set<number>();
  for (const panel of new Set(rows.map((row) => row.panel))) {
    const own = rows.filter((row) => row.panel === panel);
    const levels = new Set<number>();
    const totals = new Set<string>();
    for (const { code, role, label } of own) {
      if (code !== undefined) levels.add(code.length);
      else if (role === "total") totals.add(label);
    }
    const isSummary =
      levels.size === 1 &&
      levels.has(CLASS_DIGITS) &&
      totals.size > 1 &&
      own.every(({ organisation }) => organisation === undefined);
    if (levels.size > 0 && !isSummary) panels.add(panel);
  }
  return panels;
}

/** A 合计 in front of all groups is the sum of their lines, and of their 小计 (货物 | 小计, 服务 | 小计). */
function linkGroups(
  rows: readonly RowDraft[],
  groups: readonly (readonly number[])[],
  parents: Parents,
): void {
  const isGrand = ([first, ...more]: readonly number[]): boolean => {
    const row = rows[first ?? -1];
    return more.length === 0 && row?.role === "total" && row.outer.length === 0;
  };
  const grand = groups.find(isGrand)?.[0];
  if (grand === undefined || parents.includes(grand)) return;
  const tops = groups.flat().filter((index) => {
    const row = rows[index];
    return index !== grand && parents[index] === undefined && row?.role !== "of-which" && row?.label !== "";
  });
  const areTotals = tops.length > 1 && tops.every((index) => rows[index]?.role === "total");
  if (groups[0]?.[0] !== grand && !areTotals) return;
  for (const top of tops) parents[top] = grand;
}

/** Rows of a panel, cut where the grouping label (收入构成, 支出构成) changes. */
function groupsOf(rows: readonly RowDraft[], panel: number): number[][] {
  const groups: number[][] = [];
  let key: string | undefined;
  rows.forEach((row, index) => {
    if (row.panel !== panel) return;
    const outer = labelsOf(row).slice(0, -1).join("›");
    if (key === undefined || outer !== key) groups.push([]);
    key = outer;
    groups.at(-1)?.push(index);
  });
  return groups;
}
