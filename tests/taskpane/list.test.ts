import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/check/index.js";
import { ALL, countsOf, listOf, type View } from "../../src/taskpane/model/list.js";
import { byDifference } from "../../src/taskpane/model/size.js";
import { WORDS } from "../../src/taskpane/words/index.js";
import { reportOfGrid } from "../support/report.js";

/** Two tables: a 项 whose digits were swapped breaks its row and its column, and a 合计 is off by a hundredth. */
const { report } = reportOfGrid(
  {
    name: "03支出",
    rows: [
      ["2024年度支出决算表"],
      ["单位：万元"],
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      [null, "合计", 36, 16, 20],
      ["201", "一般公共服务支出", 30, 10, 20],
      ["20103", "政府办公厅（室）及相关机构事务", 30, 10, 20],
      ["2010301", "行政运行", 12, 10, 2],
      ["2010302", "一般行政管理事务", 18, 0, 81],
      ["205", "教育支出", 5, 5, null],
      ["208", "社会保障和就业支出", 1, 1, null],
    ],
  },
  {
    name: "02收入",
    rows: [
      ["收入决算表"],
      ["单位：万元"],
      ["科目编码", "科目名称", "本年收入合计", "财政拨款收入"],
      [null, "合计", 36, 36],
      ["201", "一般公共服务支出", 30, 30],
      ["205", "教育支出", 5, 5],
      ["208", "社会保障", 1, 1],
    ],
  },
  {
    name: "06基本支出",
    rows: [
      ["一般公共预算财政拨款基本支出决算表"],
      ["单位：万元"],
      ["科目编码", "科目名称", "决算数"],
      ["301", "工资福利支出", 10.01],
      ["30101", "基本工资", 5],
      ["30102", "津贴补贴", 5],
    ],
  },
);

function view(change: Partial<View> = {}): View {
  return { ...ALL, ...change };
}

function list(change: Partial<View> = {}, language: "zh-CN" | "en" = "zh-CN") {
  return listOf(report, view(change), WORDS[language], language);
}

const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id).toSorted();
const shownIds = (listed: ReturnType<typeof list>): string[] => ids(listed.order);

describe("the list of findings", () => {
  it.each(["cause", "table", "rule"] as const)("grouped by %s holds every finding once", (grouping) => {
    const listed = list({ grouping });
    expect(shownIds(listed)).toEqual(ids(report.findings));
    expect(ids([...listed.groups.flatMap(({ findings }) => findings), ...listed.hints])).toEqual(
      ids(report.findings),
    );
  });

  it("puts findings of one cause under the cell that explains them", () => {
    const [first] = list().groups;
    expect(first?.heading).toEqual({ is: "cause", place: { sheet: 0, row: 7, column: 4 } });
    expect(first?.findings.length).toBeGreaterThan(1);
  });

  it("names tables with their sheet, and rules by their title", () => {
    expect(list({ grouping: "table" }).groups.map(({ heading }) => heading)).toContainEqual({
      is: "text",
      text: "一般公共预算财政拨款基本支出决算表",
      detail: "06基本支出",
    });
    const [zh] = list({ grouping: "rule" }).groups;
    const [en] = list({ grouping: "rule" }, "en").groups;
    expect(zh?.heading).toMatchObject({ is: "text", detail: "上下级合计" });
    expect(en?.heading).toMatchObject({ is: "text", detail: "roll-ups" });
  });

  it("shows only the classes that are pressed", () => {
    const listed = list({ classes: new Set(["error"]) });
    expect(new Set(listed.order.map((finding) => finding.class))).toEqual(new Set(["error"]));
    expect(listed.order).toHaveLength(countsOf(report).error);
  });

  it("keeps 提示 apart until they are asked for", () => {
    const { hint } = countsOf(report);
    expect(hint).toBeGreaterThan(0);
    expect(list().hints).toHaveLength(hint);
    const asked = list({ classes: new Set(["hint"]) });
    expect(asked.hints).toEqual([]);
    expect(asked.order).toHaveLength(hint);
  });

  it.each([
    ["工资福利", "a label"],
    ["06基本支出 C4", "a place"],
    ["ｃ４", "a full-width address"],
    ["10.01", "a printed figure"],
    ["rollup/economic", "a rule"],
  ])("finds %s (%s)", (search) => {
    expect(list({ search }).order.some(({ cells }) => cells[0]?.place.sheet === 2)).toBe(true);
    expect(list({ search }).order.length).toBeLessThan(report.findings.length);
  });

  it("finds nothing that is not there", () => {
    expect(list({ search: "交通运输" }).order).toEqual([]);
  });
});

describe("the order by difference", () => {
  const finding = (id: string, difference: string | undefined, unit: string | undefined): Finding =>
    ({ id, difference, unit }) as Finding;

  it("carries money to one unit, and puts rates after it and words last", () => {
    const sorted = byDifference([
      finding("words", undefined, undefined),
      finding("rate", "99.5", "%"),
      finding("yuan", "-9000", "元"),
      finding("wan", "0.95", "万元"),
      finding("yi", "-0.001", "亿元"),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(["yi", "wan", "yuan", "rate", "words"]);
  });

  it("keeps the order of the tables where differences are the same", () => {
    const sorted = byDifference([finding("a", "0.01", "万元"), finding("b", "-0.01", "万元")]);
    expect(sorted.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
