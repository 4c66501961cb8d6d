/** The standard forms as data: 决算 公开01–09, 预算 sets, 绩效 and other tables, and the words they use. */
import { BUDGET_FORMS } from "./budget.js";
import { FINAL_FORMS } from "./final.js";
import type { DocumentKind, Form } from "./form.js";
import { OTHER_FORMS } from "./other.js";
import { PERFORMANCE_FORMS } from "./performance.js";

export * from "./form.js";
export * from "./sets.js";
export * from "./words.js";

const FORMS: readonly Form[] = [...PERFORMANCE_FORMS, ...OTHER_FORMS, ...FINAL_FORMS, ...BUDGET_FORMS];

export function allForms(): readonly Form[] {
  return FORMS;
}

/** Whether a form is one of the sets that departments publish, 决算 or 预算. */
export function isStandardForm(form: Form | undefined): boolean {
  return /^(final|budget)\//.test(form?.id ?? "");
}

function find(forms: readonly Form[], title: string): Form | undefined {
  return forms.find((form) => form.title.test(title) && !form.not?.test(title));
}

/**
 * The form that a plain title names. A title without 决算 in a document of 决算 is still one of its forms
 * (三公经费支出情况表), so `kind` decides between the two sets.
 */
export function formOfTitle(title: string, kind: DocumentKind | undefined): Form | undefined {
  const either = find(PERFORMANCE_FORMS, title) ?? find(OTHER_FORMS, title);
  if (either) return either;
  if (title.includes("决算")) return find(FINAL_FORMS, title) ?? find(BUDGET_FORMS, title);
  if (kind === "final") {
    const final = find(FINAL_FORMS, title.replace(/(总|明细|情况)?表/, "决算$1表"));
    if (final) return final;
  }
  return find(BUDGET_FORMS, title);
}
