import { TOTAL } from "../catalogue/index.js";
import type { Form } from "./form.js";

/** Tables that places add to the budget and to the final account alike. */
export const OTHER_FORMS: readonly Form[] = [
  {
    id: "operating-cost",
    name: "机关运行经费表",
    kind: "either",
    title: /机关运行经费/,
    not: /三公/,
    states: { organisation: TOTAL, item: "机关运行经费", direction: "本年支出" },
    codes: "economic",
    fundInTitle: true,
    isPlan: true,
    locked: true,
  },
  {
    id: "procurement",
    name: "政府采购预算表",
    kind: "either",
    title: /政府采购|采购预算/,
    states: { organisation: TOTAL, item: "政府采购" },
    isPlan: true,
    lines: "item",
    locked: false,
  },
  {
    id: "service-purchase",
    name: "政府购买服务预算表",
    kind: "either",
    title: /购买服务/,
    states: { organisation: TOTAL, item: "政府购买服务" },
    isPlan: true,
    lines: "item",
    locked: false,
  },
  {
    id: "assets",
    name: "国有资产占用情况表",
    kind: "either",
    title: /资产.*(情况|表|占)|(占有|占用).*资产|车辆.*情况表/,
    states: { organisation: TOTAL },
    lines: "item",
    yearOfDate: true,
    locked: false,
  },
];
