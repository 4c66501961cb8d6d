import { describe, expect, it } from "vitest";
import { foundBeside } from "../support/beside.js";
import { readBeside, textOf } from "../support/said.js";
import { FINAL } from "./books.js";

const CHAPTER = "七、财政拨款“三公”经费支出决算情况说明";
const TERMS = "十三、名词解释";

const read = (sentence: string, chapter = CHAPTER) =>
  textOf(readBeside({ sheets: FINAL, paragraphs: [chapter, sentence] }));

describe("words of a template", () => {
  it.each([
    ["公务接待费较上年增加（减少）0.50万元。", "增加(减少)"],
    ["公务接待费较上年增加/减少0.50万元。", "增加/减少"],
    ["较上年增长（下降）20%。", "增长(下降)"],
    ["决算数大于（小于）预算数。", "大于(小于)"],
    ["全年团组XX个。", "XX"],
    ["支出××万元。", "××"],
    ["支出×万元。", "×"],
    ["接待费___万元。", "___"],
    ["接待费***万元。", "***"],
    ["（如无此项支出，请说明）", "(如无此项支出,请说明)"],
    ["（请说明具体原因）", "(请说明具体原因)"],
    ["请填写具体数字。", "请填写"],
    ["接待费占三公经费的%。", "%"],
    ["公务接待费1.80万元，占%。", "%"],
  ])("are named: %s", (sentence, word) => {
    expect(read(sentence).templates.map((one) => one.word)).toEqual([word]);
  });

  it.each([
    "公务接待费较上年增加0.50万元。",
    "因收入增加，支出减少。",
    "采购MAXX系统一套。",
    "预算数与决算数持平。",
    "占50%，增长20%，完成98%。",
    "（不含车辆）",
    "各项支出有增有减。",
  ])("are not seen in %s", (sentence) => {
    expect(read(sentence).templates).toEqual([]);
  });

  it("are no matter among the explanations of terms", () => {
    expect(read("增加（减少）：指与上年相比的变化。", TERMS).templates).toEqual([]);
  });

  it("are reported with the clause they stand in", () => {
    const found = foundBeside({
      book: FINAL,
      text: [CHAPTER, "接待2批次，费用较上年增加（减少）0.50万元。"],
    });
    expect(found).toContainEqual(expect.stringMatching(/^error text\/template at .*增加（减少）0\.50万元/));
  });
});

describe("a text that says there is none of something", () => {
  it.each([
    ["本部门没有政府性基金预算财政拨款收入。", "政府性基金"],
    ["本部门无政府性基金预算拨款安排的支出。", "政府性基金"],
    ["未安排政府性基金预算支出。", "政府性基金"],
    ["本部门2024年度不涉及国有资本经营预算财政拨款支出。", "国有资本经营"],
    ["本年未发生“三公”经费支出。", "三公经费"],
    ["本年无因公出国（境）费用。", "因公出国"],
    ["2024年度未安排公务接待费。", "公务接待"],
    ["未发生公务用车购置费。", "公务用车购置"],
  ])("%s", (sentence, what) => {
    expect(read(sentence).denials.map(({ fund, item }) => fund ?? item)).toEqual([what]);
  });

  it.each([
    "“三公”经费支出与上年相比无增减变化。",
    "减少的原因是上年无因公出国（境）费用。",
    "主要原因是本年没有公务接待费。",
    "政府性基金预算财政拨款收入10.00万元。",
    "无政府性基金预算财政拨款结转结余。",
  ])("or not: %s", (sentence) => {
    expect(read(sentence).denials).toEqual([]);
  });

  it("is held against the tables", () => {
    const found = (sentence: string): string[] => foundBeside({ book: FINAL, text: [CHAPTER, sentence] });
    expect(found("2024年度未安排公务接待费。")).toContainEqual(
      expect.stringContaining("error text/none at 未安排公务接待费"),
    );
    expect(found("2024年度未安排因公出国（境）费。")).not.toContainEqual(
      expect.stringContaining("text/none"),
    );
  });
});
