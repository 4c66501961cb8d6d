import { describe, expect, it } from "vitest";
import { decimalText, trim } from "../../src/workbook/index.js";
import { readBeside, textOf } from "../support/said.js";

/** `12.3万元`, `≈12.3万元` for an estimate, of every figure in a sentence. */
function figuresOf(sentence: string): string[] {
  const [paragraph] = textOf(readBeside({ paragraphs: [sentence] })).paragraphs;
  return (paragraph?.figures ?? []).map(
    ({ value, unit, isExact }) => `${isExact ? "" : "≈"}${decimalText(trim(value))}${unit}`,
  );
}

const none: readonly string[] = [];

describe("figures in a text", () => {
  it.each([
    ["支出12.30万元", ["12.3万元"]],
    ["支出123,000.00元", ["123000元"]],
    ["支出1,234,567.89万元", ["1234567.89万元"]],
    ["支出1.5亿元", ["15000万元"]],
    ["支出3千元", ["3000元"]],
    ["支出12万", ["12万元"]],
    ["支出2亿", ["20000万元"]],
    ["占12.5%", ["12.5%"]],
    ["提高3.2个百分点", ["3.2百分点"]],
    ["减少-5.00万元", ["-5万元"]],
    ["支出0万元", ["0万元"]],
    ["支出0.00万元", ["0万元"]],
    ["分别是41.25、43.91万元", ["41.25万元", "43.91万元"]],
    ["增长2.05%、1.71%", ["2.05%", "1.71%"]],
    ["增长2.05、1.71%", ["2.05%", "1.71%"]],
    ["支出合计588.40，收入合计600.00", ["588.4万元", "600万元"]],
  ])("of money and rates: %s", (sentence, expected) => {
    expect(figuresOf(sentence)).toEqual(expected);
  });

  it.each([
    ["支出１２．３０万元", ["12.3万元"]],
    ["支出１２３，０００．００元", ["123000元"]],
    ["占１２．５％", ["12.5%"]],
    ["占12.5﹪", ["12.5%"]],
    ["支出 12.30 万 元", ["12.3万元"]],
    ["支出12 .30万元", ["12.3万元"]],
    ["支出\u00a012.30\u3000万元", ["12.3万元"]],
    ["支出1 234.00万元", ["1234万元"]],
    ["收入12.30 13.40万元", ["12.3万元", "13.4万元"]],
    ["减少－5.00万元", ["-5万元"]],
    ["支出“12.30”万元", ["12.3万元"]],
  ])("in any width, with blanks in them: %s", (sentence, expected) => {
    expect(figuresOf(sentence)).toEqual(expected);
  });

  it.each([
    ["约12万元", ["≈12万元"]],
    ["近12万元", ["≈12万元"]],
    ["12余万元", ["≈12万元"]],
    ["12万余元", ["≈12万元"]],
    ["12万元左右", ["≈12万元"]],
    ["12万元以上", ["≈12万元"]],
    ["超过12万元", ["≈12万元"]],
    ["不低于95%", ["≈95%"]],
    ["逾12亿元", ["≈120000万元"]],
  ])("that are no exact ones: %s", (sentence, expected) => {
    expect(figuresOf(sentence)).toEqual(expected);
  });

  it.each([
    ["团组2个，5人次", ["2个", "5人次"]],
    ["保有量3辆", ["3辆"]],
    ["12批次96人", ["12批次", "96人"]],
    ["设备2台（套）", ["2台"]],
    ["受益1.2万人", none],
    ["植树3.5万株", none],
  ])("that count something else: %s", (sentence, expected) => {
    expect(figuresOf(sentence)).toEqual(expected);
  });

  it.each([
    "2024年度",
    "截至2024年12月31日",
    "2024年1-12月",
    "2021-2024年",
    "某财〔2024〕15号",
    "某财[2024]15号文",
    "第3批",
    "表1",
    "附件2",
    "1.收入情况",
    "2、支出情况",
    "（3）公务接待费",
    "情况如下：1.收入；2.支出；",
    "一般公共服务支出（201类）商贸事务（20113款）",
    "电话12345678",
    "8:30上班",
    "A4纸",
    "得分96.50分",
  ])("are not numbers of years, documents, lists, codes: %s", (sentence) => {
    expect(figuresOf(sentence)).toEqual([]);
  });
});

/** Decimals that an amount stands for in a text whose other amounts print so many. */
function precisionIn(sentences: readonly string[]): number[] {
  return textOf(readBeside({ paragraphs: sentences })).amounts.map(({ fact }) => fact.precision);
}

describe("the decimals of amounts", () => {
  it("are two, or fewer where a whole text prints fewer", () => {
    expect(precisionIn(["支出12万元。"])).toEqual([2]);
    expect(precisionIn(["支出12万元、13万元、14万元、15万元、16万元、17万元。"])).toEqual([0, 0, 0, 0, 0, 0]);
    expect(precisionIn(["支出12万元、13.25万元、14.5万元、15万元、16.33万元。"])).toEqual([2, 2, 2, 2, 2]);
  });

  it("are more where an amount prints more", () => {
    expect(precisionIn(["支出12.345678万元。"])).toEqual([6]);
  });
});
