import type { Fact, Table, TableColumn, TableRow } from "../recognise/index.js";
import { type NamedFormula, parseFormulas, parseNamedFormulas, type PrintedFormula } from "./formula.js";
import type { Rule } from "./rule.js";
import { type ColumnSum, inEveryRow } from "./everyRow.js";
import { type Derived, NOTE_BASIS, nothingDerived, SUM, type Term } from "./relation.js";

const COLUMNS = "formula/columns";

function terms(formula: PrintedFormula, factOf: (number: number) => Fact | undefined): Term[] | undefined {
  const found: Term[] = [];
  for (const { number, sign } of formula.parts) {
    const fact = factOf(number);
    if (!fact) return undefined;
    found.push({ fact, sign });
  }
  return found;
}

/** A formula over 行次: in every column that the whole's block prints. */
function alongRows(table: Table, formula: PrintedFormula, derived: Derived): void {
  const byNumber = new Map<number, TableRow>();
  for (const row of table.rows) if (row.lineNumber !== undefined) byNumber.set(row.lineNumber, row);
  const whole = byNumber.get(formula.whole);
  const rule = "formula/rows";
  if (!whole) {
    derived.notApplicable.push({ rule, table, reason: "term-missing" });
    return;
  }
  const columns = table.panels[whole.panel]?.columns ?? [];
  columns.forEach((column, position) => {
    if (column.measure !== "money") return;
    const total = whole.factAt(position);
    const parts = terms(formula, (number) => {
      const row = byNumber.get(number);
      return row?.panel === whole.panel ? row.factAt(position) : undefined;
    });
    if (!total || !parts) {
      derived.notApplicable.push({ rule, table, reason: "term-missing" });
      return;
    }
    derived.relations.push({
      rule,
      kind: "formula",
      test: SUM,
      whole: total,
      parts,
      table,
      basis: `${NOTE_BASIS}：${formula.text}`,
      row: whole,
      column: column,
    });
  });
}

/** A formula over 栏次: in every row. */
function alongColumns(table: Table, formula: PrintedFormula, derived: Derived): void {
  const before = derived.relations.length;
  table.panels.forEach((panel, at) => {
    const whole = panel.columns.findIndex(({ number }) => number === formula.whole);
    const parts = formula.parts.map(({ number: wanted, sign }) => ({
      position: panel.columns.findLastIndex(({ number }) => number === wanted),
      sign,
    }));
    alongPositions(table, at, { whole, parts, text: formula.text }, derived);
  });
  if (derived.relations.length === before)
    derived.notApplicable.push({ rule: COLUMNS, table, reason: "term-missing" });
}

/** A formula in words: over the columns that it names, in every row. */
function alongNames(table: Table, formula: NamedFormula, derived: Derived): void {
  table.panels.forEach((panel, at) => {
    const positionOf = (name: string): number =>
      panel.columns.findIndex((column) => namesOf(column).includes(name));
    const whole = positionOf(formula.whole);
    const parts = formula.parts.map(({ name, sign }) => ({ position: positionOf(name), sign }));
    alongPositions(table, at, { whole, parts, text: formula.text }, derived);
  });
}

/** A formula whose terms are found among a panel's columns; a position below zero is a term that is not there. */
function alongPositions(
  table: Table,
  panel: number,
  { whole, parts, text }: Pick<ColumnSum, "whole" | "parts"> & { readonly text: string },
  derived: Derived,
): void {
  if (whole < 0 || parts.some(({ position }) => position < 0)) return;
  const basis = `${NOTE_BASIS}：${text}`;
  inEveryRow(table, panel, { rule: COLUMNS, kind: "formula", whole, parts, basis }, derived);
}

/** Names a column goes by: its own, or its group's where it is the group's 小计. */
function namesOf(column: TableColumn): string[] {
  const own = column.path.at(-1) ?? "";
  const group = column.path.at(-2);
  return column.isTotal && group !== undefined ? [own, group] : [own];
}

/** The form's own formulas, read from its notes and its 栏次 row. */
export function printedFormulas(table: Table): Derived {
  const derived = nothingDerived();
  const formulas = [
    ...table.notes.flatMap((note) => parseFormulas(note)),
    ...table.columnFormulas.flatMap((text) => parseFormulas(text, "column")),
  ];
  for (const formula of formulas) {
    if (formula.axis === "row") alongRows(table, formula, derived);
    else alongColumns(table, formula, derived);
  }
  for (const note of table.notes)
    for (const formula of parseNamedFormulas(note)) alongNames(table, formula, derived);
  return derived;
}

export const formulaRule: Rule = {
  id: "formula",
  parts: ["formula/rows", "formula/columns"],
  title: { zh: "核对表注公式", en: "Check the formulas printed in the notes" },
  explains: {
    zh: "表下的注（27行＝（1＋2＋…＋8）行，1栏各行＝（2＋3）栏各行，资产总额＝流动资产＋…）和栏次里的公式（1＝2＋3），按印出的公式逐行或逐栏核对。公式所指的行、栏在表中找不到时不核对。",
    en: "Formulas in the notes below a table and in its 栏次 row, over line numbers, column numbers or names. A formula whose terms are not in the table is not checked.",
  },
  basis: NOTE_BASIS,
  example: [
    ["政府性基金预算财政拨款支出决算表"],
    [null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "本年支出", "已付", "未付"],
    [null, "栏次", 1, 2, 3],
    ["212", "城乡社区支出", 9, 4, 5],
    ["注：1栏各行＝（2＋3）栏各行。"],
  ],
  mistake: { address: "C5", value: 8 },
  derive: printedFormulas,
};
