import { describe, expect, it } from "vitest";
import type { FindingCell } from "../../src/check/index.js";
import type { Unplaced } from "../../src/narrative/index.js";
import {
  markedUnplaced,
  type Piece,
  piecesOf,
  sentencesOf,
  shortened,
} from "../../src/taskpane/model/sentence.js";

const unplaced = (quote: string, start: number, sentence: string): Unplaced => ({
  place: { sheet: 0, row: 4, column: 0, span: { start, end: start + quote.length } },
  quote,
  sentence,
  reason: "unknown",
});

/** `支出 [12.30] 万元`: pieces as a text, the reported figure in brackets, others in round ones. */
function textOf(pieces: readonly Piece[] | undefined): string | undefined {
  return pieces
    ?.map(({ text, mark }) => (mark === "reported" ? `[${text}]` : mark === "other" ? `<${text}>` : text))
    .join("");
}

const reported = (start: number, end: number) => ({ start, end, mark: "reported" as const });

/** A sentence of so many signs on both sides of its figure. */
function around(before: string, after: string): string | undefined {
  return textOf(shortened(piecesOf(`${before}1${after}`, [reported(before.length, before.length + 1)])));
}

const SENTENCE = "支出10.00万元，占50%。";
const figure = (start: number, end: number, row = 0): FindingCell => ({
  place: { sheet: 1, row, column: start },
  role: "part",
  value: "1",
  unit: "",
  printed: "1",
  words: { quote: "", sentence: SENTENCE, figure: { start, end } },
});

describe("a sentence", () => {
  it("is cut at its figures", () => {
    expect(textOf(piecesOf("支出 12.30 万元。", [reported(3, 8)]))).toBe("支出 [12.30] 万元。");
    expect(textOf(piecesOf("12.30 万元", [reported(0, 5)]))).toBe("[12.30] 万元");
  });

  it("stands once for all figures of a finding in it, the reported one told apart", () => {
    const table: FindingCell = { ...figure(0, 1), place: { sheet: 0, row: 3, column: 2 } };
    delete (table as { words?: unknown }).words;
    const said = sentencesOf([figure(11, 14), figure(2, 9), table, figure(2, 9, 6)]);
    expect(said.map(({ cells, pieces }) => [cells.length, textOf(pieces)])).toEqual([
      [2, "支出<10.00万元>，占[50%]。"],
      [1, "支出<10.00万元>，占50%。"],
    ]);
  });

  it("is shortened on both sides where it is long, else not at all", () => {
    const long = "长".repeat(90);
    expect(around("短", "短")).toBeUndefined();
    expect(around("长".repeat(70), "短")).toBeUndefined();
    expect(around(long, "短")).toBe(`…${"长".repeat(60)}[1]短`);
    expect(around("", long)).toBe(`[1]${"长".repeat(60)}…`);
  });

  it("is cut at a stop where one is near, never inside a number", () => {
    expect(around(`${"长".repeat(50)}，${"长".repeat(50)}`, "")).toBe(`…${"长".repeat(50)}[1]`);
    expect(around("", `${"长".repeat(50)}；${"长".repeat(50)}`)).toBe(`[1]${"长".repeat(50)}；…`);
    expect(around(`${"长".repeat(50)}1,996.18${"长".repeat(50)}`, "")).toContain("1,996.18");
  });

  it("loses the middle between figures that are far apart", () => {
    const text = `1${"长".repeat(200)}2`;
    const pieces = piecesOf(text, [reported(0, 1), { start: 201, end: 202, mark: "other" }]);
    expect(textOf(shortened(pieces))).toBe(`[1]${"长".repeat(60)}…${"长".repeat(60)}<2>`);
  });

  it("that holds the same words several times gives each figure its own", () => {
    const sentence = "购置 0 万元，运行 0 万元。";
    const all = [unplaced("0 万元", 3, sentence), unplaced("0 万元", 12, sentence)];
    expect(markedUnplaced(all).map(({ pieces }) => textOf(pieces))).toEqual([
      "购置 [0 万元]，运行 0 万元。",
      "购置 0 万元，运行 [0 万元]。",
    ]);
  });

  it("marks the number alone of the words that are quoted", () => {
    const [one] = markedUnplaced([unplaced("价值1,026.80万元", 2, "设备价值1,026.80万元。")]);
    expect(textOf(one?.pieces)).toBe("设备价值[1,026.80万元]。");
  });

  it("without the words is shown as it is", () => {
    const [one] = markedUnplaced([unplaced("3 万元", 0, "别的句子。")]);
    expect(textOf(one?.pieces)).toBe("别的句子。");
  });
});
