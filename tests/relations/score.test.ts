import { describe, expect, it } from "vitest";
import { acrossOf, findingsOf, grid, notApplicableOf, relationsOf } from "../support/table.js";

const scored = (header: string, rate: string, score: number | string) => grid`
  项目支出绩效自评表
  项目名称 | 某专项 | | | |
  项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率 | ${header}
  | 年度资金总额 | 10000 | 9762 | ${rate} | ${score}
`;

describe("得分 = points in the header × 执行率", () => {
  it.each([
    // 20 × 97.62 % = 19.524.
    ["得分（20分*执行率）", "97.62%", 19.52, []],
    ["得分（20分*执行率）", "97.62%", 19.5, []],
    // 97.62 % stands for at most 97.625 %: 19.525, the least that prints as 19.53.
    ["得分（20分*执行率）", "97.62%", 19.53, ["rounding score/rate at F4: 19.53 against 19.524"]],
    ["得分（20分*执行率）", "97.62%", 19.54, ["error score/rate at F4: 19.54 against 19.524"]],
    ["得分（20分*执行率）", "97.62%", 19, ["error score/rate at F4: 19 against 19.524"]],
    ["得分（10分*执行率）", "97.62%", 9.76, []],
    ["得分（10分*执行率）", "97.62%", 19.52, ["error score/rate at F4: 19.52 against 9.762"]],
    ["得分", "97.62%", 3, []],
  ])("%s at %s: %d", (header, rate, score, findings) => {
    const rates = findingsOf(scored(header, rate, score), "score/");
    expect(rates).toEqual(findings);
  });

  it("is not asked above 100 %", () => {
    const over = grid`
      项目支出绩效自评表
      项目名称 | 某专项 | | | |
      项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率 | 得分（20分*执行率）
      | 年度资金总额 | 100 | 120 | 120.00% | 20
    `;
    expect(findingsOf(over)).toEqual([]);
    expect(notApplicableOf(over)).toContain("score/rate: base-unknown");
  });
});

describe("得分 and 分值 in columns", () => {
  const table = (points: number, score: number) => grid`
    项目支出绩效自评表
    项目名称 | 某专项 | | | | |
    项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    | 年度资金总额 | 200 | 150 | ${points} | 75.00% | ${score}
  `;

  it("hold", () => {
    expect(relationsOf(table(10, 7.5)).get("G4=F4")).toEqual({ rule: "score/rate", outcome: "holds" });
    expect(findingsOf(table(10, 7.5))).toEqual([]);
    // 15 × 75 % = 11.25, which prints as 11.3 with one decimal.
    expect(findingsOf(table(15, 11.3))).toEqual([]);
  });

  it("fail", () => {
    expect(findingsOf(table(10, 7.6))).toEqual(["error score/rate at G4: 7.6 against 7.5"]);
    expect(findingsOf(table(15, 7.5))).toEqual(["error score/rate at G4: 7.5 against 11.25"]);
  });
});

describe("indicators", () => {
  const table = (last: number | string, total: number | string, points = 100) => grid`
    项目支出绩效自评表
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
    产出指标 | 数量指标 | 补贴机构数 | 36 | 36 | 40 | 40
    产出指标 | 质量指标 | 拨付合规率 | "100%" | "100%" | 30 | 30
    效益指标 | 社会效益 | 床位使用率 | "60%" | "57%" | 30 | ${last}
    总分 | | | | | ${points} | ${total}
  `;

  it("总分 and 分值合计 add up", () => {
    expect(acrossOf(table(28, 98), "score/total")).toEqual({
      "score/total G6=G3+G4+G5": "holds",
      "score/total F6=F3+F4+F5": "holds",
    });
    expect(findingsOf(table(28, 98))).toEqual([]);
  });

  it.each([
    [28, 88, 100, ["error score/total at G6: 88 against 98"]],
    [28, 98, 120, ["error score/total at F6: 120 against 100"]],
    // Points are given, not rounded: a hundredth is a mistake.
    [28, 98.01, 100, ["error score/total at G6: 98.01 against 98.00"]],
    [27.5, 97.5, 100, []],
    [27.5, 98, 100, ["error score/total at G6: 98 against 97.5"]],
  ])("last %d, total %d of %d", (last, total, points, findings) => {
    expect(findingsOf(table(last, total, points))).toEqual(findings);
  });

  it("no score is above its points, by however little", () => {
    expect(findingsOf(table(30, 100))).toEqual([]);
    // 总分 is above 100 with it.
    expect(findingsOf(table(30.01, 100.01))).toEqual([
      "error score/limit at F5: 30 against 30.01",
      "error score/limit at F6: 100 against 100.01",
    ]);
  });
});

describe("总分 with the money block above it", () => {
  const table = (total: number, points = 100) => grid`
    项目支出绩效自评表
    项目名称 | 某专项 | | | | |
    项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    | 年度资金总额 | 200 | 150 | 10 | 75.00% | 7.5
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
    产出指标 | 数量指标 | 补贴机构数 | 36 | 36 | 50 | 50
    效益指标 | 社会效益 | 床位使用率 | "60%" | "57%" | 40 | 38
    总分 | | | | | ${points} | ${total}
  `;

  it("counts it where the form does, and not where the form does not", () => {
    expect(findingsOf(table(95.5))).toEqual([]);
    expect(findingsOf(table(88, 90))).toEqual([]);
    expect(acrossOf(table(95.5), "score/total")).toEqual({
      "score/total G8=G4+G6+G7": "holds",
      "score/total F8=E4+F6+F7": "holds",
    });
  });

  it("is an error where neither comes out", () => {
    expect(findingsOf(table(96))).toEqual(["error score/total at G8: 96 against 95.5"]);
  });
});

describe("a list of projects with 执行得分, 指标得分 and 总分 in one line", () => {
  const list = (own: number, total: number) => grid`
    重点项目绩效自评情况表
    项目名称 | 全年预算数 | 全年执行数 | 分值 | 执行率(%) | 执行得分 | 指标得分 | 总分
    居家养老 | 200 | 150 | 10 | 75 | ${own} | 85 | ${total}
    高龄津贴 | 100 | 100 | 10 | 100 | 10 | 88 | 98
    更新改造 | 300 | 270 | 10 | 90 | 9 | 80 | 89
  `;

  it("has its 分值 for 执行率, and adds the two up", () => {
    expect(findingsOf(list(7.5, 92.5))).toEqual([]);
    expect(findingsOf(list(10, 92.5)).sort()).toEqual([
      "error score/rate at F3: 10 against 7.5",
      "error score/total at H3: 92.5 against 95.0",
    ]);
    expect(findingsOf(list(7.5, 92))).toEqual(["error score/total at H3: 92 against 92.5"]);
  });

  it("says nothing of a 得分 that is of the whole project", () => {
    const whole = grid`
      重点项目绩效自评情况表
      项目名称 | 全年预算数 | 全年执行数 | 分值 | 执行率(%) | 得分
      居家养老 | 200 | 150 | 10 | 75 | 92.5
      高龄津贴 | 100 | 100 | 10 | 100 | 98
      更新改造 | 300 | 270 | 10 | 90 | 89
    `;
    expect(findingsOf(whole)).toEqual([]);
    expect(new Set(notApplicableOf(whole))).toEqual(
      new Set(["score/limit: structure", "score/rate: structure"]),
    );
  });
});

describe("自评表 of several projects below one another", () => {
  const form = (name: string, rate: number, own: number, total: number) => `
    项目名称 | ${name} | | | | |
    项目资金（万元） | 资金来源 | 全年预算数 | 全年执行数 | 分值 | 执行率（%） | 得分
    | 年度资金总额 | 200 | 150 | 10 | ${String(rate)} | ${String(own)}
    一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分
    产出指标 | 数量指标 | 举办场次 | 36 | 36 | 60 | 60
    满意度指标 | 服务对象满意度 | 群众满意度 | "90%" | "93%" | 30 | 30
    总分 | | | | | 100 | ${String(total)}`;
  const stacked = (total: number, rate = 75) => grid`
    项目支出绩效自评表
    部门：某局 | | | | | | 单位：元
    ${form("图书采购", 75, 7.5, 97.5)}
    ${form("文物修缮", rate, 7.5, total)}
    ${form("旅游宣传", 75, 7.5, 97.5)}
  `;

  it("are each judged for themselves", () => {
    expect(findingsOf(stacked(97.5))).toEqual([]);
    expect(findingsOf(stacked(97))).toEqual(["error score/total at G16: 97 against 97.5"]);
    expect(findingsOf(stacked(97.5, 80))).toContain("error ratio/executed at F12: 80 against 75.0000");
  });
});
