import { type CheckResult, type Finding, type FindingCell, messageOf, type Profile } from "../check/index.js";
import type { Recognised, Table } from "../recognise/index.js";
import { decimalText, rangeName, type Workbook } from "../workbook/index.js";
import { address, sheetName } from "./place.js";

/** A text that was named on the command line and not read, with the reason. */
export interface UnreadText {
  readonly source: string;
  readonly reason: string;
}

function tableJson(workbook: Workbook, table: Table): object {
  return {
    sheet: sheetName(workbook, { sheet: table.sheets[0] ?? 0 }),
    ...(table.sheets.length > 1
      ? { sheets: table.sheets.map((sheet) => sheetName(workbook, { sheet })) }
      : {}),
    form: table.form?.id ?? "other",
    title: table.title,
    unit: table.unit ?? null,
    range: rangeName(table.range),
    facts: table.facts.filter(({ isBlank }) => !isBlank).length,
  };
}

function cellJson(workbook: Workbook, cell: FindingCell): object {
  return {
    sheet: sheetName(workbook, cell.place),
    address: address(cell.place),
    role: cell.role,
    value: cell.value ?? null,
    unit: cell.unit ?? null,
    printed: cell.printed,
  };
}

function findingJson(workbook: Workbook, finding: Finding): object {
  const { what, why, todo } = messageOf(finding);
  const english = messageOf(finding, "en");
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
    cells: finding.cells.map((cell) => cellJson(workbook, cell)),
    spans: [],
    places: finding.places.map((cell) => ({
      cell: { sheet: sheetName(workbook, cell.place), address: address(cell.place) },
      value: cell.value ?? null,
    })),
    cause: finding.cause,
  };
}

/** One check, as the command line prints it. */
export interface Checked {
  readonly workbook: Workbook;
  readonly recognised: Recognised;
  readonly result: CheckResult;
  readonly profile: Profile;
  /** Name of the settings file that was read. */
  readonly settings: string | undefined;
  readonly texts: readonly UnreadText[];
}

/** The output of `gouji check --format json`, version 1 of the contract in docs/schema. */
export function checkJson({ workbook, recognised, result, profile, settings, texts }: Checked): object {
  const { document } = recognised;
  return {
    version: 1,
    workbook: workbook.name,
    document: {
      kind: document.kind ?? null,
      year: document.year ?? null,
      entity: document.entity ?? null,
      forms: [...new Set(recognised.tables.map(({ form }) => form?.id ?? "other"))].join(" "),
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
    tables: recognised.tables.map((table) => tableJson(workbook, table)),
    unrecognised: recognised.unrecognised.map(({ sheet, reason, amounts }) => ({
      sheet: sheetName(workbook, { sheet }),
      reason,
      amounts,
    })),
    hidden: workbook.sheets.filter(({ visibility }) => visibility !== "visible").map(({ name }) => name),
    texts: texts.map(({ source, reason }) => ({
      source,
      claims: 0,
      checked: 0,
      unplaced: [],
      notRead: reason,
    })),
    relations: { ...result.relations, joint: "not-run" },
    unfinished: result.unfinished.map(({ rule, table }) => ({
      rule,
      table: table === undefined ? "" : (recognised.tables[table]?.title ?? ""),
    })),
    findings: result.findings.map((finding) => findingJson(workbook, finding)),
    repairs: [],
  };
}

/** The output of `gouji facts --format json`. */
export function factsJson(workbook: Workbook, recognised: Recognised): object {
  return {
    version: 1,
    workbook: workbook.name,
    facts: recognised.facts
      .filter(({ isBlank }) => !isBlank)
      .map((fact) => ({
        sheet: sheetName(workbook, fact.place),
        address: address(fact.place),
        printed: fact.printed,
        amount: decimalText(fact.amount),
        unit: fact.unit ?? null,
        measure: fact.measure,
        precision: fact.precision,
        asText: fact.asText,
        exact: fact.isExact,
        form: recognised.tables[fact.table]?.form?.id ?? null,
        concept: fact.concept,
      })),
    notFacts: recognised.notFacts.map(({ place, text, reason }) => ({
      sheet: sheetName(workbook, place),
      address: address(place),
      text,
      reason,
    })),
  };
}
