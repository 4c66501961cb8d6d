import type { Recognised, Table, TableRow } from "../recognise/index.js";
import type { Place } from "./ledger.js";
import { BASIS, pairs, plainName, printedTwice, type Project, projectsOf } from "./projectPairs.js";
import { type Derived, nothingDerived, ofPlaces, type Relation, SUM } from "./relation.js";
import type { Rule } from "./rule.js";
import { TOTAL_SCORE } from "./score.js";

const TOTAL_BASIS = "汇总表合计等于各项目自评表之和";

/** The money of one stage; the stage tells a project's figures apart. */
function sameMoney(name: string, own: Place, summary: Place): Relation {
  const stage = own.fact.concept.stage ?? "";
  const subject = `${plainName(name)}|${stage}|${summary.table.form?.id ?? ""}`;
  return { ...printedTwice(own, summary), subject };
}

/** The score in a project's line of the summary, and the total score of its own table. */
function scores(line: Project, own: Project, document: Recognised): Relation | undefined {
  const inLine = scoreIn(
    line.table,
    (row) => row.row === line.namePlace.row && row.sheet === line.namePlace.sheet,
  );
  const tables = document.tables.filter(
    ({ project, sheets }) => project === own.name && sheets[0] === own.table.sheets[0],
  );
  const [total] = tables.flatMap((table) => scoreIn(table, ({ label }) => TOTAL_SCORE.test(label)) ?? []);
  if (!inLine || !total) return undefined;
  return { ...printedTwice(total, inLine), subject: `${plainName(own.name)}|得分` };
}

function scoreIn(table: Table, isRow: (row: TableRow) => boolean): Place | undefined {
  for (const row of table.rows) {
    if (!isRow(row)) continue;
    const columns = table.panels[row.panel]?.columns ?? [];
    for (const [position, column] of columns.entries()) {
      const fact = row.factAt(position);
      const isScore = fact?.measure === "score" && column.path.join("").includes("得分");
      if (fact && isScore && !fact.isBlank) return { fact, table, row, column };
    }
  }
  return undefined;
}

/** A summary's projects against their own tables, and the sum of all. */
export function projectTables(document: Recognised): Derived {
  const derived = nothingDerived();
  const { own, summaries } = projectsOf(document);
  for (const { table, lines, matches } of summaries) {
    for (const line of lines) {
      const project = matches.get(line);
      if (!project) {
        if (own.length > 0)
          derived.notApplicable.push({ rule: "same/project", table, reason: "term-missing" });
        continue;
      }
      for (const [one, other] of pairs(project, line))
        derived.relations.push(sameMoney(project.name, one, other));
      const score = scores(line, project, document);
      if (score) derived.relations.push(score);
    }
    if (lines.length > 1 && matches.size === lines.length)
      derived.relations.push(...totals(table, [...matches]));
  }
  return derived;
}

/** Σ of the projects' own tables = the summary's total, where each of its lines has its table. */
function totals(table: Table, matches: readonly (readonly [Project, Project])[]): Relation[] {
  const row = table.rows.find(({ role, parent }) => role === "total" && parent === undefined);
  if (!row) return [];
  const columns = table.panels[row.panel]?.columns ?? [];
  return columns.flatMap((column, position): Relation[] => {
    const whole = row.factAt(position);
    if (whole?.measure !== "money") return [];
    const parts = matches.map(([line, project]) => {
      const pair = pairs(project, line).find(([, other]) => other.column === column);
      return pair?.[0];
    });
    const found = parts.filter((place) => place !== undefined);
    if (found.length < matches.length) return [];
    return [
      {
        rule: "across/project",
        kind: "across",
        test: SUM,
        basis: TOTAL_BASIS,
        ...ofPlaces({ fact: whole, table, row, column }, found),
      },
    ];
  });
}

/** A little 自评表, for examples. */
export const reviewExample = (name: string, budget: number, spent: number): (string | number | null)[][] => [
  ["2024年度项目支出绩效自评表"],
  ["项目名称", name, null, null],
  ["项目资金（万元）", null, "全年预算数", "全年执行数"],
  [null, "年度资金总额", budget, spent],
];

export const projectRule: Rule = {
  id: "same/project",
  parts: ["same/project", "across/project"],
  title: { zh: "核对汇总表与各项目表", en: "Check the summary against each project's table" },
  explains: {
    zh: "汇总表（绩效自评情况汇总表、项目支出表）里每个项目的预算数、执行数，与该项目自己的自评表、目标表一致（元与万元按四舍五入后的数比较）；每个项目都有自己的表时，各表之和等于汇总表合计。项目按名称对应；名称不一致而两项金额都对得上的，也作对应，并把名称列为待核实。",
    en: "Each project's money in a summary against the project's own table, and the sum of all against the total. Projects are matched by name, or by their amounts where only one fits; then the name is to be verified.",
  },
  basis: BASIS,
  example: {
    汇总: [
      ["2024年度项目支出绩效自评情况汇总表"],
      [null, null, null, "单位：元"],
      ["序号", "项目名称", "全年预算数", "全年执行数"],
      [1, "普法宣传经费", 1200000, 1150000],
      [2, "法律援助经费", 800000, 790000],
      ["合计", null, 2000000, 1940000],
    ],
    项目一: reviewExample("普法宣传经费", 120, 115),
    项目二: reviewExample("法律援助经费", 80, 79),
  },
  mistake: { sheet: "项目一", address: "D4", value: 114 },
  across: projectTables,
};
