import { describe, expect, it } from "vitest";
import { columnName } from "../../src/workbook/index.js";
import type { GridSheet } from "../support/grid.js";
import { workbookOf } from "../support/grid.js";
import { blockOf, pasted, shown, summarised, summaryOf } from "../support/summaries.js";
import { grid } from "../support/table.js";

const FORMAT = Object.fromEntries(Array.from({ length: 12 }, (_, column) => [columnName(column), "0.00"]));

/** 公开09 with these amounts. */
function final(amounts: string): GridSheet {
  return {
    name: "公开09",
    formats: FORMAT,
    rows: grid`
      2024年度财政拨款“三公”经费支出决算表
      部门：某县水务局 | | | | | | | | | | | 单位：万元
      预算数 | | | | | | 决算数
      合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费
       | | 小计 | 公务用车购置费 | 公务用车运行维护费 | | | | 小计 | 公务用车购置费 | 公务用车运行维护费
      ${amounts}
      注：本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为全年预算数。
    `,
  };
}

/** 预算 “三公” of two years. */
function budget(amounts: string): GridSheet {
  return {
    name: "表7",
    formats: FORMAT,
    rows: grid`
      2025年一般公共预算“三公”经费支出表
      部门：某县水务局 | | | | | 单位：万元
      “三公”经费合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费
       | | 小计 | 公务用车购置费 | 公务用车运行费
      ${amounts}
    `,
  };
}

function summary(sheets: readonly GridSheet[], text: readonly string[] = []) {
  const texts = text.length === 0 ? [] : [pasted(text)];
  return summaryOf(summarised(workbookOf("a.xlsx", sheets), texts), "three-public");
}

function words(one: ReturnType<typeof summary>): string[] {
  return one.paragraphs.map(({ text }) => text);
}

const CHAPTER = "九、“三公”经费支出情况说明";

describe("the table", () => {
  it("has the form of the workbook's own, its sums as formulas and its items as links", () => {
    const table = blockOf(summary([final("12|0|9|0|9|3|8.86|0|7.78|0|7.78|1.08")]), "table");
    expect(shown(table).slice(3)).toEqual([
      "合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费",
      "||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费",
      "12.00|0.00|9.00|0.00|9.00|3.00|8.86|0.00|7.78|0.00|7.78|1.08",
      "注：本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为全年预算数。",
    ]);
    const at = (column: number) =>
      table.cells.find((cell) => cell.row === 5 && cell.column === column)?.content;
    expect(at(6)).toMatchObject({
      kind: "formula",
      parts: [
        "ROUND(",
        "SUM(",
        { block: 0, row: 5, column: 7 },
        ",",
        { block: 0, row: 5, column: 8 },
        ",",
        { block: 0, row: 5, column: 11 },
        ")",
        ",2)",
      ],
    });
    expect(at(7)).toMatchObject({ kind: "formula", parts: [{ sheet: 0, row: 5, column: 7 }] });
  });

  it("is corrected where the total does not add up, and says where", () => {
    const one = summary(
      [final("12|0|9|0|9|3|8.68|0|7.78|0|7.78|1.08")],
      [CHAPTER, "2024年度“三公”经费财政拨款支出全年预算为12万元，支出决算为8.86万元，完成全年预算的73.83%。"],
    );
    expect(shown(blockOf(one, "table"))[5]).toBe(
      "12.00|0.00|9.00|0.00|9.00|3.00|8.86|0.00|7.78|0.00|7.78|1.08",
    );
    expect(one.differing).toMatchObject([
      {
        place: { row: 5, column: 6 },
        printed: "8.68",
        should: "8.86",
        item: "三公经费",
        stage: "决算",
        isCertain: true,
      },
    ]);
    expect(words(one)[0]).toContain("支出决算为8.86万元");
  });

  it("says what a cell in 元 should be to the last digit, though the summary is in 万元", () => {
    const { rows, ...rest } = final("120000|0|90000|0|90000|30000|86686.41|0|77800.11|0|77800.11|10886.3");
    const yuan: GridSheet = {
      ...rest,
      rows: rows.map((row) => row.map((cell) => (cell === "单位：万元" ? "单位：元" : cell))),
    };
    const one = summary([yuan]);
    expect(one.differing).toMatchObject([{ printed: "86686.41", should: "88686.41", unit: "元" }]);
    expect(words(one)[0]).toContain("支出决算为8.87万元");
  });

  it("keeps a total that last digits explain: its own digits are those of the other places", () => {
    const one = summary([final("12|0|9|0|9|3|8.87|0|7.78|0|7.78|1.08")]);
    expect(shown(blockOf(one, "table"))[5]).toMatch(/\|8\.87\|/);
    expect(one.differing).toEqual([]);
  });

  it("links amounts whose cells hold finer digits than they show, rounded", () => {
    const table = blockOf(summary([final("12|0|9|0|9|3|8.8601|0|7.7801|0|7.7801|1.08")]), "table");
    const cell = table.cells.find(({ row, column }) => row === 5 && column === 10);
    expect(cell?.content).toMatchObject({
      parts: ["ROUND(", { column: 10 }, ",2)"],
      result: { amount: "7.78" },
    });
  });

  it("has the standard form where the workbook prints none, from what the text says", () => {
    const one = summary(
      [
        {
          name: "公开03",
          rows: grid`
        2024年度支出决算表
        部门：某县水务局 | | 单位：万元
        科目编码 | 科目名称 | 本年支出合计
        合计 | | 100
      `,
        },
      ],
      [
        "2024年度某县水务局部门决算情况说明",
        CHAPTER,
        "2024年度“三公”经费财政拨款支出全年预算为12.00万元，支出决算为8.86万元。其中：因公出国（境）费支出决算为0.00万元；公务接待费支出决算为1.08万元；公务用车购置费支出决算为0.00万元，公务用车运行维护费支出决算为7.78万元。",
      ],
    );
    expect(one.isStandardForm).toBe(true);
    const rows = shown(blockOf(one, "table"));
    expect(rows[0]).toBe("2024年度财政拨款“三公”经费支出决算表");
    expect(rows.at(-2)).toBe(
      "12.00|【请填写】|【请填写】|【请填写】|【请填写】|【请填写】|8.86|0.00|7.78|0.00|7.78|1.08",
    );
    expect(rows.at(-3)).toBe("1|2|3|4|5|6|7|8|9|10|11|12");
  });
});

describe("the 底稿", () => {
  it("works out the year before from what the text says of changes", () => {
    const one = summary(
      [budget("5.5|0|4.5|0|4.5|1")],
      [
        CHAPTER,
        "2025年“三公”经费预算为5.5万元，比上年减少0.7万元，其中：公务接待费1万元，比上年减少0.2万元；公务用车运行维护费4.5万元，比上年减少0.5万元。",
      ],
    );
    expect(
      shown(blockOf(one, "paper"))
        .slice(3, 9)
        .map((row) => row.split("|").slice(0, 5).join("|")),
    ).toEqual([
      "合计|5.50|6.20|-0.70|-11.29",
      "　1．因公出国（境）费|0.00|0.00|0.00|—",
      "　2．公务用车购置及运行维护费|4.50|5.00|-0.50|-10.00",
      "　　其中：公务用车购置费|0.00|0.00|0.00|—",
      "　　　　　公务用车运行维护费|4.50|5.00|-0.50|-10.00",
      "　3．公务接待费|1.00|1.20|-0.20|-16.67",
    ]);
  });

  it("takes the year before from another document", () => {
    const { rows, ...rest } = budget("6.2|0|5|0|5|1.2");
    const before: GridSheet = { ...rest, rows: [["2024年一般公共预算“三公”经费支出表"], ...rows.slice(1)] };
    const { sheets } = workbookOf("2024预算.xlsx", [before]);
    const all = summarised(workbookOf("a.xlsx", [budget("5.5|0|4.5|0|4.5|1")]), [], {
      companions: [{ name: "2024预算.xlsx", sheets }],
    });
    const paper = shown(blockOf(summaryOf(all, "three-public"), "paper"));
    expect(paper[3]).toBe("合计|5.50|6.20|-0.70|-11.29|本年：表7!A5\n上年：2024预算.xlsx 表7!A5");
    expect(paper[8]).toBe("　3．公务接待费|1.00|1.20|-0.20|-16.67|本年：表7!F5\n上年：2024预算.xlsx 表7!F5");
  });

  it("leaves what nothing tells to be filled in, and works out nothing from it", () => {
    const one = summary([budget("5.5|0|4.5|0|4.5|1")]);
    expect(shown(blockOf(one, "paper"))[3]).toMatch(/^合计\|5\.50\|【请填写】\|\|\|本年：表7!A5$/);
    expect(one.fillIns).toBeGreaterThan(0);
  });
});

describe("paragraphs", () => {
  it("of a budget: every item against the year before, with the reasons that the text gives", () => {
    const one = summary(
      [budget("5.5|0|4.5|0|4.5|1")],
      [
        CHAPTER,
        "2025年“三公”经费预算为5.50万元，比上年减少0.70万元，下降11.3%。",
        "公务接待费1.00万元，比上年减少0.20万元，下降16.7%，主要原因是压减接待批次。",
        "公务用车运行维护费4.50万元，比上年减少0.50万元，下降10.0%。",
      ],
    );
    expect(words(one)).toEqual([
      "2025年一般公共预算“三公”经费预算为5.50万元，比上年预算减少0.70万元，下降11.3%，主要原因是【请填写原因】。其中：",
      "1．因公出国（境）费预算为0.00万元，与上年预算持平。",
      "2．公务用车购置及运行维护费预算为4.50万元，比上年预算减少0.50万元，下降10.0%，主要原因是【请填写原因】。",
      "（1）公务用车购置费预算为0.00万元，与上年预算持平。",
      "（2）公务用车运行维护费预算为4.50万元，比上年预算减少0.50万元，下降10.0%，主要原因是【请填写原因】。",
      "3．公务接待费预算为1.00万元，比上年预算减少0.20万元，下降16.7%，主要原因是压减接待批次。",
    ]);
  });

  it("of a final account: budget, final and rate, no rate over a budget of zero, counts where they are told", () => {
    const one = summary(
      [final("3|0|0|0|0|3|8.86|7.78|0|0|0|1.08")],
      [
        CHAPTER,
        "公务接待费支出决算为1.08万元，完成全年预算的36%。全年共接待国内来访团组8个，89人次。",
        "“三公”经费支出决算为8.86万元，完成全年预算的295.3%。公务用车保有量2辆。",
      ],
    );
    expect(words(one)).toEqual([
      "2024年度财政拨款“三公”经费支出全年预算为3.00万元，支出决算为8.86万元，完成全年预算的295.3%。决算数大于预算数的主要原因是【请填写原因】。支出决算比上年【请填写增加或减少的金额和幅度】。其中：",
      "1．因公出国（境）费支出全年预算为0.00万元，支出决算为7.78万元，比上年【请填写增加或减少的金额和幅度】。全年因公出国（境）团组【请填写】个，累计【请填写】人次。",
      "2．公务用车购置及运行维护费支出全年预算为0.00万元，支出决算为0.00万元，比上年【请填写增加或减少的金额和幅度】。",
      "（1）公务用车购置费支出全年预算为0.00万元，支出决算为0.00万元，比上年【请填写增加或减少的金额和幅度】。本年度购置公务用车【请填写】辆。",
      "（2）公务用车运行维护费支出全年预算为0.00万元，支出决算为0.00万元，比上年【请填写增加或减少的金额和幅度】。截至2024年12月31日，公务用车保有量为2辆。",
      "3．公务接待费支出全年预算为3.00万元，支出决算为1.08万元，完成全年预算的36%，比上年【请填写增加或减少的金额和幅度】。其中：国内公务接待8批次，国内公务接待89人次；国（境）外公务接待【请填写】批次，国（境）外公务接待【请填写】人次。",
    ]);
  });

  it("of nothing spent: one sentence and no list of zeros", () => {
    expect(words(summary([final("0|0|0|0|0|0|0|0|0|0|0|0")]))).toEqual([
      "2024年度本部门无财政拨款“三公”经费支出。",
    ]);
    expect(words(summary([budget("0|0|0|0|0|0")]))).toEqual(["2025年本部门无一般公共预算“三公”经费预算。"]);
  });

  it("follow the document in dropping zeros at the end of amounts", () => {
    const one = summary(
      [budget("5.5|0|4.5|0|4.5|1")],
      [CHAPTER, "2025年“三公”经费预算为5.5万元，其中公务接待费1万元。"],
    );
    expect(words(one)[0]).toMatch(/^2025年一般公共预算“三公”经费预算为5\.5万元，/);
  });
});
