import { type CheckReport, type Finding, type Language, messageOf, NAMES } from "../../check/index.js";
import { groupBy } from "../../workbook/index.js";
import type { Words } from "../words/index.js";
import { locate, placeName, sheetNameOf } from "./places.js";
import { byDifference } from "./size.js";

export type Grouping = "cause" | "table" | "rule";
export type Sorting = "place" | "difference";

/** What a person wants to see of the findings. */
export interface View {
  /** Empty: every class, 提示 apart. */
  readonly classes: ReadonlySet<Finding["class"]>;
  readonly search: string;
  /** `repair`: not the findings themselves but what is proposed for them. */
  readonly grouping: Grouping | "repair";
  readonly sorting: Sorting;
}

/** Findings under one heading; none where one finding stands alone under 按原因. */
export interface Group {
  readonly key: string;
  readonly heading:
    | { readonly is: "cause"; readonly place: Finding["causePlace"] }
    | { readonly is: "text"; readonly text: string; readonly detail: string }
    | undefined;
  readonly findings: readonly Finding[];
}

export interface Listed {
  readonly groups: readonly Group[];
  /** 提示 that are not asked for by class: shown folded, after everything else. */
  readonly hints: readonly Finding[];
  /** All findings in the order in which they are shown, for 上一处 and 下一处. */
  readonly order: readonly Finding[];
}

export const ALL: View = { classes: new Set(), search: "", grouping: "cause", sorting: "place" };

/** Full-width signs and case make no difference to a search, nor do blanks. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/** Everything of a finding that a person may look for. */
function searchText(
  report: CheckReport,
  finding: Finding,
  words: Words["finding"],
  language: Language,
): string {
  const { what } = messageOf(finding, language);
  const places = finding.cells.map(
    ({ place, printed, words: said }) =>
      `${placeName(locate(report, place), words)} ${printed} ${said?.sentence ?? ""}`,
  );
  return plain([what, finding.data.table ?? "", finding.basis, finding.rule, ...places].join(" "));
}

function headingOf(
  report: CheckReport,
  grouping: Grouping,
  findings: readonly Finding[],
  words: Words["finding"],
  language: Language,
): Group["heading"] {
  const [first] = findings;
  if (!first) return undefined;
  if (grouping === "cause") return findings.length > 1 ? { is: "cause", place: first.causePlace } : undefined;
  if (grouping === "rule") {
    const title = report.rules.get(first.rule);
    const kind = NAMES[language].relation[first.rule.split("/")[0] ?? ""] ?? "";
    return { is: "text", text: title ? title[language === "en" ? "en" : "zh"] : first.rule, detail: kind };
  }
  const at = first.cells[0]?.place.sheet ?? 0;
  const sheet = sheetNameOf(report, at, words);
  const title = isText(report, at) ? words.narrative : (first.data.table ?? "");
  return { is: "text", text: title || sheet, detail: title === "" || title === sheet ? "" : sheet };
}

/** Whether a sheet is a text: what that says of tables stands in the text. */
function isText({ texts }: CheckReport, at: number): boolean {
  return texts.some(({ sheet }) => sheet === at);
}

function keyOf(report: CheckReport, grouping: Grouping, finding: Finding): string {
  if (grouping === "cause") return finding.cause;
  if (grouping === "rule") return finding.rule;
  const at = finding.cells[0]?.place.sheet ?? -1;
  return `${String(at)}|${isText(report, at) ? "" : (finding.data.table ?? "")}`;
}

/** The findings as a person wants to see them. */
export function listOf(
  report: CheckReport,
  view: View,
  { finding: words }: Words,
  language: Language,
): Listed {
  const { classes, search, sorting } = view;
  const grouping = view.grouping === "repair" ? "cause" : view.grouping;
  const wanted = plain(search);
  const found = report.findings.filter(
    (finding) =>
      (classes.size === 0 || classes.has(finding.class)) &&
      (wanted === "" || searchText(report, finding, words, language).includes(wanted)),
  );
  const isApart = (finding: Finding): boolean => finding.class === "hint" && !classes.has("hint");
  const sorted = sorting === "difference" ? byDifference(found) : found;
  const groups = [...groupBy(sorted, (finding) => keyOf(report, grouping, finding))].flatMap(([key, all]) => {
    const findings = all.filter((finding) => !isApart(finding));
    const heading = headingOf(report, grouping, findings, words, language);
    return findings.length === 0 ? [] : [{ key, heading, findings }];
  });
  const hints = sorted.filter(isApart);
  return { groups, hints, order: [...groups.flatMap(({ findings }) => findings), ...hints] };
}

/** How many findings of each class there are, all of them. */
export function countsOf(report: CheckReport): Readonly<Record<Finding["class"], number>> {
  const counts = { error: 0, rounding: 0, doubt: 0, hint: 0 };
  for (const finding of report.findings) counts[finding.class] += 1;
  return counts;
}
