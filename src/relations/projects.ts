import type { Concept } from "../catalogue/index.js";
import { type CellPlace, plainText, type Recognised, type Table, type TableRow } from "../recognise/index.js";
import { isZero } from "../workbook/index.js";
import { judge } from "./judge.js";
import type { Place } from "./ledger.js";
import { type Derived, nothingDerived, type Relation, SAME, SUM } from "./relation.js";
import type { Rule } from "./rule.js";
import { similarity } from "./similar.js";

const BASIS = "汇总表逐个项目与该项目的自评表、目标表一致";
const TOTAL_BASIS = "汇总表合计等于各项目自评表之和";
const NAME_BASIS = "项目名称在汇总表、自评表和表题中一致";

/** What a summary prints of a project and a project's own table prints of itself. */
const STAGES: readonly (readonly string[])[] = [
  ["全年预算", "预算数", "年初预算"],
  ["执行数", "决算"],
];

/** Money of one stage: the first of its names that is printed, and the name. */
interface Staged {
  readonly stage: string;
  readonly place: Place;
}

interface Project {
  readonly name: string;
  readonly namePlace: CellPlace;
  readonly table: Table;
  /** By {@link STAGES}. */
  readonly money: readonly (readonly Staged[])[];
}

const SUMMARY = /^(performance\/summary|budget\/project)$/;
const OWN = "performance/project-";

function stagedIn(table: Table, row: TableRow, names: readonly string[]): Staged[] {
  const columns = table.panels[row.panel]?.columns ?? [];
  return names.flatMap((stage): Staged[] => {
    const found = columns.flatMap((column, position): Place[] => {
      const fact = row.facts[position];
      const isWhole = column.parent === undefined && !column.ofWhich;
      const isMoney = fact?.measure === "money" && !fact.isBlank && isWhole;
      const own = fact?.concept.stage ?? table.form?.budgetStage;
      return isMoney && own === stage ? [{ fact, table, row, column }] : [];
    });
    const [place] = found;
    return place && found.length === 1 ? [{ stage, place }] : [];
  });
}

/** The row with a project's whole money: its total, or its only one. */
function moneyRow(table: Table): TableRow | undefined {
  const rows = table.rows.filter(
    (row) => row.parent === undefined && row.facts.some((fact) => fact?.measure === "money" && !fact.isBlank),
  );
  const total = rows.find((row) => /资金总额|^总计|^合计/.test(row.label) || row.role === "total");
  return total ?? (rows.length === 1 ? rows[0] : undefined);
}

function ownProjects(document: Recognised): Project[] {
  const projects: Project[] = [];
  for (const table of document.tables) {
    if (!table.form?.id.startsWith(OWN) || table.project === undefined) continue;
    const row = moneyRow(table);
    const namePlace = table.projectPlace ?? table.titlePlace;
    if (!row || !namePlace) continue;
    const money = STAGES.map((names) => stagedIn(table, row, names));
    if (money.some((staged) => staged.length > 0))
      projects.push({ name: table.project, namePlace, table, money });
  }
  return projects;
}

function summaryProjects(table: Table): Project[] {
  return table.rows.flatMap((row): Project[] => {
    const name = row.concept.project;
    if (name === undefined || row.role === "total") return [];
    const namePlace = { sheet: row.sheet, row: row.row, column: row.nameColumn };
    return [{ name, namePlace, table, money: STAGES.map((names) => stagedIn(table, row, names)) }];
  });
}

/** A project's name as names are compared. */
function plainName(name: string): string {
  return plainText(name).replace(/[()[\]、，,.。:：;；\-《》]/g, "");
}

/** The figures of both that speak of one stage; two names of one stage are only taken for each other without choice. */
function pairs(left: Project, right: Project): [Place, Place][] {
  return STAGES.flatMap((_, at): [Place, Place][] => {
    const [ones, others] = [left.money[at] ?? [], right.money[at] ?? []];
    const alike = ones.flatMap((one): [Place, Place][] =>
      others.flatMap((other): [Place, Place][] =>
        one.stage === other.stage ? [[one.place, other.place]] : [],
      ),
    );
    if (alike.length > 0) return alike;
    const [one, other] = [ones[0], others[0]];
    return one && other && ones.length === 1 && others.length === 1 ? [[one.place, other.place]] : [];
  });
}

function sameProject(name: string, own: Place, summary: Place): Relation {
  return {
    rule: "same/project",
    kind: "same",
    test: SAME,
    whole: own.fact,
    parts: [{ fact: summary.fact, sign: 1 }],
    table: own.table,
    basis: BASIS,
    row: own.row,
    column: own.column,
    places: [own, summary],
    subject: `${plainName(name)}|${stageOf(own.fact.concept)}|${summary.table.form?.id ?? ""}`,
  };
}

function stageOf({ stage }: Concept): string {
  return stage ?? "";
}

function agrees(left: Project, right: Project): boolean {
  const found = pairs(left, right);
  const isFilled = found.some(([place]) => !isZero(place.fact.amount));
  return (
    isFilled &&
    found.length >= 2 &&
    found.every(([one, other]) => typeof judge(sameProject("", one, other)) === "string")
  );
}

/** Lines and tables of one name; then, among the rest, those whose amounts agree and nothing else's do. */
function matched(summary: readonly Project[], own: readonly Project[]): Map<Project, Project> {
  const matches = new Map<Project, Project>();
  const isFree = (project: Project): boolean => ![...matches.values()].includes(project);
  for (const line of summary) {
    const found = own.filter((project) => plainName(project.name) === plainName(line.name));
    const [only] = found;
    if (only && found.length === 1 && isFree(only)) matches.set(line, only);
  }
  const rest = summary.filter((line) => !matches.has(line));
  const free = own.filter(isFree);
  for (const line of rest) {
    const found = free.filter((project) => agrees(project, line));
    const [only] = found;
    const rivals = only ? rest.filter((other) => agrees(only, other)) : [];
    const best = found.length === 1 && rivals.length === 1 ? only : byName(line, free.filter(isFree));
    if (best && isFree(best)) matches.set(line, best);
  }
  return matches;
}

const ALIKE = 0.75;

/** The only project whose name is nearly the same. */
function byName(line: Project, free: readonly Project[]): Project | undefined {
  const near = free.filter((project) => similarity(plainName(project.name), plainName(line.name)) >= ALIKE);
  return near.length === 1 ? near[0] : undefined;
}

function nameText(line: Project, own: Project): Derived["texts"][number] {
  const isSame = plainName(line.name) === plainName(own.name);
  return {
    rule: "name/project",
    kind: "name",
    places: [own, line].map(({ namePlace, name }) => ({ place: namePlace, text: name })),
    table: own.table,
    basis: NAME_BASIS,
    subject: `${plainName(own.name)}|${line.table.form?.id ?? ""}`,
    count: 1,
    ...(isSame
      ? {}
      : { problem: { outcome: "differs", data: { name: own.name, expected: line.name, where: "summary" } } }),
  };
}

/** The summaries of a document with the tables of their projects. */
function matchedSummaries(document: Recognised): {
  own: Project[];
  summaries: { table: Table; lines: Project[]; matches: Map<Project, Project> }[];
} {
  const own = ownProjects(document);
  const summaries = document.tables
    .filter(({ form }) => SUMMARY.test(form?.id ?? ""))
    .map((table) => {
      const lines = summaryProjects(table);
      return { table, lines, matches: matched(lines, own) };
    });
  return { own, summaries };
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
  return { ...sameProject(own.name, total, inLine), subject: `${plainName(own.name)}|得分` };
}

const TOTAL_SCORE = /^(总分|合计|总计|总得分|合计得分)$/;

function scoreIn(table: Table, isRow: (row: TableRow) => boolean): Place | undefined {
  for (const row of table.rows) {
    if (!isRow(row)) continue;
    const columns = table.panels[row.panel]?.columns ?? [];
    for (const [position, column] of columns.entries()) {
      const fact = row.facts[position];
      const isScore = fact?.measure === "score" && column.path.join("").includes("得分");
      if (fact && isScore && !fact.isBlank) return { fact, table, row, column };
    }
  }
  return undefined;
}

/** A summary's projects against their own tables, and the sum of all. */
export function projectTables(document: Recognised): Derived {
  const derived = nothingDerived();
  const { own, summaries } = matchedSummaries(document);
  for (const { table, lines, matches } of summaries) {
    for (const line of lines) {
      const project = matches.get(line);
      if (!project) {
        if (own.length > 0)
          derived.notApplicable.push({ rule: "same/project", table, reason: "term-missing" });
        continue;
      }
      for (const [one, other] of pairs(project, line))
        derived.relations.push(sameProject(project.name, one, other));
      const score = scores(line, project, document);
      if (score) derived.relations.push(score);
    }
    if (lines.length > 1 && matches.size === lines.length)
      derived.relations.push(...totals(table, [...matches]));
  }
  return derived;
}

/** The name of each project in the summary, in its own table and in that table's title. */
export function projectNames(document: Recognised): Derived {
  const derived = nothingDerived();
  const { own, summaries } = matchedSummaries(document);
  for (const { matches } of summaries)
    for (const [line, project] of matches) derived.texts.push(nameText(line, project));
  for (const project of own) {
    const text = titleText(project);
    if (text) derived.texts.push(text);
  }
  return derived;
}

/** Σ of the projects' own tables = the summary's total, where each of its lines has its table. */
function totals(table: Table, matches: readonly (readonly [Project, Project])[]): Relation[] {
  const row = table.rows.find(({ role, parent }) => role === "total" && parent === undefined);
  if (!row) return [];
  const columns = table.panels[row.panel]?.columns ?? [];
  return columns.flatMap((column, position): Relation[] => {
    const whole = row.facts[position];
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
        whole,
        parts: found.map(({ fact }) => ({ fact, sign: 1 })),
        table,
        basis: TOTAL_BASIS,
        row,
        column,
        places: [{ fact: whole, table, row, column }, ...found],
      },
    ];
  });
}

const FORM_WORDS = /(项目)?(支出)?(预算)?绩效.*$/;
const NEARLY = 0.6;

/** The project in a table's title against the one in its line 项目名称. */
function titleText({ table, name, namePlace }: Project): Derived["texts"][number] | undefined {
  if (!table.projectPlace || !table.titlePlace) return undefined;
  const year = table.year === undefined ? "" : String(table.year);
  const titled = plainName(plainText(table.title).replace(FORM_WORDS, "")).replace(
    new RegExp(`^${year}年(度)?`),
    "",
  );
  const inside = plainName(name).replace(new RegExp(`^${year}年(度)?`), "");
  if (titled === inside || similarity(titled, inside) < NEARLY || inside.includes(titled)) {
    return titled === inside ? title(table.titlePlace, namePlace, table, name, undefined) : undefined;
  }
  if (titled.includes(inside)) return undefined;
  return title(table.titlePlace, namePlace, table, name, {
    outcome: "title",
    data: { name: table.title, expected: name, where: "title" },
  });
}

function title(
  titlePlace: CellPlace,
  namePlace: CellPlace,
  table: Table,
  name: string,
  problem: Derived["texts"][number]["problem"],
): Derived["texts"][number] {
  return {
    rule: "name/project",
    kind: "name",
    places: [
      { place: titlePlace, text: table.title },
      { place: namePlace, text: name },
    ],
    table,
    basis: NAME_BASIS,
    subject: `${plainName(name)}|title`,
    count: 1,
    ...(problem ? { problem } : {}),
  };
}

const REVIEW = (name: string, budget: number, spent: number): (string | number | null)[][] => [
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
    项目一: REVIEW("普法宣传经费", 120, 115),
    项目二: REVIEW("法律援助经费", 80, 79),
  },
  mistake: { sheet: "项目一", address: "D4", value: 114 },
  across: projectTables,
};

export const projectNameRule: Rule = {
  id: "name/project",
  title: { zh: "核对项目名称", en: "Check the names of projects" },
  explains: {
    zh: "项目名称在汇总表、该项目自己的表和表题中应当一致；不一致的列为待核实。",
    en: "A project has one name in the summary, in its own table and in that table's title; else it is to be verified.",
  },
  basis: NAME_BASIS,
  classes: { differs: "doubt", title: "doubt" },
  example: {
    汇总: [
      ["2024年度项目支出绩效自评情况汇总表"],
      [null, null, null, "单位：万元"],
      ["序号", "项目名称", "全年预算数", "全年执行数"],
      [1, "普法宣传经费", 120, 115],
      [2, "法律援助经费", 80, 79],
      ["合计", null, 200, 194],
    ],
    项目一: REVIEW("普法宣传经费", 120, 115),
    项目二: REVIEW("法律援助经费", 80, 79),
  },
  mistake: { sheet: "项目一", address: "B2", value: "普法教育经费" },
  across: projectNames,
};
