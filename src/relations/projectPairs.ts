import { type CellPlace, plainText, type Recognised, type Table, type TableRow } from "../recognise/index.js";
import { isZero } from "../workbook/index.js";
import { judge } from "./judge.js";
import type { Place } from "./ledger.js";
import { ofPlaces, type Relation, SAME } from "./relation.js";
import { similarity } from "../workbook/index.js";

export const BASIS = "汇总表逐个项目与该项目的自评表、目标表一致";

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

/** A project in a line of a summary, or in a table of its own. */
export interface Project {
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
      const fact = row.factAt(position);
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
export function plainName(name: string): string {
  return plainText(name).replace(/[()[\]、，,.。:：;；\-《》]/g, "");
}

/** The figures of both that speak of one stage; two names of one stage are only taken for each other without choice. */
export function pairs(left: Project, right: Project): [Place, Place][] {
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

/** One figure of a project, in its own table and in the summary. */
export function printedTwice(own: Place, summary: Place): Relation {
  return {
    rule: "same/project",
    kind: "same",
    test: SAME,
    basis: BASIS,
    ...ofPlaces(own, [summary]),
  };
}

function agrees(left: Project, right: Project): boolean {
  const found = pairs(left, right);
  const isFilled = found.some(([place]) => !isZero(place.fact.amount));
  return (
    isFilled &&
    found.length >= 2 &&
    found.every(([one, other]) => typeof judge(printedTwice(one, other)) === "string")
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

/** A summary with its lines, and the project that each of them is about. */
interface Summary {
  readonly table: Table;
  readonly lines: readonly Project[];
  readonly matches: ReadonlyMap<Project, Project>;
}

/** The projects of a document that have tables of their own, and its summaries. */
export interface Projects {
  readonly own: readonly Project[];
  readonly summaries: readonly Summary[];
}

const PROJECTS = new WeakMap<Recognised, Projects>();

/** The projects of a document, paired once for all rules that ask. */
export function projectsOf(document: Recognised): Projects {
  let projects = PROJECTS.get(document);
  if (!projects) {
    projects = paired(document);
    PROJECTS.set(document, projects);
  }
  return projects;
}

function paired(document: Recognised): Projects {
  const own = ownProjects(document);
  const summaries = document.tables
    .filter(({ form }) => SUMMARY.test(form?.id ?? ""))
    .map((table) => {
      const lines = summaryProjects(table);
      return { table, lines, matches: matched(lines, own) };
    });
  return { own, summaries };
}
