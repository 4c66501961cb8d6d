import type { GridSheet, GridValue } from "../support/grid.js";

/** What one 项 costs, in hundredths of the document's unit. */
export interface Item {
  readonly code: string;
  readonly basic: number;
  readonly project: number;
}

/** A line of 经济分类 of 基本支出. */
export interface EconomicLine {
  readonly code: string;
  readonly name: string;
  readonly amount: number;
}

/** 因公出国, 公务用车购置, 公务用车运行, 公务接待. */
export type ThreePublic = readonly [abroad: number, buying: number, running: number, hosting: number];

/** Everything that the tables of one document are made from; amounts in hundredths of its unit. */
export interface Ledger {
  readonly year: number;
  readonly entity: string;
  readonly unit: "万元" | "元";
  /** Names of 类, 款 and 项 by code. */
  readonly names: Readonly<Record<string, string>>;
  /** Of 一般公共预算. */
  readonly items: readonly Item[];
  /** Of 政府性基金: all of it 项目支出. */
  readonly fundItems: readonly Item[];
  /** 其他收入, under the first item's code; nothing is spent of it. */
  readonly other: number;
  readonly carriedIn: number;
  readonly economic: readonly EconomicLine[];
  readonly spent: ThreePublic;
  readonly planned: ThreePublic;
}

interface Sums {
  readonly basic: number;
  readonly project: number;
}

export function sumOf(items: readonly Item[], prefix = ""): Sums {
  const own = items.filter(({ code }) => code.startsWith(prefix));
  return {
    basic: own.reduce((sum, { basic }) => sum + basic, 0),
    project: own.reduce((sum, { project }) => sum + project, 0),
  };
}

function cell(amount: number): GridValue {
  return amount === 0 ? null : amount / 100;
}

function codesIn(items: readonly Item[]): string[] {
  return [...new Set(items.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].toSorted();
}

/** A table by 功能分类: 合计, then 类, 款 and 项. */
export function byCode(
  { names, unit, entity }: Ledger,
  sheet: string,
  title: string,
  columns: readonly string[],
  items: readonly Item[],
  amounts: (prefix: string) => readonly number[],
): GridSheet {
  return {
    name: sheet,
    rows: [
      [title],
      [`部门：${entity}`, ...columns.map(() => null), `单位：${unit}`],
      ["科目编码", "科目名称", ...columns],
      [null, "合计", ...amounts("").map(cell)],
      ...codesIn(items).map((code) => [code, names[code] ?? "", ...amounts(code).map(cell)]),
    ],
  };
}

type Line = readonly [label: string, amount: number];

/** Incomes on the left, spending on the right. */
function summary(
  { unit }: Ledger,
  name: string,
  title: string,
  column: string,
  left: readonly Line[],
  right: readonly Line[],
  tail: readonly (readonly [Line, Line])[],
): GridSheet {
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, at): GridValue[] => [
    left[at]?.[0] ?? null,
    cell(left[at]?.[1] ?? 0),
    right[at]?.[0] ?? null,
    cell(right[at]?.[1] ?? 0),
  ]);
  return {
    name,
    rows: [
      [title],
      [null, null, null, `单位：${unit}`],
      ["收入", null, "支出", null],
      ["项目", column, "项目", column],
      ...lines,
      ...tail.map(([[income, received], [spending, spent]]) => [
        income,
        cell(received),
        spending,
        cell(spent),
      ]),
    ],
  };
}

const NUMERALS = "一二三四五六七八九";

export function byClass({ names }: Ledger, items: readonly Item[]): Line[] {
  const tops = [...new Set(items.map(({ code }) => code.slice(0, 3)))].toSorted();
  return tops.map((code, at) => {
    const { basic, project } = sumOf(items, code);
    return [`${NUMERALS[at] ?? ""}、${names[code] ?? ""}`, basic + project];
  });
}

function total({ basic, project }: Sums): number {
  return basic + project;
}

function basicSheet({ unit, economic }: Ledger, name: string, title: string, column: string): GridSheet {
  const tops = economic.filter(({ code }) => code.length === 3);
  return {
    name,
    rows: [
      [title],
      [null, null, `单位：${unit}`],
      ["科目编码", "科目名称", column],
      [null, "合计", cell(tops.reduce((sum, { amount }) => sum + amount, 0))],
      ...economic.map((line) => [line.code, line.name, cell(line.amount)]),
    ],
  };
}

function threePublicCells([abroad, buying, running, hosting]: ThreePublic): GridValue[] {
  return [abroad + buying + running + hosting, abroad, buying + running, buying, running, hosting].map(
    (amount) => amount / 100,
  );
}

const HEAD = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", null, null, "公务接待费"];
const SUBHEAD = [null, null, "小计", "公务用车购置费", "公务用车运行维护费", null];

/** 公开01–08 of a final account. */
export function finalBook(ledger: Ledger): GridSheet[] {
  const { year, unit, items, fundItems, other, carriedIn, spent, planned } = ledger;
  const all = [...items, ...fundItems];
  const [general, fund] = [total(sumOf(items)), total(sumOf(fundItems))];
  const received = general + fund + other;
  const left = received + carriedIn - general - fund;
  const first = items[0]?.code ?? "";
  const parts = (list: readonly Item[]) => (prefix: string) => {
    const sums = sumOf(list, prefix);
    return [total(sums), sums.basic, sums.project];
  };
  const ofYear = (title: string): string => `${String(year)}年度${title}`;
  return [
    summary(
      ledger,
      "01",
      ofYear("收入支出决算总表"),
      "决算数",
      [
        ["一、一般公共预算财政拨款收入", general],
        ["二、政府性基金预算财政拨款收入", fund],
        ["三、其他收入", other],
      ],
      byClass(ledger, all),
      [
        [
          ["本年收入合计", received],
          ["本年支出合计", general + fund],
        ],
        [
          ["年初结转和结余", carriedIn],
          ["年末结转和结余", left],
        ],
        [
          ["总计", received + carriedIn],
          ["总计", received + carriedIn],
        ],
      ],
    ),
    byCode(
      ledger,
      "02",
      ofYear("收入决算表"),
      ["本年收入合计", "财政拨款收入", "其他收入"],
      all,
      (prefix) => {
        const own = total(sumOf(all, prefix));
        const more = first.startsWith(prefix) ? other : 0;
        return [own + more, own, more];
      },
    ),
    byCode(ledger, "03", ofYear("支出决算表"), ["本年支出合计", "基本支出", "项目支出"], all, parts(all)),
    {
      name: "04",
      rows: [
        [ofYear("财政拨款收入支出决算总表")],
        [null, null, null, null, null, `单位：${unit}`],
        ["收入", null, "支出", null, null, null],
        ["项目", "金额", "项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"],
        ...byClass(ledger, all).map(([label, amount], at): GridValue[] => {
          const income = [
            ["一、一般公共预算财政拨款", general],
            ["二、政府性基金预算财政拨款", fund],
          ][at] ?? [null, 0];
          const ofFund =
            byClass(ledger, fundItems).find(([one]) => one.slice(2) === label.slice(2))?.[1] ?? 0;
          return [
            income[0] ?? null,
            cell(Number(income[1])),
            label,
            cell(amount),
            cell(amount - ofFund),
            cell(ofFund),
          ];
        }),
        [
          "本年收入合计",
          cell(general + fund),
          "本年支出合计",
          cell(general + fund),
          cell(general),
          cell(fund),
        ],
        ["总计", cell(general + fund), "总计", cell(general + fund), cell(general), cell(fund)],
      ],
    },
    byCode(
      ledger,
      "05",
      ofYear("一般公共预算财政拨款支出决算表"),
      ["合计", "基本支出", "项目支出"],
      items,
      parts(items),
    ),
    basicSheet(ledger, "06", ofYear("一般公共预算财政拨款基本支出决算表"), "决算数"),
    {
      name: "07",
      rows: [
        [ofYear("财政拨款“三公”经费支出决算表")],
        [...Array.from({ length: 11 }, () => null), `单位：${unit}`],
        ["预算数", ...Array.from({ length: 5 }, () => null), "决算数"],
        [...HEAD, ...HEAD],
        [...SUBHEAD, ...SUBHEAD],
        [...threePublicCells(planned), ...threePublicCells(spent)],
      ],
    },
    byCode(
      ledger,
      "08",
      ofYear("政府性基金预算财政拨款收入支出决算表"),
      ["年初结转和结余", "本年收入", "本年支出", "年末结转和结余"],
      fundItems,
      (prefix) => {
        const own = total(sumOf(fundItems, prefix));
        return [0, own, own, 0];
      },
    ),
  ];
}

/** The tables of a budget. */
export function budgetBook(ledger: Ledger): GridSheet[] {
  const { year, unit, items, fundItems, other, carriedIn, planned } = ledger;
  const all = [...items, ...fundItems];
  const [general, fund] = [total(sumOf(items)), total(sumOf(fundItems))];
  const spending = general + fund + other + carriedIn;
  const ofYear = (title: string): string => `${String(year)}年${title}`;
  const parts = (list: readonly Item[]) => (prefix: string) => {
    const sums = sumOf(list, prefix);
    return [total(sums), sums.basic, sums.project];
  };
  // What does not come from 财政拨款 pays for projects of the first item.
  const [head, ...others] = all;
  const paid = head ? [{ ...head, project: head.project + other + carriedIn }, ...others] : [];
  return [
    summary(
      ledger,
      "表1",
      ofYear("部门收支总表"),
      "预算数",
      [
        ["一、一般公共预算拨款收入", general],
        ["二、政府性基金预算拨款收入", fund],
        ["三、其他收入", other],
      ],
      byClass(ledger, paid),
      [
        [
          ["本年收入合计", general + fund + other],
          ["本年支出合计", spending],
        ],
        [
          ["上年结转", carriedIn],
          ["结转下年", 0],
        ],
        [
          ["收入总计", spending],
          ["支出总计", spending],
        ],
      ],
    ),
    byCode(ledger, "表2", ofYear("部门支出总表"), ["合计", "基本支出", "项目支出"], paid, parts(paid)),
    byCode(
      ledger,
      "表3",
      ofYear("一般公共预算支出表"),
      ["合计", "基本支出", "项目支出"],
      items,
      parts(items),
    ),
    basicSheet(ledger, "表4", ofYear("一般公共预算基本支出表"), "合计"),
    {
      name: "表5",
      rows: [
        [ofYear("一般公共预算“三公”经费支出表")],
        [null, null, null, null, null, `单位：${unit}`],
        HEAD,
        SUBHEAD,
        threePublicCells(planned),
      ],
    },
  ];
}
