import { codeEntry, type CodeSystem, codeNames } from "../catalogue/index.js";
import { plainText, type Recognised, type Table, type TableRow } from "../recognise/index.js";
import { groupBy } from "../workbook/index.js";
import { type Derived, nothingDerived, type TextProblem, type TextRelation } from "./relation.js";
import type { Rule } from "./rule.js";
import { similarity } from "../workbook/index.js";

const RULE = "name/code";
const BASIS = "政府收支分类科目：一个编码一个名称";

type Coded = TableRow & { readonly code: string; readonly codes: CodeSystem };

/** A line with a code and a name. */
interface Named {
  readonly table: Table;
  readonly row: Coded;
}

/** The lines that print one code. */
interface CodeLines {
  readonly codes: CodeSystem;
  readonly code: string;
  readonly lines: Named[];
}

const CLASSIFIED: ReadonlySet<CodeSystem | undefined> = new Set([
  "function",
  "economic",
  "government-economic",
]);

/** Every line with the name of a code, in the order in which the codes first come. */
function namedCodes(document: Recognised): CodeLines[] {
  const all: CodeLines[] = [];
  const known = new Map<CodeSystem, Map<string, CodeLines>>();
  for (const table of document.tables) {
    for (const [codes, rows] of rowsByList(table)) {
      const isNaming = namesItsCodes(codes, rows);
      const list = known.get(codes) ?? new Map<string, CodeLines>();
      known.set(codes, list);
      rows.forEach((row) => {
        if (!isNaming && !isNearlyListed(codes, row)) return;
        const { code } = row;
        const same = list.get(code);
        if (same) {
          same.lines.push({ table, row });
          return;
        }
        const fresh = { codes, code, lines: [{ table, row }] };
        list.set(code, fresh);
        all.push(fresh);
      });
    }
  }
  return all;
}

function rowsByList(table: Table): Map<CodeSystem, Coded[]> {
  return groupBy(table.rows.filter(isNamedCode), ({ codes }) => codes);
}

function isNamedCode(row: TableRow): row is Coded {
  return row.code !== undefined && CLASSIFIED.has(row.codes) && isName(row);
}

/** In a table that prints other names too, only what is nearly the name of its code can be meant as it. */
function isNearlyListed(codes: CodeSystem, { code = "", label }: TableRow): boolean {
  return codeNames(codes, code).some((name) => similarity(core(name), core(label)) >= NEARLY);
}

const NEARLY = 0.6;

/**
 * Whether the names beside a table's codes are the codes' own: lists of projects and tables with two classifications
 * print other names there. Then most names of listed codes are not those of the list.
 */
function namesItsCodes(codes: CodeSystem, rows: readonly TableRow[]): boolean {
  let known = 0;
  let other = 0;
  rows.forEach(({ code = "", label }) => {
    const names = codeNames(codes, code);
    if (names.length === 0) return;
    if (names.some((name) => isShort(name, label))) known += 1;
    else other += 1;
  });
  return known > 2 * other;
}

/** A label that is only a number or a project's name says nothing of a code's name. */
function isName({ label, concept }: TableRow): boolean {
  return /[\u4e00-\u9fa5]{2}/.test(label) && concept.project === undefined;
}

/** A name without what is often left out or written in several ways. */
function core(name: string): string {
  return plainText(name)
    .replace(/[()[\]、，,.。:：;；\-/]/g, "")
    .replace(/(的)?(支出|费用|费|经费)$/, "")
    .replace(/[的及与和等]/g, "");
}

/** Whether one name is the other with words left out: 科学技术 for 科学技术支出, or cut off by a narrow column. */
function isShortFor(short: string, long: string): boolean {
  const [a, b] = [core(short), core(long)];
  if (a === b || b.startsWith(a) || b.endsWith(a)) return true;
  // A level of its own in brackets: 其他支出（项）.
  return a.replace(/[类款项]$/, "") === b;
}

/** Whether either of two names is short for the other. */
function isShort(one: string, other: string): boolean {
  return isShortFor(one, other) || isShortFor(other, one);
}

/** Renames of 类, and of 行政事业单位养老支出, are known from documents; of other codes nobody knows the year. */
function isSureRename(code: string): boolean {
  return code.length === 3 || code === "20805";
}

/** The names that several lines print, most frequent first. */
function byFrequency(lines: readonly Named[]): string[] {
  const first = lines[0]?.row.label ?? "";
  if (lines.every(({ row }) => row.label === first)) return [first];
  const counts = new Map<string, number>();
  for (const { row } of lines) counts.set(row.label, (counts.get(row.label) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

/** Documents from this year on print the names of the lists that Gouji holds; earlier ones had other lists. */
const LISTED_FROM = 2021;

/** Names of one code: what is wrong with the first line that prints another name than it should. */
function problemOf(
  system: CodeSystem,
  code: string,
  lines: readonly Named[],
  year: number | undefined,
): { line: Named; problem: TextProblem } | undefined {
  const listed = codeEntry(system, code);
  const known = codeNames(system, code);
  const printed = byFrequency(lines);
  const isListed = (name: string): boolean => known.some((one) => isShort(name, one));
  const believed = printed.find(isListed) ?? printed[0];
  if (believed === undefined) return undefined;
  for (const name of printed) {
    const line = lines.find(({ row }) => row.label === name);
    if (!line) continue;
    const data = { code, name, expected: believed, places: String(lines.length) };
    if (name === believed) continue;
    if (isShort(name, believed))
      return core(name) === core(believed) ? undefined : { line, problem: { outcome: "short", data } };
    if (isListed(name)) return { line, problem: { outcome: "renamed", data } };
    return { line, problem: { outcome: "differs", data } };
  }
  const [line] = lines;
  if (!line || !listed || (year ?? 0) < LISTED_FROM) return undefined;
  const data = { code, name: believed, expected: listed.name, places: String(lines.length) };
  if (!isListed(believed))
    return listed.status === "verified" ? { line, problem: { outcome: "unlisted", data } } : undefined;
  const isOutdated = isSureRename(code) && !isShort(believed, listed.name);
  return isOutdated ? { line, problem: { outcome: "outdated", data } } : undefined;
}

/** One code has one name in a document, and the name of its list where that is known. */
export function codeNamesAgree(document: Recognised): Derived {
  const derived = nothingDerived();
  let agreeing = 0;
  for (const { codes, code, lines } of namedCodes(document)) {
    const found = problemOf(codes, code, lines, document.document.year);
    const isKnown = codeEntry(codes, code)?.status === "verified";
    const count = lines.length - 1 + (isKnown ? 1 : 0);
    if (!found) {
      agreeing += count;
      continue;
    }
    if (count === 0) continue;
    const reported = found.line;
    const others = lines.filter((line) => line !== reported && line.row.label !== reported.row.label);
    derived.texts.push({
      rule: RULE,
      kind: "name",
      places: [reported, ...others].map(({ row: { sheet, row, nameColumn, label } }) => ({
        place: { sheet, row, column: nameColumn },
        text: label,
      })),
      table: reported.table,
      basis: BASIS,
      subject: `${codes}|${code}`,
      ofDocument: true,
      count,
      problem: found.problem,
    });
  }
  if (agreeing > 0) derived.texts.push(namesThatAgree(agreeing));
  return derived;
}

/** All names that are as they should be, together. */
function namesThatAgree(count: number): TextRelation {
  return { rule: RULE, kind: "name", places: [], table: undefined, basis: BASIS, subject: "", count };
}

/** A line stands under the 类 and 款 that its code begins with, where the table prints these. */
export function codePrefixes(table: Table): Derived {
  const derived = nothingDerived();
  const above = new Map<number, TableRow>();
  let printed: ReadonlySet<string | undefined> | undefined;
  for (const row of table.rows) {
    const { code, codes } = row;
    if (codes !== "function" || code === undefined) continue;
    for (const length of PARENT_LENGTHS) {
      if (length >= code.length) break;
      const parent = above.get(length);
      // A table that prints no line of this level says nothing.
      if (!parent || code.startsWith(parent.code ?? "")) continue;
      // A parent further down is out of order, not wrong.
      printed ??= new Set(table.rows.map((other) => (other.codes === "function" ? other.code : undefined)));
      if (printed.has(code.slice(0, length))) continue;
      derived.texts.push(misplaced(table, row, parent));
      break;
    }
    above.set(code.length, row);
  }
  return derived;
}

/** Digits of 类 and 款. */
const PARENT_LENGTHS = [3, 5];

function misplaced(table: Table, row: TableRow, parent: TableRow): TextRelation {
  const { code = "" } = row;
  return {
    rule: "name/prefix",
    kind: "name",
    places: [row, parent].map(({ sheet, row: line, nameColumn, codeColumn, code: text = "" }) => ({
      place: { sheet, row: line, column: codeColumn ?? nameColumn },
      text,
    })),
    table,
    basis: PREFIX_BASIS,
    subject: code,
    count: 1,
    problem: {
      outcome: "prefix",
      data: { code, name: row.label, expected: parent.code ?? "", places: "1" },
    },
  };
}

const PREFIX_BASIS = "政府收支分类科目：款、项编码以所属的类、款编码开头";

export const nameRule: Rule = {
  id: "name/code",
  title: { zh: "核对科目编码与名称", en: "Check codes and their names" },
  explains: {
    zh: "同一编码在整个工作簿里只有一个名称，并与政府收支分类科目一致。只差“支出”“费”等字或被截短的算简称，只作提示；已知的改名（如“医疗卫生与计划生育支出”改为“卫生健康支出”）作提示；只与科目表不符而工作簿内一致的，列为待核实；科目表没有核实过的条目不作依据。",
    en: "One code has one name in the whole workbook. Short forms and known renames are hints; a name that only the code list contradicts is to be verified; entries of the list that were never verified are not used.",
  },
  basis: BASIS,
  classes: {
    differs: "error",
    short: "hint",
    renamed: "hint",
    unlisted: "doubt",
    outdated: "doubt",
  },
  example: {
    收入表: [
      ["2024年度收入决算表"],
      [null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "本年收入合计", "财政拨款收入"],
      ["201", "一般公共服务支出", 30, 30],
      ["205", "教育支出", 10, 10],
      ["208", "社会保障和就业支出", 5, 5],
    ],
    支出表: [
      ["2024年度支出决算表"],
      [null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      ["201", "一般公共服务支出", 30, 20, 10],
      ["205", "教育支出", 10, 10, null],
      ["208", "社会保障和就业支出", 5, 5, null],
    ],
  },
  mistake: { sheet: "支出表", address: "B4", value: "一般公共预算支出" },
  across: codeNamesAgree,
};

export const prefixRule: Rule = {
  id: "name/prefix",
  title: { zh: "核对科目编码的类、款", en: "Check that a code stands under its 类" },
  explains: {
    zh: "表中印有类、款的，项的编码应以所属类、款的编码开头；列在别的类（款）下、本类（款）又没有单列一行的，列为待核实。",
    en: "A code stands under the 类 that it begins with; one under another 类 is to be verified.",
  },
  basis: PREFIX_BASIS,
  classes: { prefix: "doubt" },
  example: [
    ["2024年度支出决算表"],
    [null, null, "单位：万元"],
    ["科目编码", "科目名称", "本年支出合计"],
    ["205", "教育支出", 10],
    ["20502", "普通教育", 10],
    ["2050202", "小学教育", 10],
  ],
  mistake: { address: "A6", value: "2060202" },
  derive: codePrefixes,
};
