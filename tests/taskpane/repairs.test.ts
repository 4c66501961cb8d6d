import { describe, expect, it } from "vitest";
import { ALL, listOf } from "../../src/taskpane/model/list.js";
import { cellValueFor } from "../../src/taskpane/model/cellValueFor.js";
import { laidChanges, repairsByFinding, repairsShown, writingsOf } from "../../src/taskpane/model/repairs.js";
import { WORDS } from "../../src/taskpane/words/index.js";
import type { Change, Proposal } from "../../src/repair/index.js";
import type { Cell } from "../../src/workbook/index.js";
import { changeAt, checkedWithRepairs, TEXT, WORKBOOK } from "../support/repairs.js";

const seen = {
  snapshot: { workbook: WORKBOOK, keys: ["a", "b"] },
  ...checkedWithRepairs({ workbook: WORKBOOK, texts: [TEXT], companions: [] }),
};

const proposal = (...changes: Change[]): Proposal => ({ changes, settles: [], creates: [] });
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

  it("is nothing in another document", () => {
    const sheets = seen.report.sheets.map((sheet, at) =>
      at === 1 ? { ...sheet, origin: "companion" as const } : sheet,
    );
    const elsewhere = { ...seen, report: { ...seen.report, sheets } };
    expect(writingsOf(elsewhere, proposal(changeAt("06基本支出!C5", "5", "6", "amount")))).toBe("elsewhere");
  });
});

describe("the new contents of a cell", () => {
  const cell = (value: Cell["value"], text = String(value)): Cell => ({ column: 0, value, text });
  const to = (from: string, wanted: string): Change => changeAt("03支出!E8", from, wanted, "amount");

  it.each([
    [cell(907.94), to("907.94", "907.95"), 907.95],
    [cell(907.9444, "907.94"), to("907.94", "907.95"), 907.95],
    [cell(0.9762, "97.62%"), to("97.62", "97.26"), 0.9726],
    [cell("1,172.59"), to("1172.59", "1127.59"), "1,127.59"],
    [cell("97.62%"), to("97.62", "97.26"), "97.26%"],
    [cell("-3.10"), to("-3.10", "3.10"), "3.10"],
    [undefined, to("", "12.00"), 12],
  ])("is what prints the new amount: %j", (before, change, expected) => {
    expect(cellValueFor(before, change)).toBe(expected);
  });

  it.each([
    [cell(9079400, "907.94"), to("907.94", "907.95")],
    [cell("2023年12.00，2024年13.00"), to("13.00", "13.10")],
    [cell("907.93"), to("907.94", "907.95")],
    [cell(true), to("1", "2")],
    [{ ...cell("#N/A"), isError: true as const }, to("1", "2")],
  ])("is left open where it is not sure: %j", (before, change) => {
    expect(cellValueFor(before, change)).toBeUndefined();
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
