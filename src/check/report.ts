import type { Dossier, PaperSheet, Unplaced } from "../narrative/index.js";
import type { CellPlace, DocumentInfo, Table, Unrecognised } from "../recognise/index.js";
import { type NotApplicableReason, rowName, ruleOf } from "../relations/index.js";
import type { CellRange, Workbook } from "../workbook/index.js";
import type { CheckResult, RelationCounts } from "./check.js";
import type { Finding } from "./finding.js";
import type { Profile } from "./profile.js";

/** A recognised table as a report lists it. */
export interface TableReport {
  /** Sheets it stands on, in order. */
  readonly sheets: readonly number[];
  readonly title: string;
  readonly unit: "元" | "万元" | undefined;
  readonly range: CellRange;
  /** Figures read in it, blanks not counted. */
  readonly figures: number;
}

/** What the row and the column of a cell are called; empty where they have no name. */
export interface PlaceName {
  readonly row: string;
  readonly column: string;
}

/** A text as a report tells of it. */
export interface TextReport {
  readonly name: string;
  /** The sheet its places are on. */
  readonly sheet: number;
  /** Amounts and percentages that it claims exactly, placed or not. */
  readonly claims: number;
  /** Claims that were compared with something. */
  readonly checked: number;
  /** Figures that nothing is compared with, with the reason. */
  readonly unplaced: readonly Unplaced[];
}

/** Another document that was read beside the workbook. */
export interface CompanionReport {
  readonly name: string;
  readonly document: DocumentInfo;
  readonly tables: number;
  /** Relations that its figures take part in. */
  readonly compared: number;
}

/** What was checked, what was not and why, and what was found: plain data, without the facts themselves. */
export interface CheckReport {
  readonly document: DocumentInfo;
  readonly profile: Profile;
  /** Every sheet of every paper, by the index that places use. */
  readonly sheets: readonly PaperSheet[];
  readonly tables: readonly TableReport[];
  readonly texts: readonly TextReport[];
  readonly companions: readonly CompanionReport[];
  /** Figures read, blanks not counted; of these, amounts that the workbook stores as text. */
  readonly figures: number;
  readonly asText: number;
  readonly unrecognised: readonly Unrecognised[];
  /** Sheets that are hidden, and sheets with hidden rows or columns; both are read all the same. */
  readonly hiddenSheets: readonly number[];
  readonly hiddenLines: readonly number[];
  /** Cells with an error value; what they belong to is not checked. */
  readonly errors: readonly { readonly place: CellPlace; readonly text: string }[];
  readonly relations: RelationCounts;
  /** Rules that could not be finished, with the title of the table, or none where the rule is between tables. */
  readonly unfinished: readonly { readonly rule: string; readonly title: string | undefined }[];
  readonly findings: readonly Finding[];
  /** Names of the cells in findings, by {@link placeKey}. */
  readonly names: ReadonlyMap<string, PlaceName>;
  /** Titles of the rules in findings, by {@link Finding.rule}. */
  readonly rules: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
}

/** A place as the key of a map. */
export function placeKey({ sheet, row, column }: CellPlace): string {
  return `${String(sheet)}:${String(row)}:${String(column)}`;
}

/** Relations that could not be checked, counted by the reason alone. */
export function absentByReason({ absent }: Pick<RelationCounts, "absent">): Map<NotApplicableReason, number> {
  const counts = new Map<NotApplicableReason, number>();
  for (const { reason, count } of absent) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return counts;
}

function indexes<Item>(items: readonly Item[], isMeant: (item: Item) => boolean): number[] {
  return items.flatMap((item, index) => (isMeant(item) ? [index] : []));
}

/** The names of those cells of a table that are asked for. */
function nameCells(table: Table, wanted: ReadonlySet<string>, names: Map<string, PlaceName>): void {
  for (const row of table.rows) {
    const columns = table.panels[row.panel]?.columns ?? [];
    for (const [at, fact] of row.facts.entries()) {
      if (!fact || !wanted.has(placeKey(fact.place))) continue;
      names.set(placeKey(fact.place), { row: rowName(row), column: columns[at]?.path.join("›") ?? "" });
    }
  }
  for (const { row, column } of table.singles) {
    const [fact] = row.facts;
    if (fact) names.set(placeKey(fact.place), { row: rowName(row), column: column.path.join("›") });
  }
}

function namesOf({ tables, companions = [] }: Dossier, places: readonly CellPlace[]): Map<string, PlaceName> {
  const wanted = new Set(places.map(placeKey));
  const sheets = new Set(places.map(({ sheet }) => sheet));
  const names = new Map<string, PlaceName>();
  for (const table of [...tables, ...companions.flatMap(({ recognised }) => recognised.tables)]) {
    if (table.sheets.some((sheet) => sheets.has(sheet))) nameCells(table, wanted, names);
  }
  return names;
}

/** All sheets by index, those of a workbook that was read alone included. */
export function sheetsOf(workbook: Workbook | undefined, { sheets }: Dossier): readonly PaperSheet[] {
  if (sheets || !workbook) return sheets ?? [];
  return workbook.sheets.map(({ name }): PaperSheet => ({ name, origin: "workbook", file: workbook.name }));
}

/** What was read in each text, and how much of it was compared. */
export function textReports({ texts = [] }: Dossier, { comparedInTexts }: CheckResult): TextReport[] {
  return texts.map(({ name, sheet, claims, unplaced }) => ({
    name,
    sheet,
    claims: claims.length + unplaced.filter(({ reason }) => reason === "unknown").length,
    checked: claims.filter(({ words }) => words !== undefined && comparedInTexts.has(words)).length,
    unplaced,
  }));
}

/** The report of a check; without a workbook, one of texts alone. `named`: cells to be named besides those of findings. */
export function reportOf(
  workbook: Workbook | undefined,
  recognised: Dossier,
  result: CheckResult,
  profile: Profile,
  named: readonly CellPlace[] = [],
): CheckReport {
  const printed = recognised.facts.filter(({ isBlank }) => !isBlank);
  const sheets = workbook?.sheets ?? [];
  return {
    document: recognised.document,
    profile,
    sheets: sheetsOf(workbook, recognised),
    texts: textReports(recognised, result),
    companions: (recognised.companions ?? []).map(({ name, recognised: { document, tables } }) => ({
      name,
      document,
      tables: tables.length,
      compared: result.comparedBeside.get(name) ?? 0,
    })),
    tables: recognised.tables.map(({ sheets, title, unit, range, facts }) => ({
      sheets,
      title,
      unit,
      range,
      figures: facts.filter(({ isBlank }) => !isBlank).length,
    })),
    figures: printed.length,
    asText: printed.filter(
      ({ asText, measure, sheet }) => asText && measure === "money" && sheet < sheets.length,
    ).length,
    unrecognised: recognised.unrecognised,
    hiddenSheets: indexes(sheets, ({ visibility }) => visibility !== "visible"),
    hiddenLines: indexes(
      sheets,
      ({ rows, hiddenColumns }) => hiddenColumns.length > 0 || rows.some((row) => row.hidden),
    ),
    errors: recognised.notFacts.flatMap(({ place, text, reason }) =>
      reason === "error-value" ? [{ place, text }] : [],
    ),
    relations: result.relations,
    unfinished: result.unfinished.map(({ rule, table }) => ({
      rule,
      title: table === undefined ? undefined : recognised.tables[table]?.title,
    })),
    findings: result.findings,
    names: namesOf(recognised, [
      ...result.findings.flatMap(({ cells }) => cells.map(({ place }) => place)),
      ...named,
    ]),
    rules: new Map(
      result.findings.flatMap(({ rule }) => {
        const title = ruleOf(rule)?.title;
        return title ? [[rule, title]] : [];
      }),
    ),
  };
}
