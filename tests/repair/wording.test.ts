import { describe, expect, it } from "vitest";
import { type Change, type ChangeKind, headline, type Repair, sentenceOf } from "../../src/repair/index.js";

const place = { sheet: 0, row: 3, column: 2 };
const change = (kind: ChangeKind, more: Partial<Change> = {}): Change => ({
  ...{ place, from: "628.40", to: "628.04", unit: "万元", printed: "628.40", kind },
  ...more,
});
const repair = (changes: Change[], settles: number, kind: Repair["kind"] = "repair"): Repair => ({
  ...{ id: "r", kind, certain: true, proven: true, hasMore: false, isLocked: false },
  proposals: [{ changes, settles: Array.from({ length: settles }, String), eases: [], creates: [] }],
});
const words = { quote: "628.40", sentence: "628.40", figure: { start: 0, end: 6 } };

describe("what a change is", () => {
  it.each([
    [change("swapped-digits"), "两位数字颠倒", "two digits are swapped"],
    [
      change("unit", { from: "6280400", to: "628.04" }),
      "多了万倍（元与万元）",
      "ten thousand times too large (yuan against 10,000 yuan)",
    ],
    [
      change("unit", { from: "-0.0628", to: "-628.04" }),
      "少了万倍（元与万元）",
      "ten thousand times too small (yuan against 10,000 yuan)",
    ],
    [
      change("other-column", { source: { ...place, column: 3 } }),
      "填了旁边一栏的数（D4）",
      "holds the figure of the column beside it (D4)",
    ],
    [
      change("other-row", { source: { ...place, sheet: 1 } }),
      "填了上下另一行的数",
      "holds the figure of another row",
    ],
    [change("tail", { from: "1.00", to: "0.99" }), "末位减 1", "last digit minus 1"],
    [change("blank", { from: "", printed: "" }), "未填写", "not filled in"],
  ])("is said in both languages", (one, zh, en) => {
    expect(sentenceOf(one, "zh-CN")).toBe(zh);
    expect(sentenceOf(one, "en")).toBe(en);
  });
});

describe("what a repair is good for", () => {
  it.each([
    [repair([change("sign")], 3), "改 1 个单元格可消除 3 处不符", "Changing 1 cell settles 3 findings"],
    [
      repair([change("sign"), change("amount", { words })], 1),
      "改 1 个单元格、1 处文字可消除 1 处不符",
      "Changing 1 cell and 1 figure in the text settles 1 finding",
    ],
    [
      repair([change("tail"), change("tail")], 2, "tail"),
      "尾差调整：改 2 个单元格，可消除 2 处尾差",
      "Rounding adjustment: changing 2 cells settles 2 rounding differences",
    ],
  ])("is said in both languages", (one, zh, en) => {
    expect(headline(one, "zh-CN")).toBe(zh);
    expect(headline(one, "en")).toBe(en);
  });
});
