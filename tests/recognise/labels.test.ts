import { describe, expect, it } from "vitest";
import { conceptAt, equationsOf, findingsOf, grid } from "../support/table.js";

describe("labels with blanks and line breaks", () => {
  const table = grid`
    支  出  决  算  表
    部门：某局 | | | | | 单位：万元
    "科目\n编码" | 科目 名称 | "本年支出\n合计" | "基本\u3000支出" | "项目\n支出" | 上缴上级     支出
    "合  计" | | 9 | 5 | 3 | 1
    201 | 一般公共服务支出 | 9 | 5 | 3 | 1
  `;

  it("mean what they mean without them", () => {
    expect(conceptAt(table, "C4")).toMatchObject({ nature: "合计", function: "合计", stage: "决算" });
    expect(conceptAt(table, "D5")).toMatchObject({ nature: "基本支出", function: "201" });
    expect(conceptAt(table, "E5")).toMatchObject({ nature: "项目支出" });
    expect(conceptAt(table, "F5")).toMatchObject({ nature: "上缴上级支出" });
    expect(equationsOf(table, "column/sum")).toEqual(["C4=D4+E4+F4", "C5=D5+E5+F5"]);
  });
});

describe("numbered lines", () => {
  it.each([
    ["一、", "二、", "二十一、"],
    ["一.", "二.", "廿一."],
    ["㈠", "㈡", "㈢"],
    ["（一）", "（二）", "（二十一）"],
    ["(一)", "(二)", "(三)"],
    ["1.", "2.", "21."],
    ["1、", "2、", "21、"],
    ["", "", ""],
  ])("are the same lines: %s %s %s", (one, two, three) => {
    const table = grid`
      收支预算总表
      | | | 单位：万元
      收入 | | 支出 |
      项目 | 预算数 | 项目 | 预算数
      ${one}一般公共预算拨款收入 | 60 | ${one}一般公共服务支出 | 60
      ${two}事业收入 | 30 | ${two}教育支出 | 30
      ${three}其他收入 | 10 | ${three}住房保障支出 | 10
      本年收入合计 | 100 | 本年支出合计 | 100
    `;
    expect(conceptAt(table, "B5")).toMatchObject({ fund: "一般公共预算" });
    expect(conceptAt(table, "B7")).toMatchObject({ fund: "其他收入" });
    expect(conceptAt(table, "D7")).toMatchObject({ function: "221" });
    expect(equationsOf(table, "rollup/total")).toEqual(["B8=B5+B6+B7", "D8=D5+D6+D7"]);
  });

  it("contain the lines of a finer numbering", () => {
    const table = grid`
      财政拨款收支预算总表
      | | | 单位：万元
      收入 | | 支出 |
      项目 | 预算数 | 项目 | 预算数
      一、本年收入 | 90 | 一、一般公共服务支出 | 70
      （一）一般公共预算拨款 | 70 | 二、城乡社区支出 | 25
      （二）政府性基金预算拨款 | 20 | |
      二、上年结转 | 5 | |
      （一）一般公共预算拨款 | 5 | |
      收入总计 | 95 | 支出总计 | 95
    `;
    expect(conceptAt(table, "B6")).toMatchObject({ direction: "本年收入", fund: "一般公共预算" });
    expect(conceptAt(table, "B9")).toMatchObject({ direction: "年初结转和结余", fund: "一般公共预算" });
    expect(equationsOf(table, "rollup/outline")).toEqual(expect.arrayContaining(["B5=B6+B7", "B8=B9"]));
    expect(equationsOf(table, "rollup/total")).toEqual(expect.arrayContaining(["B10=B5+B8"]));
    expect(findingsOf(table)).toEqual([]);
  });
});

describe("brackets", () => {
  it("may be half- or full-width", () => {
    const [wide, narrow] = ["因公出国（境）费", "因公出国(境)费"].map((label) =>
      conceptAt(
        grid`
          “三公”经费支出表
          | | | 单位：万元
          合计 | ${label} | 公务用车购置及运行费 | 公务接待费
          6 | 1 | 2 | 3
        `,
        "B4",
      ),
    );
    expect(wide).toMatchObject({ item: "因公出国" });
    expect(narrow).toEqual(wide);
  });
});

describe("indentation", () => {
  it("makes a part of the line above that stands further out", () => {
    const table = grid`
      收支预算总表
      | | | 单位：万元
      收入 | | 支出 |
      项目 | 预算数 | 项目 | 预算数
      财政拨款收入 | 90 | 一般公共服务支出 | 60
      "\u3000\u3000一般公共预算拨款收入" | 70 | 教育支出 | 40
      "\u3000\u3000政府性基金预算拨款收入" | 20 | |
      事业收入 | 10 | |
      本年收入合计 | 100 | 本年支出合计 | 100
    `;
    expect(equationsOf(table, "rollup/outline")).toEqual(["B5=B6+B7"]);
    expect(equationsOf(table, "rollup/total")).toEqual(["B9=B5+B8", "D9=D5+D6"]);
    expect(conceptAt(table, "B7")).toMatchObject({ fund: "政府性基金", direction: "本年收入" });
  });
});
