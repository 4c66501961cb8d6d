import { describe, expect, it } from "vitest";
import type { Unplaced } from "../../src/narrative/index.js";
import { markedOf, markedUnplaced, shortened } from "../../src/taskpane/model/sentence.js";

const unplaced = (quote: string, start: number, sentence: string): Unplaced => ({
  place: { sheet: 0, row: 4, column: 0, span: { start, end: start + quote.length } },
  quote,
  sentence,
  reason: "unknown",
});

describe("a sentence", () => {
  it("is cut at its figure", () => {
    expect(markedOf({ sentence: "支出 12.30 万元。", figure: { start: 3, end: 8 } })).toEqual({
      before: "支出 ",
      figure: "12.30",
      after: " 万元。",
    });
  });

  it("is shortened on both sides where it is long, else not at all", () => {
    const long = "长".repeat(60);
    expect(shortened({ before: "短", figure: "1", after: "短" })).toBeUndefined();
    expect(shortened({ before: long, figure: "1", after: "短" })).toEqual({
      before: `…${"长".repeat(40)}`,
      figure: "1",
      after: "短",
    });
    expect(shortened({ before: "", figure: "1", after: long })?.after).toBe(`${"长".repeat(40)}…`);
  });

  it("that holds the same words several times gives each figure its own", () => {
    const sentence = "购置 0 万元，运行 0 万元。";
    const all = [unplaced("0 万元", 3, sentence), unplaced("0 万元", 12, sentence)];
    expect(markedUnplaced(all).map(({ marked }) => marked.before)).toEqual(["购置 ", "购置 0 万元，运行 "]);
  });

  it("without the words is shown as it is", () => {
    const [one] = markedUnplaced([unplaced("3 万元", 0, "别的句子。")]);
    expect(one?.marked).toEqual({ before: "", figure: "", after: "别的句子。" });
  });
});
