import { type Dossier, type IndicatorClaim, type Level, stageOf } from "../../narrative/index.js";
import { type Fact, plainText, type Table } from "../../recognise/index.js";
import { accountsOf } from "../accounts.js";
import { isBroken, judge } from "../judge.js";
import type { Place } from "../ledger.js";
import { plainName, type Project, projectsOf } from "../projectPairs.js";
import { type Derived, nothingDerived, SAME, SUM } from "../relation.js";
import type { Rule } from "../rule.js";
import { isEqual, type TextPlaces } from "./places.js";
import { minus, plus, textRelation } from "./relation.js";

const RULE = "text/project";
const BASIS = "文字：项目的预算数、执行数与项目表一致";
const REMAINDER_BASIS = "文字：项目剩余指标＝预算数－执行数";
const INDICATOR_RULE = "text/indicator";
const INDICATOR_BASIS = "文字：项目绩效指标的完成值与项目自评表一致";

/** Projects with what their tables print: first their own tables, then the lines of summaries. */
class ProjectTables {
  private readonly byName = new Map<string, Project[]>();

  constructor(document: Dossier) {
    const { own, summaries } = projectsOf(document);
    for (const project of own) this.add(project.name, project);
    for (const { lines, matches } of summaries)
      for (const line of lines) this.add(matches.get(line)?.name ?? line.name, line);
  }

  of(name: string): readonly Project[] {
    return this.byName.get(plainName(name)) ?? [];
  }

  private add(name: string, project: Project): void {
    const key = plainName(name);
    const known = this.byName.get(key);
    if (known) known.push(project);
    else this.byName.set(key, [project]);
  }
}

const BUDGET = 0;
const SPENT = 1;

/** What a project's tables print of a stage: one place a table, and only where it is told without choice. */
function placesOf(projects: readonly Project[], stage: number): Place[] {
  return projects.flatMap(({ money }) => {
    const [only, ...others] = money[stage] ?? [];
    return only && others.length === 0
      ? [only.place]
      : (money[stage] ?? []).slice(0, 1).map(({ place }) => place);
  });
}

function levelOfProject(
  texts: TextPlaces,
  tables: ProjectTables,
  level: Level,
  own: string,
  derived: Derived,
): void {
  const { project } = level.firm;
  const year = level.concepts[0]?.year;
  if (project === undefined || project.startsWith("?") || (year !== undefined && year !== own)) return;
  const stage = stageOf(level);
  const places = placesOf(tables.of(project), stage === "决算" ? SPENT : BUDGET);
  if (places.length === 0) return;
  // A budget may be what was planned for the year or what it became: one of the two is meant.
  const isKnown = stage === "决算" || /全年|调整/.test(level.words.quote) || places.length === 1;
  if (!isKnown && !places.some((place) => isEqual(place.fact, level.fact))) return;
  const best = places.find((place) => isEqual(place.fact, level.fact)) ?? places[0];
  // A list of projects prints this year's money and what was carried over beside their total.
  const isBeside = places.some((place) =>
    place.row.facts.some((fact) => fact && isMoney(fact) && isEqual(fact, level.fact)),
  );
  if (!best || (isBeside && !isEqual(best.fact, level.fact))) return;
  const relation = textRelation(
    texts,
    {
      rule: RULE,
      kind: "same",
      test: SAME,
      basis: BASIS,
      subject: `${plainName(project)}|${stage ?? ""}|${level.section.id}`,
    },
    { fact: level.fact, spot: level },
    [plus(best.fact)],
    [best],
  );
  derived.relations.push(relation);
}

function isMoney({ measure, isBlank }: Fact): boolean {
  return measure === "money" && !isBlank;
}

/** 剩余指标 against every pair of budget and spending that a table prints for the project. */
function remainders(texts: TextPlaces, tables: ProjectTables, derived: Derived): void {
  for (const { statements } of texts.texts) {
    for (const { fact, project, inReason: _reason, ...spot } of statements.remainders) {
      const units = new Set<string | undefined>();
      let isWrong = false;
      for (const one of tables.of(project)) {
        const [budget] = placesOf([one], BUDGET);
        const [spent] = placesOf([one], SPENT);
        // A table in 元 tells whether a difference in 万元 is one of rounding; a wrong figure is wrong once.
        if (!budget || !spent || units.has(budget.fact.unit) || isWrong) continue;
        units.add(budget.fact.unit);
        const relation = textRelation(
          texts,
          {
            rule: "text/remainder",
            test: SUM,
            basis: REMAINDER_BASIS,
            subject: `${plainName(project)}|${budget.fact.unit ?? ""}`,
          },
          { fact, spot: { ...spot, inReason: false } },
          [plus(budget.fact), minus(spent.fact)],
          [budget, spent],
        );
        isWrong = isBroken(judge(relation));
        derived.relations.push(relation);
      }
    }
  }
}

/** What a project's own tables print under an indicator's name, where its text ends with that name. */
function indicatorOf(tables: readonly Table[], claim: IndicatorClaim): Place | undefined {
  const before = plainText(claim.before)
    .replace(/[()、，,]/g, "")
    .replace(/(为|达到?|是|完成)$/, "");
  let best: { place: Place; length: number } | undefined;
  let isTwice = false;
  for (const table of tables) {
    if (table.project === undefined || plainName(table.project) !== plainName(claim.project)) continue;
    for (const row of table.rows) {
      const name = plainText(row.label).replace(/[()、，,]/g, "");
      if (name.length < SHORTEST || !before.endsWith(name)) continue;
      const place = achievedIn(table, row);
      if (!place) continue;
      if (best?.length === name.length) isTwice = true;
      if (best && best.length >= name.length) continue;
      best = { place, length: name.length };
      isTwice = false;
    }
  }
  return isTwice ? undefined : best?.place;
}

const SHORTEST = 4;

function achievedIn(table: Table, row: Table["rows"][number]): Place | undefined {
  const columns = table.panels[row.panel]?.columns ?? [];
  for (const [position, column] of columns.entries()) {
    const label = column.path.at(-1) ?? "";
    const fact = row.factAt(position);
    if (!fact || fact.isBlank || fact.measure !== "target") continue;
    if (/(实际)?(完成|实现)(值|情况|数)/.test(label) && !/预期|预计|目标/.test(label))
      return { fact, table, row, column };
  }
  return undefined;
}

const NOT_WORDS = new Set<string | undefined>(["%", undefined]);

function indicators(document: Dossier, texts: TextPlaces, derived: Derived): void {
  for (const { statements } of texts.texts) {
    for (const claim of statements.indicators) {
      if (!claim.fact.isExact) continue;
      const place = indicatorOf(document.tables, claim);
      if (!place?.fact.isExact) continue;
      const isPercent = claim.fact.unit === "%";
      const own = place.fact.unit;
      if (isPercent !== (own === "%") && !(isPercent && NOT_WORDS.has(own))) continue;
      const relation = textRelation(
        texts,
        {
          rule: INDICATOR_RULE,
          kind: "same",
          test: SAME,
          basis: INDICATOR_BASIS,
          subject: `${plainName(claim.project)}|${place.row.label}`,
        },
        { fact: claim.fact, spot: claim },
        [plus(place.fact)],
        [place],
      );
      const verdict = judge(relation);
      derived.relations.push(
        !isPercent && typeof verdict !== "string" ? { ...relation, weak: true } : relation,
      );
    }
  }
}

/** What a text says of projects, against their tables. */
export function textProjects(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const { texts } of accountsOf(document)) {
    if (texts.texts.length === 0) continue;
    const tables = new ProjectTables(document);
    for (const { statements, document: own } of texts.texts)
      for (const level of statements.levels)
        levelOfProject(texts, tables, level, String(own.year ?? ""), derived);
    remainders(texts, tables, derived);
    indicators(document, texts, derived);
  }
  return derived;
}

export const textProjectRule: Rule = {
  id: RULE,
  parts: [RULE, "text/remainder", INDICATOR_RULE],
  title: { zh: "核对文字中的项目", en: "Check projects in a text" },
  explains: {
    zh: "自评综述等处写明名称的项目，全年预算数、执行数与该项目的自评表、汇总表一致；剩余指标等于预算数减执行数；指标名称与项目表完全相同的，完成值应一致。名称不完全相同的不比较。",
    en: "Budget and spending of a project that the text names are those of its own table and of the summary; what is left is their difference; indicators with exactly the name of the table have its value.",
  },
  basis: BASIS,
  example: {
    自评表: [
      ["2024年度社区服务经费项目绩效自评表"],
      [null, null, null, null, "单位：万元"],
      ["项目名称", "社区服务经费", null, null, null],
      [null, "预算数（A）", "执行数（B）", "执行率（B/A）", "得分"],
      ["年度资金总额", 10, 9, "90%", 18],
    ],
  },
  text: {
    lines: [
      "十三、预算绩效情况说明",
      "1.社区服务经费项目绩效自评综述：项目全年预算数为10.00万元，执行数为9.00万元，完成预算的90%。",
    ],
    mistake: { from: "执行数为9.00万元", to: "执行数为9.10万元", quote: "执行数为9.10万元" },
  },
  across: textProjects,
};
