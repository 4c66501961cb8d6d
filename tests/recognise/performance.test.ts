import { describe, expect, it } from "vitest";
import { amountsOf, factsOf, grid, notFactsOf } from "../support/table.js";

describe("a form with amounts in its middle", () => {
  const table = grid`
    2025年部门整体支出绩效目标表
    填报日期：2024年12月1日 | | | | 单位：万元
    部门（单位）名称 | 某市某局
    部门职能概述 | 负责全市有关工作，全年预算1947.04万元，保障127人运转。
    年度部门整体支出预算申请 | 资金总额 | 2247.04
    | 按收入性质分 | | 按支出性质分 |
    | 其中：一般公共预算 | 2200 | 基本支出 | 1947.04
    | 政府性基金拨款 | 47.04 | 项目支出 | 300
    年度绩效目标 | 完成全年工作，支出2247.04万元。
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标 | 数量指标 | 服务人数 | ≥127人
    产出指标 | 质量指标 | 验收合格率 | ≥96%
    效益指标 | 社会效益指标 | 受益群众 | 约900人
    满意度指标 | 服务对象满意度 | 群众满意度 | 95%以上
  `;

  it("gives every amount, wherever it stands", () => {
    expect(Object.values(amountsOf(table))).toEqual(
      expect.arrayContaining(["2247.04", "2200", "47.04", "1947.04", "300"]),
    );
    const facts = factsOf(table);
    expect(facts.get("C7")).toMatchObject({ amount: "2200", unit: "万元", measure: "money" });
    expect(facts.get("E7")).toMatchObject({ amount: "1947.04", unit: "万元", measure: "money" });
    expect(facts.get("E7")?.concept).toMatchObject({ nature: "基本支出" });
  });

  it("lists amounts inside sentences, and does not read them as facts", () => {
    expect(notFactsOf(table)).toMatchObject({ B4: "text-amount", B9: "text-amount" });
    expect(Object.keys(amountsOf(table))).not.toContain("B4");
  });

  it("never takes an indicator for money", () => {
    const facts = factsOf(table);
    const money = [...facts].filter(([, { measure }]) => measure === "money").map(([place]) => place);
    expect(money.filter((place) => /^D1[1-4]$/.test(place))).toEqual([]);
    expect(facts.get("D12")).toMatchObject({ amount: "96", unit: "%", isExact: false });
    expect(facts.get("D11")).toMatchObject({ amount: "127", unit: "人", isExact: false });
  });
});

describe("项目支出绩效自评表", () => {
  const table = grid`
    2023年度项目支出绩效自评表
    项目名称 | 智慧城市建设
    主管部门 | 某局 | 实施单位 | 某局信息中心
    项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    | 年度资金总额 | 100 | 120 | 97.62 | 10 | 81.35% | 8.14
    | 其中：当年财政拨款 | 100 | 110 | 90 | — | |
    | 上年结转资金 | | 10 | 7.62 | — | |
    | 其他资金 | 0 | 0 | 0 | — | |
  `;

  it("gives the money of the project with its stages", () => {
    const facts = factsOf(table);
    const project = "智慧城市建设";
    expect(facts.get("C5")).toMatchObject({
      amount: "100",
      unit: "万元",
      concept: { project, stage: "年初预算" },
    });
    expect(facts.get("D5")).toMatchObject({
      amount: "120",
      unit: "万元",
      concept: { project, stage: "全年预算" },
    });
    expect(facts.get("E6")?.concept).toMatchObject({ project, stage: "执行数", fund: "财政拨款" });
  });

  it("tells scores and rates from money", () => {
    const facts = factsOf(table);
    expect(facts.get("F5")?.measure).toBe("score");
    expect(facts.get("G5")).toMatchObject({ measure: "percent", amount: "81.35" });
    expect(facts.get("H5")?.measure).toBe("score");
  });
});
