import type { Fact, Table, TableRow } from "../recognise/index.js";
import { parseFormulas, type PrintedFormula } from "./formula.js";
import { type Derived, NOTE_BASIS, nothingDerived, type Term } from "./relation.js";
import { rowName } from "./rollup.js";

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
      row: rowName(whole),
      column: column.path.join("›"),
    });
  });
}

/** A formula over 栏次: in every row. */
function alongColumns(table: Table, formula: PrintedFormula, derived: Derived): void {
  const rule = "formula/columns";
  let found = false;
  table.panels.forEach((panel, at) => {
    const position = panel.columns.findIndex(({ number }) => number === formula.whole);
    if (position < 0) return;
    const positions = new Map(panel.columns.flatMap(({ number }, index) => (number === undefined ? [] : [[number, index] as const])));
    if (formula.parts.some(({ number }) => !positions.has(number))) return;
    found = true;
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
        row: rowName(row),
        column: panel.columns[position]?.path.join("›") ?? "",
      });
    }
  });
  if (!found) derived.notApplicable.push({ rule, table, reason: "term-missing" });
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
  return derived;
}
