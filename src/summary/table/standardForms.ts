import type { Item, SummaryKind } from "../figures/threePublic.js";

/** The form of a set that has no table of 三公经费 of its own: columns of items, in groups by stage. */
export interface StandardForm {
  readonly title: (year: string, fund: string) => string;
  /** Number of the table in the published set. */
  readonly number: string;
  /** Labels over the groups, with the stage that each holds; one without a label has no such row. */
  readonly groups: readonly { readonly label?: string; readonly stage: "budget" | "final" }[];
  readonly columns: readonly { readonly item: Item; readonly label: string; readonly above?: string }[];
  /** A row of 栏次 numbers. */
  readonly isNumbered: boolean;
  readonly note: string | undefined;
}

const COLUMNS: StandardForm["columns"] = [
  { item: "三公经费", label: "合计" },
  { item: "因公出国", label: "因公出国（境）费" },
  { item: "公务用车", label: "小计", above: "公务用车购置及运行维护费" },
  { item: "公务用车购置", label: "公务用车购置费", above: "公务用车购置及运行维护费" },
  { item: "公务用车运行", label: "公务用车运行维护费", above: "公务用车购置及运行维护费" },
  { item: "公务接待", label: "公务接待费" },
];

/** 预算: 财政部 set of nine, 一般公共预算“三公”经费支出表. 决算: 公开09, its note as the form prints it. */
export const STANDARD_FORMS: Readonly<Record<SummaryKind, StandardForm>> = {
  budget: {
    title: (year, fund) => `${year}年${fund}“三公”经费支出表`,
    number: "",
    groups: [{ stage: "budget" }],
    columns: COLUMNS,
    isNumbered: false,
    note: undefined,
  },
  final: {
    title: (year, fund) => `${year}年度${fund}“三公”经费支出决算表`,
    number: "公开09表",
    groups: [
      { label: "预算数", stage: "budget" },
      { label: "决算数", stage: "final" },
    ],
    columns: COLUMNS,
    isNumbered: true,
    note: "注：本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
  },
};
