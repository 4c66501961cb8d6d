import { describe, expect, it } from "vitest";
import { inList, list, p, r, tbl, tc, tr } from "../../support/docxFile.js";
import { recognise } from "../../../src/recognise/index.js";
import { gridOf, readBody, textsOf } from "./texts.js";

const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;
const START = '<w:vMerge w:val="restart"/>';
const GO_ON = "<w:vMerge/>";
const skipped = (columns: number): string => `<w:trPr><w:gridBefore w:val="${columns}"/></w:trPr>`;
const small = tbl(tr(tc("项目"), tc("金额")), tr(tc("合计"), tc("1.00")));

describe("tables in a .docx", () => {
  it("are sheets of texts", () => {
    const [sheet] = readBody(small).tables;
    expect(sheet).toEqual({
      name: "表1",
      visibility: "visible",
      rows: [
        {
          index: 0,
          cells: [
            { column: 0, value: "项目", text: "项目" },
            { column: 1, value: "金额", text: "金额" },
          ],
        },
        {
          index: 1,
          cells: [
            { column: 0, value: "合计", text: "合计" },
            { column: 1, value: "1.00", text: "1.00" },
          ],
        },
      ],
      merges: [],
      hiddenColumns: [],
    });
  });

  it("have a cell for each place of their grid", () => {
    const [sheet] = readBody(
      tbl(
        tr(tc("甲", START), tc("乙", span(2)), tc("丙")),
        tr(tc("不", GO_ON), tc("1"), tc("2"), tc()),
        tr(tc("", GO_ON), tc("3", span(3) + START)),
        tr(skipped(1), tc("", span(3) + GO_ON)),
        tr(tc("丁", GO_ON), tc("戊")),
      ),
    ).tables;
    expect(gridOf(sheet)).toEqual([["甲", "乙", "", "丙"], ["", "1", "2"], ["", "3"], [], ["丁", "戊"]]);
    expect(sheet?.merges).toEqual([
      { top: 0, left: 0, bottom: 2, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
      { top: 2, left: 1, bottom: 3, right: 3 },
    ]);
  });

  it("span columns in the older way too", () => {
    const [sheet] = readBody(
      tbl(tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("乙"))),
    ).tables;
    expect(gridOf(sheet)).toEqual([["甲", "", "乙"]]);
    expect(sheet?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  });

  it.each<[string, string, string]>([
    ["paragraphs, one below another", p("一") + p() + p("二"), "一\n\n二"],
    ["no empty lines around them", p() + p("一") + p(), "一"],
    ["blanks in front", p("　　其中：基本支出"), "　　其中：基本支出"],
    ["automatic numbers", p("甲", inList(1)) + p("", inList(1)), "1.甲\n2."],
    ["text boxes", p(`<w:r><w:t>一</w:t><w:txbxContent>${p("框")}</w:txbxContent></w:r>`), "一\n框"],
    ["content controls", `<w:sdt><w:sdtPr/><w:sdtContent>${p("控")}</w:sdtContent></w:sdt>`, "控"],
  ])("show in a cell %s", (_, content, expected) => {
    const text = readBody(tbl(tr(tc(content))), { numbering: list(1, [["decimal", "%1."]]) });
    expect(gridOf(text.tables[0])).toEqual([[expected]]);
  });

  it("are found in content controls, with rows and cells that are, and without what is deleted", () => {
    const control = (content: string): string =>
      `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${tc(small + p())}</w:tr>`;
    const text = readBody(tbl(deleted) + control(tbl(control(tr(tc("一"), control(tc("二")))), deleted)));
    expect(text.tables.map(gridOf)).toEqual([[["一", "二"]]]);
    expect(text.tables[0]?.name).toBe("表1");
  });

  it("inside a cell or a text box are tables of their own, in the order in which they begin", () => {
    const box = `<w:r><w:txbxContent>${tbl(tr(tc("框内")))}${p()}</w:txbxContent></w:r>`;
    const text = readBody(tbl(tr(tc(p("外") + p("内表名") + small + p()))) + p(box) + tbl(tr(tc("末"))));
    expect(text.tables.map((sheet) => [sheet.name, gridOf(sheet)])).toEqual([
      ["表1", [["外\n内表名"]]],
      ["表2", [["外"], ["内表名"], ["项目", "金额"], ["合计", "1.00"]]],
      ["表3", [["框内"]]],
      ["表4", [["末"]]],
    ]);
    expect(textsOf(text)).toEqual(["", ""]);
  });
});

describe("the lines around a table", () => {
  const linesOf = (body: string): string[][] =>
    readBody(body, { numbering: list(1, [["chineseCounting", "%1、"]]) }).tables.map((sheet) =>
      gridOf(sheet).flatMap((row) => (row.length === 1 ? row : ["|"])),
    );

  it.each<[string, string, string[][]]>([
    ["title and unit", p("收支总表") + p() + p("单位：万元") + small, [["收支总表", "单位：万元", "|", "|"]]],
    ["automatic numbers", p("收支总表", inList(1)) + small, [["一、收支总表", "|", "|"]]],
    [
      "four lines at most",
      [1, 2, 3, 4, 5].map((n) => p(`行${n}`)).join("") + small,
      [["行2", "行3", "行4", "行5", "|", "|"]],
    ],
    [
      "nothing above a sentence",
      p("收支总表") + p("情况如下。 ") + p("单位：元") + small,
      [["单位：元", "|", "|"]],
    ],
    ["nothing above a long line", p("收支总表") + p("长".repeat(61)) + small, [["|", "|"]]],
    ["nothing above another table", p("表一") + small + p() + small, [["表一", "|", "|"], ["|", "|"]]], // prettier-ignore
    [
      "notes",
      small + p() + p("注：本表含结转。") + p("说明：无") + p("下文"),
      [["|", "|", "注：本表含结转。", "说明：无"]],
    ],
    ["no other words that begin like notes", small + p("说明情况") + p("注册"), [["|", "|"]]],
    [
      "notes of the table above, not below",
      small + p("注：无") + p("支出总表") + small,
      [["|", "|", "注：无"], ["支出总表", "|", "|"]], // prettier-ignore
    ],
  ])("are %s", (_, body, expected) => {
    expect(linesOf(body)).toEqual(expected);
  });

  it("move merged areas down, and remain paragraphs", () => {
    const text = readBody(p("收支总表") + tbl(tr(tc("甲", span(2)))) + p("注：无"));
    expect(text.tables[0]?.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }]);
    expect(textsOf(text)).toEqual(["收支总表", "注：无"]);
  });

  it("tell the recogniser what the table is", () => {
    const body =
      p("三公经费支出决算表") +
      p("公开08表") +
      p("部门：某局　　单位：万元") +
      tbl(
        tr(tc("科目编码"), tc("科目名称"), tc("本年支出合计"), tc("基本支出"), tc("项目支出")),
        tr(tc("合计", span(2)), tc("3.00"), tc("1.00"), tc("2.00")),
        tr(tc("201"), tc("一般公共服务支出"), tc("3.00"), tc("1.00"), tc("2.00")),
      );
    const { name, tables: sheets } = readBody(
      p(r("以下各表。")) + body.replace("三公经费支出决算表", "支出决算表"),
    );
    const { tables } = recognise({ name, sheets });
    expect(tables.map(({ title }) => title)).toEqual(["支出决算表"]);
  });
});
