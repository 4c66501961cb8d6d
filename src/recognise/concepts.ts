import { type Concept, type Dimension, parentValue, TOTAL } from "../catalogue/index.js";
import type { DocumentKind, Form } from "../forms/index.js";
import type { ColumnShape, PanelShape } from "./columns.js";
import type { ColumnPlaces } from "./columntree.js";
import { headerText } from "./label.js";
import type { RowDraft } from "./rows.js";

const NEXT_YEAR: Readonly<Record<string, number>> = { 上年: -1, 前年: -2 };

export function yearText(year: string | undefined, own: number | undefined): string | undefined {
  if (year === undefined) return own === undefined ? undefined : String(own);
  const offset = NEXT_YEAR[year];
  if (offset === undefined) return year;
  return own === undefined ? undefined : String(own + offset);
}

export function settleStage(
  concept: Concept,
  form: Form | undefined,
  kind: DocumentKind | undefined,
): Concept {
  if (concept.stage !== "预算数") return concept;
  const stage = form?.budgetStage ?? (kind === "budget" ? "年初预算" : undefined);
  return stage === undefined ? concept : { ...concept, stage };
}

/** A column of money brought over from the year before. */
function isCarriedOver({ concept }: ColumnShape): boolean {
  return concept.origin === "上年结转" || concept.direction === "年初结转和结余";
}

/** In the income forms a column 上年结转 is a direction of its own, and the 合计 beside it is 收入总计. */
function incomeColumns(columns: readonly ColumnShape[], places: ColumnPlaces): Concept[] {
  const carries = columns.some(isCarriedOver);
  return columns.map((column, index): Concept => {
    const { origin, ...rest } = column.concept;
    if (isCarriedOver(column)) {
      return { fund: TOTAL, ...rest, direction: column.concept.direction ?? "年初结转和结余" };
    }
    if (carries && column.isTotal && places[index] === undefined)
      return { fund: TOTAL, ...rest, direction: "收入总计" };
    return { direction: "本年收入", ...(column.isTotal ? { fund: TOTAL } : {}), ...rest };
  });
}

const INCOME_FORMS = new Set(["final/02", "budget/income"]);

export function columnConcepts(
  panel: PanelShape,
  form: Form | undefined,
  places: ColumnPlaces,
  fund: string | undefined,
): Concept[] {
  if (form && INCOME_FORMS.has(form.id)) return incomeColumns(panel.values, places);
  const carries = panel.values.some(isCarriedOver);
  const spends = form?.states.direction === "本年支出";
  return panel.values.map((column): Concept => {
    const { direction, ...rest } = column.concept;
    if (spends && direction === "年初结转和结余") return { ...rest, origin: "上年结转" };
    if (!column.known && column.measure === "money") return ownConcept(column);
    if (carries && column.isTotal && column.path.some((label) => THIS_YEAR.test(label))) {
      return { ...wholeOf(panel, form, fund), origin: "本年", ...column.concept };
    }
    return column.isTotal ? { ...wholeOf(panel, form, fund), ...column.concept } : column.concept;
  });
}

const WHOLES = new Set([TOTAL, "财政拨款"]);

/** Where row and column meet: the row's word holds, but a whole never hides the part or the flow the column names. */
export function crossed(states: Concept, column: Concept, row: Concept): Concept {
  const { nature, ...concept } = meet(states, column, row);
  // Income has no 支出性质; that a form of both sides is about all of it says nothing there.
  const isIncome = INCOME_DIRECTIONS.has(concept.direction ?? "") && nature === TOTAL;
  return nature === undefined || isIncome ? concept : { ...concept, nature };
}

const INCOME_DIRECTIONS = new Set(["收入总计", "本年收入", "年初结转和结余", "使用非财政拨款结余"]);

function meet(states: Concept, column: Concept, row: Concept): Concept {
  const keepsFund = column.fund !== undefined && row.fund !== undefined && WHOLES.has(row.fund);
  return {
    ...states,
    ...column,
    ...row,
    ...(keepsFund ? { fund: column.fund } : {}),
    ...(column.direction === undefined ? {} : { direction: column.direction }),
  };
}

function isMeeting(item: string | undefined): boolean {
  return item === "会议费" || item === "培训费";
}

const THIS_YEAR = /^(本年|当年)/;
const UNIT_NAME = /(局|委|办|机关|本级|学校|小学|中学|幼儿园|医院|中心|站|所|院|队)$/;

/** A column that no word of the forms names is about what its header says: a unit, or a thing of its own. */
function ownConcept({ path }: ColumnShape): Concept {
  const label = path.at(-1) ?? "";
  if (label === "") return {};
  return UNIT_NAME.test(label) ? { organisation: label } : { item: label };
}

/** What a 合计 column is the whole of, from the columns beside it. */
function wholeOf(panel: PanelShape, form: Form | undefined, fund: string | undefined): Concept {
  const has = (dimension: "nature" | "fund" | "item"): boolean =>
    panel.values.some(({ concept }) => concept[dimension] !== undefined);
  return {
    ...(has("nature") && form?.states.nature === undefined ? { nature: TOTAL } : {}),
    ...(has("fund") ? { fund: fund ?? form?.states.fund ?? form?.wholeFund ?? TOTAL } : {}),
    ...(has("item")
      ? { item: panel.values.some(({ concept }) => isMeeting(concept.item)) ? TOTAL : "三公经费" }
      : {}),
  };
}

/** A part takes the direction of the line it is a part of (the funds under 年初结转和结余). */
export function inheritedConcept(
  rows: readonly RowDraft[],
  parents: readonly (number | undefined)[],
  at: number,
): Concept | undefined {
  const own = rows[at];
  if (!own || own.concept.direction !== undefined) return undefined;
  const parent = parents[at];
  const whole = parent === undefined ? undefined : rows[parent];
  if (!whole || whole.role === "total") return undefined;
  const { direction } = whole.concept;
  return direction === undefined ? inheritedConcept(rows, parents, parent ?? at) : { direction };
}

/** Values of indicators and scores are about an indicator and a side of it (目标值, 完成值), not about money. */
export function indicatorConcept(concept: Concept, column: ColumnShape, name: string): Concept {
  if (column.measure !== "target" && column.measure !== "score") return concept;
  const { direction: _direction, stage: _stage, item: _item, ...rest } = concept;
  const side = headerText(column.path.at(-1) ?? "");
  return { ...rest, ...(name === "" ? {} : { indicator: name }), measure: side };
}

const SUMMED = ["function", "economic", "fund", "nature", "item", "project"] as const;

/** 三公经费 over its items, 财政拨款 in the forms of 财政拨款, 项目支出 in the forms of projects, else the top. */
function wholeValue(dimension: Dimension, part: Concept, form: Form | undefined): string {
  if (dimension === "nature" && form?.states.nature !== undefined) return form.states.nature;
  if (dimension === "fund") return form?.wholeFund ?? TOTAL;
  if (dimension === "item" && form?.states.item !== undefined) return form.states.item;
  if (dimension === "item" && form?.threePublic) return parentValue("item", part.item ?? "") ?? TOTAL;
  return TOTAL;
}

/** What a total row is the whole of, from the rows that it sums. */
export function totalConcepts(
  rows: readonly RowDraft[],
  parents: readonly (number | undefined)[],
  twins: ReadonlyMap<number, number>,
  form: Form | undefined,
): Map<number, Concept> {
  const totals = new Map<number, Concept>();
  rows.forEach((row, at) => {
    const parent = parents[at];
    if (parent === undefined || rows[parent]?.role !== "total") return;
    let concept = totals.get(parent) ?? {};
    for (const dimension of SUMMED) {
      if (row.concept[dimension] === undefined) continue;
      concept = { ...concept, [dimension]: wholeValue(dimension, row.concept, form) };
    }
    totals.set(parent, concept);
  });
  for (const [twin, first] of twins) totals.set(twin, totals.get(first) ?? {});
  return totals;
}
