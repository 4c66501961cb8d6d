import { check, type Finding } from "../../src/check/index.js";
import { type CellPlace, type Fact, recognise, type Recognised } from "../../src/recognise/index.js";
import { type Disagreement, judge, type Relation } from "../../src/relations/index.js";
import { derive, deriveAcross } from "./derive.js";
import { addressOf, decimalText, trim, type Workbook } from "../../src/workbook/index.js";
import { type GridSheet, type GridValue, workbookOf } from "./grid.js";

export type Rows = readonly (readonly GridValue[])[];

/** What a test may hand over: the rows of one sheet, or sheets with names, merges and formats. */
export type Source = Rows | readonly GridSheet[];

const NUMBER = /^-?\d+(\.\d+)?$/;

function valueOf(cell: string): GridValue {
  const text = cell.trim();
  if (text === "") return null;
  if (NUMBER.test(text)) return Number(text);
  const quoted = /^"([^]*)"$/.exec(text);
  return quoted
    ? (quoted[1] ?? "").replaceAll(String.raw`\n`, "\n").replaceAll(String.raw`\u3000`, "\u3000")
    : text;
}

/**
 * A sheet as a person sees it: one line a row, cells between `|`. Bare numerals are number cells, quotes make text of
 * them and keep blanks; a line with a single `|` is an empty row, a line break in a cell is written
 * `\n`, a full-width blank `\u3000`.
 */
export function grid(template: TemplateStringsArray, ...values: readonly (string | number)[]): Rows {
  return String.raw({ raw: template.raw }, ...values)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("|").map(valueOf));
}

function isSheets(source: Source): source is readonly GridSheet[] {
  return source.length > 0 && !Array.isArray(source[0]);
}

export function bookOf(source: Source): Workbook {
  return workbookOf("试", isSheets(source) ? source : [{ name: "表", rows: source }]);
}

/** `C7`, or `续表!C7` where a workbook has several sheets. */
export function placeName(workbook: Workbook, { sheet, row, column }: CellPlace): string {
  const address = addressOf(row, column);
  return workbook.sheets.length === 1 ? address : `${workbook.sheets[sheet]?.name ?? ""}!${address}`;
}

export interface Read {
  readonly amount: string;
  readonly concept: Fact["concept"];
  readonly unit: string | undefined;
  readonly measure: Fact["measure"];
  readonly precision: number;
  readonly isExact: boolean;
  readonly asText: boolean;
}

function read(fact: Fact): Read {
  return {
    amount: decimalText(trim(fact.amount)),
    concept: fact.concept,
    unit: fact.unit,
    measure: fact.measure,
    precision: fact.precision,
    isExact: fact.isExact,
    asText: fact.asText,
  };
}

export function recognised(source: Source): Recognised {
  return recognise(bookOf(source));
}

/** The facts that are printed, by place. */
export function factsOf(source: Source): Map<string, Read> {
  const workbook = bookOf(source);
  const { facts } = recognise(workbook);
  return new Map(
    facts.filter(({ isBlank }) => !isBlank).map((fact) => [placeName(workbook, fact.place), read(fact)]),
  );
}

/** The amounts alone, by place. */
export function amountsOf(source: Source): Record<string, string> {
  return Object.fromEntries([...factsOf(source)].map(([place, { amount }]) => [place, amount]));
}

/** The concept of the fact at a place; fails where there is none. */
export function conceptAt(source: Source, place: string): Fact["concept"] {
  const fact = factsOf(source).get(place);
  if (!fact) throw new Error(`no fact at ${place}`);
  return fact.concept;
}

/** Figures that are not facts, with the reason, by place. */
export function notFactsOf(source: Source): Record<string, string> {
  const workbook = bookOf(source);
  return Object.fromEntries(
    recognise(workbook).notFacts.map(({ place, reason }) => [placeName(workbook, place), reason]),
  );
}

/** A relation as people write it: `C4=C5+C6-C7`, blank parts left out. */
function equation(workbook: Workbook, { whole, parts }: Relation): string {
  const terms = parts
    .filter(({ fact }) => !fact.isBlank)
    .map(({ fact, sign }) => `${sign === 1 ? "+" : "-"}${placeName(workbook, fact.place)}`);
  return `${placeName(workbook, whole.place)}=${terms.join("").replace(/^\+/, "")}`;
}

export interface Judged {
  readonly rule: string;
  readonly outcome: "holds" | "trivial" | Disagreement["outcome"];
}

function outcomeOf(relation: Relation): Judged["outcome"] {
  const verdict = judge(relation);
  return typeof verdict === "string" ? verdict : verdict.outcome;
}

/** Every relation of every table, by its equation. */
export function relationsOf(source: Source): Map<string, Judged> {
  const workbook = bookOf(source);
  const { tables } = recognise(workbook);
  return new Map(
    tables
      .flatMap((table) => derive(table).relations)
      .map((relation) => [
        equation(workbook, relation),
        { rule: relation.rule, outcome: outcomeOf(relation) },
      ]),
  );
}

/** Relations between tables with what became of them: `"across/nature 甲!D4=乙!C7+乙!F7": "holds"`. */
export function acrossOf(source: Source, rule = ""): Record<string, Judged["outcome"]> {
  const workbook = bookOf(source);
  return Object.fromEntries(
    deriveAcross(recognise(workbook))
      .relations.filter((relation) => relation.rule.startsWith(rule))
      .map((relation) => [`${relation.rule} ${equation(workbook, relation)}`, outcomeOf(relation)]),
  );
}

/** `across/nature: scope-differs` … for every relation between tables that does not apply. */
export function notApplicableAcross(source: Source): string[] {
  return deriveAcross(recognised(source)).notApplicable.map(({ rule, reason }) => `${rule}: ${reason}`);
}

/** Sheets by name. */
export function sheets(rows: Readonly<Record<string, Rows>>): readonly GridSheet[] {
  return Object.entries(rows).map(([name, own]) => ({ name, rows: own }));
}

/** The equations of one rule, in the order of the table. */
export function equationsOf(source: Source, rule: string): string[] {
  const workbook = bookOf(source);
  return recognise(workbook)
    .tables.flatMap((table) => derive(table).relations)
    .filter((relation) => relation.rule === rule)
    .map((relation) => equation(workbook, relation));
}

/** `rollup/function: term-missing` … for every relation that a form has and a table does not print. */
export function notApplicableOf(source: Source): string[] {
  return recognised(source)
    .tables.flatMap((table) => derive(table).notApplicable)
    .map(({ rule, reason }) => `${rule}: ${reason}`);
}

/** `error rollup/function at C4: 1.00 against 2.00`, of all rules or of those whose ids begin with `rule`. */
export function findingsOf(source: Source, rule = ""): string[] {
  const workbook = bookOf(source);
  const findings = check(recognise(workbook)).findings.filter((finding) => finding.rule.startsWith(rule));
  return findings.map((finding) => {
    const [first] = finding.cells;
    const at = first ? placeName(workbook, first.place) : "nowhere";
    const { reported = finding.cells[0]?.printed, expected = finding.data.expected } = finding;
    return `${finding.class} ${finding.rule} at ${at}: ${reported ?? ""} against ${expected ?? ""}`;
  });
}

export function rawFindingsOf(source: Source): readonly Finding[] {
  return check(recognised(source)).findings;
}
