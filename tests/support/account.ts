import fc from "fast-check";
import type { GridSheet, GridValue } from "./grid.js";

/** A line of 功能分类 without lines below it: 基本支出 and 项目支出 in hundredths. */
export interface Item {
  readonly code: string;
  readonly basic: number;
  readonly project: number;
}

/** Everything that a final account of 一般公共预算 alone is made from. */
export interface Account {
  readonly items: readonly Item[];
  /** Of 基本支出, in hundredths: what 301 and 302 take; 303 takes the rest. */
  readonly staff: number;
  readonly running: number;
  /** 公务接待费, in 三公经费 and in 302. */
  readonly hosting: number;
}

const CODES = [
  "2010301",
  "2010302",
  "2010350",
  "2013201",
  "2050201",
  "2050202",
  "2080501",
  "2080505",
  "2101101",
];
const CLASS_NAMES: Readonly<Record<string, string>> = {
  "201": "一般公共服务支出",
  "205": "教育支出",
  "208": "社会保障和就业支出",
  "210": "卫生健康支出",
};

/** 分 in a hundredth of 万元. */
const FEN_A_HUNDREDTH = 10_000;

const cents = fc.integer({ min: 100, max: 9_999_999 });

export const accounts: fc.Arbitrary<Account> = fc
  .shuffledSubarray(CODES, { minLength: 2 })
  .chain((codes) =>
    fc.record({
      items: fc.tuple(
        ...codes.map((code) => fc.record({ code: fc.constant(code), basic: cents, project: cents })),
      ),
      staff: fc.double({ min: 0.2, max: 0.6, noNaN: true }),
      running: fc.double({ min: 0.1, max: 0.3, noNaN: true }),
      hosting: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    }),
  )
  .map(({ items, staff, running, hosting }): Account => {
    const basic = items.reduce((sum, item) => sum + item.basic, 0);
    const runningCents = Math.floor(basic * running);
    return {
      items: [...items].sort((a, b) => a.code.localeCompare(b.code)),
      staff: Math.floor(basic * staff),
      running: runningCents,
      hosting: Math.floor(runningCents * hosting),
    };
  });

/** How the sheets are written. */
export interface Style {
  /** 元 instead of 万元, by sheet name. */
  readonly yuan?: readonly string[];
  /** Everything so many times as much. */
  readonly times?: number;
  /** Amounts are in 分 and each is rounded to 万元 by itself, as reporting systems print them. */
  readonly rounded?: true;
  /** Whose account it is, in a line of each table. */
  readonly entity?: string;
  /** Put before the names of the sheets. */
  readonly prefix?: string;
  /** The lines of a class, and the items of a line, in another order. */
  readonly order?: (codes: readonly string[]) => readonly string[];
}

interface Sums {
  readonly basic: number;
  readonly project: number;
}

function sumUnder(items: readonly Item[], prefix: string): Sums {
  const own = items.filter(({ code }) => code.startsWith(prefix));
  return {
    basic: own.reduce((sum, { basic }) => sum + basic, 0),
    project: own.reduce((sum, { project }) => sum + project, 0),
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Codes of 类, 款 and 项, each above its own. */
function codesOf({ items }: Account, order: NonNullable<Style["order"]>): string[] {
  const codes = items.map(({ code }) => code);
  return order(distinct(codes.map((code) => code.slice(0, 3)))).flatMap((top) => [
    top,
    ...order(distinct(codes.filter((code) => code.startsWith(top)).map((code) => code.slice(0, 5)))).flatMap(
      (middle) => [middle, ...order(codes.filter((code) => code.startsWith(middle)))],
    ),
  ]);
}

/** The sheets 01–06 and 三公经费 of an account; all of them agree. */
export function sheetsOf(account: Account, style: Style = {}): GridSheet[] {
  const { entity, prefix = "" } = style;
  return plainSheets(account, style).map(({ name, rows: [title = [], unit = [], ...rows] }) => ({
    name: `${prefix}${name}`,
    rows: [title, entity === undefined ? unit : [`部门：${entity}`, ...unit.slice(1)], ...rows],
  }));
}

function plainSheets(account: Account, style: Style): GridSheet[] {
  const { yuan = [], times = 1, order = (codes: readonly string[]) => codes } = style;
  const money = (sheet: string, amount: number): number => {
    if (style.rounded) return Math.floor((amount + FEN_A_HUNDREDTH / 2) / FEN_A_HUNDREDTH) / 100;
    return yuan.includes(sheet) ? amount * times * 100 : (amount * times) / 100;
  };
  const unit = (sheet: string): string => `单位：${yuan.includes(sheet) ? "元" : "万元"}`;
  const all = sumUnder(account.items, "");
  const total = all.basic + all.project;
  const tops = distinct(account.items.map(({ code }) => code.slice(0, 3)));
  const name = (code: string): string => CLASS_NAMES[code] ?? `科目${code}`;

  const summary = (sheet: string, title: string, columns: number): GridSheet => {
    const spread = (label: string, amount: number): GridValue[] => [
      label,
      money(sheet, amount),
      ...(columns === 1 ? [] : [money(sheet, amount), null, null]),
    ];
    const heads =
      columns === 1
        ? ["金额"]
        : ["合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"];
    const lines = tops.map((code, at) => {
      const { basic, project } = sumUnder(account.items, code);
      return [
        at === 0 ? "一、一般公共预算财政拨款收入" : null,
        at === 0 ? money(sheet, total) : null,
        ...spread(`${"一二三四"[at] ?? ""}、${name(code)}`, basic + project),
      ];
    });
    const heading = heads.map((_, at) => (at === 0 ? "支出" : null));
    return {
      name: sheet,
      rows: [
        [title],
        [null, null, null, unit(sheet)],
        ["收入", null, ...heading],
        ["项目", "金额", "项目", ...heads],
        ...lines,
        ["本年收入合计", money(sheet, total), ...spread("本年支出合计", total)],
        ["总计", money(sheet, total), ...spread("总计", total)],
      ],
    };
  };

  const coded = (
    sheet: string,
    title: string,
    columns: readonly string[],
    amounts: (sums: Sums) => readonly (number | null)[],
  ): GridSheet => ({
    name: sheet,
    rows: [
      [title],
      [null, null, null, unit(sheet)],
      ["科目编码", "科目名称", ...columns],
      [null, "合计", ...amounts(all).map((value) => (value === null ? null : money(sheet, value)))],
      ...codesOf(account, order).map((code) => [
        code,
        name(code),
        ...amounts(sumUnder(account.items, code)).map((value) =>
          value === null ? null : money(sheet, value),
        ),
      ]),
    ],
  });

  const { staff, running, hosting } = account;
  const aid = all.basic - staff - running;
  const at = (amount: number): number => money("06", amount);
  return [
    summary("01", "2024年度收入支出决算总表", 1),
    coded("02", "2024年度收入决算表", ["本年收入合计", "财政拨款收入", "事业收入"], ({ basic, project }) => [
      basic + project,
      basic + project,
      null,
    ]),
    coded("03", "2024年度支出决算表", ["本年支出合计", "基本支出", "项目支出"], ({ basic, project }) => [
      basic + project,
      basic,
      project,
    ]),
    summary("04", "2024年度财政拨款收入支出决算总表", 4),
    coded(
      "05",
      "2024年度一般公共预算财政拨款支出决算表",
      ["合计", "基本支出", "项目支出"],
      ({ basic, project }) => [basic + project, basic, project],
    ),
    {
      name: "06",
      rows: [
        ["2024年度一般公共预算财政拨款基本支出决算表"],
        [null, null, null, null, null, unit("06")],
        ["人员经费", null, null, "公用经费", null, null],
        ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
        ["301", "工资福利支出", at(staff), "302", "商品和服务支出", at(running)],
        ["30101", "基本工资", at(staff), "30201", "办公费", at(running - hosting)],
        ["303", "对个人和家庭的补助", at(aid), "30217", "公务接待费", at(hosting)],
        ["30302", "退休费", at(aid), null, null, null],
        ["人员经费合计", null, at(staff + aid), "公用经费合计", null, at(running)],
      ],
    },
  ];
}
