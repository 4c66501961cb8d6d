/**
 * The dimensions of a concept. A dimension that a form does not state is absent from the concept: it is unknown,
 * never total, and nothing is compared on it.
 */
export const DIMENSIONS = [
  "direction",
  "stage",
  "year",
  "fund",
  "origin",
  "nature",
  "function",
  "economic",
  "organisation",
  "item",
  "project",
  "indicator",
  "measure",
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** A point in the dimensions, for example 决算 · 一般公共预算 · 基本支出 · 2013201. */
export type Concept = Readonly<Partial<Record<Dimension, string>>>;

/** The top of every hierarchy that has one. */
export const TOTAL = "合计";

/** A value and the value it is a part of. */
type Hierarchy = Readonly<Record<string, string>>;

/**
 * Parents of the fixed values, by dimension. Codes (功能分类, 经济分类, 单位编码) carry their hierarchy in their
 * digits and are not listed here.
 */
export const PARENTS: Readonly<Partial<Record<Dimension, Hierarchy>>> = {
  direction: {
    本年收入: "收入总计",
    使用非财政拨款结余: "收入总计",
    年初结转和结余: "收入总计",
    本年支出: "支出总计",
    结余分配: "支出总计",
    年末结转和结余: "支出总计",
  },
  fund: {
    财政拨款: TOTAL,
    一般公共预算: "财政拨款",
    政府性基金: "财政拨款",
    国有资本经营: "财政拨款",
    财政专户: TOTAL,
    单位资金: TOTAL,
    事业收入: "单位资金",
    经营收入: "单位资金",
    上级补助收入: "单位资金",
    附属单位上缴收入: "单位资金",
    其他收入: "单位资金",
    其他资金: TOTAL,
  },
  origin: { 本年: TOTAL, 上年结转: TOTAL },
  nature: {
    基本支出: TOTAL,
    人员经费: "基本支出",
    公用经费: "基本支出",
    项目支出: TOTAL,
    一般性项目: "项目支出",
    专项资金: "项目支出",
    特定目标类: "项目支出",
    其他运转类: "项目支出",
    经营支出: TOTAL,
    上缴上级支出: TOTAL,
    对附属单位补助支出: TOTAL,
  },
  item: {
    三公经费: TOTAL,
    会议费: TOTAL,
    培训费: TOTAL,
    因公出国: "三公经费",
    教学科研人员因公出国: "因公出国",
    其他因公出国: "因公出国",
    公务用车: "三公经费",
    公务用车购置: "公务用车",
    公务用车运行: "公务用车",
    公务接待: "三公经费",
    国内接待: "公务接待",
    国境外接待: "公务接待",
    货物: "政府采购",
    工程: "政府采购",
    服务: "政府采购",
  },
};

/** The value that `value` is a part of, for fixed values. */
export function parentValue(dimension: Dimension, value: string): string | undefined {
  const hierarchy = PARENTS[dimension];
  return hierarchy && Object.hasOwn(hierarchy, value) ? hierarchy[value] : undefined;
}

/** Whether `value` lies anywhere below `ancestor`. */
export function isBelow(dimension: Dimension, value: string, ancestor: string): boolean {
  for (let at = parentValue(dimension, value); at !== undefined; at = parentValue(dimension, at)) {
    if (at === ancestor) return true;
  }
  return false;
}

/** One text per concept, the dimensions in their fixed order: for keys and for reading. */
export function conceptKey(concept: Concept): string {
  const parts: string[] = [];
  for (const dimension of DIMENSIONS) {
    const value = concept[dimension];
    if (value !== undefined) parts.push(`${dimension}=${value}`);
  }
  return parts.join(";");
}
