import { describe, expect, it } from "vitest";
import { ALL, listOf } from "../../src/taskpane/model/list.js";
import { laidChanges, repairsByFinding, repairsShown, writingsOf } from "../../src/taskpane/model/repairs.js";
import { WORDS } from "../../src/taskpane/words/index.js";
import type { Change, Proposal } from "../../src/repair/index.js";
import { changeAt, checkedWithRepairs, TEXT, WORKBOOK } from "../support/repairs.js";

const seen = {
  snapshot: { workbook: WORKBOOK, keys: ["a", "b"] },
  ...checkedWithRepairs({ workbook: WORKBOOK, texts: [TEXT], companions: [] }),
};

const proposal = (...changes: Change[]): Proposal => ({ changes, settles: [], eases: [], creates: [] });
const SWAPPED = changeAt("03支出!E8", "81", "18", "swapped-digits");
const BLANK = changeAt("03支出!D8", "", "2.50", "blank");
const [, , TEXTUAL] = seen.repairs.repairs;

describe("what is written", () => {
  it("is a number for a number and for a blank, where what stands there is what was read", () => {
    expect(writingsOf(seen, proposal(SWAPPED, BLANK))).toEqual([
      { sheet: 0, change: { place: { sheet: "a", row: 7, column: 4 }, from: 81, to: 18 } },
      { sheet: 0, change: { place: { sheet: "a", row: 7, column: 3 }, from: undefined, to: 2.5 } },
    ]);
  });

  it("is never a formula, whether the engine says so or the cell", () => {
    expect(writingsOf(seen, proposal(SWAPPED, changeAt("06基本支出!C7", "3", "4", "formula")))).toBe(
      "formula",
    );
    expect(writingsOf(seen, proposal({ ...SWAPPED, isFormula: true }))).toBe("formula");
  });

  it("is not a text: its sentence is copied, and the cells beside it are written", () => {
    const [text] = TEXTUAL?.proposals[0].changes ?? [];
    if (!text) throw new Error("no text");
    expect(writingsOf(seen, proposal(text))).toBe("text");
    expect(writingsOf(seen, proposal(text, SWAPPED))).toHaveLength(1);
    expect(laidChanges(seen, proposal(text, SWAPPED)).map(({ obstacle, row }) => [obstacle, row])).toEqual([
      ["text", ""],
      [undefined, "2010302 一般行政管理事务"],
    ]);
  });

  it("is left open where the cell does not print what the change begins with", () => {
    expect(writingsOf(seen, proposal(changeAt("03支出!E8", "82", "18", "swapped-digits")))).toBe("unsure");
  });

  it("is nothing in another document", () => {
    const sheets = seen.report.sheets.map((sheet, at) =>
      at === 1 ? { ...sheet, origin: "companion" as const } : sheet,
    );
    const elsewhere = { ...seen, report: { ...seen.report, sheets } };
    expect(writingsOf(elsewhere, proposal(changeAt("06基本支出!C5", "5", "6", "amount")))).toBe("elsewhere");
  });
});

describe("which repairs are shown", () => {
  const idsOf = (search: string): string[] => {
    const listed = listOf(seen.report, { ...ALL, grouping: "repair", search }, WORDS["zh-CN"], "zh-CN");
    return repairsShown(seen.repairs, listed).map(({ id }) => id);
  };

  it("all in their order, or those of the findings that are searched for", () => {
    expect(idsOf("")).toEqual(["swapped", "formula", "text", "tail"]);
    expect(idsOf("办公费")).toEqual([]);
    expect(idsOf("工资福利")).toEqual(["tail"]);
  });

  it("each with every finding that it settles", () => {
    const byFinding = repairsByFinding(seen.repairs);
    const { settles } = seen.repairs.repairs[0]?.proposals[0] ?? { settles: [] };
    expect(settles).toHaveLength(2);
    for (const id of settles) expect(byFinding.get(id)?.map((repair) => repair.id)).toEqual(["swapped"]);
  });
});
