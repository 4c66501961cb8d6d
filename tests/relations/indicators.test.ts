import { describe, expect, it } from "vitest";
import { acrossOf, findingsOf, grid, notApplicableAcross, sheets } from "../support/table.js";

const table = (
  title: string,
  name: string,
  target: string,
  value: string,
  ...more: readonly string[]
) => grid`
  ${title}
  一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值
  产出指标 | 数量指标 | ${name} | ${target} | ${value}
  产出指标 | 质量指标 | 其他没有的指标${title.length} | 95% | 98%
  ${more.join("\n")}
`;
const WHOLE = "2024年度部门整体绩效自评表";
const PROJECT = "2024年度干部培训经费项目绩效自评表";

const book = (name: string, target: string, value: string) =>
  sheets({
    整体: table(WHOLE, "培训干部人数", "100人", "120人"),
    项目: table(PROJECT, name, target, value),
  });

describe("an indicator of the whole department and of one project", () => {
  it("has one target and one result", () => {
    expect(acrossOf(book("培训干部人数", "100人", "120人"), "same/indicator")).toEqual({
      "same/indicator 整体!D3=项目!D3": "holds",
      "same/indicator 整体!E3=项目!E3": "holds",
    });
    expect(findingsOf(book("培训干部人数", "100人", "120人"))).toEqual([]);
  });

  it.each([
    ["100人", "118人", ["doubt same/indicator at 整体!E3: 120 against 118"]],
    ["90人", "120人", ["doubt same/indicator at 整体!D3: 100 against 90"]],
  ])("else it is to be verified: %s, %s", (target, value, findings) => {
    expect(findingsOf(book("培训干部人数", target, value))).toEqual(findings);
  });

  it("is known by its whole name", () => {
    expect(acrossOf(book("培训干部次数", "90人", "118人"), "same/indicator")).toEqual({});
    expect(
      Object.keys(acrossOf(book("培训、干部（人数）", "100人", "120人"), "same/indicator")),
    ).toHaveLength(2);
  });

  it("is left alone where two projects have it", () => {
    const three = [
      ...book("培训干部人数", "90人", "118人"),
      { name: "又", rows: table("2024年度党校经费项目绩效自评表", "培训干部人数", "10人", "2人") },
    ];
    expect(acrossOf(three, "same/indicator")).toEqual({});
    expect(notApplicableAcross(three)).toContain("same/indicator: ambiguous");
  });

  it("is left alone where one table prints it twice", () => {
    const twice = sheets({
      整体: table(WHOLE, "培训干部人数", "100人", "120人"),
      项目: table(
        PROJECT,
        "培训干部人数",
        "90人",
        "118人",
        "产出指标 | 时效指标 | 培训干部人数 | 10人 | 2人",
      ),
    });
    expect(acrossOf(twice, "same/indicator")).toEqual({});
  });

  it("is no indicator where its name is that of a kind", () => {
    const kinds = sheets({
      整体: table(WHOLE, "数量", "100人", "120人"),
      项目: table(PROJECT, "数量", "90人", "118人"),
    });
    expect(acrossOf(kinds, "same/indicator")).toEqual({});
  });
});
