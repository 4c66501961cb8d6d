import { describe, expect, it } from "vitest";
import { check } from "../src/check/index.js";
import { type Fact, recognise, type Recognised } from "../src/recognise/index.js";
import type { Relation } from "../src/relations/index.js";
import { derive } from "./support/derive.js";
import { addressOf, parseAddress, type Workbook } from "../src/workbook/index.js";
import { WHOLE_DOCUMENTS, type WholeDocument } from "./support/documents.js";
import { workbookOf } from "./support/grid.js";

function cellsIn(ranges: readonly string[]): string[] {
  return ranges.flatMap((range) => {
    const [first = "", last = first] = range.split(":");
    const from = parseAddress(first);
    const to = parseAddress(last);
    if (!from || !to) throw new Error(`not a range: ${range}`);
    const cells: string[] = [];
    for (let row = from.row; row <= to.row; row++) {
      for (let column = from.column; column <= to.column; column++) cells.push(addressOf(row, column));
    }
    return cells;
  });
}

function placeOf(workbook: Workbook, fact: Fact): string {
  return `${workbook.sheets[fact.place.sheet]?.name ?? ""}!${addressOf(fact.place.row, fact.place.column)}`;
}

function filledCells(document: WholeDocument): Set<string> {
  return new Set(
    document.sheets.flatMap(({ name, rows }) =>
      rows.flatMap((row, at) =>
        row.flatMap((value, column) => (value === null ? [] : [`${name}!${addressOf(at, column)}`])),
      ),
    ),
  );
}

/** A relation by its total and its filled parts: a blank part adds nothing. */
function signature(total: string, parts: readonly string[], filled: ReadonlySet<string>): string {
  return `${total}=${parts
    .filter((part) => filled.has(part.replace(/^[+-]/, "")))
    .sort()
    .join(",")}`;
}

function foundRelations(workbook: Workbook, recognised: Recognised): Relation[] {
  return recognised.tables.flatMap((table) => derive(table).relations);
}

describe.each(WHOLE_DOCUMENTS)("$id: $about", (document) => {
  const workbook = workbookOf(document.id, document.sheets);
  const recognised = recognise(workbook);
  const money = new Set(
    recognised.facts.filter(({ measure }) => measure === "money").map((fact) => placeOf(workbook, fact)),
  );

  it("reports nothing, for everything in it adds up", () => {
    const { findings, relations, unfinished } = check(recognised);
    // 提示 (a form that the set has and the document does not) are no finding about what it prints.
    const found = findings.filter((finding) => finding.class !== "hint");
    expect(
      found.map(({ rule, data, reported, expected }) => [
        rule,
        data.table,
        data.row,
        data.column,
        reported,
        expected,
      ]),
    ).toEqual([]);
    expect(unfinished).toEqual([]);
    expect(relations.checked).toBeGreaterThan(0);
  });

  it("takes every amount cell for an amount", () => {
    const missing = Object.entries(document.expect).flatMap(([sheet, { tables }]) =>
      tables.flatMap(({ amounts = [] }) => cellsIn(amounts).map((address) => `${sheet}!${address}`)),
    );
    const filled = filledCells(document);
    expect(missing.filter((place) => filled.has(place) && !money.has(place))).toEqual([]);
  });

  it("takes no code, number of a line, year or count for an amount", () => {
    const others = Object.entries(document.expect).flatMap(([sheet, { tables }]) =>
      tables.flatMap(({ notAmounts = [] }) => cellsIn(notAmounts).map((address) => `${sheet}!${address}`)),
    );
    expect(others.filter((place) => money.has(place))).toEqual([]);
  });

  it("finds every relation that the form guarantees", () => {
    const filled = filledCells(document);
    const found = new Set(
      foundRelations(workbook, recognised).map(({ whole, parts }) =>
        signature(
          placeOf(workbook, whole),
          parts.map(({ fact, sign }) => `${sign === 1 ? "" : "-"}${placeOf(workbook, fact)}`),
          filled,
        ),
      ),
    );
    const missing = document.relations
      .map(({ total, parts }) => signature(total, parts, filled))
      .filter((relation) => !found.has(relation));
    expect(missing).toEqual([]);
  });
});
