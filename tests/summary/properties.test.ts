import fc from "fast-check";
import { expect, it } from "vitest";
import { type GridSheet, workbookOf } from "../support/grid.js";
import {
  formulasFrom,
  pasted,
  recalculated,
  summarised,
  summaryOf,
  withSummaries,
} from "../support/summaries.js";

const HEADER = [
  ["合计", "因公出国（境）费", "公务用车购置及运行维护费", null, null, "公务接待费"],
  [null, null, "小计", "公务用车购置费", "公务用车运行维护费", null],
] as const;

/** 出国, 购置, 运行, 接待 in 0.01 万元 as the six columns of the form. */
function six([abroad, bought, driven, guests]: readonly [number, number, number, number]): number[] {
  const cars = bought + driven;
  return [abroad + cars + guests, abroad, cars, bought, driven, guests].map((cents) => cents / 100);
}

const ITEMS = fc.tuple(
  ...([0, 1, 2, 3] as const).map(() => fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 99_999 }))),
) as fc.Arbitrary<[number, number, number, number]>;

function final(budget: number[], spent: number[]): GridSheet {
  const formats = Object.fromEntries("A B C D E F G H I J K L".split(" ").map((letter) => [letter, "0.00"]));
  return {
    name: "公开09",
    formats,
    rows: [
      ["2024年度财政拨款“三公”经费支出决算表"],
      ["部门：某县水务局", ...Array<null>(10).fill(null), "单位：万元"],
      ["预算数", ...Array<null>(5).fill(null), "决算数"],
      [...HEADER[0], ...HEADER[0]],
      [...HEADER[1], ...HEADER[1]],
      [...budget, ...spent],
    ],
  };
}

const findings = ({ result }: ReturnType<typeof summarised>): string[] =>
  result.findings
    .filter(({ rule }) => rule !== "text/template")
    .map(({ rule, class: kind }) => `${kind} ${rule}`);

it("a table that adds up has summaries that give what their formulas give, disagree with nothing and read back without a finding", () => {
  fc.assert(
    fc.property(ITEMS, ITEMS, (budget, spent) => {
      const workbook = workbookOf("a.xlsx", [final(six(budget), six(spent))]);
      const all = summarised(workbook);
      const known = findings(all);
      const summary = summaryOf(all, "three-public");
      expect(summary.differing).toEqual([]);
      const made = withSummaries(workbook, all.summaries);
      expect(recalculated(made, formulasFrom(made, 1)).sheets).toEqual(made.sheets);
      expect(findings(summarised(made))).toEqual(known);
      const said = ["一、“三公”经费支出情况说明", ...summary.paragraphs.map(({ text }) => text)];
      expect(findings(summarised(workbook, [pasted(said)]))).toEqual(known);
    }),
    { numRuns: 40 },
  );
});

it("a figure of these paragraphs that is one last digit off is found", () => {
  fc.assert(
    fc.property(ITEMS, ITEMS, (budget, spent) => {
      fc.pre(spent.some((cents) => cents > 0));
      const workbook = workbookOf("a.xlsx", [final(six(budget), six(spent))]);
      const all = summarised(workbook);
      const words = summaryOf(all, "three-public").paragraphs.map(({ text }) => text);
      const [first = "", ...others] = words;
      const off = first.replace(/支出决算为([\d.]+)万元/, (_, figure: string) => {
        const cents = Math.round(Number(figure) * 100) + 1;
        return `支出决算为${(cents / 100).toFixed(2)}万元`;
      });
      expect(off).not.toBe(first);
      const said = ["一、“三公”经费支出情况说明", off, ...others];
      expect(findings(summarised(workbook, [pasted(said)]))).toContain("error same/tables");
    }),
    { numRuns: 20 },
  );
});
