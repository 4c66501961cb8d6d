import {
  type CodeSystem,
  type Concept,
  economicClassCode,
  functionClassCode,
  TOTAL,
} from "../catalogue/index.js";
import {
  conceptOf,
  DIRECTION_WORDS,
  type Form,
  FUND_WORDS,
  FUNDS_TOTAL,
  isTotalLabel,
  ITEM_WORDS,
  NATURE_WORDS,
  ORIGIN_WORDS,
  PROJECT_KIND_WORDS,
  PURCHASE_WORDS,
  withoutTotal,
} from "../forms/index.js";
import type { Label } from "./label.js";
import type { RowRole } from "./table.js";

export const INCOME = "本年收入";
export const SPENDING = "本年支出";

function totalConcept(label: string, form: Form | undefined, direction: string | undefined): Concept {
  const core = label.replace(/总数$/, "总计");
  const whole = form?.wholeFund ?? TOTAL;
  const named = conceptOf(DIRECTION_WORDS, core) ?? conceptOf(DIRECTION_WORDS, `${core}合计`);
  const at = named?.direction ?? direction;
  if (core === "总计" || core === "收入总计" || core === "支出总计") {
    const top = core === "总计" ? (direction === INCOME ? "收入总计" : "支出总计") : core;
    return direction === undefined && core === "总计"
      ? {}
      : { direction: top, fund: form?.states.fund ?? whole };
  }
  if (at === INCOME) return { direction: INCOME, fund: form?.states.fund ?? whole };
  if (at === SPENDING) return { direction: SPENDING, function: TOTAL };
  return {};
}

/** The concept that a label says by itself, inside a panel of one direction. */
export function labelConcept(label: string, form: Form | undefined, direction: string | undefined): Concept {
  if (label === "") return {};
  const year = /^(20\d{2})年(度)?$/.exec(label)?.[1];
  if (year !== undefined) return { year };
  if (form?.threePublic) {
    const item = conceptOf(ITEM_WORDS, label);
    if (item || isTotalLabel(label)) return item ?? {};
  }
  if (form?.id === "procurement") {
    const purchase = conceptOf(PURCHASE_WORDS, label);
    if (purchase) return purchase;
  }
  if (form !== undefined && (form.kind === "performance" || form.states.direction === SPENDING)) {
    const carried = conceptOf(ORIGIN_WORDS, label);
    if (carried?.origin === "上年结转")
      return { ...carried, ...(conceptOf(FUND_WORDS, label) ?? { fund: "财政拨款" }) };
  }
  const balance = conceptOf(DIRECTION_WORDS, label);
  if (balance && !isTotalLabel(label) && balance.direction !== INCOME && balance.direction !== SPENDING) {
    const fund = conceptOf(FUND_WORDS, label);
    return { ...balance, ...(fund ?? { fund: form?.wholeFund ?? form?.states.fund ?? TOTAL }) };
  }
  const isTotal = isTotalLabel(label) || /^(本年)?(收入|支出)$|总额$/.test(label);
  if (isTotal && (withoutTotal(label) === "" || balance || /^(收入|支出)总/.test(label))) {
    return totalConcept(label, form, direction);
  }
  const core = isTotal ? withoutTotal(label) : label;
  if (direction !== INCOME) {
    const code = functionClassCode(core);
    if (code !== undefined && direction === SPENDING) return { function: code };
    const nature = conceptOf(NATURE_WORDS, core) ?? conceptOf(PROJECT_KIND_WORDS, core);
    if (nature) return { ...nature, function: TOTAL };
    const economic = economicClassCode(core);
    if (economic !== undefined && direction === SPENDING) return { economic, function: TOTAL };
  }
  const fund = conceptOf(FUND_WORDS, core);
  if (fund) {
    const origin = direction === SPENDING ? conceptOf(ORIGIN_WORDS, core) : undefined;
    return { ...origin, ...fund };
  }
  const nature = /^基本支出结转|^项目支出结转|^经营结余/.exec(core)?.[0].slice(0, 4);
  return nature ? { nature: nature === "经营结余" ? "经营支出" : nature } : {};
}

export function codeConcept(code: string, codes: CodeSystem): Concept {
  switch (codes) {
    case "function":
      return { function: code };
    case "economic":
      return { economic: code };
    case "government-economic":
      return { economic: `政府${code}` };
    case "organisation":
      return { organisation: code };
    case "project":
      return {};
  }
}

export function roleOf(label: string, own: Label, concept: Concept, hasCode: boolean): RowRole {
  if (own.ofWhich || /授予(中小|小微)(微)?企业/.test(label)) return "of-which";
  if (hasCode) return "item";
  if (isTotalLabel(label) || FUNDS_TOTAL.test(label)) return "total";
  const { direction } = concept;
  if (
    direction !== undefined &&
    direction !== INCOME &&
    direction !== SPENDING &&
    !direction.endsWith("总计")
  )
    return "balance";
  return "item";
}

export function groupConcept(text: string): Concept {
  if (/^收入(构成|情况|来源)?$/.test(text)) return { direction: INCOME };
  if (/^支出(构成|情况|类别)?$/.test(text)) return { direction: SPENDING };
  return {};
}
