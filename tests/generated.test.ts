import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conceptKey } from "../src/catalogue/index.js";
import { recognise } from "../src/recognise/index.js";
import { judge } from "../src/relations/index.js";
import { derive } from "./support/derive.js";
import { bookOf, findingsOf, type Rows } from "./support/table.js";

interface Line {
  readonly code: string;
  /** 基本支出 and 项目支出 in hundredths, of a line without lines below it. */
  readonly own: readonly [number, number];
  readonly below: readonly Line[];
}

const cents = fc.integer({ min: 1, max: 9_999_999 });
const own = fc.tuple(cents, cents);

/** Codes that begin with `prefix`, two digits longer, each once, with what `below` gives them. */
function lines(
  prefix: string,
  below: (code: string) => fc.Arbitrary<readonly Line[]>,
): fc.Arbitrary<readonly Line[]> {
  return fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 }).chain((parts) =>
    fc.tuple(
      ...parts.map((part) => {
        const code = `${prefix}${String(part).padStart(2, "0")}`;
        return fc.record({ code: fc.constant(code), own, below: below(code) });
      }),
    ),
  );
}

const none = (): fc.Arbitrary<readonly Line[]> => fc.constant([]);

/** 类 over 款 over 项. */
const classes: fc.Arbitrary<readonly Line[]> = fc
  .uniqueArray(fc.constantFrom("201", "204", "205", "208", "210", "211", "213", "221"), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((codes) =>
    fc.tuple(
      ...codes.map((code) =>
        fc.record({
          code: fc.constant(code),
          own,
          below: lines(code, (outer) => lines(outer, none)),
        }),
      ),
    ),
  );

function amountsOf({ own: [basic, project], below }: Line): [number, number] {
  if (below.length === 0) return [basic, project];
  return below.map(amountsOf).reduce((left, right) => [left[0] + right[0], left[1] + right[1]]);
}

function rowOf(code: string | null, [basic, project]: readonly [number, number]): Rows[number] {
  return [code, code === null ? "合计" : `科目${code}`, (basic + project) / 100, basic / 100, project / 100];
}

function flat(all: readonly Line[]): Line[] {
  return all.flatMap((line) => [line, ...flat(line.below)]);
}

/** The sheet of a tree; `wrong` adds hundredths to the amounts of some codes. */
function sheetOf(all: readonly Line[], wrong: ReadonlyMap<string, number> = new Map()): Rows {
  const whole = amountsOf({ code: "", own: [0, 0], below: all });
  return [
    ["支出决算表"],
    [null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    rowOf(null, whole),
    ...flat(all).map((line) => {
      const [basic, project] = amountsOf(line);
      return rowOf(line.code, [basic + (wrong.get(line.code) ?? 0), project]);
    }),
  ];
}

/** What each relation is about and what became of it, without where it stands. */
function verdicts(rows: Rows): string[] {
  return recognise(bookOf(rows))
    .tables.flatMap((table) => derive(table).relations)
    .map((relation) => {
      const verdict = judge(relation);
      const outcome = typeof verdict === "string" ? verdict : verdict.outcome;
      return [relation.rule, conceptKey(relation.whole.concept), outcome].join(" | ");
    })
    .sort();
}

/** The same tree with the lines below every line in an order that `seed` gives. */
function shuffled(all: readonly Line[], seed: number): readonly Line[] {
  const order = (code: string): number => (Number(code) * 7919 + seed * 104729) % 10007;
  return [...all]
    .sort((left, right) => order(left.code) - order(right.code))
    .map((line) => ({ ...line, below: shuffled(line.below, seed) }));
}

describe("a table that adds up", () => {
  it("has a relation for every line with lines below it and every row, and nothing is wrong", () => {
    fc.assert(
      fc.property(classes, (tree) => {
        const rows = sheetOf(tree);
        const wholes = flat(tree).filter(({ below }) => below.length > 0).length + 1;
        expect(findingsOf(rows)).toEqual([]);
        expect(verdicts(rows)).toHaveLength(wholes * 3 + flat(tree).length + 1);
      }),
      { seed: 31, numRuns: 60 },
    );
  });

  it("and one that does not: the order of 类, 款 and 项 changes no verdict", () => {
    fc.assert(
      fc.property(
        classes.chain((tree) =>
          fc.tuple(
            fc.constant(tree),
            fc.dictionary(
              fc.constantFrom(...flat(tree).map(({ code }) => code)),
              fc.integer({ min: 1, max: 9 }),
              {
                maxKeys: 3,
              },
            ),
          ),
        ),
        fc.nat(1000),
        ([tree, wrong], seed) => {
          const errors = new Map(Object.entries(wrong));
          expect(verdicts(sheetOf(shuffled(tree, seed), errors))).toEqual(verdicts(sheetOf(tree, errors)));
        },
      ),
      { seed: 32, numRuns: 60 },
    );
  });
});
