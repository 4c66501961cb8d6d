import {
  absentByReason,
  type CheckReport,
  type Language,
  NAMES,
  type Profile,
  type TextReport,
} from "../../check/index.js";
import type { Words } from "../words/index.js";
import { locate, placeName, sheetNameOf } from "./places.js";

const MOST_ERRORS = 8;

/** What was checked, what was not and why, as lines for a person. */
export interface Summary {
  readonly document: string;
  readonly checked: string;
  readonly profile: string;
  /** `上下级合计 160` */
  readonly kinds: readonly string[];
  readonly tables: readonly { readonly sheet: string; readonly title: string; readonly figures: string }[];
  readonly unrecognised: readonly {
    readonly sheet: string;
    readonly reason: string;
    /** It holds figures that nobody has looked at. */
    readonly amounts: boolean;
  }[];
  /** How much of each text was compared. */
  readonly texts: readonly string[];
  /** Relations that could not be checked, with the reasons, and those among zeros only. */
  readonly apart: string;
  /** Hidden sheets, amounts stored as text, error values. */
  readonly remarks: readonly string[];
  readonly unfinished: readonly string[];
}

function profileText(profile: Profile, words: Words["summary"], language: Language): string {
  const chosen = (key: Profile["given"][number], text: string): string =>
    profile.given.includes(key) ? `${text}${words.given}` : text;
  const { formsName, kind, year, region, off } = profile;
  const forms = language === "zh-CN" ? formsName : kind === undefined ? undefined : NAMES.en.kind[kind];
  const offNames = off.map((id) => NAMES[language].relation[id] ?? id).join(language === "en" ? ", " : "、");
  const parts = [
    chosen("kind", forms ?? words.unknownForms),
    chosen("year", year === undefined ? words.unknownYear : words.year(year)),
    chosen("region", region ?? words.unknownRegion),
    off.length === 0 ? words.allRules : words.off(offNames),
  ];
  return words.profile(parts.join(language === "en" ? ", " : "，"));
}

function textLine(text: TextReport, words: Words["summary"], name: string): string {
  const { claims, checked, unplaced } = text;
  const unknown = unplaced.filter(({ reason }) => reason === "unknown").length;
  return words.text(name, claims, checked, unknown, unplaced.length - unknown);
}

/** The head of a result: the first thing that a person reads. */
export function summaryOf(
  report: CheckReport,
  { summary: words, finding: placeWords }: Words,
  language: Language,
): Summary {
  const names = NAMES[language];
  const comma = language === "en" ? ", " : "、";
  const sheetName = (sheet: number): string => sheetNameOf(report, sheet, placeWords);
  const sheetNames = (sheets: readonly number[]): string =>
    sheets.map((sheet) => `“${sheetName(sheet)}”`).join(comma);
  const { document, tables, relations, hiddenSheets, hiddenLines, asText, errors } = report;

  const absent = [...absentByReason(relations)]
    .map(([reason, count]) => `${names.absent[reason]} ${String(count)}`)
    .join(comma);
  const errorPlaces = errors
    .slice(0, MOST_ERRORS)
    .map(({ place, text }) => `${placeName(locate(report, place), placeWords)} ${text}`);
  return {
    document: [
      document.entity,
      document.year === undefined ? undefined : words.yearOf(document.year),
      document.kind === undefined ? undefined : names.kind[document.kind],
    ]
      .filter(Boolean)
      .join(" "),
    checked: words.checked(tables.length, report.figures, relations.checked, relations.holding),
    profile: profileText(report.profile, words, language),
    kinds: Object.entries(relations.byKind).map(
      ([kind, count]) => `${names.relation[kind] ?? kind} ${String(count)}`,
    ),
    tables: tables.map(({ sheets, title, figures }) => ({
      sheet: sheets.map(sheetName).join(comma),
      title,
      figures: words.figures(figures),
    })),
    unrecognised: report.unrecognised.map(({ sheet, reason, amounts }) => ({
      sheet: sheetName(sheet),
      reason: names.unrecognised[reason],
      amounts,
    })),
    texts: report.texts.map((text) => textLine(text, words, sheetName(text.sheet))),
    apart: words.apart(
      relations.notApplicable === 0
        ? words.noneAbsent
        : `${words.notApplicable(relations.notApplicable)}${language === "en" ? ` (${absent})` : `（${absent}）`}`,
      words.trivial(relations.trivial),
    ),
    remarks: [
      ...(hiddenSheets.length > 0 ? [words.hiddenSheets(sheetNames(hiddenSheets))] : []),
      ...(hiddenLines.length > 0 ? [words.hiddenLines(sheetNames(hiddenLines))] : []),
      ...(asText > 0 ? [words.asText(asText)] : []),
      ...(errors.length > 0
        ? [
            `${words.errors(errors.length)}${errorPlaces.join(comma)}${errors.length > MOST_ERRORS ? ` ${words.more(errors.length)}` : ""}`,
          ]
        : []),
    ],
    unfinished: report.unfinished.map(({ title, rule }) =>
      words.unfinished(title ?? words.betweenTables, rule),
    ),
  };
}
