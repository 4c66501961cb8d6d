import { describe, expect, it } from "vitest";
import { acrossOf, findingsOf, grid, notApplicableAcross, sheets } from "../support/table.js";

type Project = readonly [name: string, budget: number | string, spent: number | string];

const review = (title: string, [name, budget, spent]: Project) => grid`
  ${title}
  项目名称 | ${name} | |
  项目资金（万元） | | 全年预算数 | 全年执行数
  | 年度资金总额 | ${budget} | ${spent}
`;

function book(unit: string, lines: readonly Project[], total: Project, own: readonly Project[]) {
  const rows = lines.map(([name, budget, spent], at) => `${String(at + 1)} | ${name} | ${budget} | ${spent}`);
  return sheets({
    汇总: grid`
      2024年度项目支出绩效自评情况汇总表
      | | | 单位：${unit}
      序号 | 项目名称 | 全年预算数 | 全年执行数
      ${rows.join("\n")}
      合计 | | ${total[1]} | ${total[2]}
    `,
    ...Object.fromEntries(
      own.map((project, at) => [`项目${String(at + 1)}`, review("2024年度项目支出绩效自评表", project)]),
    ),
  });
}

const TOTAL: Project = ["合计", 200, 194];
const LAW: Project = ["普法宣传经费", 120, 115];
const AID: Project = ["法律援助经费", 80, 79];
const CHECKED = ["same/project", "across/project", "name/project"];

function found(source: Parameters<typeof findingsOf>[0]): string[] {
  return CHECKED.flatMap((rule) => findingsOf(source, rule));
}

describe("a project in the summary and its own table", () => {
  it("hold, and the tables add up to the summary's total", () => {
    const all = book("万元", [LAW, AID], TOTAL, [LAW, AID]);
    expect(acrossOf(all, "same/project")).toEqual({
      "same/project 项目1!C4=汇总!C4": "holds",
      "same/project 项目1!D4=汇总!D4": "holds",
      "same/project 项目2!C4=汇总!C5": "holds",
      "same/project 项目2!D4=汇总!D5": "holds",
    });
    expect(acrossOf(all, "across/project")).toEqual({
      "across/project 汇总!C6=项目1!C4+项目2!C4": "holds",
      "across/project 汇总!D6=项目1!D4+项目2!D4": "holds",
    });
    expect(findingsOf(all)).toEqual([]);
  });

  it("are found where they differ by a hundredth, and in the sum as rounding", () => {
    // The summary's 115 is borne out by its total, 115 + 79 = 194.
    expect(found(book("万元", [LAW, AID], TOTAL, [["普法宣传经费", 120, 115.01], AID]))).toEqual([
      "error same/project at 项目1!D4: 115.01 against 115.00",
      "rounding across/project at 汇总!D6: 194.00 against 194.01",
    ]);
  });

  it("are compared after rounding where the summary is in 元", () => {
    const yuan: readonly Project[] = [
      ["普法宣传经费", 1200049, 1149950],
      ["法律援助经费", 800000, 790000],
    ];
    const total: Project = ["合计", 2000049, 1939950];
    expect(found(book("元", yuan, total, [LAW, AID]))).toEqual([]);
    // 1149949 元 is 114.99 万元.
    const off: readonly Project[] = [
      ["普法宣传经费", 1200049, 1149949],
      ["法律援助经费", 800000, 790000],
    ];
    expect(findingsOf(book("元", off, total, [LAW, AID]), "same/project")).toHaveLength(1);
  });

  it("are matched by name whatever the order and the amounts", () => {
    const swapped = book("万元", [LAW, AID], TOTAL, [AID, LAW]);
    expect(acrossOf(swapped, "same/project")).toMatchObject({ "same/project 项目2!C4=汇总!C4": "holds" });
    expect(findingsOf(swapped)).toEqual([]);
    const wrong = book("万元", [LAW, AID], TOTAL, [["普法宣传经费", 80, 79], AID]);
    expect(findingsOf(wrong, "same/project")).toHaveLength(2);
  });

  it("does not apply to a line without a table, and then the tables are not added up", () => {
    const one = book("万元", [LAW, AID], TOTAL, [LAW]);
    expect(notApplicableAcross(one)).toContain("same/project: term-missing");
    expect(acrossOf(one, "across/project")).toEqual({});
    expect(found(one)).toEqual([]);
  });
});

describe("names of projects", () => {
  it("with brackets and blanks differ in nothing", () => {
    const spelled = book("万元", [LAW, AID], TOTAL, [["普法 宣传（经费）", 120, 115], AID]);
    expect(found(spelled)).toEqual([]);
    expect(Object.keys(acrossOf(spelled, "same/project"))).toHaveLength(4);
  });

  it("that differ while both amounts fit are to be verified", () => {
    const renamed = book("万元", [LAW, AID], TOTAL, [["七五法治教育", 120, 115], AID]);
    expect(Object.keys(acrossOf(renamed, "same/project"))).toHaveLength(4);
    expect(found(renamed)).toEqual(["doubt name/project at 项目1!B2: 七五法治教育 against 普法宣传经费"]);
  });

  it("that differ are two projects where only one amount fits", () => {
    const other = book("万元", [LAW, AID], TOTAL, [["七五法治教育", 120, 114], AID]);
    expect(found(other)).toEqual([]);
    expect(notApplicableAcross(other)).toContain("same/project: term-missing");
  });

  it("that differ are two projects where only one amount is printed, though it fits", () => {
    const other = book("万元", [LAW, AID], TOTAL, [["七五法治教育", 120, ""], AID]);
    expect(found(other)).toEqual([]);
    expect(Object.keys(acrossOf(other, "same/project"))).toHaveLength(2);
  });

  it("that are nearly the same belong together even where an amount is wrong", () => {
    // Five letters of six in their order.
    const near = book("万元", [LAW, AID], TOTAL, [["普法宣教经费", 120, 100], AID]);
    expect(found(near).map((finding) => finding.split(" ").slice(0, 2).join(" "))).toEqual([
      "error same/project",
      "error across/project",
      "doubt name/project",
    ]);
  });

  it("are not guessed where two lines have the same amounts", () => {
    const alike: readonly Project[] = [
      ["档案数字化", 50, 40],
      ["机房改造工程", 50, 40],
    ];
    const guess = book("万元", alike, ["合计", 100, 80], [["网络安全", 50, 40]]);
    expect(acrossOf(guess, "same/project")).toEqual({});
    expect(found(guess)).toEqual([]);
  });

  it("stand in the title of a table and in its line", () => {
    const titled = (title: string) =>
      findingsOf(sheets({ 项目: review(`2024年度${title}绩效自评表`, LAW) }), "name/project");
    expect(titled("普法宣传经费")).toEqual([]);
    expect(titled("普法宣传经费项目支出")).toEqual([]);
    // Five letters of six are alike.
    expect(titled("普法宣教经费")).toEqual([
      "doubt name/project at A1: 2024年度普法宣教经费绩效自评表 against 普法宣传经费",
    ]);
    expect(titled("项目支出")).toEqual([]);
  });
});

describe("a project's score", () => {
  const scored = (inSummary: number, total: number) =>
    sheets({
      汇总: grid`
        2024年度项目支出绩效自评情况汇总表
        | | | | 单位：万元
        序号 | 项目名称 | 全年预算数 | 全年执行数 | 自评得分
        1 | 普法宣传经费 | 120 | 115 | ${inSummary}
      `,
      项目: [
        ...review("2024年度项目支出绩效自评表", LAW),
        ...grid`
          一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
          产出指标 | 数量指标 | 宣传场次 | 36 | 36 | 60 | 60
          效益指标 | 社会效益 | 普法覆盖率 | "60%" | "57%" | 40 | ${total - 60}
          总分 | | | | | 100 | ${total}
        `,
      ],
    });

  it("is one in the summary and in its own table", () => {
    expect(findingsOf(scored(98, 98))).toEqual([]);
    expect(findingsOf(scored(96, 98)).map((finding) => finding.split(" ").slice(0, 2).join(" "))).toEqual([
      "error same/project",
    ]);
  });
});
