import { describe, expect, it } from "vitest";
import { foundBeside } from "../support/beside.js";
import { FINAL } from "../narrative/books.js";

const CHAPTER = "十、机关运行经费支出情况说明";

const found = (sentence: string): string[] =>
  foundBeside({ book: FINAL, text: [CHAPTER, sentence] }).filter((line) => line.includes("text/direction"));

describe("the direction of a change", () => {
  it.each([
    ["机关运行经费支出42.64万元，比上年增加1.64万元，下降4.00%。", "下降4.00%"],
    ["机关运行经费支出39.36万元，比上年减少1.64万元，增长4.00%。", "增长4.00%"],
    ["机关运行经费支出39.36万元，比上年减少-1.64万元。", "减少-1.64万元"],
  ])("is contradicted: %s", (sentence, quote) => {
    expect(found(sentence)).toEqual([expect.stringMatching(new RegExp(`^error .*${quote}`))]);
  });

  it.each([
    "机关运行经费支出42.64万元，比上年增加1.64万元，增长4.00%。",
    "机关运行经费支出42.64万元，比上年增加1.64万元，上升4.00%。",
    "机关运行经费支出39.36万元，比上年减少1.64万元，降低4.00%。",
  ])("is one: %s", (sentence) => {
    expect(found(sentence)).toEqual([]);
  });
});
