import type { Fact, Table, TableColumn, TableRow } from "../recognise/index.js";
import { type NamedFormula, parseFormulas, parseNamedFormulas, type PrintedFormula } from "./formula.js";
import type { Rule } from "./rule.js";
import { type Derived, NOTE_BASIS, nothingDerived, type Term } from "./relation.js";

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
    const total = whole.facts[position];
    const parts = terms(formula, (number) => {
      const row = byNumber.get(number);
      return row?.panel === whole.panel ? row.facts[position] : undefined;
    });
    if (!total || !parts) {
      derived.notApplicable.push({ rule, table, reason: "term-missing" });
      return;
    }
    derived.relations.push({
      rule,
      kind: "formula",
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
  const rule = "formula/columns";
  const before = derived.relations.length;
  table.panels.forEach((panel, at) => {
    const position = panel.columns.findIndex(({ number }) => number === formula.whole);
    if (position < 0) return;
    const positions = new Map(
      panel.columns.flatMap(({ number }, index) => (number === undefined ? [] : [[number, index] as const])),
    );
    if (formula.parts.some(({ number }) => !positions.has(number))) return;
    for (const row of table.rows) {
      if (row.panel !== at) continue;
      const total = row.facts[position];
      const parts = terms(formula, (number) => row.facts[positions.get(number) ?? -1]);
      if (!total || !parts) continue;
      derived.relations.push({
        rule,
        kind: "formula",
        whole: total,
        parts,
        table,
        basis: `${NOTE_BASIS}：${formula.text}`,
        row: row,
        column: panel.columns[position],
      });
    }
  });
  if (derived.relations.length === before)
    derived.notApplicable.push({ rule, table, reason: "term-missing" });
}

/** A formula in words: over the columns that it names, in every row. */
function alongNames(table: Table, formula: NamedFormula, derived: Derived): void {
  table.panels.forEach((panel, at) => {
    const positionOf = (name: string): number =>
      panel.columns.findIndex((column) => namesOf(column).includes(name));
    const whole = positionOf(formula.whole);
    const parts = formula.parts.map(({ name, sign }) => ({ position: positionOf(name), sign }));
    if (whole < 0 || parts.some(({ position }) => position < 0)) return;
    for (const row of table.rows) {
      const total = row.panel === at ? row.facts[whole] : undefined;
      const found = parts.flatMap(({ position, sign }): Term[] => {
        const fact = row.facts[position];
        return fact ? [{ fact, sign }] : [];
      });
      if (!total || found.length < parts.length) continue;
      derived.relations.push({
        rule: "formula/columns",
        kind: "formula",
        whole: total,
        parts: found,
        table,
        basis: `${NOTE_BASIS}：${formula.text}`,
        row: row,
        column: panel.columns[whole],
      });
    }
  });
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
