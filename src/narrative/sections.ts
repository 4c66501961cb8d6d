import type { Concept } from "../catalogue/index.js";

/** What a chapter of a 情况说明 speaks of. */
export type SectionKind =
  /** Figures of the tables. */
  | "figures"
  /** Duties, organisation, work done, results: figures there are no budget's. */
  | "prose"
  /** 名词解释: names of 科目. */
  | "terms"
  /** Projects and their reviews. */
  | "performance";

export interface Section {
  /** Names it in rules: `income`, `three-public` … */
  readonly id: string;
  readonly kind: SectionKind;
  /** What every figure in it is about unless its sentence says otherwise. */
  readonly concept: Concept;
}

export const NO_SECTION: Section = { id: "none", kind: "figures", concept: {} };

interface SectionWord extends Section {
  /** Tried on a plain heading without its number. */
  readonly match: RegExp;
}

const GENERAL = { fund: "一般公共预算" } as const;
const SPENT = { direction: "本年支出" } as const;

/** Chapters by the words of their headings; the first that fits counts. */
const SECTION_WORDS: readonly SectionWord[] = [
  { id: "terms", kind: "terms", match: /名词解释|名词说明|术语|专业名词|专业性较强/, concept: {} },
  {
    id: "three-public",
    kind: "figures",
    match: /三公|因公出国|公务用车|公务接待/,
    concept: { ...SPENT, item: "三公经费" },
  },
  {
    id: "operating",
    kind: "figures",
    match: /机关运行(经费|费)|运行经费/,
    concept: { item: "机关运行经费" },
  },
  { id: "procurement", kind: "figures", match: /政府采购/, concept: { item: "政府采购" } },
  { id: "services", kind: "figures", match: /政府购买服务/, concept: { item: "政府购买服务" } },
  {
    id: "assets",
    kind: "figures",
    match: /国有资产|资产占(用|有)|固定资产|资产情况|资产信息/,
    concept: { item: "国有资产" },
  },
  {
    id: "fund",
    kind: "figures",
    match: /政府性?基金/,
    concept: { fund: "政府性基金" },
  },
  { id: "state-capital", kind: "figures", match: /国有资本/, concept: { fund: "国有资本经营" } },
  { id: "performance", kind: "performance", match: /绩效|重点(项目)?评价|自评/, concept: {} },
  {
    id: "basic",
    kind: "figures",
    match: /基本支出/,
    concept: { ...SPENT, ...GENERAL, nature: "基本支出" },
  },
  { id: "projects", kind: "figures", match: /项目支出/, concept: { ...SPENT, nature: "项目支出" } },
  {
    id: "fiscal",
    kind: "figures",
    match: /财政拨款.{0,6}(收支|收入支出|收入、支出|收、支|收入和支出|收入与支出)/,
    concept: { fund: "财政拨款" },
  },
  {
    id: "general",
    kind: "figures",
    match: /(一般)?公共(财政)?预算.{0,8}(支出|拨款|安排|情况|规模|结构|当年)|一般公共预算/,
    concept: { ...SPENT, ...GENERAL },
  },
  { id: "fiscal-spending", kind: "figures", match: /财政拨款支出/, concept: { ...SPENT, fund: "财政拨款" } },
  {
    id: "whole",
    kind: "figures",
    match:
      /(收支|收入支出|收入、支出|收、支|收入和支出|收入与支出|预算|决算).{0,10}(总体|总表|安排的总体|收支|情况总|总额|增减变化|增减变动)|收支情况|总体(情况|收支)|收入支出(预算|决算)/,
    concept: {},
  },
  { id: "income", kind: "figures", match: /收入(预算|决算|情况|说明)|^(本年|部门|单位)?收入/, concept: {} },
  {
    id: "spending",
    kind: "figures",
    match: /支出(预算|决算|情况|说明|安排)|^(本年|部门|单位)?支出/,
    concept: { ...SPENT },
  },
  {
    id: "prose",
    kind: "prose",
    match:
      /职责|职能|机构(设置|情况|编制)|单位构成|人员(构成|情况|编制)|概况|基本情况|重点工作|主要工作|工作(任务|完成|总结|目标|情况|措施)|履职|成效|^目录$|事业发展|工作开展/,
    concept: {},
  },
  {
    id: "other",
    kind: "figures",
    match: /其他(重要)?(事项|说明|情况|需要)|非税收入|债务|结转结余|重要事项/,
    concept: {},
  },
];

/** Headings of all that is said in figures, and of the tables. */
const DOCUMENT: SectionWord = {
  id: "document",
  kind: "figures",
  match: /(预算|决算).{0,10}(情况|说明|安排|公开|表$|报表)/,
  concept: {},
};

/** The chapter that a plain heading begins; undefined for a text that is no chapter's heading. */
export function sectionOf(heading: string): Section | undefined {
  return [...SECTION_WORDS, DOCUMENT].find(({ match }) => match.test(heading));
}
