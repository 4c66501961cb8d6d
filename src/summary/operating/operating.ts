import type { Concept } from "../../catalogue/index.js";
import { add, type Amount, compare, ZERO } from "../../workbook/index.js";
import type { Differing, Figure } from "../figures/figure.js";
import type { Figures } from "../figures/figures.js";
import { priorOf } from "../figures/prior.js";
import type { SummaryKind } from "../figures/threePublic.js";
import { costItems, entityOf, type UnitCost, unitsOf } from "./units.js";

export const OPERATING = "机关运行经费";

/** All that is known of 机关运行经费. */
export interface OperatingFigures {
  readonly kind: SummaryKind;
  readonly year: string | undefined;
  readonly entity: string;
  readonly units: readonly UnitCost[];
  /** Σ 计入额; undefined while the nature of a unit is not known, or no 公用经费 is printed. */
  readonly workedOut: Amount | undefined;
  /** What tables or texts print as 机关运行经费. */
  readonly printed: Figure | undefined;
  /** What counts: worked out where that can be, else as printed. */
  readonly amount: Amount | undefined;
  readonly prior: Figure | undefined;
  /** 302 and 310 items that are not zero. */
  readonly items: readonly { readonly code: string; readonly name: string; readonly figure: Figure }[];
  readonly differing: readonly Differing[];
  /** A person has told what every unit is, so that what is worked out is right. */
  readonly isSure: boolean;
  /** Every unit is a plain 事业单位: the sentence is 无. */
  readonly isNone: boolean;
}

/** Names of 机关运行经费 in tables and texts: whose money it is, is not always said. */
const FUNDS = ["一般公共预算", "财政拨款", undefined] as const;

function conceptsOf(stage: string, year: string | undefined): Concept[] {
  return FUNDS.flatMap((fund) =>
    ["本年支出", undefined].map((direction) => ({
      ...(direction === undefined ? {} : { direction }),
      stage,
      ...(year === undefined ? {} : { year }),
      ...(fund === undefined ? {} : { fund }),
      item: OPERATING,
    })),
  );
}

export function operatingOf(figures: Figures): OperatingFigures {
  const { document } = figures.input.dossier;
  const kind: SummaryKind = document.kind === "final" ? "final" : "budget";
  const year = document.year?.toString();
  const stage = kind === "final" ? "决算" : "年初预算";
  const printed = conceptsOf(stage, year)
    .flatMap((concept) => figures.of(concept) ?? [])
    .at(0);
  const units = confirmed(unitsOf(figures, stage, year), printed);
  const isKnown = units.length > 0 && units.every(({ nature }) => nature !== undefined);
  const workedOut = isKnown ? sumOf(units) : undefined;
  // What names tell is a guess: it never stands against a figure that somebody wrote.
  const amount = (printed && !isCertain(units) ? undefined : workedOut) ?? printed?.amount;
  const now = printed && amount ? figureOf(printed, amount) : undefined;
  return {
    kind,
    year,
    entity: entityOf(figures),
    units,
    workedOut,
    printed,
    amount,
    prior: now && priorOf(figures, now),
    items: costItems(figures, stage, year).map(({ code, name, fact }) => ({
      code,
      name,
      figure: figures.ofFact(fact),
    })),
    differing: now ? figures.differing(now, isCertain(units)) : [],
    isSure: workedOut !== undefined && isCertain(units),
    isNone: isKnown && units.every(({ nature }) => nature === "事业"),
  };
}

/**
 * The whole of a department can hold 事业单位, whatever its name: it counts in full where it prints just this as its
 * 机关运行经费, else a person has to say.
 */
function confirmed(units: readonly UnitCost[], printed: Figure | undefined): readonly UnitCost[] {
  return units.map((unit) => {
    if (unit.isGiven || !unit.isWhole) return unit;
    const isAll = printed !== undefined && compare(printed.amount, unit.figure.amount) === 0;
    return { ...unit, nature: isAll ? "行政" : unit.nature === "事业" ? unit.nature : undefined };
  });
}

/** What is printed, or what should be printed in its place. */
function figureOf(printed: Figure, amount: Amount): Figure {
  return compare(printed.amount, amount) === 0 ? printed : { ...printed, amount, source: "worked-out" };
}

/** Whether a unit's 公用经费 counts. */
export function counts({ nature }: Pick<UnitCost, "nature">): boolean {
  return nature === "行政" || nature === "参公";
}

function sumOf(units: readonly UnitCost[]): Amount {
  return units.reduce((total, unit) => (counts(unit) ? add(total, unit.figure.amount) : total), ZERO);
}

/** What names tell of units is a good guess; what a person said is sure. */
function isCertain(units: readonly UnitCost[]): boolean {
  return units.every(({ isGiven }) => isGiven);
}
