import { TOTAL } from "../catalogue/index.js";
import type { Form } from "./form.js";

/** 绩效目标 and 绩效自评 tables. */
export const PERFORMANCE_FORMS: readonly Form[] = [
  {
    id: "performance/summary",
    name: "绩效自评情况汇总表",
    kind: "performance",
    title: /绩效.*(自评|评价).*汇总|绩效.*汇总表|自评.*汇总/,
    states: { organisation: TOTAL },
    lines: "project",
    locked: false,
  },
  {
    id: "performance/whole-review",
    name: "部门整体绩效自评表",
    kind: "performance",
    title: /整体(支出)?(绩效)?.*(自评|评价)/,
    states: { organisation: TOTAL, fund: TOTAL },
    assumes: { direction: "本年支出", stage: "决算" },
    locked: false,
  },
  {
    id: "performance/whole-goal",
    name: "部门整体支出绩效目标表",
    kind: "performance",
    title: /整体(支出)?(绩效)?.*(目标|申报)/,
    states: { organisation: TOTAL, fund: TOTAL },
    assumes: { direction: "本年支出", stage: "年初预算" },
    balances: ["本年收入", "本年支出"],
    budgetStage: "年初预算",
    locked: false,
  },
  {
    id: "performance/project-review",
    name: "项目支出绩效自评表",
    kind: "performance",
    title: /(绩效)?自评|绩效评价|绩效.*完成情况|绩效监控/,
    states: { organisation: TOTAL },
    lines: "item",
    locked: false,
  },
  {
    id: "performance/project-goal",
    name: "项目支出绩效目标表",
    kind: "performance",
    title: /绩效(目标|指标|申报)/,
    states: { organisation: TOTAL },
    lines: "item",
    budgetStage: "年初预算",
    locked: false,
  },
];
