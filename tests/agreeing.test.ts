import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, type Finding } from "../src/check/index.js";
import { recognise } from "../src/recognise/index.js";
import { addressOf, parseAddress, type Workbook } from "../src/workbook/index.js";
import { type Account, accounts, sheetsOf, type Style } from "./support/account.js";
import { type GridSheet, workbookOf } from "./support/grid.js";

const RUNS = 25;

function findings(workbook: Workbook): readonly Finding[] {
  return check(recognise(workbook)).findings.filter((finding) => finding.class !== "hint");
}

function bookOf(account: Account, style: Style = {}): Workbook {
  return workbookOf("a.xlsx", sheetsOf(account, style));
}

/** The places of all amounts. */
function amountPlaces(sheets: readonly GridSheet[]): { sheet: number; row: number; column: number }[] {
  return sheets.flatMap(({ rows }, sheet) =>
    rows.flatMap((cells, row) =>
      cells.flatMap((value, column) => (typeof value === "number" ? [{ sheet, row, column }] : [])),
    ),
  );
}

function changed(
  sheets: readonly GridSheet[],
  place: { sheet: number; row: number; column: number },
  by: number,
): GridSheet[] {
  return sheets.map((sheet, at) => ({
    ...sheet,
    rows: sheet.rows.map((cells, row) =>
      cells.map((value, column) => {
        const isHere = at === place.sheet && row === place.row && column === place.column;
        return isHere && typeof value === "number" ? Math.round((value + by) * 100) / 100 : value;
      }),
    ),
  }));
}

const NAMES = ["01", "02", "03", "04", "05", "06"];

describe("an account whose tables are made from one ledger", () => {
  it("has no finding", () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const workbook = bookOf(account);
        expect(findings(workbook)).toEqual([]);
        // It is no empty claim: lines, columns, totals and tables are compared.
        const { byKind } = check(recognise(workbook)).relations;
        for (const kind of ["rollup", "column", "balance", "same", "across"])
          expect(byKind[kind], kind).toBeGreaterThan(0);
      }),
      { seed: 31, numRuns: RUNS },
    );
  });

  it("has none with some of its tables in 元", () => {
    fc.assert(
      fc.property(accounts, fc.subarray(NAMES), (account, yuan) => {
        expect(findings(bookOf(account, { yuan }))).toEqual([]);
      }),
      { seed: 32, numRuns: RUNS },
    );
  });

  it("has none with every amount so many times as large", () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: 2, max: 900 }), (account, times) => {
        expect(findings(bookOf(account, { times }))).toEqual([]);
      }),
      { seed: 33, numRuns: RUNS },
    );
  });
});

describe("an account whose amounts are each rounded to 万元", () => {
  it("has 尾差 and nothing worse", () => {
    let roundings = 0;
    fc.assert(
      fc.property(accounts, (account) => {
        const found = findings(bookOf(account, { rounded: true }));
        roundings += found.length;
        expect(found.filter((finding) => finding.class !== "rounding")).toEqual([]);
      }),
      { seed: 40, numRuns: 4 * RUNS },
    );
    expect(roundings).toBeGreaterThan(RUNS);
  });
});

describe("two accounts in one workbook", () => {
  const both = (first: Account, second: Account, entities: readonly [string?, string?]): Workbook => {
    const [one, other] = entities;
    return workbookOf("a.xlsx", [
      ...sheetsOf(first, { prefix: "甲", ...(one === undefined ? {} : { entity: one }) }),
      ...sheetsOf(second, { prefix: "乙", ...(other === undefined ? {} : { entity: other }) }),
    ]);
  };

  it("of two units are not compared with each other", () => {
    fc.assert(
      fc.property(accounts, accounts, (first, second) => {
        const workbook = both(first, second, ["某市水利局", "某市水利站"]);
        expect(findings(workbook)).toEqual([]);
        // Each is still compared with itself.
        const { same = 0 } = check(recognise(workbook)).relations.byKind;
        expect(same).toBe(
          [first, second].reduce(
            (sum, account) => sum + (check(recognise(bookOf(account))).relations.byKind.same ?? 0),
            0,
          ),
        );
      }),
      { seed: 38, numRuns: RUNS },
    );
  });

  it("are not compared where nothing says whose they are", () => {
    fc.assert(
      fc.property(accounts, accounts, (first, second) => {
        expect(findings(both(first, second, []))).toEqual([]);
      }),
      { seed: 39, numRuns: RUNS },
    );
  });
});

/** More than any rounding of a line of these accounts can explain: fifty figures, each off by half a hundredth. */
const MORE_THAN_SLACK = 0.26;

describe("one amount of it changed by more than rounding explains", () => {
  const gen = accounts.chain((account) => {
    const sheets = sheetsOf(account);
    return fc.record({
      sheets: fc.constant(sheets),
      place: fc.constantFrom(...amountPlaces(sheets)),
      by: fc.oneof(
        fc.double({ min: MORE_THAN_SLACK, max: 9999, noNaN: true }),
        fc.double({ min: -9999, max: -MORE_THAN_SLACK, noNaN: true }),
      ),
    });
  });

  it("gives an error that names it, and no finding that does not", () => {
    fc.assert(
      fc.property(gen, ({ sheets, place, by }) => {
        const found = findings(workbookOf("a.xlsx", changed(sheets, place, by)));
        const named = found.filter(({ cells }) =>
          cells.some(
            (cell) =>
              cell.place.sheet === place.sheet &&
              cell.place.row === place.row &&
              cell.place.column === place.column,
          ),
        );
        expect(named.some((finding) => finding.class === "error")).toBe(true);
        expect(named).toEqual(found);
      }),
      { seed: 34, numRuns: 4 * RUNS },
    );
  });
});

describe("a wrong account", () => {
  /** Rules and classes with what they are about: what stays when rows are moved and units changed. */
  const verdicts = (workbook: Workbook): string[] =>
    findings(workbook)
      .map(({ id, class: grade }) => `${id} ${grade}`)
      .sort();

  const wrong = (account: Account, style: Style): Workbook => {
    const sheets = sheetsOf(account, style);
    const place = parseAddress("C4");
    // 合计 of 支出决算表, far too large in any unit.
    const at = sheets.findIndex(({ name }) => name === "03");
    return place
      ? workbookOf("a.xlsx", changed(sheets, { sheet: at, ...place }, 12_345_678))
      : workbookOf("a.xlsx", []);
  };

  it("is wrong in the same way with its lines in another order", () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const order = (codes: readonly string[]): readonly string[] => codes.toReversed();
        expect(verdicts(wrong(account, { order }))).toEqual(verdicts(wrong(account, {})));
      }),
      { seed: 35, numRuns: RUNS },
    );
  });

  it("is wrong in the same way in 元", () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const own = verdicts(wrong(account, {}));
        expect(own.length).toBeGreaterThan(0);
        expect(verdicts(wrong(account, { yuan: NAMES }))).toEqual(own);
      }),
      { seed: 36, numRuns: RUNS },
    );
  });

  it("is named by the cell that was changed", () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const names = findings(wrong(account, {})).flatMap(({ cells }) =>
          cells.map(({ place }) => `${place.sheet}!${addressOf(place.row, place.column)}`),
        );
        expect(names).toContain("2!C4");
      }),
      { seed: 37, numRuns: RUNS },
    );
  });
});
