import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { conceptKey } from "../src/catalogue/index.js";
import { check } from "../src/check/index.js";
import { plainText, recognise, type Fact } from "../src/recognise/index.js";
import { addressOf, decimalText, parseAddress, type Workbook } from "../src/workbook/index.js";
import { type GridSheet, type GridValue, workbookOf } from "./support/grid.js";

/** Values by dimension; null where the form states none. */
type Dimensions = Readonly<Record<string, string | null>>;

/** What the filled cells of a range say: the block's own dimensions, and those of their columns and rows. */
interface Block {
  readonly sheet: string;
  readonly range: string;
  readonly base: Dimensions;
  /** By column letter; only these columns of the range count. */
  readonly columns?: Readonly<Record<string, Dimensions>>;
  readonly rows?: RowLabels;
  /** `*` where each cell prints its own, null where nothing states one; absent where the form leaves it open. */
  readonly unit?: string | null;
  /** Money where nothing is said. */
  readonly measure?: Fact["measure"];
}

interface RowLabels {
  readonly dimension?: string;
  /** The column that prints the value of the dimension; blank in the row of the total. */
  readonly code?: string;
  /** The columns whose labels, outermost first, name the row. */
  readonly path?: string;
  /** By row number; only these rows of the range count. */
  readonly labels?: Readonly<Record<string, Dimensions>>;
}

interface Published {
  readonly id: string;
  readonly about: string;
  readonly sheets: readonly GridSheet[];
  readonly facts: readonly Block[];
  readonly notFacts: readonly { sheet: string; cells: readonly string[]; why: string }[];
  readonly findings: readonly {
    kind: string;
    class: string;
    sheet: string;
    cell: string;
    /** Absent for findings of words. */
    reported?: string;
    expected?: string;
  }[];
}

interface Expected {
  readonly place: string;
  readonly dimensions: Dimensions;
  readonly measure: string;
  readonly unit: string | null | undefined;
  readonly amount: number;
}

const FOLDER = new URL("./published/", import.meta.url);
const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as Published);

function cellsIn(range: string): { row: number; column: number; letter: string }[] {
  const [first = "", last = first] = range.split(":");
  const from = parseAddress(first);
  const to = parseAddress(last);
  if (!from || !to) throw new Error(`not a range: ${range}`);
  const cells = [];
  for (let row = from.row; row <= to.row; row++) {
    for (let column = from.column; column <= to.column; column++)
      cells.push({ row, column, letter: addressOf(row, column).replace(/\d+/, "") });
  }
  return cells;
}

function valueAt(sheet: GridSheet, row: number, letter: string): GridValue {
  const column = parseAddress(`${letter}1`)?.column ?? -1;
  return sheet.rows[row]?.[column] ?? null;
}

/** The figure in a cell and the word behind it: `约900人` → 900 人, `1.5万人` → 15000 人. */
function figureIn(value: GridValue): { amount: number; unit: string | null } | undefined {
  if (typeof value === "number") return { amount: value, unit: null };
  const match = /^\D*?(\d+(?:\.\d+)?)(万?)(.*?)(以上)?$/s.exec(value ?? "");
  if (!match) return undefined;
  const [, digits = "", tenThousand = "", unit = ""] = match;
  return { amount: Number(digits) * (tenThousand === "" ? 1 : 10000), unit: unit === "" ? null : unit };
}

/** Labels stand once over the lines they hold for, each below the label it is a part of. */
function pathOf(sheet: GridSheet, row: number, letters: string): string {
  let top = 0;
  const labels = Array.from(letters, (letter, level) => {
    let at = row;
    while (level < letters.length - 1 && at > top && valueAt(sheet, at, letter) === null) at -= 1;
    top = at;
    return plainText(String(valueAt(sheet, at, letter) ?? ""));
  });
  return labels.filter((label) => label !== "").join("›");
}

function rowDimensions(sheet: GridSheet, block: Block, row: number): Dimensions | undefined {
  const { dimension = "", code, path, labels } = block.rows ?? {};
  if (labels) return labels[String(row + 1)];
  if (code !== undefined) return { [dimension]: plainText(String(valueAt(sheet, row, code) ?? "合计")) };
  if (path === undefined) return {};
  return { [dimension]: pathOf(sheet, row, path) };
}

function expectedIn(document: Published, block: Block): Expected[] {
  const sheet = document.sheets.find(({ name }) => name === block.sheet);
  if (!sheet) throw new Error(`no such sheet: ${block.sheet}`);
  return cellsIn(block.range).flatMap(({ row, column, letter }): Expected[] => {
    const value = valueAt(sheet, row, letter);
    const columns = block.columns === undefined ? {} : block.columns[letter];
    const rows = rowDimensions(sheet, block, row);
    if (value === null || !columns || !rows) return [];
    const figure = figureIn(value);
    const place = `${block.sheet}!${addressOf(row, column)}`;
    if (!figure) throw new Error(`no figure in ${place}`);
    return [
      {
        place,
        dimensions: { ...block.base, ...columns, ...rows },
        measure: block.measure ?? "money",
        unit: block.unit === "*" ? figure.unit : block.unit,
        amount: figure.amount,
      },
    ];
  });
}

function placeOf(workbook: Workbook, { place }: Pick<Fact, "place">): string {
  return `${workbook.sheets[place.sheet]?.name ?? ""}!${addressOf(place.row, place.column)}`;
}

/** Where a fact is not what the table says, as `dimension: expected ≠ found`. */
function differences(fact: Fact, expected: Expected): string[] {
  const found: Dimensions = {
    ...fact.concept,
    "as measure": fact.measure,
    "as unit": fact.unit ?? null,
  };
  const wanted: Dimensions = {
    ...expected.dimensions,
    "as measure": expected.measure,
    ...(expected.unit === undefined ? {} : { "as unit": expected.unit }),
  };
  const differing = Object.entries(wanted)
    .filter(([name, value]) => (found[name] ?? null) !== value)
    .map(([name, value]) => `${name}: ${value ?? "–"} ≠ ${found[name] ?? "–"}`);
  return Number(decimalText(fact.amount)) === expected.amount
    ? differing
    : [...differing, `amount: ${String(expected.amount)} ≠ ${decimalText(fact.amount)}`];
}

describe.each(documents)("$id: $about", (document) => {
  const workbook = workbookOf(document.id, document.sheets);
  const recognised = recognise(workbook);
  const filled = recognised.facts.filter(({ isBlank }) => !isBlank);
  const facts = new Map(filled.map((fact) => [placeOf(workbook, fact), fact]));
  const expected = document.facts.flatMap((block) => expectedIn(document, block));

  it("reads every amount as what the table says it is", () => {
    const wrong = new Map<string, string[]>();
    for (const one of expected) {
      const fact = facts.get(one.place);
      const [sheet = "", address = ""] = one.place.split("!");
      for (const difference of fact ? differences(fact, one) : ["not read"]) {
        const key = `${sheet} ${difference}`;
        wrong.set(key, [...(wrong.get(key) ?? []), address]);
      }
    }
    expect([...wrong].map(([key, addresses]) => `${key}: ${addresses.join(" ")}`)).toEqual([]);
  });

  it("reads each amount once, and nothing else", () => {
    const known = new Set(expected.map(({ place }) => place));
    expect([...facts.keys()].filter((place) => !known.has(place))).toEqual([]);
    expect(known.size).toBe(expected.length);
    expect(facts.size).toBe(filled.length);
  });

  const others = document.notFacts.flatMap(({ sheet, cells }) =>
    cells.flatMap(cellsIn).map(({ row, column }) => `${sheet}!${addressOf(row, column)}`),
  );

  it("takes no number of a line or column, code, date or sentence for an amount", () => {
    expect(others.filter((place) => facts.has(place))).toEqual([]);
  });

  it("is described whole: every number in it is an amount or is said to be none", () => {
    const known = new Set([...expected.map(({ place }) => place), ...others]);
    const numbers = document.sheets.flatMap(({ name, rows }) =>
      rows.flatMap((row, at) =>
        row.flatMap((value, column) =>
          typeof value === "number" ? [`${name}!${addressOf(at, column)}`] : [],
        ),
      ),
    );
    expect(numbers.filter((place) => !known.has(place))).toEqual([]);
  });

  it("finds what an expert finds in its tables, and no more", () => {
    const line = (
      kind: string,
      found: string,
      place: string,
      values: readonly (string | undefined)[],
    ): string =>
      `${kind} ${found} ${place}: ${values.map((value) => (value === undefined ? "words" : String(Number(value)))).join(", not ")}`;
    const found = check(recognised)
      .findings.filter((finding) => finding.class !== "hint")
      .map(({ rule, class: grade, cells: [first], reported, expected: other }) =>
        line(rule.replace(/\/.*/, ""), grade, first ? placeOf(workbook, first) : "", [reported, other]),
      );
    const wanted = document.findings.map(({ kind, class: grade, sheet, cell, reported, expected: other }) =>
      line(kind, grade, `${sheet}!${cell}`, [reported, other]),
    );
    expect(found.sort()).toEqual(wanted.sort());
  });

  it("needs no merged areas", () => {
    const bare = { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, merges: [] })) };
    const again = recognise(bare);
    const read = (fact: Fact): string =>
      `${placeOf(workbook, fact)} ${conceptKey(fact.concept)} ${fact.measure} ${decimalText(fact.amount)}`;
    expect(again.facts.map(read)).toEqual(recognised.facts.map(read));
    expect(check(again).findings).toEqual(check(recognised).findings);
  });
});
