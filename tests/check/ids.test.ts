import { describe, expect, it } from "vitest";
import { check } from "../../src/check/index.js";
import { recognise } from "../../src/recognise/index.js";
import { derive } from "../support/derive.js";
import type { Workbook } from "../../src/workbook/index.js";
import { DOCUMENTS } from "../support/documents.js";
import { grid, rawFindingsOf } from "../support/table.js";
import { insertBlanks, renameSheets, withAmount } from "../support/transform.js";

/** Ids of what is unequal; whether a bound is broken depends on how wrong an amount is. */
function idsOf(workbook: Workbook): string[] {
  return check(recognise(workbook))
    .findings.filter(({ rule }) => !rule.startsWith("bound/"))
    .map(({ id }) => id);
}

/** Places of printed wholes, one out of every `step`. */
function wholes(workbook: Workbook, step: number) {
  return recognise(workbook)
    .tables.flatMap((table) => derive(table).relations)
    .filter(({ whole, test }) => test.type === "sum" && !whole.isBlank && whole.measure === "money")
    .map(({ whole }) => whole.place)
    .filter((_, index) => index % step === 0);
}

/** Puts a wrong amount, another one in each place, so that no two of them cancel out. */
function spoil(workbook: Workbook, places: ReturnType<typeof wholes>, unit: number): Workbook {
  return places.reduce(
    (book, place, index) => withAmount(book, place, ((index + 3) ** 2 * unit).toFixed(2)),
    workbook,
  );
}

describe.each(DOCUMENTS)("ids in %s", (_, workbook) => {
  const places = wholes(workbook, 9);
  const spoilt = spoil(workbook, places, 98765.43);
  const ids = idsOf(spoilt);

  it("are unique", () => {
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("stay when blank rows are inserted and sheets renamed", () => {
    expect(idsOf(insertBlanks([2, 7], [1])(spoilt))).toEqual(ids);
    expect(idsOf(renameSheets(spoilt))).toEqual(ids);
  });

  it("stay when the wrong values are other wrong values", () => {
    expect(idsOf(spoil(workbook, places, 54321.09))).toEqual(ids);
  });

  it("stay when half of the wrong values are put right", () => {
    const left = idsOf(spoil(workbook, places.slice(0, Math.ceil(places.length / 2)), 98765.43));
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(ids.length);
    expect(left.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("the id of a finding", () => {
  const project = (name: string, total: number) => grid`
    2023年度项目支出绩效自评表
    项目名称 | ${name}
    项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数
    | 年度资金总额 | ${total} | 120 | 90
    | 其中：财政拨款 | 100 | 110 | 90
    | 其他资金 | 0 | 10 | 0
  `;

  it("belongs to its project, wherever the sheet stands", () => {
    const one = { name: "一", rows: project("智慧城市建设", 99) };
    const two = { name: "二", rows: project("档案数字化", 98) };
    const [forth, back] = [rawFindingsOf([one, two]), rawFindingsOf([two, one])];
    expect(forth.map(({ reported }) => reported)).toEqual(["99.00", "98.00"]);
    expect(back.map(({ reported }) => reported)).toEqual(["98.00", "99.00"]);
    expect(back.map(({ id }) => id).reverse()).toEqual(forth.map(({ id }) => id));
  });

  it("does not depend on whether its like is wrong as well", () => {
    const twice = (first: number, last: number) => grid`
      支出决算表
      | | 单位：万元
      科目编码 | 科目名称 | 本年支出合计
      合计 | | ${first}
      201 | 一般公共服务支出 | 5
      205 | 教育支出 | 4
      合计 | | ${last}
    `;
    const both = rawFindingsOf(twice(8, 7));
    const last = rawFindingsOf(twice(9, 7));
    expect(both.map(({ reported }) => reported)).toEqual(["8.00", "7.00"]);
    expect(last.map(({ reported }) => reported)).toEqual(["7.00"]);
    expect(last[0]?.id).toBe(both[1]?.id);
  });
});
