import type { ForeignText, WorkbookProblem } from "../errors.js";

/** What is wrong with a file that was to be a text, by what is known of it as a workbook; undefined is a sound one. */
export function textProblem(problem: WorkbookProblem | undefined): WorkbookProblem {
  if (problem === undefined || problem.code === "tooOld") return notText("workbook");
  if (problem.code === "unsupported") return notText(problem.format === "mhtml" ? "html" : "workbook");
  if (problem.code !== "notWorkbook") return problem;
  const { content } = problem;
  if (content === "word") return notText("odt");
  return notText(content === "text" ? "unknown" : content);
}

export function notText(content: ForeignText): WorkbookProblem {
  return { code: "notText", content };
}
