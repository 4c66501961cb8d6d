import {
  type CheckReport,
  type CheckResult,
  type Finding,
  type FindingCell,
  messageOf,
  type TextReport,
} from "../check/index.js";
import type { Dossier, Papers } from "../narrative/index.js";
import type { Fact, Table } from "../recognise/index.js";
import type { Repairs } from "../repair/index.js";
import { decimalText, rangeName } from "../workbook/index.js";
import { isInText, type Sheets } from "./place.js";
import { cellPlaceJson, isSpan, quoteOf, sheetJson, spanJson } from "./placeJson.js";
import { repairJson } from "./repairJson.js";

/** Papers as they were read. */
export interface Read {
  readonly papers: Papers;
  readonly dossier: Dossier & Sheets;
}

/** One check, as the command line prints it. */
export interface Checked extends Read {
  readonly result: CheckResult;
  readonly report: CheckReport;
  readonly repairs: Repairs;
  /** Name of the settings file that was read. */
  readonly settings: string | undefined;
}

function tableJson(all: Sheets, table: Table): object {
  return {
    ...sheetJson(all, { sheet: table.sheets[0] ?? 0 }),
    ...(table.sheets.length > 1
      ? { sheets: table.sheets.map((sheet) => all.sheets[sheet]?.name ?? "") }
      : {}),
    form: table.form?.id ?? "other",
    title: table.title,
    unit: table.unit ?? null,
    range: rangeName(table.range),
    facts: table.facts.filter(({ isBlank }) => !isBlank).length,
  };
}

function cellJson(all: Sheets, cell: FindingCell): object {
  const { place, role, value = null, unit = null, printed } = cell;
  return { ...cellPlaceJson(all, place), role, value, unit, printed };
}

function findingSpanJson(all: Sheets, cell: FindingCell): object {
  const { place, role, value = null, unit = null } = cell;
  return { ...spanJson(all, place, quoteOf(cell)), role, value, unit };
}

function placeJson(all: Sheets, cell: FindingCell): object {
  const { place, value = null } = cell;
  return isSpan(all, place)
    ? { span: spanJson(all, place, quoteOf(cell)), value }
    : { cell: cellPlaceJson(all, place), value };
}

function findingJson(all: Sheets, finding: Finding): object {
  const { what, why, todo } = messageOf(finding);
  const english = messageOf(finding, "en");
  const spans = finding.cells.filter(({ place }) => isSpan(all, place));
  return {
    id: finding.id,
    rule: finding.rule,
    class: finding.class,
    basis: finding.basis,
    messageId: finding.messageId,
    data: finding.data,
    message: `${what}${why}${todo}`,
    messageEn: `${english.what} ${english.why} ${english.todo}`,
    reported: finding.reported ?? null,
    expected: finding.expected ?? null,
    difference: finding.difference ?? null,
    unit: finding.unit ?? null,
    intervals: finding.intervals
      ? { reported: finding.intervals.reported, expected: finding.intervals.expected ?? null }
      : null,
    // A stretch of a cell's text is named as a span, and its cell too.
    cells: finding.cells.filter(({ place }) => !isInText(all, place)).map((cell) => cellJson(all, cell)),
    spans: spans.map((cell) => findingSpanJson(all, cell)),
    places: finding.places.map((cell) => placeJson(all, cell)),
    cause: finding.cause,
  };
}

function textJson(all: Sheets, { sheet, claims, checked, unplaced }: TextReport): object {
  const paper = all.sheets[sheet];
  return {
    source: paper?.file ?? "",
    ...(paper?.origin === "text" ? {} : { sheet: paper?.name ?? "" }),
    claims,
    checked,
    unplaced: unplaced.map(({ place, quote, reason, sentence }) => ({
      ...spanJson(all, place, quote),
      reason,
      sentence,
    })),
  };
}

/** The output of `gouji check --format json`, version 1 of the contract in docs/schema. */
export function checkJson({ papers, dossier, result, report, repairs, settings }: Checked): object {
  const { document, profile } = report;
  return {
    version: 1,
    workbook: papers.workbook?.name ?? null,
    document: {
      kind: document.kind ?? null,
      year: document.year ?? null,
      entity: document.entity ?? null,
      forms: [...new Set(dossier.tables.map(({ form }) => form?.id ?? "other"))].join(" "),
    },
    profile: {
      forms: profile.forms ?? null,
      kind: profile.kind ?? null,
      year: profile.year ?? null,
      region: profile.region ?? null,
      off: profile.off,
      given: profile.given,
      settings: settings ?? null,
    },
    tables: dossier.tables.map((table) => tableJson(report, table)),
    unrecognised: report.unrecognised.map(({ sheet, reason, amounts }) => ({
      ...sheetJson(report, { sheet }),
      reason,
      amounts,
    })),
    hidden: report.hiddenSheets.map((sheet) => report.sheets[sheet]?.name ?? ""),
    texts: report.texts.map((text) => textJson(report, text)),
    companions: report.companions.map(({ name, document: { kind, year, entity }, tables, compared }) => ({
      source: name,
      kind: kind ?? null,
      year: year ?? null,
      entity: entity ?? null,
      tables,
      compared,
    })),
    relations: { ...result.relations, joint: repairs.joint },
    unfinished: report.unfinished.map(({ rule, title = "" }) => ({ rule, table: title })),
    findings: report.findings.map((finding) => findingJson(report, finding)),
    repairs: repairs.repairs.map((repair) => repairJson(report, repair)),
  };
}

function factJson(dossier: Dossier & Sheets, fact: Fact): object {
  const { place, words, printed } = fact;
  return {
    ...(words ? { span: spanJson(dossier, place, words.quote) } : cellPlaceJson(dossier, place)),
    printed,
    amount: decimalText(fact.amount),
    unit: fact.unit ?? null,
    measure: fact.measure,
    precision: fact.precision,
    asText: fact.asText,
    exact: fact.isExact,
    form: dossier.tables[fact.table]?.form?.id ?? null,
    concept: fact.concept,
  };
}

/** The output of `gouji facts --format json`. */
export function factsJson({ papers, dossier }: Read): object {
  const inTexts = (dossier.texts ?? []).flatMap(({ claims }) => claims);
  return {
    version: 1,
    workbook: papers.workbook?.name ?? null,
    facts: [...dossier.facts.filter(({ isBlank }) => !isBlank), ...inTexts].map((fact) =>
      factJson(dossier, fact),
    ),
    notFacts: dossier.notFacts.map(({ place, text, reason }) => ({
      ...cellPlaceJson(dossier, place),
      text,
      reason,
    })),
  };
}
