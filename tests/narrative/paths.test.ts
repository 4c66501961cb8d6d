import { describe, expect, it } from "vitest";
import { foundBeside, type Laid } from "../support/beside.js";
import { readBeside, textOf } from "../support/said.js";
import { FINAL } from "./books.js";

const CHAPTER = "五、一般公共预算财政拨款支出决算情况说明";

/** `names = codes`, and what is wrong with them. */
function pathsIn(text: string): string[] {
  return textOf(readBeside({ sheets: FINAL, paragraphs: [CHAPTER, text] })).paths.map(
    ({ path: { names, codes, problem } }) =>
      `${names.join("/")} = ${codes.join("+")}${problem ? ` (${problem.outcome} ${problem.level})` : ""}`,
  );
}

describe("科目 that a text names", () => {
  it.each([
    ["教育支出（类）50.00万元。", "教育支出 = 205"],
    ["一般公共服务支出（类）商贸事务（款）60.00万元。", "一般公共服务支出/商贸事务 = 20113"],
    ["1.教育支出（类）进修及培训（款）培训支出（项）。", "教育支出/进修及培训/培训支出 = 2050803"],
    ["主要用于教育支出（类）进修及培训（款）培训支出（项）", "教育支出/进修及培训/培训支出 = 2050803"],
    ["教育支出(类)进修及培训(款)培训支出(项)", "教育支出/进修及培训/培训支出 = 2050803"],
    ["教育支出 （ 类 ） 进修及培训 （ 款 ） 培训支出 （ 项 ）", "教育支出/进修及培训/培训支出 = 2050803"],
    ["教育（类）进修及培训（款）培训（项）", "教育/进修及培训/培训 = 2050803"],
    ["教育支出（205类）进修及培训（20508款）培训支出（2050803项）", "教育支出/进修及培训/培训支出 = 2050803"],
    [
      "社会保障和就业支出（类）行政事业单位养老支出（款）职业年金缴费（项）",
      "社会保障和就业支出/行政事业单位养老支出/职业年金缴费 = 2080506",
    ],
    [
      "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费（项）",
      "社会保障和就业支出/行政事业单位养老支出/机关事业单位职业年金缴费 = 2080506",
    ],
    [
      "住房保障支出（类）支出住房改革支出（款）住房公积金（项）",
      "住房保障支出/住房改革支出/住房公积金 = 2210201",
    ],
    [
      "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗、公务员医疗补助（项）",
      "卫生健康支出/行政事业单位医疗/行政单位医疗、公务员医疗补助 = 2101101+2101103",
    ],
  ])("right: %s", (text, expected) => {
    expect(pathsIn(text)).toEqual([expected]);
  });

  it.each([
    ["教育支出（类）普通教育（款）培训支出（项）", "教育支出/普通教育/培训支出 =  (parent 款)"],
    ["卫生健康支出（类）进修及培训（款）培训支出（项）", "卫生健康支出/进修及培训/培训支出 =  (parent 类)"],
    [
      "医疗卫生与计划生育支出（类）行政事业单位医疗（款）行政单位医疗（项）",
      "医疗卫生与计划生育支出/行政事业单位医疗/行政单位医疗 = 2101101 (renamed 类)",
    ],
    [
      "社会保障和就业支出（类）行政事业单位离退休（款）行政单位离退休（项）",
      "社会保障和就业支出/行政事业单位离退休/行政单位离退休 = 2080501 (renamed 款)",
    ],
  ])("wrong: %s", (text, expected) => {
    expect(pathsIn(text)).toEqual([expected]);
  });

  it("in two sentences are two", () => {
    expect(
      pathsIn("教育支出（类）进修及培训（款）培训支出（项）4.00万元；住房保障支出（类）40.00万元。"),
    ).toEqual(["教育支出/进修及培训/培训支出 = 2050803", "住房保障支出 = 221"]);
  });
});

const laid = (text: string): Laid => ({ book: FINAL, text: [CHAPTER, text] });
const pathFindings = (text: string): string[] =>
  foundBeside(laid(text)).filter((line) => line.includes("text/path"));

describe("findings about 科目", () => {
  it.each([
    "教育支出（类）进修及培训（款）培训支出（项）",
    "卫生健康支出（类）行政事业单位医疗（款）公务员医疗补助（项）",
    "社会保障和就业（类）行政事业单位养老（款）行政单位离退休（项）",
    // Not in the tables, but in the lists: no slip.
    "科学技术支出（类）",
  ])("there are none for %s", (text) => {
    expect(pathFindings(text)).toEqual([]);
  });

  it.each([
    "教育支出（类）普通教育（款）培训支出（项）",
    "卫生健康支出（类）行政事业单位医疗（款）培训支出（项）",
    "医疗卫生与计划生育支出（类）行政事业单位医疗（款）行政单位医疗（项）",
    "卫生健康支出（类）行政事业单位医疗（款）公务员医疗补贴（项）",
  ])("there is one, quoting it, for %s", (text) => {
    expect(pathFindings(text)).toEqual([expect.stringContaining(`error text/path at ${text}`)]);
  });
});
