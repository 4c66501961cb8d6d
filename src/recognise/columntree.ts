import { type Dimension, isBelow, PARENTS, parentValue } from "../catalogue/index.js";
import { SOURCE_LABEL, TOTAL_LABEL } from "../forms/index.js";
import type { ColumnShape } from "./columns.js";
import { isStageLabel } from "./sense.js";

interface Node {
  /** Index among the panel's columns, for a leaf. */
  readonly leaf?: number;
  /** The header over several columns. */
  readonly label?: string;
  readonly children: readonly Node[];
}

/** Columns that can be added to one another: one stage, one year, one measure. */
function sheaf(column: ColumnShape): string {
  return [column.concept.stage ?? "", column.year ?? "", column.measure, column.unit ?? ""].join("|");
}

function build(columns: readonly { path: readonly string[]; index: number }[], depth: number): Node[] {
  const nodes: Node[] = [];
  let start = 0;
  while (start < columns.length) {
    const first = columns[start];
    if (!first) break;
    const label = first.path[depth];
    let end = start + 1;
    while (label !== undefined && end < columns.length && columns[end]?.path[depth] === label) end += 1;
    const group = columns.slice(start, end);
    if (group.length === 1) nodes.push({ leaf: first.index, children: [] });
    else nodes.push({ ...(label === undefined ? {} : { label }), children: build(group, depth + 1) });
    start = end;
  }
  return nodes;
}

const HIERARCHIES: readonly Dimension[] = ["nature", "fund", "item"];

function sameScope(left: ColumnShape, right: ColumnShape): boolean {
  return left.concept.origin === right.concept.origin && left.concept.direction === right.concept.direction;
}

/** A 合计 or 小计 that says nothing more: not 基本支出小计, which stands beside 人员经费 and 公用经费 and names their whole. */
function isBareTotal({ isTotal, path }: ColumnShape): boolean {
  return isTotal && TOTAL_LABEL.test(path.at(-1) ?? "");
}

/** The sibling that names the whole of which a column names a part (基本支出 of 人员经费, printed side by side). */
function namedWhole(
  column: ColumnShape,
  siblings: readonly number[],
  columns: readonly ColumnShape[],
): number | undefined {
  for (const dimension of HIERARCHIES) {
    const value = column.concept[dimension];
    if (value === undefined) continue;
    for (let at = parentValue(dimension, value); at !== undefined; at = parentValue(dimension, at)) {
      const whole = at;
      const found = siblings.find((index) => {
        const sibling = columns[index];
        return sibling?.concept[dimension] === whole && !isBareTotal(sibling) && sameScope(sibling, column);
      });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The column that another is a part of, and the list of parts that it stands in. */
export interface ColumnPlace {
  readonly parent: number;
  /** The header over a second list of the same money: 资金来源 beside 货物, 工程, 服务. */
  readonly list?: string;
}

export type ColumnPlaces = readonly (ColumnPlace | undefined)[];
type Places = (ColumnPlace | undefined)[];

/**
 * Which value column each column of a panel is a part of. The structure is the header's own: a 合计 or 小计 column is
 * the sum of the columns and groups that stand beside it under one label; 其中 columns are left out.
 */
export function columnPlaces(columns: readonly ColumnShape[]): ColumnPlaces {
  const places: Places = new Array<ColumnPlace | undefined>(columns.length).fill(undefined);
  const sheaves = new Map<string, { path: readonly string[]; index: number }[]>();
  columns.forEach((column, index) => {
    if (column.ofWhich || (column.measure !== "money" && column.measure !== "count")) return;
    const path = column.path.filter((label) => !isStageLabel(label));
    const key = sheaf(column);
    sheaves.set(key, [...(sheaves.get(key) ?? []), { path, index }]);
  });
  for (const members of sheaves.values()) link(build(members, 0), columns, places);
  return places;
}

/** Whether a column is of another flow (年初, 收入, 年末) than the total it stands beside. */
function isOtherFlow(direction: string | undefined, whole: string | undefined): boolean {
  if (direction === undefined || whole === undefined || direction === whole) return false;
  return parentValue("direction", direction) !== whole;
}

/** 会议费, 培训费 and 机关运行经费 stand beside 三公经费合计 and are no part of it. */
function isOtherItem(item: string | undefined, whole: string | undefined): boolean {
  if (item === undefined || whole === undefined || item === whole) return false;
  const isKnown = PARENTS.item?.[item] !== undefined || item === "机关运行经费";
  return isKnown && !isBelow("item", item, whole);
}

/** Links the nodes under one label and returns the columns that stand for them outside. */
function link(nodes: readonly Node[], columns: readonly ColumnShape[], places: Places): number[] {
  const leaves = nodes.filter((node) => node.leaf !== undefined).map((node) => node.leaf ?? 0);
  const head = leaves.find((index) => columns[index]?.isTotal);
  const tops: number[] = [];
  const lists = new Map<string, number[]>();
  for (const node of nodes) {
    if (node.leaf === head && head !== undefined) continue;
    const outer = node.leaf === undefined ? link(node.children, columns, places) : [node.leaf];
    for (const index of outer) {
      const column = columns[index];
      if (!column) continue;
      const others = leaves.filter((leaf) => leaf !== index && leaf !== head);
      // A group by funds or natures is a total's own; an item of 三公经费 with its parts belongs to the item above it.
      const isByName = node.leaf !== undefined || column.concept.item !== undefined;
      const whole = isByName ? namedWhole(column, others, columns) : undefined;
      if (whole !== undefined) places[index] = { parent: whole };
      else if (node.label !== undefined && SOURCE_LABEL.test(node.label))
        lists.set(node.label, [...(lists.get(node.label) ?? []), index]);
      else tops.push(index);
    }
  }
  if (head === undefined || !isWholeList(tops, columns)) {
    tops.push(...[...lists.values()].flat());
    tops.sort((a, b) => a - b);
    lists.clear();
  }
  if (head === undefined) return tops;
  for (const [list, members] of lists) for (const index of members) places[index] = { parent: head, list };
  const whole = columns[head]?.concept ?? {};
  const outside = tops.filter((index) => {
    const { direction, item } = columns[index]?.concept ?? {};
    return isOtherFlow(direction, whole.direction) || isOtherItem(item, whole.item);
  });
  if (outside.length > 0) {
    for (const index of tops) if (!outside.includes(index)) places[index] = { parent: head };
    return [head, ...outside];
  }
  if (tops.length >= 2 || (tops.length === 1 && leaves.length < nodes.length)) {
    for (const index of partsOf(tops, columns)) places[index] = { parent: head };
  }
  return [head];
}

/** Whether columns make up a whole without those of a list by source beside them. */
function isWholeList(tops: readonly number[], columns: readonly ColumnShape[]): boolean {
  return (
    tops.length >= 2 &&
    tops.every((index) => {
      const { fund, origin } = columns[index]?.concept ?? {};
      return fund === undefined && origin === undefined;
    })
  );
}

/**
 * The columns that make up a total. Where a header lists the same money twice, by 支出性质 and by 资金来源, either list
 * makes up the whole by itself; the first is taken.
 */
function partsOf(tops: readonly number[], columns: readonly ColumnShape[]): number[] {
  const natures = tops.filter((index) => columns[index]?.concept.nature !== undefined);
  const funds = tops.filter(
    (index) => columns[index]?.concept.nature === undefined && columns[index]?.concept.fund !== undefined,
  );
  if (natures.length >= 2 && funds.length >= 2) return natures;
  return [...tops];
}
