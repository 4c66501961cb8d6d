import { CLASS_NAMES, messageOf } from "../check/index.js";
import type { Block } from "../workbook/index.js";
import type { Summary } from "../summary/index.js";
import { balanceLines } from "./balanceText.js";
import { padEnd, page, placeName, width } from "./place.js";
import { quoteOf } from "./placeJson.js";
import type { Summarised, SummaryCopy } from "./summary.js";
import { documentName } from "./words.js";

const TITLES = { "three-public": "“三公”经费", "operating-cost": "机关运行经费" } as const;
const WIDEST = 28;

/** The summaries of a workbook for a person at a terminal, and what was written. */
export function summaryText(summarised: Summarised): string {
  const { before, summaries, balance, copy } = summarised;
  const lines = [`勾稽汇总  ${before.papers.workbook?.name ?? ""}`, documentName(before.report)];
  if (summaries.length === 0 && !balance) lines.push("没有认出“三公”经费或公用经费的数。");
  for (const summary of summaries) lines.push(...summaryLines(summarised, summary));
  if (balance) lines.push(...balanceLines(before, balance));
  const isEmpty = summaries.length === 0 && (balance?.sheets.length ?? 0) === 0;
  return page([...lines, ...(copy ? copyLines(copy, summaries) : isEmpty ? [] : HINT)]);
}

const HINT = ["", "用 --out 写明副本的文件名，就把以上各表放进副本的新工作表；原文件不会改动。"];

function summaryLines({ before }: Summarised, summary: Summary): string[] {
  const { id, entity, products, paragraphs, differing, fillIns, isStandardForm, units } = summary;
  const paper = products.find((product) => product.id === "paper");
  const asked = units.filter(({ nature }) => nature === undefined);
  return [
    "",
    `【${TITLES[id]}】${entity}${isStandardForm ? "（工作簿里没有这张表，按标准表样编制）" : ""}`,
    ...(paper ? blockLines(paper.block) : []),
    ...(asked.length === 0
      ? []
      : [`  请用 --unit 单位=行政（或参公、事业）说明性质：${asked.map(({ name }) => name).join("、")}`]),
    "",
    ...paragraphs.map(({ text }) => `  ${text}`),
    ...(fillIns === 0 ? [] : ["", `  有 ${String(fillIns)} 处【请填写】，要由人填写。`]),
    ...(differing.length === 0 ? [] : ["", `  与汇总不一致的地方 ${String(differing.length)} 处：`]),
    ...differing.map(({ place, words, printed, should, unit, isCertain }) => {
      const where = placeName(before.report, place, undefined, words?.quote);
      return `    ${where}  ${printed === "" ? "空白" : printed} → ${should}${unit}${isCertain ? "" : "（请核实）"}`;
    }),
  ];
}

/** The rows of a block as columns of text, without where its figures come from. */
function blockLines({ cells, rows, columns }: Block): string[] {
  const shown = Array.from({ length: rows }, () => Array.from({ length: columns - 1 }, () => ""));
  for (const { row, column, content } of cells) {
    const own = shown[row];
    if (!content || !own || column >= columns - 1) continue;
    const { kind } = content;
    const text =
      kind === "text" ? content.text : kind === "number" ? content.amount : resultOf(content.result);
    own[column] = text.replace(/\s*\n\s*/g, " ");
  }
  const table = shown.filter((row) => row.filter((text) => text !== "").length > 1);
  const widths = Array.from({ length: columns - 1 }, (_, column) =>
    Math.min(Math.max(...table.map((row) => width(row[column] ?? "")), 0), WIDEST),
  );
  return table.map((row) =>
    `  ${row.map((text, column) => padEnd(text, widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}

function resultOf(result: { readonly amount: string } | { readonly text: string }): string {
  return "amount" in result ? result.amount : result.text;
}

function copyLines({ path, sheets, after, created }: SummaryCopy, summaries: readonly Summary[]): string[] {
  const differing = summaries.reduce((count, summary) => count + summary.differing.length, 0);
  const listed = created.filter((finding) => finding.class !== "hint");
  return [
    "",
    `【已写入】${path}，新工作表：${sheets.map((name) => `“${name}”`).join("、")}`,
    listed.length === 0
      ? differing === 0
        ? "副本已重新核对：新表与其他表和文字一致。"
        : `副本已重新核对：上面列出的 ${String(differing)} 处改正后，新表与其他表和文字一致。`
      : `副本已重新核对：以下 ${String(listed.length)} 处与新表不一致，请按上面列出的改正：`,
    ...listed.map((finding) => {
      const [first] = finding.cells;
      const where = first ? placeName(after.report, first.place, undefined, quoteOf(first)) : "";
      return `  ${CLASS_NAMES["zh-CN"][finding.class]}  ${where}  ${messageOf(finding).what}`;
    }),
  ];
}
