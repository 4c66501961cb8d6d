import { type Concept, TOTAL } from "../../catalogue/index.js";
import type { Fact, Table, TableRow } from "../../recognise/index.js";
import type { Figure } from "../figures/figure.js";
import type { Figures } from "../figures/figures.js";
import type { UnitNature } from "../input.js";
import { natureInName } from "./natures.js";

/** A unit with its 公用经费 of 一般公共预算 in 基本支出. */
export interface UnitCost {
  readonly name: string;
  readonly nature: UnitNature | undefined;
  /** A person said so; else its name tells it. */
  readonly isGiven: boolean;
  /** It stands for the whole department, whose units nothing lists. */
  readonly isWhole: boolean;
  readonly figure: Figure;
}

const FUNDS: ReadonlySet<string | undefined> = new Set(["一般公共预算", "财政拨款", undefined]);

/** The 公用经费 of the whole department. */
export function publicCostConcept(stage: string, year: string | undefined): Concept {
  return {
    direction: "本年支出",
    stage,
    ...(year === undefined ? {} : { year }),
    fund: "一般公共预算",
    nature: "公用经费",
  };
}

/** 机关运行经费 is made of the 公用经费 of units: those that tables list, else those of other documents, else the department's own. */
export function unitsOf(figures: Figures, stage: string, year: string | undefined): UnitCost[] {
  const concept = publicCostConcept(stage, year);
  const listed = listedUnits(figures, concept);
  if (listed.length > 0) return listed;
  const beside = unitsBeside(figures, concept);
  const whole = figures.of(concept);
  if (beside.length > 0) return beside;
  return whole ? [{ ...unitOf(figures, entityOf(figures), whole), isWhole: true }] : [];
}

export function entityOf({ accounts, input: { dossier } }: Figures): string {
  return accounts.entity === "" ? (dossier.document.entity ?? "本部门") : accounts.entity;
}

function unitOf({ input: { natures = {} } }: Figures, name: string, figure: Figure): UnitCost {
  const given = Object.hasOwn(natures, name) ? natures[name] : undefined;
  return { name, nature: given ?? natureInName(name), isGiven: given !== undefined, isWhole: false, figure };
}

/** The lowest units of the first table that lists their 公用经费. */
function listedUnits(figures: Figures, { stage, year }: Concept): UnitCost[] {
  for (const table of figures.tables) {
    const found = rowsOfUnits(table).flatMap((row) => {
      const fact = row.facts.find(
        (one) => one?.measure === "money" && isPublicCost(one.concept, stage, year),
      );
      return fact ? [{ row, fact }] : [];
    });
    if (found.length > 0)
      return found.map(({ row, fact }) => unitOf(figures, row.label, figures.ofFact(fact)));
  }
  return [];
}

function rowsOfUnits({ rows }: Table): TableRow[] {
  const units = rows.filter(
    ({ concept }) => isPart(concept.organisation) && !isPart(concept.function) && !isPart(concept.economic),
  );
  return units.filter(({ index }) => !units.some(({ parent }) => parent === index));
}

function isPart(value: string | undefined): boolean {
  return value !== undefined && value !== TOTAL;
}

function isPublicCost(
  { nature, fund, stage: own, year: of }: Concept,
  stage?: string,
  year?: string,
): boolean {
  return nature === "公用经费" && own === stage && FUNDS.has(fund) && (of ?? year) === year;
}

function unitsBeside(figures: Figures, concept: Concept): UnitCost[] {
  return figures.accounts.beside.units.flatMap(({ entity, documents }) => {
    const [place] = documents.of(concept).flat();
    return place ? [unitOf(figures, entity, figures.ofFact(place.fact))] : [];
  });
}

/** The items of 302 and 310 that make up the 公用经费, by code. */
export function costItems(
  figures: Figures,
  stage: string,
  year: string | undefined,
): { code: string; name: string; fact: Fact }[] {
  for (const table of figures.tables) {
    if (table.form?.codes !== "economic") continue;
    const found = table.rows.flatMap((row) => {
      const { code } = row;
      if (code === undefined || !/^(302|310)\d\d$/.test(code)) return [];
      const fact = row.facts.find(
        (one) =>
          one?.measure === "money" &&
          one.concept.stage === stage &&
          (one.concept.year ?? year) === year &&
          FUNDS.has(one.concept.fund) &&
          (one.concept.nature === "公用经费" || one.concept.nature === "基本支出"),
      );
      const best =
        row.facts.find((one) => one?.concept.nature === "公用经费" && one.concept.stage === stage) ?? fact;
      return best && !best.isBlank && best.amount.units !== 0n ? [{ code, name: row.label, fact: best }] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}
