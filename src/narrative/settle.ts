import { type Concept, natureOfEconomicClass, TOTAL } from "../catalogue/index.js";
import type { DocumentInfo } from "../recognise/index.js";
import type { TextDocumentInfo } from "./subject.js";
import type { Section } from "./sections.js";

/** What a text says and what its neighbourhood says, together; the text's own words count more. */
export function firmOf(own: Concept, context: Concept): Concept {
  const { stage: _stage, year: _year, ...said } = own;
  const { stage: _contextStage, year: _contextYear, ...around } = context;
  const isLine = said.nature ?? said.function ?? said.economic ?? said.item;
  if (said.project !== undefined) return { project: said.project };
  // A part of a project's money is no fund's or line's total.
  if (around.project !== undefined) return { project: `?${around.project}·${Object.values(said).join("·")}` };
  if (isLine === undefined && said.direction !== undefined) {
    // A total is about all lines, a balance about the line that is spoken of.
    const { fund, function: own } = around;
    const isBalance = /结转|结余/.test(said.direction);
    return {
      ...(fund === undefined ? {} : { fund }),
      ...(isBalance && own !== undefined ? { function: own } : {}),
      ...said,
    };
  }
  const kept: Partial<Record<keyof Concept, string>> = { ...around };
  delete kept.project;
  if (isLine !== undefined) {
    delete kept.direction;
    delete kept.item;
    if (said.item !== undefined) {
      delete kept.nature;
      delete kept.function;
    }
    if (said.item !== undefined || said.nature !== undefined) delete kept.economic;
    if (said.function !== undefined) delete kept.function;
    if (said.economic !== undefined) delete kept.economic;
    kept.direction = "本年支出";
  }
  return { ...kept, ...said };
}

/** 收入 and 支出 in a budget mean the total with what is carried over, or the year's money: tables print both. */
const DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  收入: ["收入总计", "本年收入"],
  支出: ["支出总计", "本年支出"],
  本年收入: ["本年收入", "收入总计"],
  本年支出: ["本年支出", "支出总计"],
};

/** Amounts of 三公经费 are printed for all 财政拨款 or for 一般公共预算. */
const ITEM_FUNDS = ["财政拨款", "一般公共预算"];
const THREE_PUBLIC = new Set([
  "三公经费",
  "因公出国",
  "公务用车",
  "公务用车购置",
  "公务用车运行",
  "公务接待",
  "国内接待",
  "国境外接待",
]);

function stagesOf(
  stage: string | undefined,
  item: string | undefined,
  { kind }: DocumentInfo,
): readonly string[] {
  if (stage === "执行数") return ["决算"];
  if (stage === "预算数" && kind === "final")
    return item !== undefined && THREE_PUBLIC.has(item) ? ["全年预算", "年初预算"] : ["年初预算", "全年预算"];
  if (stage !== undefined && stage !== "预算数") return [stage];
  return [kind === "final" ? "决算" : "年初预算"];
}

function directionsOf(
  { direction, nature, function: own, economic, item }: Concept,
  section: Section,
): readonly string[] {
  if (nature !== undefined || own !== undefined || economic !== undefined || item !== undefined)
    return [direction ?? "本年支出"];
  if (direction !== undefined) return DIRECTIONS[direction] ?? [direction];
  return section.id === "income"
    ? ["本年收入", "收入总计"]
    : ["本年支出", "支出总计", "本年收入", "收入总计"];
}

function fundsOf({ fund, item, direction }: Concept, section: Section): readonly (string | undefined)[] {
  // Forms print 三公经费 for one of the two, and lines of 财政拨款 often only for 一般公共预算.
  if (fund === "财政拨款") return ITEM_FUNDS;
  if (fund === "一般公共预算" && item !== undefined) return [fund, "财政拨款"];
  if (fund !== undefined) return [fund];
  if (item !== undefined) return THREE_PUBLIC.has(item) ? ITEM_FUNDS : [undefined];
  if (section.id === "whole" || section.id === "income" || section.id === "spending") return [TOTAL];
  return direction === "使用非财政拨款结余" ? [TOTAL] : [TOTAL, "财政拨款", "一般公共预算"];
}

function naturesOf({ nature, economic }: Concept): readonly (string | undefined)[] {
  if (economic === undefined) return [nature];
  const own = natureOfEconomicClass(economic);
  if (nature === "项目支出") return [nature];
  return [...new Set([own, nature, "基本支出"])];
}

const MOST = 16;

/** Everything that a figure can be about, the most likely first. */
export function conceptsOf(
  firm: Concept,
  said: { readonly stage?: string; readonly year?: string },
  document: TextDocumentInfo,
  section: Section,
): Concept[] {
  const { project } = firm;
  const stages = stagesOf(said.stage, firm.item, document);
  const year = said.year ?? (document.year === undefined ? undefined : String(document.year));
  const isUnstated = document.hasUnstatedYear && year === String(document.year ?? "");
  const ofYear = year === undefined || isUnstated ? {} : { year };
  if (project !== undefined) return stages.map((stage) => ({ project, stage, ...ofYear }));
  const concepts: Concept[] = [];
  const { nature: _nature, fund: _fund, ...rest } = { ...firm, ...ofYear };
  for (const direction of directionsOf(firm, section))
    for (const fund of fundsOf(firm, section))
      for (const nature of naturesOf(firm))
        for (const stage of stages) {
          const concept: { -readonly [Dimension in keyof Concept]: Concept[Dimension] } = {
            ...rest,
            direction,
            stage,
          };
          if (fund !== undefined) concept.fund = fund;
          if (nature !== undefined) concept.nature = nature;
          concepts.push(concept);
        }
  return concepts.slice(0, MOST);
}
