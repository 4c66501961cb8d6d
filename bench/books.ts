import mof from "../tests/documents/mof-2024-final.json" with { type: "json" };
import type { GridSheet, GridValue } from "../tests/support/grid.js";

type Row = GridValue[];

/** A set of 决算 tables as departments publish it: 公开01–09 and three sheets of 绩效自评, twelve in all. */
export function publishedSet(): GridSheet[] {
  const { sheets } = mof as unknown as { readonly sheets: readonly GridSheet[] };
  const last = sheets.at(-1);
  const more = ["项目自评2", "项目自评3"].flatMap((name) => (last ? [{ ...last, name }] : []));
  return [...sheets, ...more];
}

const CLASSES = [
  ...[201, 202, 203, 204, 205, 206, 207, 208, 210, 211, 212, 213, 214, 215, 216],
  ...[217, 219, 220, 221, 222, 223, 224, 227, 229, 230, 231, 232, 233],
];
const SECTIONS = 99;
const ITEMS = 30;
/** One line in so many of the table of 支出 has a wrong 基本支出, which breaks its row and its column. */
const WRONG = 50;
const WRONG_COLUMN = 3;

/** A line of the functional classification with its amounts in hundredths. */
interface Line {
  readonly code: string;
  basic: number;
  project: number;
}

/** 类, 款 and 项 in their order until there are `count` of them; every parent is the sum of its parts. */
function linesOf(count: number): Line[] {
  const lines: Line[] = [];
  let seed = 12345;
  const cents = (): number => (seed = (seed * 48271) % 2147483647) % 9_999_999;
  for (const code of CLASSES) {
    const top: Line = { code: String(code), basic: 0, project: 0 };
    if (lines.length + 3 > count) break;
    lines.push(top);
    for (let section = 1; section <= SECTIONS && lines.length + 2 <= count; section++) {
      const middle: Line = { code: `${top.code}${String(section).padStart(2, "0")}`, basic: 0, project: 0 };
      lines.push(middle);
      for (let item = 1; item <= ITEMS && lines.length < count; item++) {
        const leaf: Line = {
          code: `${middle.code}${String(item).padStart(2, "0")}`,
          basic: cents(),
          project: cents(),
        };
        lines.push(leaf);
        middle.basic += leaf.basic;
        middle.project += leaf.project;
      }
      top.basic += middle.basic;
      top.project += middle.project;
    }
  }
  return lines;
}

interface TableKind {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly amounts: (basic: number, project: number) => readonly (number | null)[];
  readonly isWrong?: true;
}

const TABLES: readonly TableKind[] = [
  {
    name: "02收入",
    title: "收入决算表",
    columns: ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "其他收入"],
    amounts: (basic, project) => [basic + project, basic + project, null, null, null],
  },
  {
    name: "03支出",
    title: "支出决算表",
    columns: ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出"],
    amounts: (basic, project) => [basic + project, basic, project, null, null],
    isWrong: true,
  },
  {
    name: "05一般公共预算",
    title: "一般公共预算财政拨款支出决算表",
    columns: ["本年支出", "基本支出", "项目支出"],
    amounts: (basic, project) => [basic + project, basic, project],
  },
];

/** Filled cells of one line in all tables, code and name included. */
const CELLS_A_LINE = TABLES.reduce(
  (cells, { amounts }) => cells + 2 + amounts(1, 1).filter((amount) => amount !== null).length,
  0,
);
const AMOUNTS_A_LINE = CELLS_A_LINE - 2 * TABLES.length;

function tableOf({ name, title, columns, amounts, isWrong }: TableKind, lines: readonly Line[]): GridSheet {
  const row = (code: string | null, label: string, basic: number, project: number): Row => [
    code,
    label,
    ...amounts(basic, project).map((cents) => (cents === null ? null : cents / 100)),
  ];
  const tops = lines.filter(({ code }) => code.length === 3);
  const sum = (of: "basic" | "project"): number => tops.reduce((total, line) => total + line[of], 0);
  const rows: Row[] = [
    [`2024年度${title}`],
    ["单位：万元"],
    ["科目编码", "科目名称", ...columns],
    row(null, "合计", sum("basic"), sum("project")),
    ...lines.map(({ code, basic, project }, at) => {
      const own = row(code, `科目${code}`, basic, project);
      if (isWrong === true && at % WRONG === WRONG - 1) own[WRONG_COLUMN] = (basic + 100) / 100;
      return own;
    }),
  ];
  const letters = columns.map((_, at) => String.fromCharCode("C".charCodeAt(0) + at));
  return { name, rows, formats: Object.fromEntries(letters.map((letter) => [letter, "#,##0.00"])) };
}

/** By-function tables that agree with each other, but for one wrong figure in a while, with about so many cells. */
export function tablesWithCells(cells: number): GridSheet[] {
  const lines = linesOf(Math.round(cells / CELLS_A_LINE));
  return TABLES.map((table) => tableOf(table, lines));
}

/** The same by the number of amounts in them. */
export function tablesWithFacts(facts: number): GridSheet[] {
  return tablesWithCells((facts / AMOUNTS_A_LINE) * CELLS_A_LINE);
}
