import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conceptKey } from "../src/catalogue/index.js";
import { check } from "../src/check/index.js";
import { type CellPlace, type Fact, recognise } from "../src/recognise/index.js";
import { derive } from "./support/derive.js";
import {
  add,
  addressOf,
  type Amount,
  amount,
  decimalText,
  roundHalfUp,
  trim,
  widen,
  type Workbook,
} from "../src/workbook/index.js";
import { DOCUMENTS } from "./support/documents.js";
import {
  fullWidthDigits,
  generalFormat,
  insertBlanks,
  moveSheets,
  numbersAsText,
  renameSheets,
  stack,
  type Transform,
  withAmount,
  withoutMerges,
} from "./support/transform.js";

const RUNS = 4;

/** What a workbook says, without where it says it. */
function meaning(workbook: Workbook): string[] {
  return recognise(workbook)
    .facts.filter(({ isBlank }) => !isBlank)
    .map(({ concept, amount: value, unit, measure }) =>
      [conceptKey(concept), decimalText(trim(value)), unit ?? "", measure].join(" | "),
    )
    .sort();
}

function findingIds(workbook: Workbook): string[] {
  return check(recognise(workbook))
    .findings.map(({ id }) => id)
    .sort();
}

function keyOf({ sheet, row, column }: CellPlace): string {
  return `${sheet}!${addressOf(row, column)}`;
}

interface Touched {
  readonly fact: Fact;
  /** In units of the fact's last digit: more than any relation of the cell can explain by rounding. */
  readonly slack: number;
}

/** The printed money amounts that relations touch, each with the change that no rounding explains. */
function touchedFacts(workbook: Workbook): Touched[] {
  const slacks = new Map<Fact, number>();
  const relations = recognise(workbook).tables.flatMap((table) => derive(table).relations);
  for (const { whole, parts, test } of relations) {
    // A bound lets amounts move; rates and scores are not money.
    if (test.type !== "sum" || whole.measure !== "money") continue;
    const facts = [whole, ...parts.map(({ fact }) => fact)].filter(({ isBlank }) => !isBlank);
    if (new Set(facts.map(({ unit }) => unit)).size > 1) continue;
    for (const fact of facts) {
      const slack = facts.reduce(
        (units, other) => units + 10 ** Math.max(0, fact.precision - other.precision) / 2,
        0,
      );
      slacks.set(fact, Math.min(slack, slacks.get(fact) ?? Number.POSITIVE_INFINITY));
    }
  }
  return [...slacks].map(([fact, slack]) => ({ fact, slack: Math.floor(slack) + 1 }));
}

function changed(workbook: Workbook, { fact, slack }: Touched, more: number): Workbook {
  const by: Amount = amount(BigInt(slack + Math.abs(more)) * (more < 0 ? -1n : 1n), fact.precision);
  const value = add(widen(fact.amount, Math.max(fact.amount.scale, fact.precision)), by);
  return withAmount(
    workbook,
    fact.place,
    decimalText(roundHalfUp(value, Math.max(value.scale, fact.precision))),
  );
}

/** A document with a few wrong amounts, so that there is something to find. */
function spoilt(workbook: Workbook): Workbook {
  const touched = touchedFacts(workbook);
  return [0.1, 0.4, 0.7].reduce((book, share) => {
    const one = touched[Math.floor(touched.length * share)];
    return one ? changed(book, one, 1000) : book;
  }, workbook);
}

function expectSame(workbook: Workbook, transform: Transform): void {
  expect(meaning(transform(workbook))).toEqual(meaning(workbook));
  const wrong = spoilt(workbook);
  expect(findingIds(wrong)).not.toEqual([]);
  expect(findingIds(transform(wrong))).toEqual(findingIds(wrong));
}

const places = (most: number) => fc.uniqueArray(fc.nat(most), { maxLength: 6 });

/** Sheets that one table runs over stay together. */
function groupsOf(workbook: Workbook): number[][] {
  const groups: number[][] = workbook.sheets.map((_, index) => [index]);
  for (const { sheets } of recognise(workbook).tables) {
    const [first, ...others] = sheets;
    for (const other of others) groups[first ?? 0]?.push(...(groups[other]?.splice(0) ?? []));
  }
  return groups.filter((group) => group.length > 0);
}

/** The sheets that hold tables. */
function onlyTables(workbook: Workbook): Workbook {
  const tables = new Set(recognise(workbook).tables.flatMap(({ sheets }) => sheets));
  return { ...workbook, sheets: workbook.sheets.filter((_, index) => tables.has(index)) };
}

describe.each(DOCUMENTS)("%s says the same", (_, workbook) => {
  it("with blank rows and columns in it", () => {
    fc.assert(
      fc.property(places(40), places(10), (rows, columns) => {
        expectSame(workbook, insertBlanks(rows, columns));
      }),
      { seed: 21, numRuns: RUNS },
    );
  });

  it("with its sheets renamed", () => {
    expectSame(workbook, renameSheets);
  });

  it("with its sheets in another order", () => {
    const groups = groupsOf(workbook);
    fc.assert(
      fc.property(fc.shuffledSubarray(groups, { minLength: groups.length }), (order) => {
        expectSame(workbook, moveSheets(order));
      }),
      { seed: 22, numRuns: RUNS },
    );
  });

  it("with its tables below one another on one sheet", () => {
    expectSame(onlyTables(workbook), stack(1));
    expectSame(onlyTables(workbook), stack(0));
  });

  it("without merged areas", () => {
    expectSame(workbook, withoutMerges);
  });

  it("with its numbers stored as text", () => {
    expectSame(workbook, numbersAsText);
  });

  it("in full-width digits", () => {
    expectSame(workbook, fullWidthDigits);
  });

  it("in the format General", () => {
    expectSame(workbook, generalFormat);
  });
});

describe.each(DOCUMENTS)("a wrong amount in %s", (_, workbook) => {
  const touched = touchedFacts(workbook);

  it("is found, and nothing else is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...touched),
        fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: -50_000, max: 50_000 })),
        (one, more) => {
          const findings = check(recognise(changed(workbook, one, more))).findings.filter(
            (finding) => finding.class !== "hint",
          );
          const place = keyOf(one.fact.place);
          const named = findings.map(({ cells }) => cells.map((cell) => keyOf(cell.place)));
          expect(named.flat()).toContain(place);
          expect(named.filter((cells) => !cells.includes(place))).toEqual([]);
        },
      ),
      { seed: 23, numRuns: 12 },
    );
  });
});
